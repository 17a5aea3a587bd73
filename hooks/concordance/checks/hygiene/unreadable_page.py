"""A page that cannot be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import page_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding


@page_rule("unreadable-page", family="hygiene")
def unreadable_page(variant: Variant) -> Iterator[Finding]:
    """A file cannot be opened, or a folder leads back to itself by a symbolic link."""
    yield from variant.problems("unreadable-page")
