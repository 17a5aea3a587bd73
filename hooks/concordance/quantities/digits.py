"""Quantities that begin with a digit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

import msgspec

from concordance.quantities import dates, names
from concordance.quantities.before import Before, look_before
from concordance.quantities.model import Kind, Marks, Quantity, Value
from concordance.quantities.numerals import LONGEST, Reading, in_locale
from concordance.quantities.suffix import Suffix, short_scale, unit_after
from concordance.quantities.words import scaled

if TYPE_CHECKING:
    from concordance.quantities.source import Source

_RUN = re.compile(r"[0-9]*")
_DECADE = re.compile(r"['’]?s(?!\w)|ies(?!\w)")
_POWER = re.compile(r"(?P<times>\s?[×x·]\s?10)?(?:\^([-−]?[0-9]{1,2})(?!\w)|(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))")
_BY = re.compile(r"\s?[×x]\s?[0-9]")
_EXPONENT = re.compile(r"e\+?([0-9]{1,2})(?!\w)")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_YEAR_END = re.compile(r"[-–]([0-9]{2})(?!\w|[-/.,][0-9])")
_STOPS = frozenset(".,;:)")
_SCREENS = frozenset({"2", "4", "8"})
_SMALL = 12
_DAY = 2
_YEAR = 4
_HUNDRED = 100
_VERSION_PARTS = 3
_HOURS = range(24)


def figure(source: Source, at: int) -> list[Quantity]:
    """Read what begins with the digit at a place: at least one quantity, most often one."""
    text, low = source.text, source.low
    span = names.glued(text, at) or names.item(text, at)
    if span is not None:
        return [source.name(*span)]
    digits = _digits(low, at)
    end = at + len(digits)
    following = low[end : end + 1]
    moment = moment_at(source, at, digits)
    if moment is None and following and (code := names.code(text, at, following)):
        return [source.name(at - (text[max(0, at - 1)] in "+("), code)]
    before = look_before(text, low, at, source.rules)
    if before.lead == "reference":
        return [source.name(at, names.reference(text, at))]
    if moment is not None and not before.money:
        return [dated(source, at, moment, approximate=before.lead == "approximate")]
    if following == "/" and (pair := _slashed(source, at, digits)):
        return pair
    return [numeral(source, at, before)]


def second(source: Source, at: int) -> Quantity:
    """Read the second number of a range: what stands before it is the range's mark."""
    before = look_before(source.text, source.low, at, source.rules)
    moment = moment_at(source, at, _digits(source.low, at))
    if moment is not None and not before.money:
        return dated(source, at, moment)
    return numeral(source, at, before if before.money else Before(at))


def dated(
    source: Source,
    at: int,
    moment: dates.Moment,
    *,
    approximate: bool = False,
) -> Quantity:
    """Make the quantity of a date or time."""
    first = moment.values[0]
    kind = Kind.TIME if ":" in first and "T" not in first else Kind.DATE
    return source.quantity(
        at,
        moment.end,
        Kind.RANGE if moment.last else kind,
        (first, moment.last) if moment.last else (first,),
        candidates=moment.values if len(moment.values) > 1 else (),
        approximate=approximate,
    )


def is_decade(value: Decimal) -> bool:
    """Return whether a number can name a decade: 70, 1970."""
    return value % 10 == 0 and (10 <= value < _HUNDRED or value in dates.YEARS)  # noqa: PLR2004


def decade(source: Source, at: int, end: int, value: Decimal) -> Quantity:
    """Make a decade; two digits are of the twentieth century."""
    full = value if value >= _HUNDRED else 1900 + value
    short = full % _HUNDRED
    return source.quantity(at, end, Kind.DECADE, (full,), candidates=(full, short))


def ordinal(source: Source, at: int, end: int, value: Decimal) -> Quantity:
    """Make an ordinal, or the century that it counts ("19th century")."""
    low = source.low
    spaced = low[end : end + 1].isspace()
    century = source.rules.century.match(low, end + 1) if spaced else None
    return source.quantity(
        at,
        century.end() if century else end,
        Kind.ORDINAL,
        (value,),
        unit="century" if century else "",
    )


