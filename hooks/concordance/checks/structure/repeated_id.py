"""Headings of one page with one id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import page_rule
from concordance.corpus.group import label_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding
    from concordance.markdown.model import Section


@page_rule("repeated-id", family="structure")
def repeated_id(variant: Variant) -> Iterator[Finding]:
    """Two headings of a page have the same explicit id."""
    first: dict[str, Section] = {}
    for section in variant.page.sections:
        if not section.id or section.heading is None:
            continue
        other = first.setdefault(section.id, section)
        if other is not section:
            line = variant.page.line_column(other.span.start)[0]
            yield variant.finding(
                f"heading \"{label_of(section)}\" has the id '{section.id}', "
                f'which "{label_of(other)}" '
                f"on line {line} has already",
                section.heading.span,
                hint="give one of them another id, the same in every language, and stamp it",
                value=section.id,
            )
