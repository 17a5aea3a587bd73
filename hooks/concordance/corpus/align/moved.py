"""Blocks that some variants lack in one place and have in another."""

from __future__ import annotations

from heapq import merge
from typing import TYPE_CHECKING

from concordance.corpus.align.signals import likeness

if TYPE_CHECKING:
    from concordance.corpus.align.rows import BlockRow
    from concordance.corpus.align.signals import BlockSignals


def rejoin(rows: list[BlockRow], block_signals: BlockSignals) -> list[BlockRow]:
    """Find, among what some variants lack, the blocks that only stand elsewhere."""
    by_codes: dict[frozenset[str], list[tuple[int, BlockRow]]] = {}
    for place, row in enumerate(rows):
        by_codes.setdefault(frozenset(row.blocks), []).append((place, row))
    gone: set[int] = set()
    for row in rows:
        if id(row) in gone:
            continue
        apart = [rest for has, rest in by_codes.items() if has.isdisjoint(row.blocks)]
        for _, other in merge(*apart):
            if id(other) in gone or len(other.blocks) > len(row.blocks):
                continue
            if row.blocks.keys() & other.blocks.keys():  # what the row has been given since
                continue
            if _is_same(row, other, block_signals):
                row.moved |= other.blocks.keys()
                row.blocks.update(other.blocks)
                gone.add(id(other))
    return [row for row in rows if id(row) not in gone]


def _is_same(row: BlockRow, other: BlockRow, block_signals: BlockSignals) -> bool:
    """Return whether two rows are one: much shared, so that chance is out of the question."""
    left = block_signals.of(next(iter(row.blocks.values())))
    right = block_signals.of(next(iter(other.blocks.values())))
    if left.kind != right.kind:
        return False
    if left.ids and right.ids:
        return left.ids == right.ids
    shared = left.anchors & right.anchors
    likely = likeness(left.anchors, right.anchors)
    stems = likeness(left.stems, right.stems)
    sure = len(shared) > 1 or any(not sign.startswith("number") for sign in shared)
    close = 0.5 <= (left.length + 10) / (right.length + 10) <= 2  # noqa: PLR2004 - half to double
    return close and (
        (likely >= 0.75 and sure)  # noqa: PLR2004
        or (likely >= 0.5 and stems >= 0.3)  # noqa: PLR2004
        or (
            stems >= 0.45  # noqa: PLR2004
            and len(left.stems & right.stems) > 3  # noqa: PLR2004
            and not (left.anchors and right.anchors)
        )
    )
