"""A number that is a thousand or a million times that of the other variants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.values.disputes import findings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding


@group_rule("scale-mismatch", family="values")
def scale_mismatch(group: PageGroup) -> Iterator[Finding]:
    """A number is exactly a thousand or a million times too large or too small."""
    yield from findings(group, "scale-mismatch")
