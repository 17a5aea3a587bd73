"""A page that is not UTF-8."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import page_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding


@page_rule("invalid-encoding", family="hygiene")
def invalid_encoding(variant: Variant) -> Iterator[Finding]:
    """A file is not UTF-8, so that some of its characters are lost."""
    yield from variant.problems("invalid-encoding")
