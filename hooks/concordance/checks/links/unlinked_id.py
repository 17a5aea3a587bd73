"""Ids that the configuration wants linked: a source nobody cites, a claim without a verdict."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from sys import intern
from typing import TYPE_CHECKING

from concordance.checks.rule import corpus_rule
from concordance.corpus.links.resolve import beside
from concordance.corpus.queries import query
from concordance.findings.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding

ANY = "*"
ID = re.compile(r"\{:[ \t]*#([\w-]+)[^}\n]*\}")
"""The id of a paragraph or item; those of headings are there for the contents."""
SOURCES = "sources"
"""The key of an entry's front matter that names ids of a page."""

Found = dict[str, tuple[tuple[tuple[str, int], ...], tuple[str, ...]]]
"""By language: the ids of a page with their offsets, and what it links to as `page#id`."""


@query(Found)
def ids_and_links(group: PageGroup) -> Found:
    """Return the explicit ids of each variant of a page, and the ids of pages that it links to."""
    return {
        variant.code: (
            tuple((intern(match[1]), match.start(1)) for match in ID.finditer(variant.page.text)),
            tuple(
                dict.fromkeys(
                    address
                    for block in variant.page.blocks
                    for link in block.links
                    if (address := address_of(group.key, link.target))
                )
            )
            + _named(variant.page.front_matter),
        )
        for variant in group.variants
    }


def address_of(key: str, target: str) -> str:
    """Return what a link of the page `key` leads to as `page#id`; empty where that is no id."""
    path, _, fragment = target.partition("#")
    if not fragment or ":" in path:
        return ""
    return intern(f"{beside(key, path) if path else key}#{fragment}")


def _named(front_matter: Mapping[str, object]) -> tuple[str, ...]:
    """Return the ids that an entry's front matter names, of whatever page they are."""
    names = front_matter.get(SOURCES)
    return tuple(f"{ANY}#{name}" for name in names) if isinstance(names, list) else ()


@query(tuple[str, ...])
def _spoilt(group: PageGroup) -> tuple[str, ...]:
    """Return the languages whose variant cannot be read, so that nobody knows where it links."""
    return tuple(variant.code for variant in group.pages if variant.page.malformed)


def _ask(corpus: Corpus, group: PageGroup) -> object:
    if not corpus.project.config.linked:
        return None
    return group.query(ids_and_links), group.query(_spoilt)


@corpus_rule("unlinked-id", family="links", ask=_ask)
def unlinked_id(corpus: Corpus) -> Iterator[Finding]:
    """An id that must be linked (`extra.concordance.linked`) is linked by no page that should.

    A language with a page that cannot be read is left out: that page may link to any.
    """
    wanted = corpus.project.config.linked
    if not wanted:
        return
    found = {group.key: group.query(ids_and_links) for group in corpus.groups}
    spoilt = {code for group in corpus.groups for code in group.query(_spoilt)}
    to_link = [
        (group, code, id_, start, by)
        for group in corpus.groups
        if any(name.count("/") == group.key.count("/") for name in wanted)
        for code, (ids, _) in found[group.key].items()
        if code not in spoilt
        for id_, start in ids
        if (by := _by_whom(f"{group.key}#{id_}", wanted))
    ]
    linked: dict[tuple[str, str], set[str]] = {
        (code, f"{page}#{id_}"): set()
        for group, code, id_, _, _ in to_link
        for page in (group.key, ANY)
    }
    for key, by_code in found.items():
        for code, (_, links) in by_code.items():
            for link in links:
                if (code, link) in linked:
                    linked[code, link].add(key)
    for group, code, id_, start, by in to_link:
        pages = [linked[code, f"{page}#{id_}"] for page in (group.key, ANY)]
        others = set().union(*pages) - {group.key}
        if not (others if by == ANY else by in others):
            yield _finding(group, code, id_, start, by)


def _by_whom(address: str, wanted: Mapping[str, str]) -> str:
    """Return the page that should link to `page#id`, or `ANY`; empty where none need."""
    return next((page for name, page in wanted.items() if matches(address, name)), "")


def matches(address: str, pattern: str) -> bool:
    """Return whether `page#id` is as a pattern has it; `*` stands for any text without a slash."""
    return address.count("/") == pattern.count("/") and fnmatchcase(address, pattern)


def _finding(group: PageGroup, code: str, id_: str, start: int, by: str) -> Finding:
    """Make the finding of one id of one variant; `by` is the page that should link to it."""
    where = "no other page links" if by == ANY else f"{by} does not link"
    return group.by_code[code].finding(
        f"{where} to '{id_}'",
        Span(start, start + len(id_)),
        hint=f"link to {group.key}#{id_}{'' if by == ANY else f' in {by}'}, or remove it",
        value=id_,
    )
