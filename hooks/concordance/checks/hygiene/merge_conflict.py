"""What a merge left in a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import page_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding


@page_rule("merge-conflict", family="hygiene")
def merge_conflict(variant: Variant) -> Iterator[Finding]:
    """A page holds the marks that a merge leaves where two changes meet."""
    yield from variant.problems("merge-conflict")
