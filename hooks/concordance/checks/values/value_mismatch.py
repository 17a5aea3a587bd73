"""A number, amount, percentage or measure that the variants do not say alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.values.disputes import findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding


@group_rule("value-mismatch", family="values")
def value_mismatch(group: PageGroup) -> Iterator[Finding]:
    """A number, amount, percentage or measure differs from the other variants."""
    yield from findings(group, "value-mismatch")
