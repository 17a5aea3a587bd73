"""Values that stand in each other's place: which leftovers of two texts belong together."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING

from concordance.checks.values.matching import Cluster, same_unit
from concordance.markdown.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from concordance.checks.values.value_mentions import Key, ValueMention
    from concordance.quantities.model import Value

_PAIR = 2
ABSENT = ""
"""The vote of a variant that has no such value."""


def words_that_differ(left: Sequence[Cluster], variants: int) -> Iterator[tuple[Cluster, Cluster]]:
    """Return what is "seven" here and "eight" there, of what is left in a block.

    A small number in words need not be in the other variants, but where all have one, it is the
    same one. Without a unit, it is asked only where nothing else is left. `variants` is the number
    of variants that have the block.
    """
    for unit in dict.fromkeys(cluster.first.unit for cluster in left):
        alike = [c for c in left if c.first.unit == unit]
        if any(not cluster.first.quantity.spelled for cluster in alike):
            continue
        if not unit and (len(left) != _PAIR or variants <= _PAIR):
            continue
        by_members = defaultdict(list)
        for cluster in alike:
            by_members[frozenset(cluster.members)].append(cluster)
        if len(by_members) != _PAIR:
            continue
        (these, first), (those, second) = by_members.items()
        if these.isdisjoint(those) and len(these | those) == variants and len(first) == len(second):
            yield min(first, key=_order), min(second, key=_order)


def _order(cluster: Cluster) -> tuple[int, int]:
    return cluster.first.position


def conflicts(cluster: Cluster, clusters: Iterable[Cluster]) -> list[Cluster]:
    """Return the clusters that may hold another value in the place of one, most similar first."""
    fits = [candidate for candidate in clusters if _can_replace(cluster.first, candidate.first)]
    return sorted(fits, key=lambda candidate: _distance(cluster.first, candidate.first))


def _can_replace(first: ValueMention, second: ValueMention) -> bool:
    """Return whether the second can be what another text has in place of the first."""
    if not _same_sentence(first, second):
        return False
    if isinstance(first.value, str) is not isinstance(second.value, str):
        dated, number = (first, second) if isinstance(first.value, str) else (second, first)
        return any(_is_like(dated.value, key) for key in number.keys)
    if isinstance(first.value, str):
        return first.quantity.kind is second.quantity.kind
    if second.required:
        return True
    # What need not be there stands only for the same scale or unit.
    return second.unit == first.unit and (bool(first.unit) or power_between(first, second) != 0)


def _is_like(value: Value, key: Key) -> bool:
    """Return whether a number may be read as a date or time such as another: "3", "18.30"."""
    both = isinstance(value, str) and isinstance(key, str)
    return both and len(str(value)) == len(str(key)) and (":" in str(value)) is (":" in str(key))


def _same_sentence(first: ValueMention, second: ValueMention) -> bool:
    """Return whether two values stand in the same sentence, where as many make up both texts."""
    if first.row != second.row:
        return True
    here, there = _sentence_of(first), _sentence_of(second)
    return here[1] != there[1] or here[0] == there[0]


def _sentence_of(mention: ValueMention) -> tuple[int, int]:
    """Return the rank of the sentence that a value stands in, and how many its text has."""
    starts = _starts(mention.occurrence.prose.text)
    return bisect_right(starts, mention.quantity.start), len(starts)


@lru_cache(maxsize=8)
def _starts(text: str) -> list[int]:
    """Return where the sentences of a text start; the last texts are asked for again and again."""
    return [start for start, _ in sentences(text)]


def _distance(first: ValueMention, second: ValueMention) -> tuple[bool, bool, bool, int]:
    scaled = power_between(first, second) != 0
    return (
        not scaled,
        first.unit != second.unit,
        first.quantity.kind is not second.quantity.kind,
        abs(first.order - second.order),
    )


def power_between(first: ValueMention, second: ValueMention) -> int:
    """Return 3, 6, -3 or -6 where the second value is the first times that power of ten, else 0."""
    value, other = first.value, second.value
    if isinstance(value, str) or isinstance(other, str) or not value or not other:
        return 0
    for power in (3, 6, -3, -6):
        if value.scaleb(power) == other:
            return power
    return 0


def ballot(mention: ValueMention | None, members: Mapping[str, ValueMention]) -> str:
    """Return the vote of a variant: the same text for those whose values agree."""
    if mention is None:
        return ABSENT
    for number, other in enumerate(members.values()):
        if other.keys & mention.keys and same_unit(other, mention):
            return f"{number}"
    return mention.code
