"""Days and hours that a date or time after them completes: "3" in "tra il 3 e il 4 novembre"."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from concordance.quantities.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordance.quantities.model import Quantity

_BETWEEN = re.compile(r"[.ºª]?(?: |\u00a0|\u202f)(?:[^\W\d_]{1,5}[ \u00a0\u202f']){1,3}")
"""Up to three short words: " e il ", ". auf den ", " para "."""
_DOTTED = re.compile(r"([01]?[0-9]|2[0-3])\.([0-5][0-9])")
_DAYS, _HOURS = range(1, 32), range(25)
_DATE = re.compile(r"(?:[12][0-9]{3}-|--)[0-9]{2}-[0-9]{2}")


def with_completed(low: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities of a text, what may be a day or an hour with that reading too.

    Args:
        low: the text in lower case.
        found: its quantities, in order.
    """
    read = [_dotted(quantity) for quantity in found]
    for at, (first, second) in enumerate(pairwise(read)):
        if (
            second.start - first.end <= _LONGEST
            and (reading := _completed(first, second))
            and _BETWEEN.fullmatch(low.replace("’", "'"), first.end, second.start)
        ):
            read[at] = _or(first, reading)
    return read


_LONGEST = 20


def _dotted(quantity: Quantity) -> Quantity:
    """Return "18.30" as a number or as a time: of which, the other languages tell."""
    if quantity.kind is not Kind.NUMBER or quantity.unit:
        return quantity
    clock = _DOTTED.fullmatch(quantity.text)
    return _or(quantity, f"{int(clock[1]):02}:{clock[2]}") if clock else quantity


def _completed(first: Quantity, second: Quantity) -> str:
    """Return the date or time that a bare number is before another; empty where it is none."""
    number, last = first.values[0], (second.candidates or second.values)[-1]
    if first.kind not in {Kind.NUMBER, Kind.ORDINAL} or first.unit or first.spelled:
        return ""
    if not isinstance(number, Decimal) or number != int(number) or not isinstance(last, str):
        return ""
    if second.kind is Kind.DATE and number in _DAYS and _DATE.fullmatch(last):
        return f"{last[:-2]}{int(number):02}"
    return f"{int(number):02}:00" if number in _HOURS and ":" in last[:3] else ""


def _or(quantity: Quantity, reading: str) -> Quantity:
    """Return a quantity with another reading."""
    known = quantity.candidates or quantity.values
    return replace(quantity, candidates=tuple(dict.fromkeys((*known, reading))))