def moment_at(source: Source, at: int, digits: str) -> dates.Moment | None:
    """Read the date or time that begins with these digits."""
    low, rules = source.low, source.rules
    following = low[at + len(digits) : at + len(digits) + 1]
    if not following:
        return None
    if following in "-/." and (moment := dates.numeric_date(source.text, at, rules)):
        return moment
    if len(digits) > _DAY:
        return None
    return dates.day_month(source.text, low, at, rules) or dates.clock(low, at, rules)


def _digits(low: str, at: int) -> str:
    match = _RUN.match(low, at)
    return match.group() if match else ""


def _slashed(source: Source, at: int, digits: str) -> list[Quantity]:
    """Read "2024/25" as two years, and "40/80 GB" as two numbers of one unit."""
    text, end = source.text, at + len(digits)
    other = _digits(source.low, end + 1)
    if not other:
        return []
    stop = end + 1 + len(other)
    after = text[stop : stop + 1]
    if after.isalnum() or after == "/" or len(digits) > LONGEST or len(other) > LONGEST:
        return [source.name(at, names.rest(text, at))]
    first, last = Decimal(digits), Decimal(other)
    if first in dates.YEARS and last in ((first + 1) % _HUNDRED, first + 1):
        return [source.quantity(at, stop, Kind.RANGE, (digits, str(first + 1)))]
    suffix = unit_after(text, source.low, stop, source.rules)
    kind, unit, finish = (
        (suffix.kind, suffix.unit, suffix.end) if suffix else (Kind.NUMBER, "", stop)
    )
    optional = (first <= _SMALL and last <= _SMALL) or (digits, other) == ("24", "7")
    return [
        source.quantity(at, end, kind, (first,), unit=unit, optional=optional),
        source.quantity(end + 1, finish, kind, (last,), unit=unit, optional=optional),
    ]


class _Numeral(msgspec.Struct):
    """A numeral as it is being read: its text and readings, and what scale words made of them."""

    raw: str
    at: int
    end: int
    first: Reading
    values: list[Decimal]
    scale: Decimal = Decimal(1)
    rounded: bool = False

    @property
    def whole(self) -> bool:
        return not self.first.decimal


def numeral(source: Source, at: int, before: Before) -> Quantity:
    """Read a numeral with its scale words, its unit or currency, and what stands before it."""
    text, low, rules = source.text, source.low, source.rules
    match = rules.spaced.match(text, at)
    raw = match.group() if match else ""
    if not raw or len(raw) > LONGEST:
        return source.name(at, names.rest(text, at))
    found = in_locale(raw, rules.table.groups, rules.table.decimals)
    if rules.table.decimals == "." and "," in raw and found and not found[0].group:
        found = ()  # English "2,3 and 4" is a list
    if not found:
        return _no_value(source, at, raw)
    number = _Numeral(raw, at, at + len(raw), found[0], [reading.value for reading in found])
    following = text[number.end : number.end + 1]
    if following.isalnum() or following == ".":
        special = _stuck(source, number, before)
        if special is not None:
            return special
    if following and following not in _STOPS:
        _scale(source, number, money=bool(before.money))
    suffix = unit_after(text, low, number.end, rules)
    if text[number.end : number.end + 1].isalnum() and not (suffix and not suffix.gap):
        return source.name(at, names.rest(text, at))
    if number.scale == 1 and not suffix and not before.money:
        special = _bare(source, number, before)
        if special is not None:
            return special
    return _finish(source, number, before, suffix)


def _finish(
    source: Source,
    number: _Numeral,
    before: Before,
    suffix: Suffix | None,
) -> Quantity:
    kind, unit = kind_of(suffix, before)
    end = number.end
    if suffix and (not before.money or suffix.kind is Kind.AMOUNT):
        end = suffix.end
    values = [-value for value in number.values] if before.negative else number.values
    if unit == "h" and before.lead == "hour" and values[0] in _HOURS:
        return source.quantity(number.at, end, Kind.TIME, (f"{int(values[0]):02}:00",))
    gap = before.gap if before.money else (suffix.gap if suffix else "")
    return source.quantity(
        before.start if before.money or before.negative else number.at,
        end,
        kind,
        (values[0],),
        unit=unit,
        candidates=tuple(dict.fromkeys(values)) if len(values) > 1 else (),
        approximate=number.rounded or before.lead == "approximate",
        optional=kind is Kind.PERCENT and values[0] == _HUNDRED,  # "100 % sûr": an idiom
        marks=Marks(number.first.group, number.first.decimal, gap, bool(before.money)),
        scale=number.scale,
        stem=(number.at, number.end),
    )


