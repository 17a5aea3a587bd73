"""What a check says of a planted fault."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bench.mutations.change import lines_of

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import Corpus
from concordance.corpus.group import PageFile, PageGroup
from concordance.markdown import parse_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.mutations.change import Change

    from concordance.findings.model import Finding
    from concordance.markdown.model import Block, Page

    Places = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True)
class Verdict:
    """What was found of one fault.

    `found`: a finding is on a variant of the page. `language`: on the variant the fault is in, or
    on one that differs from it where it is the source, or on each that should follow it.
    `place`: there, and on the lines of the fault or what stands for them. `elsewhere`: findings on
    pages that were not touched, except references to what was taken out.
    """

    found: bool
    language: bool
    place: bool
    elsewhere: tuple[Finding, ...]
    here: tuple[Finding, ...]


@dataclass(frozen=True)
class Ground:
    """A corpus to plant in, with what is found on it before."""

    corpus: Corpus
    known: frozenset[Finding]
    by_key: dict[str, int]

    @property
    def clean(self) -> list[PageGroup]:
        """Return the groups of several variants without a finding."""
        accused = {finding.path for finding in self.known}
        return [
            group
            for group in self.corpus.groups
            if len(group.variants) > 1 and not accused & set(group.paths)
        ]


REFERS = frozenset(("broken-link", "invalid-entry"))
"""Rules that tell, on another page, of an id or a page that was taken out."""
PER_PAGE = [rule for rule in RULES if rule.scope in {"page", "group"}]
OVER_ALL = [rule for rule in RULES if rule.scope not in {"page", "group"}]


def ground(corpus: Corpus) -> Ground:
    """Check a corpus as it is, its pages read once."""
    kept = tuple(_with(group, _kept(group)) for group in corpus.groups)
    corpus = Corpus(corpus.project, kept, corpus.problems)
    known = frozenset(check(corpus, RULES).findings)
    return Ground(corpus, known, {group.key: at for at, group in enumerate(corpus.groups)})


def _with(group: PageGroup, sources: dict[str, PageFile]) -> PageGroup:
    """Return a group other pages, and nothing of what is known of its own."""
    return replace(group, sources=sources)


def _kept(group: PageGroup) -> dict[str, PageFile]:
    return {v.code: PageFile(v.page.path, lambda page=v.page: page) for v in group.pages}  # type: ignore[misc]


def judge(base: Ground, change: Change) -> Verdict:
    """Check the corpus with one page changed, and compare with what was found before.

    The rules that read one page, or its variants, are run on the changed page alone. What
    freshness says counts where the source changed in a way that the translations should follow,
    and there alone: any change of the source makes it speak.
    """
    place = base.by_key[change.key]
    group = base.corpus.groups[place]
    path = group.by_code[change.code].page.path
    page = parse_page(change.text, path)
    sources = _kept(group) | {change.code: PageFile(path, lambda: page)}
    changed = _with(group, sources)
    groups = (*base.corpus.groups[:place], changed, *base.corpus.groups[place + 1 :])
    alone = Corpus(base.corpus.project, (changed,), base.corpus.problems)
    whole = Corpus(base.corpus.project, groups, base.corpus.problems)
    found = {*check(alone, PER_PAGE).findings, *check(whole, OVER_ALL).findings}
    fresh = {rule.name for rule in RULES if rule.family == "freshness"}
    new = sorted(f for f in found - base.known if (f.rule in fresh) is bool(change.follows))
    here = tuple(finding for finding in new if finding.path in group.paths)
    if change.follows:
        wanted = [{code: [lines]} for code, lines in change.follows.items()]
    else:
        wanted = [{change.code: [change.lines]} | twins(group, change)]
    return Verdict(
        found=bool(here),
        language=all(any(f.language in places for f in here) for places in wanted),
        place=all(any(stands(f, places) for f in here) for places in wanted),
        elsewhere=tuple(_unasked(new, group.paths, path)),
        here=here,
    )


def stands(finding: Finding, places: Places) -> bool:
    """Return whether a finding on one of these variants is in place, or points at one."""
    there = [(finding.language, finding.line), *((v.language, v.line) for v in finding.variants)]
    return finding.language in places and any(
        first <= line <= last for code, line in there for first, last in places.get(code, ())
    )


def twins(group: PageGroup, change: Change) -> Places:
    """Return where each translation has what a fault of the source changes; of others, nothing.

    What differs from the source is told on the translations. They are untouched, and so are their
    headings and blocks that pair with what the source had on the changed lines.
    """
    if change.code != group.source:
        return {}
    page = group.by_code[change.code].page
    first, last = _changed(page.text, change.text)
    places: Places = {code: [] for code in group.by_code if code != change.code}
    heads = [
        {code: one.heading for code, one in row.sections.items() if one.heading}
        for row in group.alignment.sections
    ]
    for row in (*heads, *(row.blocks for row in group.alignment.blocks)):
        start, end = _lines(page, row.get(change.code))
        if start <= last and first <= end:
            for code in places:
                places[code].append(_lines(group.by_code[code].page, row.get(code)))
    return places


def _changed(old: str, new: str) -> tuple[int, int]:
    """Return the first and last line, from 1, of what the old text has and the new has not."""
    before, after = old.split("\n"), new.split("\n")
    alike = _shared(before, after)
    return alike + 1, len(before) - _shared(before[alike:][::-1], after[alike:][::-1])


def _shared(lines: list[str], others: list[str]) -> int:
    """Return how many lines two texts begin with alike."""
    differ = (
        at for at, (one, other) in enumerate(zip(lines, others, strict=False)) if one != other
    )
    return next(differ, min(len(lines), len(others)))


def _lines(page: Page, block: Block | None) -> tuple[int, int]:
    """Return the first and last line of a block, from 1; without a block, none."""
    if block is None:
        return 0, -1
    first, after = lines_of(page, block)
    return first + 1, after


def _unasked(new: Iterable[Finding], paths: Iterable[str], changed: str) -> Iterable[Finding]:
    """Return the findings on other pages, but not what there names something that is gone."""
    own = set(paths)
    for finding in new:
        if finding.path not in own and not (finding.rule in REFERS and changed in finding.message):
            yield finding
