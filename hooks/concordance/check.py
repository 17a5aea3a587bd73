"""Every rule over every page: a corpus in, findings and counts out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from concordance.finding import Finding, Severity
from concordance.ignore import ignores, suppress
from concordance.values import values_read
from concordance.variants import declared_untranslated

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from concordance.corpus import Corpus
    from concordance.rule import Rule
    from concordance.variants import Group


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
) -> Result:
    """Run the rules over a corpus.

    `progress` is called after each page with how many of how many are done. A rule that the
    configuration turns off is not run; the others' findings bear the severity it gives them.
    """
    config = corpus.project.config
    levels = {rule.name: config.level(rule.name, rule.severity.value) for rule in rules}
    active = [rule for rule in rules if levels[rule.name] != "off"]
    by_scope = {
        scope: [rule for rule in active if rule.scope == scope]
        for scope in ("page", "group", "corpus", "ignore")
    }
    findings: list[Finding] = list(corpus.problems)
    for place, group in enumerate(corpus.groups, 1):
        findings.extend(_check_group(group, by_scope["page"], by_scope["group"]))
        if progress is not None:
            progress(place, len(corpus.groups))
    for rule in by_scope["corpus"]:
        findings.extend(_named(rule, rule.check(corpus)))
    pages = {variant.page.path: variant for group in corpus.groups for variant in group.pages}
    asked = [(path, ignores(variant.page)) for path, variant in pages.items()]
    left = suppress(findings, asked, (rule.name for rule in active))
    findings = list(left.findings)
    for rule in by_scope["ignore"]:
        for path, ignore in left.unused:
            findings.extend(_named(rule, rule.check((pages[path], ignore))))
    kept = [
        replace(finding, severity=Severity(levels.get(finding.rule, finding.severity.value)))
        for finding in findings
        if levels.get(finding.rule) not in {None, "off"}
    ]
    return Result(tuple(sorted(set(kept))), _count(corpus))


def _check_group(
    group: Group, page_rules: Sequence[Rule], group_rules: Sequence[Rule]
) -> Iterator[Finding]:
    for variant in group.pages:
        waits = declared_untranslated(variant.page)  # what it says is not its own language's yet
        for rule in page_rules:
            if rule.family == "hygiene" or not waits:
                yield from _named(rule, rule.check(variant))
    if len(group.variants) > 1:
        for rule in group_rules:
            yield from _named(rule, rule.check(group))


def _named(rule: Rule, findings: Iterator[Finding]) -> Iterator[Finding]:
    for finding in findings:
        yield replace(finding, rule=rule.name)


def _count(corpus: Corpus) -> Checked:
    pages = [variant.page for group in corpus.groups for variant in group.pages]
    return Checked(
        pages=len(corpus.groups),
        variants=len(pages),
        sections=sum(len(page.sections) for page in pages),
        blocks=sum(1 for page in pages for _ in page.blocks),
        values=sum(values_read(group) for group in corpus.groups),
    )
