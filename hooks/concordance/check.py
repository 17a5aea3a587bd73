"""Every rule over every page: a corpus in, findings and counts out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from concordance.cache import Counts, Report
from concordance.doubled import said_once
from concordance.finding import Finding, Severity
from concordance.ignore import ignores, suppress
from concordance.values.compare import values_read
from concordance.variants import declared_untranslated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from concordance.cache import Cache
    from concordance.corpus import Corpus
    from concordance.rule import Rule
    from concordance.variants import Group, Variant


@dataclass(frozen=True)
class Checked:
    """What was read: the pages, each counted once, their variants, and what these hold."""

    pages: int = 0
    variants: int = 0
    sections: int = 0
    blocks: int = 0
    values: int = 0


@dataclass(frozen=True)
class Result:
    """The findings, in the order of their places, and what was checked."""

    findings: tuple[Finding, ...]
    checked: Checked


def check(
    corpus: Corpus,
    rules: Sequence[Rule],
    progress: Callable[[int, int], None] | None = None,
    cache: Cache | None = None,
) -> Result:
    """Run the rules over a corpus.

    `progress` is called after each page with how many of how many are done. A rule that the
    configuration turns off is not run; the others' findings bear the severity it gives them.
    Pages that `cache` knows are not judged again; what is new is written to it.
    """
    config = corpus.project.config
    levels = {rule.name: config.level(rule.name, rule.severity.value) for rule in rules}
    active = [rule for rule in rules if levels[rule.name] != "off"]
    by_scope = {
        scope: [rule for rule in active if rule.scope == scope]
        for scope in ("page", "group", "corpus", "ignore")
    }
    if cache is not None:
        cache.open(corpus)
    reports: list[Report] = []
    for group in corpus.groups:
        reports.append(_report(group, by_scope["page"], by_scope["group"], cache))
        if progress is not None:
            progress(len(reports), len(corpus.groups))
    findings = [*corpus.problems, *(found for report in reports for found in report.findings)]
    for rule in by_scope["corpus"]:
        findings.extend(_named(rule, rule.check(corpus)))
    left = suppress(
        findings,
        (asked for report in reports for asked in report.asked),
        (rule.name for rule in active),
    )
    findings = said_once(left.findings)
    if left.unused and by_scope["ignore"]:
        pages = _by_path(corpus)
        for rule in by_scope["ignore"]:
            for path, ignore in left.unused:
                findings.extend(_named(rule, rule.check((pages[path](), ignore))))
    if cache is not None:
        cache.save()
    kept = [
        replace(finding, severity=Severity(levels.get(finding.rule, finding.severity.value)))
        for finding in findings
        if levels.get(finding.rule) not in {None, "off"}
    ]
    return Result(tuple(sorted(set(kept))), _sum(reports))


def _report(
    group: Group, page_rules: Sequence[Rule], group_rules: Sequence[Rule], cache: Cache | None
) -> Report:
    """Judge one page and its variants by the rules that need no other, unless that is known."""
    names = frozenset(rule.name for rule in (*page_rules, *group_rules))
    known = cache.recall(group, names) if cache is not None else None
    if known is not None:
        return known
    findings = tuple(_findings(group, page_rules, group_rules))
    asked = tuple(
        (variant.page.path, said) for variant in group.pages if (said := ignores(variant.page))
    )
    report = Report(names, findings, asked, _count(group))
    if cache is not None:
        cache.keep(group, report)
    return report


def _findings(
    group: Group, page_rules: Sequence[Rule], group_rules: Sequence[Rule]
) -> Iterator[Finding]:
    for variant in group.pages:
        # what a page says that waits for its translation, or is spoilt, is not to be judged
        waits = declared_untranslated(variant.page) or variant.page.spoilt
        for rule in page_rules:
            if rule.family == "hygiene" or not waits:
                yield from _named(rule, rule.check(variant))
    if len(group.variants) > 1:
        for rule in group_rules:
            yield from _named(rule, rule.check(group))


def _named(rule: Rule, findings: Iterator[Finding]) -> Iterator[Finding]:
    for finding in findings:
        yield replace(finding, rule=rule.name)


def _by_path(corpus: Corpus) -> dict[str, Callable[[], Variant]]:
    """Give the means to read the page of each path."""

    def reader(group: Group, code: str) -> Callable[[], Variant]:
        return lambda: next(variant for variant in group.pages if variant.code == code)

    return {
        source.path: reader(group, code)
        for group in corpus.groups
        for code, source in group.sources.items()
    }


def _count(group: Group) -> Counts:
    pages = [variant.page for variant in group.pages]
    sections = [section for page in pages for section in page.sections]
    return Counts(
        variants=len(pages),
        sections=len(sections),
        blocks=sum(len(section.blocks) + (section.heading is not None) for section in sections),
        values=values_read(group),
    )


def _sum(reports: Sequence[Report]) -> Checked:
    counts = [report.counts for report in reports]
    return Checked(
        pages=len(reports),
        variants=sum(count.variants for count in counts),
        sections=sum(count.sections for count in counts),
        blocks=sum(count.blocks for count in counts),
        values=sum(count.values for count in counts),
    )
