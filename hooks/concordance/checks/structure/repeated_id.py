"""Headings, and other blocks, of one page with one id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import page_rule
from concordance.corpus.group import label_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding, Span
    from concordance.markdown.model import Block, Section


@page_rule("repeated-id", family="structure")
def repeated_id(variant: Variant) -> Iterator[Finding]:
    """Two headings of a page, or two other blocks, have the same explicit id."""
    page = variant.page
    headings = [
        (section, section.heading.span)
        for section in page.sections
        if section.id and section.heading is not None
    ]
    taken = {section.id for section in page.sections}
    blocks = [
        (block, block.span)
        for block in page.blocks
        if block.id and block.kind != "heading" and block.id not in taken
    ]
    yield from _repeated(variant, headings, "heading ", ", and stamp it")
    yield from _repeated(variant, blocks, "", "")


def _repeated(
    variant: Variant, named: Iterable[tuple[Section | Block, Span]], kind: str, after: str
) -> Iterator[Finding]:
    """Yield a finding for each of what has an id that another before it has."""
    first: dict[str, Section | Block] = {}
    for each, span in named:
        other = first.setdefault(each.id, each)
        if other is not each:
            line = variant.page.line_column(other.span.start)[0]
            yield variant.finding(
                f"{kind}\"{label_of(each)}\" has the id '{each.id}', "
                f'which "{label_of(other)}" on line {line} has already',
                span,
                hint=f"give one of them another id, the same in every language{after}",
                value=each.id,
            )
