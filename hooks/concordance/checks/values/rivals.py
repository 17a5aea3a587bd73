"""Values that stand in each other's place: which of two texts' leftovers belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.values.matching import Atom, Cluster, same_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ABSENT = ""
"""What a variant that says nothing votes for."""


def only_words_differ(left: Sequence[Cluster], asked: Sequence[str]) -> bool:
    """Return whether the one thing left in a block is "seven" here and "eight" there.

    A small number in words need not be in the other variants, but where all say one, it is
    the same one.
    """
    if len(left) != 2:  # noqa: PLR2004 - one says this, the other that
        return False
    one, other = left[0].first, left[1].first
    alike = one.quantity.spelled and other.quantity.spelled and one.unit == other.unit
    whole = not left[0].members.keys() & left[1].members.keys()
    everyone = len(left[0].members) + len(left[1].members) == len(asked)
    return alike and whole and everyone and (bool(one.unit) or len(asked) > 2)  # noqa: PLR2004


def rivals(one: Cluster, clusters: Iterable[Cluster]) -> list[Cluster]:
    """Return the clusters of other texts that say another value in its place, the likest first."""
    fits = [c for c in clusters if not c.gone and _answers(one.first, c.first)]
    return sorted(fits, key=lambda c: _distance(one.first, c.first))


def _answers(one: Atom, other: Atom) -> bool:
    if isinstance(one.value, str) is not isinstance(other.value, str):
        return False
    if isinstance(one.value, str):
        return one.quantity.kind is other.quantity.kind
    if other.asks:
        return True
    # What need not be there answers only with the same scale or unit.
    return other.unit == one.unit and (bool(one.unit) or power_between(one, other) != 0)


def _distance(one: Atom, other: Atom) -> tuple[bool, bool, bool, int]:
    scaled = power_between(one, other) != 0
    return (
        not scaled,
        one.unit != other.unit,
        one.quantity.kind is not other.quantity.kind,
        abs(one.order - other.order),
    )


def power_between(one: Atom, other: Atom) -> int:
    """Return 3, 6, -3 or -6 where the second value is the first times that power of ten, else 0."""
    mine, theirs = one.value, other.value
    if isinstance(mine, str) or isinstance(theirs, str) or not mine or not theirs:
        return 0
    for power in (3, 6, -3, -6):
        if mine.scaleb(power) == theirs:
            return power
    return 0


def ballot(atom: Atom | None, slot: Mapping[str, Atom]) -> str:
    """Name what an atom says, alike for those that agree."""
    if atom is None:
        return ABSENT
    for place, other in enumerate(slot.values()):
        if other.keys & atom.keys and same_unit(other, atom):
            return f"{place}"
    return atom.code