def kind_of(suffix: Suffix | None, before: Before) -> tuple[Kind, str]:
    """Return the kind and unit that the text around a number makes it."""
    if before.money:
        return Kind.AMOUNT, before.money
    if suffix:
        return suffix.kind, suffix.unit
    return (Kind.ORDINAL if before.lead == "sign" else Kind.NUMBER), ""


def _scale(source: Source, number: _Numeral, *, money: bool) -> None:
    low, rules = source.low, source.rules
    power = _POWER.match(low, number.end)
    if power is not None and (power["times"] or number.raw == "10"):
        number.scale = Decimal(10) ** int((power[2] or power[3]).translate(_SUPERSCRIPTS))
        base = number.values if power["times"] else [Decimal(1)]
        number.values, number.end = [value * number.scale for value in base], power.end()
        return
    factor, extra, end, number.rounded = scaled(low, number.end, rules)
    if end > number.end:
        number.values = [value * factor + extra for value in number.values]
        number.scale, number.end = factor, end
    short = short_scale(source.text, number.end, rules, money=money)
    if short is not None:
        factors, number.end = short
        number.values = [value * by for by in factors for value in number.values]
        number.scale *= factors[0]


def _stuck(source: Source, number: _Numeral, before: Before) -> Quantity | None:
    """Read what is stuck to the digits: "1er", "1990s", "1e9"; None where nothing known is."""
    low, at, end = source.low, number.at, number.end
    value = number.values[0]
    if number.raw.isdigit():
        years = _DECADE.match(low, end) if is_decade(value) else None
        if years is not None:
            return decade(source, at, years.end(), value)
        suffix = source.rules.ordinal_suffix.match(low, end)
        if suffix is not None:
            return ordinal(source, at, suffix.end(), value)
        if number.raw in _SCREENS and low[end] == "k" and not before.money:
            return source.name(at, names.rest(source.text, at))
    exponent = _EXPONENT.match(low, end)
    if exponent is None:
        return None
    scale = Decimal(10) ** int(exponent.group(1))
    return source.quantity(at, exponent.end(), Kind.NUMBER, (value * scale,), scale=scale)


def _no_value(source: Source, at: int, raw: str) -> Quantity:
    if "," in raw:  # a list: "2,3,4", or in English "2,3 and 4"
        first = _digits(raw, 0)
        return source.quantity(at, at + len(first), Kind.NUMBER, (Decimal(first),))
    end = names.rest(source.text, at)
    kind = Kind.VERSION if raw.count(".") < _VERSION_PARTS else Kind.IDENTIFIER
    return source.quantity(at, end, kind, (source.text[at:end],))


def _bare(source: Source, number: _Numeral, before: Before) -> Quantity | None:
    """Return what a numeral without scale or unit is when it is no plain number."""
    at, end, raw, value = number.at, number.end, number.raw, number.values[0]
    low = source.low
    if before.lead == "version":
        return source.quantity(at, end, Kind.VERSION, (raw,), candidates=(value,))
    if number.whole and before.lead == "decade" and is_decade(value):
        return decade(source, at, end, value)
    if before.lead == "sign" or before.negative or number.first.group:
        return None
    if number.whole and len(raw) == _YEAR and value in dates.YEARS and not _BY.match(low, end):
        return _year(source, number, approximate=before.lead == "approximate")
    foreign = number.first.decimal == "." and "." not in source.rules.table.decimals
    named = number.whole or number.first.decimal == "."
    if named and names.follows_name(source.text, at, sure=foreign):
        kind = Kind.IDENTIFIER if number.whole else Kind.VERSION
        return source.quantity(at, end, kind, (raw,), candidates=(value,))
    return None


def _year(source: Source, number: _Numeral, *, approximate: bool) -> Quantity:
    raw, at = number.raw, number.at
    values: tuple[Value, ...] = (raw,)
    pair = _YEAR_END.match(source.low, number.end)
    if pair is not None and pair.group(1) > raw[2:]:
        return source.quantity(at, pair.end(), Kind.RANGE, (raw, raw[:2] + pair.group(1)))
    return source.quantity(
        at,
        number.end,
        Kind.DATE,
        values,
        candidates=(raw, number.values[0]),
        approximate=approximate,
    )
