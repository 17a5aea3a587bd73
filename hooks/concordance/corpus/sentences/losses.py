"""A paragraph's sentences beside those expected of it: which are lost, which changed places.

Each way to account for the sentences is scored: one for one, two or three run together, one split,
one lost, one added. A sentence is lost where the best account without that loss is much worse: had
a translator run it together with its neighbour, this would be longer, and would have its words.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from concordance.corpus.sentences.peers import fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from concordance.corpus.sentences.peers import Expected
    from concordance.corpus.sentences.sentences import Sentence

RUN_TOGETHER, THREE_TOGETHER, SPLIT, LOST, ADDED = -1.0, -3.0, -6.5, -2.0, -7.0
"""What each account costs besides the fit; a sentence more to account for costs its own chance."""
MOVES = (
    (1, 1, 0.0),
    (2, 1, RUN_TOGETHER),
    (3, 1, THREE_TOGETHER),
    (1, 2, SPLIT),
    (1, 0, LOST),
    (0, 1, ADDED),
)
BAND = 6
"""How far from the diagonal the accounts are searched."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A sentence lost: its index among those `expected`, and the one `before` which it belongs.

    `gain` is how much better the account with this loss is than any without (natural logarithm of
    odds), and `margin_over_next` than any that has another sentence lost instead. `mean_fit` is
    that of the sentences that are there.
    """

    gain: float
    margin_over_next: float
    mean_fit: float
    expected: int
    before: int


class _Step(NamedTuple):
    """A step of an account: from which place to which (expected, sentences), and its score."""

    start: tuple[int, int]
    end: tuple[int, int]
    score: float


class SentenceAlignment:
    """The accounts of a paragraph: its `sentences`, and those `expected` of it."""

    def __init__(self, sentences: Sequence[Sentence], expected: Sequence[Expected]) -> None:
        self.sentences = sentences
        self.expected = expected
        self._fits: dict[tuple[int, int, int, int], float] = {}

    def lost(self) -> Iterator[Loss]:
        """Return what the best account calls lost, in order."""
        best, path = self._account(frozenset())
        mean_fit = (best - LOST * len(path)) / len(self.sentences)
        others = self._without([place for place, _ in path])
        for place, before in path:
            margin_over_next = best - others[place]
            gain = margin_over_next
            if len(path) == 1:
                gain = best - self._account(frozenset(range(len(self.expected))))[0]
            yield Loss(
                gain,
                margin_over_next,
                mean_fit,
                place,
                before,
            )

    def account(self) -> tuple[float, frozenset[int]]:
        """Return the score of the best account, and the expected sentences that it calls lost."""
        best, path = self._account(frozenset())
        return best, frozenset(place for place, _ in path)

    def _fit(self, i: int, j: int, many: int, few: int) -> float:
        """Return how well `few` sentences from j on fit `many` from i on, computed once."""
        key = (i, j, many, few)
        if key not in self._fits:
            target, sentence = self.expected[i], self.sentences[j]
            for more in self.expected[i + 1 : i + many]:
                target = target.joined(more)
            for other in self.sentences[j + 1 : j + few]:
                sentence = sentence.joined(other)
            self._fits[key] = fit(sentence, target)
        return self._fits[key]

    def joints(self) -> list[tuple[int, int]]:
        """Return where the best account parts both: indexes of the expected, of the sentences.

        The first is (0, 0), the last how many there are; there are none where the sides are too
        unlike in number to be aligned.
        """
        return self._path(frozenset())[1]

    def _account(self, present: frozenset[int]) -> tuple[float, list[tuple[int, int]]]:
        """Return the score of the best account without a loss in `present`, and its losses."""
        score, path = self._path(present)
        return score, [before for before, at in pairwise(path) if at == (before[0] + 1, before[1])]

    def _without(self, places: Sequence[int]) -> dict[int, float]:
        """Return, for each of some sentences, the score of the best account that does not lose it.

        Every account passes each sentence by one step; of the steps that pass it otherwise than by
        its loss, the best is taken, between the best way to its start and that from its end.
        """
        steps: list[_Step] = []
        before = self._ways(frozenset(), steps)
        after = {(len(self.expected), len(self.sentences)): 0.0}
        for step in reversed(steps):
            if step.end in after:
                score = after[step.end] + step.score
                after[step.start] = max(score, after.get(step.start, -math.inf))
        found = dict.fromkeys(places, -math.inf)
        for step in steps:
            if step.end not in after or step.end[0] == step.start[0]:
                continue
            score = before[step.start][0] + step.score + after[step.end]
            is_loss = step.end[1] == step.start[1]
            for place in range(step.start[0], step.end[0]):
                if place in found and not is_loss:
                    found[place] = max(score, found[place])
        return found

    def _path(self, present: frozenset[int]) -> tuple[float, list[tuple[int, int]]]:
        """Return the score of the best account without a loss in `present`, and where it parts."""
        end = (len(self.expected), len(self.sentences))
        best = self._ways(present)
        if end not in best:
            return -math.inf, []
        path = [end]
        while path[-1] != (0, 0):
            path.append(best[path[-1]][1])
        return best[end][0], path[::-1]

    def _ways(
        self, present: frozenset[int], steps: list[_Step] | None = None
    ) -> dict[tuple[int, int], tuple[float, tuple[int, int]]]:
        """Return the best way to each place without a loss in `present`: score, place before.

        `steps` takes every step that is tried, each after those that lead to its start.
        """
        rows, columns = len(self.expected), len(self.sentences)
        best = {(0, 0): (0.0, (0, 0))}
        for i in range(rows + 1):
            middle = i * columns // max(rows, 1)
            for j in range(max(0, middle - BAND), min(columns, middle + BAND) + 1):
                if (i, j) not in best:
                    continue
                score = best[i, j][0]
                for many, few, cost in MOVES:
                    place = (i + many, j + few)
                    if place[0] > rows or place[1] > columns or (not few and i in present):
                        continue
                    more = cost + (self._fit(i, j, many, few) if many and few else 0.0)
                    if steps is not None:
                        steps.append(_Step((i, j), place, more))
                    if place not in best or score + more > best[place][0]:
                        best[place] = (score + more, (i, j))
        return best


@dataclass(frozen=True, slots=True)
class Move:
    """A sentence out of its place.

    `gain` is how much better it stands at `home` than at `place` (natural logarithm of odds).
    `mean_fit` is that of it and of those that give way, where they are then, and `lowest_fit` the
    lowest of these.
    """

    gain: float
    place: int
    home: int
    mean_fit: float
    lowest_fit: float


class Order:
    """The order of a paragraph's sentences, as many as are `expected`."""

    def __init__(self, sentences: Sequence[Sentence], expected: Sequence[Expected]) -> None:
        self.sentences = sentences
        self.expected = expected
        self._fits: dict[tuple[int, int], float] = {}

    def exchange(self) -> float:
        """Return what the exchange of two neighbours that gains most would gain.

        Negative if none.
        """
        gains = [
            self._fit(i, i + 1) + self._fit(i + 1, i) - self._fit(i, i) - self._fit(i + 1, i + 1)
            for i in range(len(self.sentences) - 1)
        ]
        return max(gains, default=-math.inf)

    def move(self) -> Move:
        """Return the move of one sentence that gains most."""
        count = len(self.sentences)
        best = Move(-math.inf, 0, 0, -math.inf, -math.inf)
        for place in range(count):
            for step in (1, -1):
                # Each step further puts one more sentence where `place` was, or after.
                gain = -self._fit(place, place)
                home = place
                fits: list[float] = []
                while 0 <= home + step < count and abs(home - place) < BAND:
                    home += step
                    fits.append(self._fit(home, home - step))
                    gain += fits[-1] - self._fit(home, home)
                    last = self._fit(place, home)
                    if gain + last > best.gain:
                        mean_fit = sum(fits, last) / (len(fits) + 1)
                        best = Move(gain + last, place, home, mean_fit, min(*fits, last))
        return best

    def _fit(self, place: int, home: int) -> float:
        """Return how well the sentence at `place` fits what is expected at `home`."""
        key = (place, home)
        if key not in self._fits:
            self._fits[key] = fit(self.sentences[place], self.expected[home])
        return self._fits[key]
