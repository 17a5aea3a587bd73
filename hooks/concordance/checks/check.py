"""Every rule over every page: a corpus in, findings and counts out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import msgspec

from concordance.checks.cache import Counts
from concordance.checks.deduplicate import deduplicate
from concordance.checks.registry import RULES
from concordance.checks.rule import IdleRequest
from concordance.checks.runner import PageRunner, named, processes_for, prose_findings
from concordance.corpus.corpus import data_of
from concordance.findings.habits import gather
from concordance.findings.model import Finding, Severity
from concordance.freshness.moved import say_who_moved
from concordance.markdown.suppressions import apply_suppressions

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from concordance.checks.cache import CheckCache, Report
    from concordance.checks.rule import CheckRule
    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup, Variant


COMPARING = frozenset({"links", "meaning", "structure", "values"})
"""The families whose rules compare a place with the source's."""


@dataclass(frozen=True)
class CheckResult:
    """The findings, in the order of their places, and what was read to make them.

    What a page does again and again is one of them (`findings.habits`).
    """

    findings: tuple[Finding, ...]
    counts: Counts


def check(
    corpus: Corpus,
    rules: Sequence[CheckRule],
    progress: Callable[[int, int], None] | None = None,
    cache: CheckCache | None = None,
    *,
    release: bool = False,
    processes: int | None = 1,
    others: Collection[str] = (),
    fork: bool = False,
    ask: Callable[[PageGroup], object] | None = None,
) -> CheckResult:
    """Run the rules over a corpus.

    `progress` is called after each page with how many of how many are done. A rule that the
    configuration turns off is not run; the others' findings bear the severity it gives them.
    Pages that `cache` knows are not judged again; what is new is written to it. With `release`, no
    page stays read once it is judged, and nothing made of any at the end. `processes` is how many
    may judge; None takes two for many pages where there are two cores. What is found does not
    depend on these. `others` are the names of the rules that another command runs, so that a page
    may ask to ignore one of them. From a `fork`, a rule of safety is neither ignored nor weakened.
    `ask` is called with each page, for queries whose results the cache is to keep with the others.
    """
    config = corpus.project.config
    safety = {rule.name for rule in rules if rule.safety} if fork else set[str]()
    levels = {
        rule.name: rule.severity.value
        if rule.name in safety
        else config.level(rule.name, rule.severity.value)
        for rule in rules
    }
    active = [rule for rule in rules if levels[rule.name] != "off"]
    by_scope = {
        scope: [rule for rule in active if rule.scope == scope] for scope in ("corpus", "ignore")
    }
    reports: list[Report] = []
    runner = PageRunner(corpus, active, release, ask)
    for report in _reports(runner, corpus.groups, cache, processes):
        reports.append(report)
        if progress is not None:
            progress(len(reports), len(corpus.groups))
    findings = [*corpus.problems, *(found for report in reports for found in report.findings)]
    for rule in by_scope["corpus"]:
        findings.extend(named(rule, rule.check(corpus)))
    for data in corpus.memo(data_of):
        findings.extend(prose_findings(data.group(corpus.project), active))
    requests = [request for report in reports for request in report.suppressions]
    heeded = [
        (path, [request for request in of_page if request.rule not in safety])
        for path, of_page in requests
    ]
    source = "" if corpus.project.symmetric else corpus.project.source.code
    applied = apply_suppressions(findings, heeded, (rule.name for rule in active), source)
    compared = {rule.name for rule in active if rule.family in COMPARING}
    findings = say_who_moved(deduplicate(applied.findings), corpus.project, compared)
    if by_scope["ignore"]:
        names = [*(rule.name for rule in RULES), *others]
        unknown = [
            (path, suppression)
            for path, suppressions in requests
            for suppression in suppressions
            if suppression.rule and suppression.rule not in names
        ]
        pages = _by_path(corpus) if unknown or applied.unused else {}
        for path, suppression in (*applied.unused, *unknown):
            request = IdleRequest(pages[path](), suppression, names)
            for rule in by_scope["ignore"]:
                findings.extend(named(rule, rule.check(request)))
    if cache is not None:
        cache.save()
    if release:
        corpus.release()
    reported = [
        replace(finding, severity=Severity(levels.get(finding.rule, finding.severity.value)))
        for finding in findings
        if levels.get(finding.rule) not in {None, "off"}
    ]
    return CheckResult(tuple(sorted(gather(sorted(set(reported))))), _sum(reports))


def judge_share(
    corpus: Corpus,
    rules: Sequence[CheckRule],
    cache: CheckCache,
    share: tuple[int, int],
    *,
    processes: int | None = 1,
    ask: Callable[[PageGroup], object] | None = None,
) -> Counts:
    """Judge a share of the pages, and write what was found to a cache.

    A run that has the caches of all shares (`cache_of`) finds what one run alone finds, and judges
    no page again.

    Args:
        corpus: the whole project, as every share reads it.
        rules: those of the run that follows.
        cache: where to write.
        share: which share, from 1, of how many.
        processes: as for `check`.
        ask: likewise.

    Returns:
        What was read.
    """
    config = corpus.project.config
    active = [rule for rule in rules if config.level(rule.name, rule.severity.value) != "off"]
    number, shares = share
    groups = corpus.groups[number - 1 :: shares]
    runner = PageRunner(corpus, active, release=True, ask=ask)
    reports = list(_reports(runner, groups, cache, processes))
    cache.save()
    corpus.release()
    return _sum(reports)


def _reports(
    runner: PageRunner,
    groups: Sequence[PageGroup],
    cache: CheckCache | None,
    processes: int | None,
) -> Iterator[Report]:
    """Return the report of each page in turn: what the cache knows, else a judgement."""
    cached: dict[str, Report] = {}
    if cache is not None:
        cache.open(runner.corpus)
        hits = ((group.key, cache.get(group, runner.names)) for group in groups)
        cached = {key: report for key, report in hits if report is not None}
    new = [group for group in groups if group.key not in cached]
    judged = runner.reports(new, processes_for(len(new)) if processes is None else processes)
    for group in groups:
        known = cached.get(group.key)
        report = known or next(judged)
        if known is not None and runner.ask is not None:
            runner.ask(group)
        if known is None and cache is not None:
            cache.put(group, report)
        yield report


def _by_path(corpus: Corpus) -> dict[str, Callable[[], Variant]]:
    """Return the means to read the page of each path."""

    def reader(group: PageGroup, code: str) -> Callable[[], Variant]:
        return lambda: next(variant for variant in group.pages if variant.code == code)

    return {
        source.path: reader(group, code)
        for group in corpus.groups
        for code, source in group.sources.items()
    }


def _sum(reports: Sequence[Report]) -> Counts:
    counts = [msgspec.structs.astuple(report.counts) for report in reports]
    return Counts(*map(sum, zip(*counts, strict=True)))
