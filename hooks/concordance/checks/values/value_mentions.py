"""The values that a text has, each with what it shares with those that agree with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, TypeAlias

from concordance.quantities.model import NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordance.checks.values.occurrences import Occurrence
    from concordance.quantities.model import Quantity, Value

Key: TypeAlias = Decimal | str | tuple[str, Decimal]
"""What two quantities share when they agree: a number; the ISO 8601 form of a date or time; a
name in lower case; or a unit without its prefix and the measure in it: 1.5 km is 1500 m."""

_DIGITS = re.compile(r"[0-9]{1,9}")
_PREFIXED = re.compile(r"([nµmkMGTPE]?)((?:B|bit|Hz|W|Wh|V|VA|FLOPS|OPS|s|m|g|l)(?:/\w+)?)")
_POWERS = {"": 0, "n": -9, "µ": -6, "m": -3, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
_LISTED = re.compile(r"\s*[,;/]\s*|,?\s+(?:et|ou|y|o|u|e|and|or)\s+")
_HOURS = range(25)
_MIDNIGHT = ("24:00", "00:00")


@dataclass(frozen=True, slots=True)
class ValueMention:
    """One value that a text has: that of a quantity, or of one end of a range.

    `code` is the text's language, `row` the row of blocks it stands in, `order` its rank in the
    block. `keys` are what it shares with the mentions that agree with it. `list_unit` is its unit,
    or that of the list it stands in: "10, 20 et 30 %". `figures_alone`: units in words are not read
    in its language, so that any unit may be its own.
    """

    code: str
    row: int
    order: int
    occurrence: Occurrence
    value: Value
    keys: frozenset[Key]
    list_unit: str = ""
    figures_alone: bool = False

    @property
    def quantity(self) -> Quantity:
        """Return the quantity as it was read."""
        return self.occurrence.quantity

    @property
    def unit(self) -> str:
        """Return the quantity's unit."""
        return self.occurrence.quantity.unit

    @property
    def required(self) -> bool:
        """Return whether the other texts must have it too."""
        return not self.occurrence.quantity.optional

    @property
    def position(self) -> tuple[int, int]:
        """Return where it stands in the page: its row, and its rank there."""
        return self.row, self.order


def mentions(
    code: str, row: int, read_here: Sequence[Occurrence], *, figures_alone: bool = False
) -> list[ValueMention]:
    """Return the values that a block has, in order.

    Args:
        code: the language of the block.
        row: the index of its row.
        read_here: its quantities, in order; those of a table's row, cell by cell.
        figures_alone: units in words are not read in this language.

    Returns:
        One mention for each value, two for a range.
    """
    found: list[ValueMention] = []
    for _, cell in groupby(read_here, key=lambda occurrence: id(occurrence.prose)):
        order = found[-1].order + 2 if found else 0
        list_unit, after = "", None
        in_cell: list[ValueMention] = []
        for occurrence in reversed(list(cell)):
            quantity = occurrence.quantity
            if after is None or not _LISTED.fullmatch(occurrence.prose.text, quantity.end, after):
                list_unit = ""
            list_unit, after = quantity.unit or list_unit, quantity.start
            rank = order + 2 * quantity.start
            in_cell += [
                ValueMention(
                    code,
                    row,
                    rank + at,
                    occurrence,
                    value,
                    _keys(quantity, at),
                    list_unit,
                    figures_alone,
                )
                for at, value in reversed(list(enumerate(quantity.values)))
            ]
        found += in_cell[::-1]
    return found


def _keys(quantity: Quantity, index: int) -> frozenset[Key]:
    """Return the keys of one value of a quantity: `quantity.values[index]`."""
    value = quantity.values[index]
    if quantity.kind in NAMES:
        digits: list[Key] = [Decimal(run) for run in _DIGITS.findall(quantity.text)]
        return frozenset([str(value).lower(), *quantity.candidates, *digits])
    keys: set[Key] = {value}
    if not index:  # the other readings of a range are those of its first end
        keys.update(v for v in quantity.candidates if v not in quantity.values)
    if value == _MIDNIGHT[0]:
        keys.add(_MIDNIGHT[1])
    if isinstance(value, Decimal):
        if prefixed := _PREFIXED.fullmatch(quantity.unit):
            keys.add((prefixed[2], value.scaleb(_POWERS[prefixed[1]]).normalize()))
        elif quantity.unit == "h" and value in _HOURS:
            keys.add(f"{int(value):02}:00")
    return frozenset(keys)
