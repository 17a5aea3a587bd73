"""Headings, and other blocks, of one page with one id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import page_rule
from concordance.corpus.group import label_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding
    from concordance.markdown.model import Block, Section


@page_rule("repeated-id", family="structure")
def repeated_id(variant: Variant) -> Iterator[Finding]:
    """Two headings of a page, or two other blocks, have the same explicit id."""
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
    yield from _blocks(variant, {section.id for section in variant.page.sections})


def _blocks(variant: Variant, headings: Collection[str]) -> Iterator[Finding]:
    """Yield a finding for each block whose id another block has; `headings` have theirs."""
    first: dict[str, Block] = {}
    for block in variant.page.blocks:
        if not block.id or block.kind == "heading" or block.id in headings:
            continue
        other = first.setdefault(block.id, block)
        if other is not block:
            line = variant.page.line_column(other.span.start)[0]
            yield variant.finding(
                f"\"{label_of(block)}\" has the id '{block.id}', "
                f'which "{label_of(other)}" on line {line} has already',
                block.span,
                hint="give one of them another id, the same in every language",
                value=block.id,
            )
