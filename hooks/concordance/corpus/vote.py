"""Who is right where the variants differ: the majority, and failing that the source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

V = TypeVar("V", bound="Hashable")


@dataclass(frozen=True)
class Verdict(Generic[V]):
    """The value that holds, and the language codes that have it and that do not."""

    value: V
    majority: tuple[str, ...]
    outliers: tuple[str, ...]


def vote(values: Mapping[str, V], reference: str) -> Verdict[V]:
    """Return which value holds, of the variants' values by language code; at least one.

    The value of the most variants holds, be it against the source; where two values have as many,
    the one of `reference` holds if it is among them, else the one that stands first. So between two
    variants the reference is right.
    """
    counts = Counter(values.values())
    most = max(counts.values())
    leading = [value for value in counts if counts[value] == most]
    decides = reference in values and values[reference] in leading
    winner = values[reference] if decides else leading[0]
    majority = tuple(code for code, value in values.items() if value == winner)
    return Verdict(winner, majority, tuple(code for code in values if code not in majority))


def join_codes(codes: Sequence[str]) -> str:
    """Return language codes as a sentence has them: `fr`, `fr and pt`, `en, fr and pt`."""
    if len(codes) < 2:  # noqa: PLR2004 - one needs no conjunction
        return "".join(codes)
    return f"{', '.join(codes[:-1])} and {codes[-1]}"
