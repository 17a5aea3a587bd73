"""A block that stands elsewhere than in the other variants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.structure.presence import describe, insertion, point
from concordance.corpus.vote import join_codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.align import BlockRow
    from concordance.corpus.group import PageGroup
    from concordance.corpus.vote import Verdict
    from concordance.findings.model import Finding


@group_rule("moved-block", family="structure")
def moved_block(group: PageGroup) -> Iterator[Finding]:
    """A paragraph, list item, table row or other block stands in another place than elsewhere."""
    for place, row in enumerate(group.alignment.blocks):
        if not row.moved:
            continue
        moved = {code: code in row.moved for code in row.blocks}
        verdict = group.vote(moved)
        for code in verdict.outliers:
            variant = group.by_code[code]
            block = row.blocks[code]
            if not _shared(group, {group.alignment.place_of(c, b) for c, b in row.blocks.items()}):
                continue
            span, after = insertion(group, variant, _home(group, row, place, verdict))
            line, _ = variant.page.line_column(span.start)
            yield variant.finding(
                f"{describe([block])} stands elsewhere than in {join_codes(verdict.majority)}",
                block.span,
                hint=verdict.remedy(
                    f"move it after line {line}" + (f', "{after}"' if after else "")
                ),
                variants=tuple(
                    point(group.by_code[other], row.blocks[other]) for other in verdict.majority
                ),
                value=block.kind,
            )


def _home(group: PageGroup, row: BlockRow, place: int, verdict: Verdict[bool]) -> int:
    """Return the row before which a block belongs: its own, or where those that hold have it."""
    if not verdict.value:
        return place
    right = verdict.majority[0]
    start = row.blocks[right].span.start
    return next(
        (
            later
            for later, other in enumerate(group.alignment.blocks)
            if right in other.blocks
            and right not in other.moved
            and other.blocks[right].span.start > start
        ),
        len(group.alignment.blocks) - 1,
    )


def _shared(group: PageGroup, places: set[int]) -> bool:
    """Return whether every variant has the sections that the block stands in, all in one order.

    Where a section is missing or has moved, so have its blocks, and heading-mismatch says it.
    """
    rows = [group.alignment.sections[place] for place in places if place >= 0]
    return all(len(row.sections) == len(group.variants) and not row.moved for row in rows)
