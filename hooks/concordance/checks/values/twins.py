"""Which of the like values of one block stands where the others' value stands."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from concordance.checks.values.occurrences import Occurrence
    from concordance.checks.values.value_mentions import ValueMention
    from concordance.quantities.model import Quantity


class Twins:
    """The values of a page's blocks that stand there twice, found when they are first asked for."""

    def __init__(self, read: Mapping[tuple[int, str], Sequence[Occurrence]]) -> None:
        """Take what was read, by row and code."""
        self._read = read
        self._ranks_in: dict[tuple[int, str], Mapping[object, list[int]]] = {}

    def placed(self, row: int, members: Mapping[str, ValueMention]) -> dict[str, ValueMention]:
        """Return mentions, each of those whose value its block has twice where the others' stand.

        What is left over is the last of the two, be it the first that another variant changed.
        """
        ranks: dict[str, int] = {}
        twins: dict[str, list[int]] = {}
        for code, mention in members.items():
            same = self._ranks(row, code, mention.quantity) if mention.row == row else []
            if len(same) > 1:
                twins[code] = same
            elif same:
                ranks[code] = same[0]
        if not ranks:
            return dict(members)
        where = next(iter(ranks.values()))
        return dict(members) | {
            code: replace(members[code], occurrence=self._read[row, code][nearest(same, where)])
            for code, same in twins.items()
        }

    def _ranks(self, row: int, code: str, like: Quantity) -> list[int]:
        """Return which of the values of a block are like one of them, in order."""
        if (row, code) not in self._ranks_in:
            found: defaultdict[object, list[int]] = defaultdict(list)
            for rank, one in enumerate(self._read[row, code]):
                found[one.quantity.values, one.quantity.unit].append(rank)
            self._ranks_in[row, code] = found
        return self._ranks_in[row, code].get((like.values, like.unit), [])


def nearest(ranks: Sequence[int], where: int) -> int:
    """Return which of some ranks, in order, is the nearest to another, the first of two."""
    at = bisect_left(ranks, where)
    return min(ranks[max(0, at - 1) : at + 1], key=lambda rank: abs(rank - where))
