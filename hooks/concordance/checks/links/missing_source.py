"""What must rest on something and does not: a verdict without a source, a chart that names none."""

from __future__ import annotations

import re
from bisect import bisect_right
from sys import intern
from typing import TYPE_CHECKING

from concordance.checks.links.unlinked_id import address_of, matches
from concordance.checks.rule import corpus_rule
from concordance.corpus.corpus import data_of
from concordance.corpus.links.targets import link_targets, near
from concordance.corpus.queries import query
from concordance.findings.model import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup, Variant
    from concordance.markdown.model import Block

ID = re.compile(r"\{:?[ \t]*#([\w-]+)[^}\n]*\}")
SOURCES = "sources"
"""The page, in each language, on which each source has an id; a site need not have it."""

Cited = dict[str, tuple[tuple[str, int, tuple[str, ...]], ...]]
"""By language: each id of a page, its offset, and what its paragraph, item or row links to."""


@query(Cited)
def cited(group: PageGroup) -> Cited:
    """Return, of each id of each variant, what the block that bears it links to as `page#id`."""
    return {variant.code: tuple(_of_variant(group.key, variant)) for variant in group.variants}


def _of_variant(key: str, variant: Variant) -> Iterator[tuple[str, int, tuple[str, ...]]]:
    marks = list(_ids(variant.page.text))
    blocks = sorted(variant.page.blocks, key=_start) if marks else []
    for found in marks:
        place = bisect_right(blocks, found.start(1), key=_start)
        bearing = blocks[place - 1 : place] if place else []
        links = (address_of(key, link.target) for block in bearing for link in block.links)
        yield intern(found[1]), found.start(1), tuple(dict.fromkeys(link for link in links if link))


def _ids(text: str) -> Iterator[re.Match[str]]:
    """Yield the id of each paragraph, item or link, one a line; a heading's is not what cites."""
    line = -1
    for found in ID.finditer(text):
        start = text.rfind("\n", 0, found.start()) + 1
        if start != line and text[start] != "#":
            yield found
        line = start


def _start(block: Block) -> int:
    return block.span.start


def _ask(corpus: Corpus, group: PageGroup) -> object:
    return group.query(cited) if corpus.project.config.cites else None


@corpus_rule("missing-source", family="links", ask=_ask)
def missing_source(corpus: Corpus) -> Iterator[Finding]:
    """What must cite (`extra.concordance.cites`) cites nothing; a chart names no listed source."""
    wanted = corpus.project.config.cites
    for group in corpus.groups if wanted else ():
        for code, found in group.query(cited).items():
            for id_, start, links in found:
                for pattern, target in wanted.items():
                    if matches(f"{group.key}#{id_}", pattern) and not any(
                        matches(link, target) for link in links
                    ):
                        yield group.by_code[code].finding(
                            f"'{id_}' has no link to {target}",
                            Span(start, start + len(id_)),
                            hint="link to what it rests on, or remove it",
                            value=id_,
                        )
    yield from _of_charts(corpus)


def _of_charts(corpus: Corpus) -> Iterator[Finding]:
    """Return a finding for each source of a chart that the page of sources does not have."""
    listed = corpus.memo(link_targets)
    group = listed.pages.get(SOURCES)
    code = corpus.project.languages[0].code
    if group is None or code not in group.sources:
        return
    ids = listed.ids(group, code) or frozenset()
    for data in corpus.memo(data_of):
        for name, span in data.sources:
            if ids and name not in ids:
                meant = near(name, ids)
                remedy = "list the source there, or remove it here"
                line = data.text.count("\n", 0, span.start) + 1
                yield Finding(
                    path=data.path,
                    line=line,
                    column=span.start - data.text.rfind("\n", 0, span.start),
                    rule="",
                    message=f"sources names '{name}', which is no id in {group.sources[code].path}",
                    hint=f"did you mean '{meant}'?" if meant else remedy,
                    value=name,
                )
