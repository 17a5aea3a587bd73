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
DIGITS = 6
"""Sums are rounded to so many, so that equal ways cost the same in whatever order they add up."""
NEVER = math.inf

Pair = tuple[int | None, int | None]


def best_pairs(
    rows: int, columns: int, cost: Callable[[int, int], float], gap: float
) -> list[Pair]:
    """Pair the indexes of two sequences, in order, at the lowest total cost.

    `cost(i, j)` is that of pairing them, `NEVER` where they cannot be; `gap` that of leaving one
    alone. Each cell of the table holds the lowest cost so far and the move to it: 0 pair, 1 leave
    the left one alone, 2 the right one. It is filled from the ends, and where two ways cost the
    same the lower move is made: so what is alone of several alike is the last one.
    """
    width = columns if rows * columns <= CELLS else max(CELLS // max(rows, 1), 50)
    slope = columns / max(rows, 1)
    table: list[dict[int, tuple[float, int]]] = []
    for i in range(rows + 1):
        middle = int(i * slope)
        low, high = max(0, middle - width), min(columns, middle + width)
        above = table[-1] if table else {}
        row: dict[int, tuple[float, int]] = {}
        for j in range(low, high + 1):
            best = (NEVER, 1 if i else 2) if i or j else (0.0, 0)
            if i and j - 1 in above:
                total = above[j - 1][0] + cost(rows - i, columns - j)
                best = min(best, (round(total, DIGITS), 0))
            if i and j in above:
                best = min(best, (round(above[j][0] + gap, DIGITS), 1))
            if j - 1 in row:
                best = min(best, (round(row[j - 1][0] + gap, DIGITS), 2))
            row[j] = best
        table.append(row)
    return list(_walk_back(table))


def _walk_back(table: list[dict[int, tuple[float, int]]]) -> Iterator[Pair]:
    """Read the pairs off the table, which was filled from the ends of the sequences."""
    rows, columns = len(table) - 1, max(table[-1])
    i, j = rows, columns
    while i or j:
        outside = 2 if j > max(table[i]) else 1
        move = table[i][j][1] if j in table[i] else outside
        left = rows - i if move != 2 else None  # noqa: PLR2004 - see best_pairs
        right = columns - j if move != 1 else None
        i, j = i - (left is not None), j - (right is not None)
        yield left, right
