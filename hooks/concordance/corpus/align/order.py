"""Blocks that changed places among others of their kind, told by the words they share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate, groupby
from operator import and_
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    Votes = Mapping[tuple[int, int], float]

GAIN = 1.0
"""What a move must gain in votes. In 2,594 lists of blocks of real translations none gains any."""
SHARE = 0.2
"""What of it the block and those that make way must each gain: else one is lost, one is new."""
THIN = 0.25
"""A pair that shares less of its signs may be none."""
RARE = 9
"""A sign that more pairs than this may share says nothing about which is right."""
REACH = 50
"""How many places further on a block that moved is looked for."""

EFFORT = 30_000
"""Moves looked for, times blocks: of a list of 1,000 in another order, 30 are told."""


@dataclass(frozen=True, slots=True)
class _Move:
    """What moves, as places on the left, and what that gains: in all, and at the least side.

    The block at `here` is that which stands at `there` on the right. With `swap` the one at `there`
    comes here; else those between make way.
    """

    here: int = 0
    there: int = 0
    gain: float = 0.0
    side: float = 0.0
    swap: bool = False


def moves(
    left: Sequence[frozenset[str]], right: Sequence[frozenset[str]], kinds: Sequence[str]
) -> tuple[list[int], set[int]]:
    """Find which blocks of two sequences of one length stand elsewhere in the other.

    `left` and `right` are the blocks' signs, which a translation partly shares with its source;
    `kinds` are those of both. Each sign votes for the pairs that share it, a rarer one the more; a
    block is moved among its kind, or two are exchanged, while that gains. Gives for each of the
    left its index in the right, and which of the left had to be moved.
    """
    order = list(range(len(left)))
    moved: set[int] = set()
    if not _doubtful(left, right, kinds):
        return order, moved
    votes = _votes(left, right)
    for low, high in _runs(kinds):
        within = _votes(left[low:high], right[low:high])
        votes |= {(first + low, second + low): vote for (first, second), vote in within.items()}
    for _ in range(min(len(left), EFFORT // max(1, len(left)))):
        best = max(_shift(votes, order, kinds), _exchange(votes, order, kinds), key=_rank)
        if best.gain < GAIN or best.side < SHARE:
            break
        if best.swap:
            order[best.here], order[best.there] = order[best.there], order[best.here]
            moved |= {best.here, best.there}
        else:
            order.insert(best.here, order.pop(best.there))
            moved.add(best.here)
    return order, moved


def _rank(move: _Move) -> tuple[bool, float]:
    return move.gain >= GAIN and move.side >= SHARE, move.gain


def _doubtful(
    left: Sequence[frozenset[str]], right: Sequence[frozenset[str]], kinds: Sequence[str]
) -> bool:
    """Return whether some block shares more with a neighbour of its counterpart, or two exchanged.

    Whatever moves, the blocks that it passes make way by one; where two are exchanged, neither
    shares much with what stands in its place.
    """
    shared = [len(both) for both in map(and_, left, right)]
    if any(
        kinds[first] == kinds[second] and len(left[first] & right[second]) > shared[first]
        for at in range(1, len(left))
        for first, second in ((at - 1, at), (at, at - 1))
    ):
        return True
    thin = [at for at, count in enumerate(shared) if count < THIN * len(left[at] | right[at])]
    return any(
        kinds[first] == kinds[second] and len(left[first] & right[second]) > shared[first]
        for first in thin
        for second in thin
    )


def _votes(
    left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]
) -> dict[tuple[int, int], float]:
    """Return, for each pair of indexes, the weight of the signs that both texts share.

    A sign in m texts on the left and n on the right gives each of its pairs 1 / (m * n).
    """
    lefts, rights = _places(left), _places(right)
    votes: defaultdict[tuple[int, int], float] = defaultdict(float)
    for sign in sorted(lefts.keys() & rights.keys()):
        mine, theirs = lefts[sign], rights[sign]
        pairs = len(mine) * len(theirs)
        if pairs <= RARE:
            for first in mine:
                for second in theirs:
                    votes[first, second] += 1 / pairs
    return dict(votes)


def _places(texts: Sequence[frozenset[str]]) -> dict[str, list[int]]:
    """Return for each sign the indexes of the texts that have it."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, signs in enumerate(texts):
        for sign in signs:
            places[sign].append(place)
    return places


def _runs(kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Return where blocks of one kind follow each other.

    A sign that is common may be rare there.
    """
    low = 0
    for _, run in groupby(kinds):
        high = low + sum(1 for _ in run)
        if 1 < high - low < len(kinds):
            yield low, high
        low = high


def _shift(votes: Votes, order: Sequence[int], kinds: Sequence[str]) -> _Move:
    """Return the block that gains most by moving past its neighbours."""
    last = len(order) - 1
    now = [votes.get(pair, 0.0) for pair in enumerate(order)]
    as_is = _sums(now)
    after = _sums([0.0, *(votes.get(pair, 0.0) for pair in enumerate(order[:-1], 1))])
    before = _sums(votes.get(pair, 0.0) for pair in enumerate(order[1:]))
    best = _Move()
    for here, kind in enumerate(kinds):
        for step in (1, -1):
            for there in range(here + step, max(-1, min(last + 1, here + step * REACH)), step):
                if kinds[there] != kind:
                    break
                low, high = min(here, there), max(here, there) + 1
                way = (
                    after[there + 1] - after[here + 1] if step > 0 else before[here] - before[there]
                )
                new = votes.get((here, order[there]), 0.0)
                gain = new + way - (as_is[high] - as_is[low])
                if gain >= GAIN:
                    gained = new - now[here]
                    best = max(
                        best, _Move(here, there, gain, min(gained, gain - gained)), key=_rank
                    )
    return best


def _exchange(votes: Votes, order: Sequence[int], kinds: Sequence[str]) -> _Move:
    """Return the two blocks that gain most by standing in each other's place."""
    place = {second: at for at, second in enumerate(order)}
    best = _Move()
    for first, second in votes:
        at = place[second]
        if first != at and kinds[first] == kinds[at]:
            mine = votes[first, second] - votes.get((first, order[first]), 0.0)
            theirs = votes.get((at, order[first]), 0.0) - votes.get((at, second), 0.0)
            move = _Move(first, at, mine + theirs, min(mine, theirs), swap=True)
            best = max(best, move, key=_rank)
    return best


def _sums(values: Iterable[float]) -> list[float]:
    return [0.0, *accumulate(values)]
