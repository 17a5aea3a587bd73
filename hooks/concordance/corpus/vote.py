"""Who is right where the variants differ: the majority, and failing that the source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

V = TypeVar("V", bound="Hashable")


@dataclass(frozen=True)
class Verdict(Generic[V]):
    """What holds (`value`), who says so (`agree`) and who does not (`odd`), as language codes."""

    value: V
    agree: tuple[str, ...]
    odd: tuple[str, ...]


def vote(values: Mapping[str, V], reference: str) -> Verdict[V]:
    """Name the odd ones out among the variants' values, given by language code.

    The value of the most variants holds, be it against the source; where two values have as many,
    the one of `reference` holds if it is among them, else the one that stands first. So between two
    variants the reference is right.
    """
    said = list(values.values())
    if said.count(said[0]) == len(said):
        return Verdict(said[0], tuple(values), ())
    counts = Counter(said)
    most = max(counts.values())
    leading = [value for value in counts if counts[value] == most]
    held = values[reference] if values.get(reference) in leading else leading[0]
    agree = tuple(code for code, value in values.items() if value == held)
    return Verdict(held, agree, tuple(code for code in values if code not in agree))


def say(codes: tuple[str, ...] | list[str]) -> str:
    """Write language codes in a sentence: `fr`, `fr and pt`, `en, fr and pt`."""
    if len(codes) < 2:  # noqa: PLR2004 - one needs no conjunction
        return "".join(codes)
    return f"{', '.join(codes[:-1])} and {codes[-1]}"
