"""Front matter that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import page_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding


@page_rule("invalid-front-matter", family="hygiene")
def invalid_front_matter(variant: Variant) -> Iterator[Finding]:
    """The front matter is no YAML mapping, so that everything it says is lost."""
    yield from variant.problems("invalid-front-matter")
