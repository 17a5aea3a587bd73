"""A date or time that the variants do not say alike, or say in each other's place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.values.disputes import findings
from concordance.checks.values.swaps import swapped_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding


@group_rule("date-mismatch", family="values")
def date_mismatch(group: PageGroup) -> Iterator[Finding]:
    """A date, year or time differs from the other variants, or two stand in each other's place."""
    yield from findings(group, "date-mismatch")
    yield from swapped_dates(group)
