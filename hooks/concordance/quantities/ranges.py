"""Two quantities joined into a range."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from concordance.quantities.model import Kind, Quantity, Value

if TYPE_CHECKING:
    from concordance.quantities.scan import Scan

_LAST_DAY = 31
_NOON = 12
_DAY_HOURS = 24
_YEAR = 4
_FULL = (7, 10)
"""The lengths of `--03-29` and `2024-03-29`."""

_SINGLE = frozenset(Kind) - {Kind.VERSION, Kind.IDENTIFIER, Kind.RANGE, Kind.DECADE}


def join(scan: Scan, first: Quantity, second: Quantity) -> Quantity | None:
    """Make the range of two quantities, or return None where they are none.

    What only the second says holds for the first: unit, scale ("10 à 20 millions"), month and
    year ("du 2 au 5 mai 2024"), half of the day ("6-7 pm"). A range ascends.
    """
    if first.kind not in _SINGLE or second.kind not in _SINGLE:
        return None
    unit = first.unit or second.unit
    if second.unit and second.unit != unit:
        return None
    candidates: tuple[Value, ...] = ()
    if Kind.TIME in (first.kind, second.kind):
        values, unit = _hours(first, second), ""
    elif isinstance(second.values[0], str):
        values, unit = _days(first, second.values[0]), ""
    else:
        values, candidates = _numbers(first, second, second.values[0])
        if values and unit == "h" and (clock := _evening(values)):
            values, unit = clock, ""
    if not values:
        return None
    return replace(
        scan.stretched(second, first.start, second.end),
        kind=Kind.RANGE,
        values=values,
        unit=unit,
        candidates=candidates,
        approximate=first.approximate or second.approximate,
        spelled=first.spelled and second.spelled,
        optional=first.optional and second.optional,
        numeral_span=(first.numeral_span[0], second.numeral_span[1]),
    )


def _number(quantity: Quantity) -> Decimal | None:
    values = (*quantity.values, *quantity.candidates)
    return next((value for value in values if isinstance(value, Decimal)), None)


def _numbers(
    first: Quantity, second: Quantity, high: Decimal
) -> tuple[tuple[Value, ...], tuple[Value, ...]]:
    """Return the ends of a range of numbers up to `high`, and its candidates; empty if it is none.

    The scale of the second is that of the first too, unless the first has a unit of its own.
    """
    low = _number(first)
    if low is None:
        return (), ()
    candidates: tuple[Value, ...] = ()
    inherits = second.scale != 1 and first.scale == 1 and not (first.unit and second.unit)
    if inherits and low < high / second.scale:
        candidates = (low * second.scale, low, high)
        low *= second.scale
    return ((low, high), candidates) if low < high else ((), ())


def _evening(values: tuple[Value, ...]) -> tuple[Value, ...]:
    """Read "18 à 19 heures" as two times: both after noon, and whole."""
    hours = [int(value) for value in values if value == int(value)]
    late = len(hours) == len(values) and hours[0] > _NOON and hours[-1] <= _DAY_HOURS
    return tuple(f"{hour:02}:00" for hour in hours) if late else ()


def _hours(first: Quantity, second: Quantity) -> tuple[Value, ...]:
    low, high = _hour(first), _hour(second)
    if not low or not high:
        return ()
    # "6-7 pm": the first takes the half of the day of the second.
    if first.kind is not Kind.TIME and high[:2] >= "12" and int(low[:2]) + _NOON <= int(high[:2]):
        low = f"{int(low[:2]) + _NOON:02}:00"
    return (low, high) if low < high else ()


def _hour(quantity: Quantity) -> str:
    value = quantity.values[0]
    if quantity.kind is Kind.TIME and isinstance(value, str):
        return value
    if not isinstance(value, Decimal) or quantity.unit not in ("", "h"):
        return ""
    return f"{int(value):02}:00" if value == int(value) and 0 <= value <= _DAY_HOURS else ""


def _days(first: Quantity, high: str) -> tuple[Value, ...]:
    """Return the ends of a range that ends on the date `high`; none where it is no range."""
    low = first.values[0]
    if isinstance(low, Decimal):
        if len(high) == _YEAR and first.kind is Kind.NUMBER:  # "500 à 2000"
            return (low, Decimal(high)) if low < Decimal(high) else ()
        whole = first.kind in (Kind.NUMBER, Kind.ORDINAL) and low == int(low)
        if not whole or not 1 <= low <= _LAST_DAY or len(high) not in _FULL:
            return ()
        if len(high) == _FULL[0] and not high.startswith("--"):
            return ()
        low = f"{high[:-2]}{int(low):02}"
    elif low.startswith("--") and not high.startswith("--"):
        low = f"{high[:4]}-{low[2:]}"
    # "du 20 décembre au 3 janvier", where no year is said, may descend.
    unsaid = low.startswith("--")
    return (low, high) if unsaid == high.startswith("--") and (unsaid or low < high) else ()
