"""What the other variants lead one to expect of a sentence, and how well a sentence fits that.

The fit is a sum of logarithms of odds: how much likelier a sign is between translations of one
sentence than between neighbours in a paragraph. `bench/sentences.py` counts them in this site's
pages and those of other projects: a word's beginning that all the others have is in the translation
77 to 89 times of 100, and in the sentences beside it 9 to 20 times.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from concordance.checks.structure.sentences import Sentence

SPREAD, SLACK = 0.9, 20.0
"""The variance of a length, per character of what the mean of the others predicts, and at least."""
TAILS = 6.0
"""The degrees of freedom of Student's distribution: some translators are far more wordy."""
ALL_HAVE, ALL_LACK = 2.4, -1.45
ONE_HAS, ONE_LACKS = 2.7, -0.55
"""A word that all the others have is here or not; the same where there is but one other."""
SOME_HAVE, SOME_LACK = 2.3, -0.2
ANCHOR_HERE, ANCHOR_GONE = 2.8, -2.0
OTHER_MARK, OTHER_HABIT = -2.5, -1.2
JOINT, JOINTS = -0.35, -2.5
"""What each joint more or less costs, and all of them at most."""

K = TypeVar("K")
Habits = tuple[bool | None, bool | None, bool | None]


@dataclass(frozen=True, slots=True)
class Expected:
    """What a sentence should be like, to judge by `witnesses` other variants of it.

    `length` is the mean of theirs, scaled to the language; `common` are the words and `firm` the
    anchors that all have, `some` and `loose` those of some alone. A habit in which they differ, or
    a mark, is None or empty.
    """

    witnesses: int
    length: float
    common: frozenset[str]
    some: frozenset[str]
    firm: frozenset[str]
    loose: frozenset[str]
    mark: str
    habits: Habits
    joints: float

    def joined(self, other: Expected) -> Expected:
        """Return what is expected where this sentence and the next were run together."""
        common = self.common | other.common
        firm = self.firm | other.firm
        first, second, _ = (
            one if one == two else None for one, two in zip(self.habits, other.habits, strict=True)
        )
        return Expected(
            self.witnesses,
            self.length + 1 + other.length,
            common,
            (self.some | other.some) - common,
            firm,
            (self.loose | other.loose) - firm,
            other.mark,
            (first, second, None),
            self.joints + 1 + other.joints,
        )


def expected(others: Mapping[K, Sequence[Sentence]], scale: Mapping[K, float]) -> list[Expected]:
    """Put together what variants with as many sentences each say, sentence by sentence.

    `scale` gives, per language, how much longer the language to judge is than that one.
    """
    codes = list(others)
    found = []
    for together in zip(*others.values(), strict=True):
        common = frozenset.intersection(*(one.words for one in together))
        firm = frozenset.intersection(*(one.anchors for one in together))
        marks = {one.mark for one in together}
        habits = [{one.habits[place] for one in together} for place in range(3)]
        first, second, third = (next(iter(one)) if len(one) == 1 else None for one in habits)
        length = sum(one.length * scale[code] for code, one in zip(codes, together, strict=True))
        found.append(
            Expected(
                len(codes),
                length / len(codes),
                common,
                frozenset().union(*(one.words for one in together)) - common,
                firm,
                frozenset().union(*(one.anchors for one in together)) - firm,
                marks.pop() if len(marks) == 1 else "",
                (first, second, third),
                sum(one.joints for one in together) / len(codes),
            )
        )
    return found


def fit(own: Sentence, asked: Expected) -> float:
    """Return how likely a sentence is the one expected: a logarithm, higher is likelier."""
    variance = SPREAD * asked.length + SLACK
    apart = (own.length - asked.length) ** 2 / variance
    has, lacks = (ALL_HAVE, ALL_LACK) if asked.witnesses > 1 else (ONE_HAS, ONE_LACKS)
    common = len(own.words & asked.common)
    some = len(own.words & asked.some)
    firm = len(own.anchors & asked.firm)
    total = (
        -(TAILS + 1) / 2 * math.log1p(apart / TAILS)
        - math.log(variance) / 2
        + has * common
        + lacks * (len(asked.common) - common)
        + SOME_HAVE * some
        + SOME_LACK * (len(asked.some) - some)
        + ANCHOR_HERE * (firm + len(own.anchors & asked.loose) / 2)
        + ANCHOR_GONE * (len(asked.firm) - firm)
        + max(JOINTS, JOINT * abs(own.joints - asked.joints))
    )
    if asked.mark and own.mark != asked.mark:
        total += OTHER_MARK
    for habit, usual in zip(own.habits, asked.habits, strict=True):
        if usual is not None and habit != usual:
            total += OTHER_HABIT
    return total
