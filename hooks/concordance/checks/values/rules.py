"""The rules of the family values, each with its page beside this module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import corpus_rule, group_rule
from concordance.checks.values.bounds import bound_mismatches
from concordance.checks.values.closed import closed_findings
from concordance.checks.values.labels import label_findings
from concordance.checks.values.mismatches import findings
from concordance.checks.values.number_formats import (
    foreign_dates,
    foreign_marks,
    misspelt_months,
    mixed_marks,
)
from concordance.checks.values.swaps import swapped_dates, swapped_values
from concordance.findings.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.rule import CheckRule
    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding


def _mismatch_rule(name: str, summary: str) -> CheckRule:
    """Make the rule of the mismatches that `mismatches.rule_of` gives its name."""

    def check(group: PageGroup) -> Iterator[Finding]:
        yield from findings(group, name)

    check.__doc__ = summary
    return group_rule(name, family="values")(check)


@group_rule("value-mismatch", family="values")
def _value_mismatch(group: PageGroup) -> Iterator[Finding]:
    """A number or amount differs from the other variants, or two stand in each other's place."""
    yield from findings(group, "value-mismatch")
    yield from swapped_values(group)


@group_rule("date-mismatch", family="values")
def _date_mismatch(group: PageGroup) -> Iterator[Finding]:
    """A date, year or time differs from the other variants, or two stand in each other's place."""
    yield from findings(group, "date-mismatch")
    yield from swapped_dates(group)
    yield from closed_findings(group, dates=True)


@group_rule("vague-mismatch", family="values")
def _vague_mismatch(group: PageGroup) -> Iterator[Finding]:
    """Half here and a third there; thousands, double or the second that others have otherwise."""
    yield from closed_findings(group, dates=False)


@group_rule("bound-mismatch", family="values")
def _bound_mismatch(group: PageGroup) -> Iterator[Finding]:
    """A number is "at least" here and "at most" elsewhere, or bounded in some variants alone."""
    yield from bound_mismatches(group)


@group_rule("number-format", family="values")
def _number_format(group: PageGroup) -> Iterator[Finding]:
    """A number has another language's marks, or a date its order or a month that is misspelt."""
    yield from foreign_marks(group)
    yield from foreign_dates(group)
    yield from misspelt_months(group)


@group_rule("mixed-number-format", family="values", severity=Severity.WARNING)
def _mixed_number_format(group: PageGroup) -> Iterator[Finding]:
    """A page groups its digits, or marks its decimals, in more than one way."""
    yield from mixed_marks(group)


@corpus_rule("label-mismatch", family="values")
def _label_mismatch(corpus: Corpus) -> Iterator[Finding]:
    """A chart's label says another number than the value that it labels."""
    yield from label_findings(corpus)


RULES: tuple[CheckRule, ...] = (
    _value_mismatch,
    _mismatch_rule(
        "scale-mismatch",
        "A number is exactly a thousand or a million times too large or too small.",
    ),
    _mismatch_rule(
        "unit-mismatch",
        "A number is the same as in the other variants, its unit or currency is not.",
    ),
    _date_mismatch,
    _bound_mismatch,
    _vague_mismatch,
    _number_format,
    _mixed_number_format,
    _label_mismatch,
)
