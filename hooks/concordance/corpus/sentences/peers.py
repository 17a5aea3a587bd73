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

    from concordance.corpus.sentences.sentences import Sentence

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
    """What a sentence should be like, to judge by `peers` other variants of it.

    `length` is the mean of theirs, scaled to the language; `common` are the words and `firm` the
    anchors that all have, `some` and `loose` those of some alone. A habit in which they differ, or
    a mark, is None or empty.
    """

    peers: int
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
            habit if habit == other_habit else None
            for habit, other_habit in zip(self.habits, other.habits, strict=True)
        )
        return Expected(
            self.peers,
            self.length + 1 + other.length,
            common,
            (self.some | other.some) - common,
            firm,
            (self.loose | other.loose) - firm,
            other.mark,
            (first, second, None),
            self.joints + 1 + other.joints,
        )


def expect(others: Mapping[K, Sequence[Sentence]], scale: Mapping[K, float]) -> list[Expected]:
    """Put together what variants with as many sentences each say, sentence by sentence.

    `scale` gives, per language, how much longer the language to judge is than that one.
    """
    codes = list(others)
    found = []
    for together in zip(*others.values(), strict=True):
        common = frozenset.intersection(*(sentence.words for sentence in together))
        firm = frozenset.intersection(*(sentence.anchors for sentence in together))
        marks = {sentence.mark for sentence in together}
        habits = [{sentence.habits[place] for sentence in together} for place in range(3)]
        first, second, third = (
            next(iter(values)) if len(values) == 1 else None for values in habits
        )
        length = sum(
            sentence.length * scale[code] for code, sentence in zip(codes, together, strict=True)
        )
        found.append(
            Expected(
                len(codes),
                length / len(codes),
                common,
                frozenset().union(*(sentence.words for sentence in together)) - common,
                firm,
                frozenset().union(*(sentence.anchors for sentence in together)) - firm,
                marks.pop() if len(marks) == 1 else "",
                (first, second, third),
                sum(sentence.joints for sentence in together) / len(codes),
            )
        )
    return found


def fit(sentence: Sentence, expected: Expected) -> float:
    """Return how likely a sentence is the one expected: a logarithm, higher is likelier."""
    variance = SPREAD * expected.length + SLACK
    apart = (sentence.length - expected.length) ** 2 / variance
    has, lacks = (ALL_HAVE, ALL_LACK) if expected.peers > 1 else (ONE_HAS, ONE_LACKS)
    common = len(sentence.words & expected.common)
    some = len(sentence.words & expected.some)
    firm = len(sentence.anchors & expected.firm)
    total = (
        -(TAILS + 1) / 2 * math.log1p(apart / TAILS)
        - math.log(variance) / 2
        + has * common
        + lacks * (len(expected.common) - common)
        + SOME_HAVE * some
        + SOME_LACK * (len(expected.some) - some)
        + ANCHOR_HERE * (firm + len(sentence.anchors & expected.loose) / 2)
        + ANCHOR_GONE * (len(expected.firm) - firm)
        + max(JOINTS, JOINT * abs(sentence.joints - expected.joints))
    )
    if expected.mark and sentence.mark != expected.mark:
        total += OTHER_MARK
    for habit, usual in zip(sentence.habits, expected.habits, strict=True):
        if usual is not None and habit != usual:
            total += OTHER_HABIT
    return total
