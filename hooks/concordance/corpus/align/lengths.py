"""What the lengths of two texts tell of their being translations of each other."""

from __future__ import annotations

import math

SPREAD = 20.0
"""The variance of a translation's length, in characters per character (Gale and Church's s2)."""
MOST = 12.0


def length_cost(left: float, right: float) -> float:
    """Return minus the logarithm of the chance that a translation differs so much in length.

    `left` is already scaled to the right language; 0 is the same length, 12 the most.
    """
    mean = (left + right) / 2
    if mean < 1:
        return 0.0
    delta = abs(right - left) / math.sqrt(SPREAD * mean)
    chance = math.erfc(delta / math.sqrt(2))
    return min(MOST, -math.log(chance)) if chance > 0 else MOST
