"""Values that stand in each other's place: which leftovers of two texts belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.values.matching import Cluster, ValueMention, same_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ABSENT = ""
"""The vote of a variant that has no such value."""


def only_words_differ(left: Sequence[Cluster], variants: int) -> bool:
    """Return whether the one thing left in a block is "seven" here and "eight" there.

    A small number in words need not be in the other variants, but where all have one, it is the
    same one. `variants` is the number of variants that have the block.
    """
    if len(left) != 2:  # noqa: PLR2004 - some have this, the others that
        return False
    one, other = left[0].first, left[1].first
    alike = one.quantity.spelled and other.quantity.spelled and one.unit == other.unit
    disjoint = not left[0].members.keys() & left[1].members.keys()
    everyone = len(left[0].members) + len(left[1].members) == variants
    return alike and disjoint and everyone and (bool(one.unit) or variants > 2)  # noqa: PLR2004


def conflicts(one: Cluster, clusters: Iterable[Cluster]) -> list[Cluster]:
    """Return the clusters that may hold another value in the place of one, most similar first."""
    fits = [other for other in clusters if _can_replace(one.first, other.first)]
    return sorted(fits, key=lambda other: _distance(one.first, other.first))


def _can_replace(one: ValueMention, other: ValueMention) -> bool:
    if isinstance(one.value, str) is not isinstance(other.value, str):
        return False
    if isinstance(one.value, str):
        return one.quantity.kind is other.quantity.kind
    if other.required:
        return True
    # What need not be there stands only for the same scale or unit.
    return other.unit == one.unit and (bool(one.unit) or power_between(one, other) != 0)


def _distance(one: ValueMention, other: ValueMention) -> tuple[bool, bool, bool, int]:
    scaled = power_between(one, other) != 0
    return (
        not scaled,
        one.unit != other.unit,
        one.quantity.kind is not other.quantity.kind,
        abs(one.order - other.order),
    )


def power_between(one: ValueMention, other: ValueMention) -> int:
    """Return 3, 6, -3 or -6 where the second value is the first times that power of ten, else 0."""
    mine, theirs = one.value, other.value
    if isinstance(mine, str) or isinstance(theirs, str) or not mine or not theirs:
        return 0
    for power in (3, 6, -3, -6):
        if mine.scaleb(power) == theirs:
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
