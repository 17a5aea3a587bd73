"""What the lengths of two texts tell of their being translations of each other."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SPREAD = 20.0
"""The variance of a translation's length, in characters per character (Gale and Church's s2)."""
MOST = 12.0
SIGN = 1.5
"""What exchanging two pairs must save to be a sign that they are exchanged."""


def length_cost(left: float, right: float) -> float:
    """Give minus the logarithm of the chance that a translation differs so much in length.

    `left` is already scaled to the right language; 0 is the same length, 12 the most.
    """
    mean = (left + right) / 2
    if mean < 1:
        return 0.0
    delta = abs(right - left) / math.sqrt(SPREAD * mean)
    chance = math.erfc(delta / math.sqrt(2))
    return min(MOST, -math.log(chance)) if chance > 0 else MOST


def crossed(pairs: Sequence[tuple[float, float]]) -> bool:
    """Tell whether the lengths of two sequences fit better with some two of the pairs exchanged.

    A sign only, which the words must confirm: it says where to look at them.
    """
    costs = [length_cost(left, right) for left, right in pairs]
    return any(
        length_cost(pairs[one][0], pairs[two][1]) + length_cost(pairs[two][0], pairs[one][1]) + SIGN
        < costs[one] + costs[two]
        for one in range(len(pairs))
        if costs[one] > SIGN / 2
        for two in range(len(pairs))
        if two != one
    )
