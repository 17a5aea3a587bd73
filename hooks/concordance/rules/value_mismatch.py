"""A number, amount, percentage or measure that the variants do not say alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.rule import group_rule
from concordance.values.disputes import findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.finding import Finding
    from concordance.variants import Group


@group_rule("value-mismatch", family="values")
def value_mismatch(group: Group) -> Iterator[Finding]:
    """A number, amount, percentage or measure differs from the other variants."""
    yield from findings(group, "value-mismatch")
