"""What a check says of a planted fault."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import Corpus
from concordance.corpus.group import PageFile, PageGroup
from concordance.markdown import parse_page

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bench.mutations.change import Change

    from concordance.findings.model import Finding


@dataclass(frozen=True)
class Verdict:
    """What was found of one fault.

    `found`: a finding is on a variant of the page. `language`: on the variant the fault is in, or
    on each that should follow it.
    `place`: there, and on the lines of the fault. `elsewhere`: findings on pages that were not
    touched, except references to what was taken out.
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
    asked = dict(change.follows) or {change.code: change.lines}
    told = {code: [finding for finding in here if finding.language == code] for code in asked}
    return Verdict(
        found=bool(here),
        language=all(told.values()),
        place=all(
            any(first <= finding.line <= last for finding in told[code])
            for code, (first, last) in asked.items()
        ),
        elsewhere=tuple(_unasked(new, group.paths, path)),
        here=here,
    )


def _unasked(new: Iterable[Finding], paths: Iterable[str], changed: str) -> Iterable[Finding]:
    """Return the findings on other pages, but not what there names something that is gone."""
    own = set(paths)
    for finding in new:
        if finding.path not in own and not (finding.rule in REFERS and changed in finding.message):
            yield finding
