"""The alignment of lowest cost of two sequences, without merges.

The cost of leaving an item alone is constant: the textbook cost of Gale and Church (1993), which
charges a gap by its length, absorbs an omission in a neighbour.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CELLS = 250_000
"""Beyond this many cells only a band around the diagonal is searched."""
MARGIN = 50
"""The least width of the band to each side of the diagonal, in items of the second sequence."""
DIGITS = 6
"""Sums are rounded to so many, so that equal ways cost the same in whatever order they add up."""
NEVER = math.inf
PAIR, LEFT_ALONE, RIGHT_ALONE = range(3)
"""The moves; of ways that cost the same the first in this order is taken."""

Pair = tuple[int | None, int | None]


def best_pairs(
    rows: int, columns: int, cost: Callable[[int, int], float], gap: float
) -> list[Pair]:
    """Pair the indexes of two sequences, in order, at the lowest total cost.

    `rows` and `columns` are the lengths of the sequences. `cost(i, j)` is that of pairing two
    items, `NEVER` where they cannot be; `gap` that of leaving one alone. Each pair has None for
    the side that is alone. The table, each cell with the lowest cost so far and the move to it, is
    filled from the ends: so what is alone of several alike is the last one.
    """
    slope = columns / rows if rows else 0.0
    width = columns
    if rows * columns > CELLS:
        width = max(CELLS // rows, MARGIN, math.ceil(slope))  # bands of two rows overlap
    table: list[dict[int, tuple[float, int]]] = []
    for i in range(rows + 1):
        middle = int(i * slope)
        above = table[-1] if table else {}
        row: dict[int, tuple[float, int]] = {}
        for j in range(max(0, middle - width), min(columns, middle + width) + 1):
            best = (NEVER, RIGHT_ALONE) if i or j else (0.0, PAIR)
            if j - 1 in above:
                total = above[j - 1][0] + cost(rows - i, columns - j)
                best = min(best, (round(total, DIGITS), PAIR))
            if j in above:
                best = min(best, (round(above[j][0] + gap, DIGITS), LEFT_ALONE))
            if j - 1 in row:
                best = min(best, (round(row[j - 1][0] + gap, DIGITS), RIGHT_ALONE))
            row[j] = best
        table.append(row)
    return list(_walk_back(table, rows, columns))


def _walk_back(
    table: list[dict[int, tuple[float, int]]], rows: int, columns: int
) -> Iterator[Pair]:
    """Read the pairs off the table, which was filled from the ends of the sequences."""
    i, j = rows, columns
    while i or j:
        move = table[i][j][1]
        yield (
            rows - i if move != RIGHT_ALONE else None,
            columns - j if move != LEFT_ALONE else None,
        )
        i -= move != RIGHT_ALONE
        j -= move != LEFT_ALONE
