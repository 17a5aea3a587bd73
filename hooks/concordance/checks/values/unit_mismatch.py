"""The same number with another unit or currency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.values.disputes import findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding


@group_rule("unit-mismatch", family="values")
def unit_mismatch(group: PageGroup) -> Iterator[Finding]:
    """A number is the same as in the other variants, its unit or currency is not."""
    yield from findings(group, "unit-mismatch")
