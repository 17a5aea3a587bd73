"""What an editor asks of a page whose text is in memory: its findings, and its counterparts.

The text is judged with the files of the other languages, and is written nowhere: no cache has it.
The rules over the whole project run on what is saved (`read_saved`); those of one page run on what
is typed (`judge`).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.cli.rule_options import all_rules
from concordance.corpus.corpus import Corpus, read_corpus
from concordance.corpus.group import PageFile, PageGroup
from concordance.findings.habits import each_place
from concordance.markdown.read import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.checks.cache import CheckCache
    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding, Span
    from concordance.project.project import Project

ON_PAGES = tuple(rule for rule in RULES if rule.scope != "corpus")
WIDE = frozenset(rule.name for rule in RULES if rule.scope == "corpus")


@dataclass(frozen=True)
class Saved:
    """A project as it is on disk: its pages by their files, and what its rules found.

    `wide` are the findings, by path, of the rules that need more than one page.
    """

    corpus: Corpus
    places: Mapping[Path, tuple[PageGroup, str]]
    wide: Mapping[str, tuple[Finding, ...]]


@dataclass(frozen=True)
class OtherPlace:
    """What stands in another variant in the place that is asked for.

    `span` is None where the variant has nothing there, or cannot be compared.
    """

    variant: Variant
    span: Span | None


def read_saved(project: Project, cache: CheckCache | None) -> Saved:
    """Check a project as it is saved."""
    corpus = read_corpus(project)
    names = [rule.name for rule in all_rules()]
    result = check(corpus, RULES, cache=cache, release=True, others=names)
    wide: dict[str, list[Finding]] = {}
    for finding in each_place(result.findings):
        if finding.rule in WIDE:
            wide.setdefault(finding.path, []).append(finding)
    places = {
        Path(source.path).resolve(): (group, code)
        for group in corpus.groups
        for code, source in group.sources.items()
    }
    return Saved(corpus, places, {path: tuple(found) for path, found in wide.items()})


def open_group(saved: Saved, group: PageGroup, texts: Mapping[str, str]) -> PageGroup:
    """Return a page's group in which variants have these texts, by code, in place of their files.

    A variant without data is one that no cache keeps.
    """
    project = saved.corpus.project
    largest, commonmark = project.config.largest_page, project.layout.commonmark

    def of_text(path: str, text: str) -> PageFile:
        data = text.encode("utf-8", errors="replace")
        return PageFile(path, lambda: read_bytes(data, path, largest, commonmark=commonmark))

    sources = {
        code: of_text(source.path, texts[code]) if code in texts else source
        for code, source in group.sources.items()
    }
    return PageGroup(group.key, group.project, sources, group.absent)


def judge(saved: Saved, group: PageGroup) -> list[Finding]:
    """Return what is wrong with the variants of one page, place by place, in their order.

    What the rules over the project found when it was last saved is kept, but where another finding
    begins now.
    """
    corpus = Corpus(saved.corpus.project, (group,))
    names = [rule.name for rule in all_rules()]
    paths = {source.path for source in group.sources.values()}
    result = check(corpus, ON_PAGES, others=names)
    found = [finding for finding in each_place(result.findings) if finding.path in paths]
    taken = {(finding.path, finding.line, finding.column) for finding in found}
    wide = (finding for path in paths for finding in saved.wide.get(path, ()))
    kept = [each for each in wide if (each.path, each.line, each.column) not in taken]
    return sorted([*found, *kept])


def counterparts(group: PageGroup, code: str, offset: int) -> Iterator[OtherPlace]:
    """Return what stands in the other variants in the place of an offset of one."""
    spans = dict(_spans_at(group, code, offset))
    for variant in group.pages:
        if variant.code != code:
            yield OtherPlace(variant, spans.get(variant.code))


def _spans_at(group: PageGroup, code: str, offset: int) -> Iterator[tuple[str, Span]]:
    """Return the spans, by code, of the row of blocks or headings that an offset stands in."""
    if code not in group.by_code:
        return
    for row in group.alignment.blocks:
        if code in row.blocks and _holds(row.blocks[code].span, offset):
            yield from ((other, block.span) for other, block in row.blocks.items())
            return
    for section in group.alignment.sections:
        headings = {other: each.heading for other, each in section.sections.items()}
        own = headings.get(code)
        if own is not None and _holds(own.span, offset):
            yield from ((other, each.span) for other, each in headings.items() if each)
            return


def _holds(span: Span, offset: int) -> bool:
    return span.start <= offset <= span.end
