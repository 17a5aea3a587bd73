"""Paragraphs that a translator ran together, or split: nothing is missing there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.corpus.align.lengths import length_cost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordance.corpus.align.rows import BlockRow
    from concordance.corpus.align.signals import BlockSignals

CLOSE, BETTER = 2.0, 3.0
"""A neighbour holds a block too where its length fits both at this cost, and so much better."""
KINDS = {"paragraph", "item", "definition"}


def mark_merges(rows: Sequence[BlockRow], signals: BlockSignals) -> None:
    """Note on each row the codes that lack its block but have its text in the block beside it.

    Both directions: a block that one variant lacks may be part of its neighbour there, and one
    that it has alone may be part of the others' neighbour. A short block beside a long one makes
    no difference that length could show, and stays missing.
    """
    for place, row in enumerate(rows):
        if (
            len(row.blocks) == len(signals.codes)
            or next(iter(row.blocks.values())).kind not in KINDS
        ):
            continue
        for beside in (place - 1, place + 1):
            if 0 <= beside < len(rows) and rows[beside].section == row.section:
                for code in signals.codes:
                    if code not in row.blocks and _holds(rows[beside], row, code, signals):
                        row.merged.add(code)


def _holds(beside: BlockRow, row: BlockRow, code: str, signals: BlockSignals) -> bool:
    """Return whether the neighbour's block in one variant holds this row's text as well."""
    block = beside.blocks.get(code)
    other = next((code for code in row.blocks if code in beside.blocks), None)
    if block is None or other is None or block.kind not in KINDS:
        return False
    whole = signals.of(block)
    lost, next_to_it = signals.of(row.blocks[other]), signals.of(beside.blocks[other])
    if lost.anchors and not lost.anchors & whole.anchors:
        return False
    ratio = signals.ratio(other, code)
    both = length_cost((lost.length + next_to_it.length) * ratio, whole.length)
    alone = length_cost(next_to_it.length * ratio, whole.length)
    return both < CLOSE and alone - both > BETTER
