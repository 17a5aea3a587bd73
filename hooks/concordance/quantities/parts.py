"""Parts of numbers and of hours: "three quarters", "two years and a half", "half past three"."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from concordance.quantities.model import Kind, Quantity, Value
from concordance.quantities.prefix import prefix_of
from concordance.quantities.suffix import suffix_at

if TYPE_CHECKING:
    from concordance.quantities.scan import Scan

_BEFORE = 20
_HUNDRED, _PLACES = 100, 4
_TWELVE, _DAY = 12, 24
_HOUR = 60


def with_parts(scan: Scan, found: list[Quantity]) -> list[Quantity]:
    """Return the quantities of a text, each with the part of one that words beside it add."""
    return [_with_part(scan, quantity) for quantity in found]


def _with_part(scan: Scan, quantity: Quantity) -> Quantity:
    number = quantity.values[0]
    if quantity.kind not in {Kind.NUMBER, Kind.MEASURE} or not isinstance(number, Decimal):
        return quantity
    if number != int(number) or not 0 < number < _HUNDRED or quantity.scale != 1:
        return quantity
    if not quantity.unit and (match := scan.rules.fraction.match(scan.low, quantity.end)):
        return _fraction(scan, quantity, number, " ".join(match[1].split()), match.end())
    return _clock(scan, quantity, number) or _and_half(scan, quantity, number)


def _fraction(scan: Scan, quantity: Quantity, number: Decimal, name: str, end: int) -> Quantity:
    """Read "three quarters": 0.75, or 75 where the percent sign stands for it.

    Four decimals are kept. Three quarters may be of a year, so three may stand for them.
    """
    denominator = scan.rules.table.fractions[name]
    if number >= denominator:
        return quantity
    value = round(number / denominator, _PLACES).normalize()
    percent = round(value * _HUNDRED, _PLACES // 2).normalize()
    quarters = (number,) if denominator == _QUARTER else ()
    return replace(
        scan.stretched(quantity, quantity.start, end),
        kind=Kind.NUMBER,
        values=(value,),
        candidates=(value, percent, *quarters),
        spelled=True,
        optional=False,
        numeral_span=(quantity.start, end),
    )


_QUARTER = 4


def _clock(scan: Scan, quantity: Quantity, hour: Decimal) -> Quantity | None:
    """Read "half past three", "trois heures et demie", "las tres y media"; None where none is.

    It is of the morning or of the afternoon; without a word that says it is a time, three hours
    and a half may be meant.
    """
    table, low = scan.rules.table, scan.low
    if hour > _DAY or quantity.unit not in {"", "h"}:
        return None
    start = max(0, quantity.start - _BEFORE)
    before = None
    if table.minutes_before:
        before = scan.rules.minutes_before.search(low[start : quantity.start])
    after = scan.rules.minutes_after.match(low, quantity.end)
    if before is not None:
        minutes, end = table.minutes_before[before[1]], quantity.end
        start += before.start()
    elif after is not None:
        minutes, start, end = table.minutes_after[after[1]], quantity.start, after.end()
        if not quantity.unit and prefix_of(scan, start).cue != "hour":
            return None
    else:
        return None
    late = [int(hour), int(hour) + _TWELVE] if hour <= _TWELVE else [int(hour)]
    times: tuple[Value, ...] = tuple(_time(clock * _HOUR + minutes) for clock in late)
    length = (hour + Decimal(minutes) / _HOUR,) if quantity.unit == "h" else ()
    return replace(
        scan.quantity(start, end, Kind.TIME, times[0]),
        candidates=(*times, *length),
        optional=True,
    )


def _time(minutes: int) -> str:
    hour, minute = divmod(minutes, _HOUR)
    return f"{hour % _DAY:02}:{minute:02}"


def _and_half(scan: Scan, quantity: Quantity, number: Decimal) -> Quantity:
    """Read "two and a half years" and "deux ans et demi"."""
    half = scan.rules.and_half.match(scan.low, quantity.end)
    if half is None:
        return quantity
    end, unit, kind = half.end(), quantity.unit, quantity.kind
    if not unit and (suffix := suffix_at(scan, end)):
        end, unit, kind = suffix.end, suffix.unit, suffix.kind
    return replace(
        scan.stretched(quantity, quantity.start, end),
        values=(number + Decimal("0.5"),),
        candidates=(),
        unit=unit,
        kind=kind,
        numeral_span=(quantity.start, half.end()),
    )
