"""A numeral with its scale words, its unit or currency, and what precedes it."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from concordance.quantities import dates, names
from concordance.quantities.model import Kind, Marks, Quantity
from concordance.quantities.separators import LONGEST, in_locale
from concordance.quantities.suffix import Suffix, short_scale, suffix_at
from concordance.quantities.words import scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordance.quantities.prefix import Prefix
    from concordance.quantities.scan import Scan

_DECADE = re.compile(r"['’]?s(?!\w)|ies(?!\w)")
_POWER = re.compile(r"(?P<times>\s?[×x·]\s?10)?(?:\^([-−]?[0-9]{1,2})(?!\w)|(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))")
_BY = re.compile(r"\s?[×x]\s?[0-9]")
_EXPONENT = re.compile(r"e\+?([0-9]{1,2})(?!\w)")
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−", "0123456789--")
_YEAR_END = re.compile(r"[-–]([0-9]{2})(?!\w|[-/.,][0-9])")
_FIRST_DIGITS = re.compile(r"[0-9]+")
_STOPS = frozenset(".,;:)")
_SCREENS = frozenset({"2", "4", "8"})
_YEAR = 4
_HUNDRED = 100
_VERSION_PARTS = 3
_HOURS = range(24)
_NOON, _DAY = 12, 24
_BARE_HOUR = re.compile(r"(?<!\w)(?:a las|às)\s\Z")
_ENDS = re.compile(r"\s*(?:[.,;:)]|\Z)")
"""What follows an hour of which nothing says that it is one but "a las" before it."""


def numeral(scan: Scan, at: int, prefix: Prefix) -> Quantity:
    """Read the quantity whose numeral begins with the digit at the index `at`.

    `prefix` is what precedes it. What is no number is returned as a name, a version or a date.
    """
    text, rules = scan.text, scan.rules
    match = rules.spaced.match(text, at)
    raw = match.group() if match else ""
    if not raw or len(raw) > LONGEST:
        return scan.name(at, names.identifier_end(text, at))
    found = in_locale(raw, rules.table.groups, rules.table.decimals)
    if rules.table.decimals == "." and "," in raw and found and not found[0].group:
        found = ()  # English "2,3 and 4" is a list
    if not found:
        return _no_value(scan, at, raw)
    number = _of_values(
        scan.quantity(at, at + len(raw), Kind.NUMBER),
        [reading.value for reading in found],
        marks=Marks(found[0].group, found[0].decimal),
    )
    following = text[number.end : number.end + 1]
    if following.isalnum() or following == ".":
        special = _stuck(scan, number, prefix)
        if special is not None:
            return special
    if following and following not in _STOPS:
        number = _with_scale(scan, number, money=bool(prefix.money))
    suffix = suffix_at(scan, number.end)
    if text[number.end : number.end + 1].isalnum() and not (suffix and not suffix.gap):
        return scan.name(at, names.identifier_end(text, at))
    if number.scale == 1 and not suffix and not prefix.money:
        special = _bare(scan, number, prefix)
        if special is not None:
            return special
    return _with_unit(scan, number, prefix, suffix)


def kind_of(suffix: Suffix | None, prefix: Prefix) -> tuple[Kind, str]:
    """Return the kind and unit that the text around a number makes it."""
    if prefix.money:
        return Kind.AMOUNT, prefix.money
    if suffix:
        return suffix.kind, suffix.unit
    return (Kind.ORDINAL if prefix.cue == "sign" else Kind.NUMBER), ""


def is_decade(value: Decimal) -> bool:
    """Return whether a number can name a decade: 70, 1970."""
    return value % 10 == 0 and (10 <= value < _HUNDRED or value in dates.YEARS)  # noqa: PLR2004


def decade(scan: Scan, at: int, end: int, value: Decimal) -> Quantity:
    """Make the decade from `at` to `end`; of two digits, it is of the twentieth century.

    It may be written either way elsewhere: 1990 and 90 are candidates.
    """
    full = value if value >= _HUNDRED else 1900 + value
    found = scan.quantity(at, end, Kind.DECADE, full)
    return replace(found, candidates=(full, full % _HUNDRED))


def ordinal(scan: Scan, at: int, end: int, value: Decimal) -> Quantity:
    """Make the ordinal from `at` to `end`, or the century that it counts ("19th century").

    The word "century" is then part of it, and its unit.
    """
    spaced = scan.low[end : end + 1].isspace()
    century = scan.rules.century.match(scan.low, end + 1) if spaced else None
    if century is None:
        return scan.quantity(at, end, Kind.ORDINAL, value)
    return replace(scan.quantity(at, century.end(), Kind.ORDINAL, value), unit="century")


def _of_values(number: Quantity, readings: Sequence[Decimal], **changes: object) -> Quantity:
    """Return a number with other values, that of its first reading first, and other changes."""
    candidates = tuple(dict.fromkeys(readings)) if len(readings) > 1 else ()
    return replace(number, values=(readings[0],), candidates=candidates, **changes)


def _readings(number: Quantity) -> list[Decimal]:
    values = number.candidates or number.values
    return [value for value in values if isinstance(value, Decimal)]


def _with_scale(scan: Scan, number: Quantity, *, money: bool) -> Quantity:
    """Return a number times the power of ten, scale words or short scale that follow it.

    `money` tells that a currency stands before it. `end` is that of the scale; `text` is not
    made anew.
    """
    low, rules, values = scan.low, scan.rules, _readings(number)
    power = _POWER.match(low, number.end)
    if power is not None and (power["times"] or number.text == "10"):
        scale = Decimal(10) ** int((power[2] or power[3]).translate(_SUPERSCRIPTS))
        base = values if power["times"] else [Decimal(1)]
        values = [value * scale for value in base]
        return _of_values(number, values, scale=scale, end=power.end())
    factor, extra, end, rounded = scaled(low, number.end, rules)
    values = [value * factor + extra for value in values]
    if short := short_scale(scan, end, money=money):
        factors, end = short
        values = [value * by for by in factors for value in values]
        factor *= factors[0]
    if end == number.end:
        return number
    return _of_values(number, values, scale=factor, end=end, approximate=rounded)


def _with_unit(scan: Scan, number: Quantity, prefix: Prefix, suffix: Suffix | None) -> Quantity:
    """Return a number with its unit or currency, its sign, and the text that they take."""
    kind, unit = kind_of(suffix, prefix)
    at, end = number.start, number.end
    if suffix and (not prefix.money or suffix.kind is Kind.AMOUNT):
        end = suffix.end
    if prefix.negative:
        number = _of_values(number, [-value for value in _readings(number)])
    value = number.values[0]
    if unit == "h" and prefix.cue == "hour" and value in _HOURS:
        return scan.quantity(at, end, Kind.TIME, f"{int(value):02}:00")
    bare = not unit and value in _HOURS and _BARE_HOUR.search(scan.low, max(0, at - 6), at)
    if bare and _ENDS.match(scan.low, end):
        clock = (f"{int(value):02}:00", f"{(int(value) + _NOON) % _DAY:02}:00")
        return replace(scan.quantity(at, end, Kind.NUMBER, value), candidates=(value, *clock))
    gap = prefix.gap if prefix.money else (suffix.gap if suffix else "")
    start = prefix.start if prefix.money or prefix.negative else at
    return replace(
        scan.stretched(number, start, end),
        kind=kind,
        unit=unit,
        approximate=number.approximate or prefix.cue == "approximate",
        optional=kind is Kind.PERCENT and value == _HUNDRED,  # "100 % sûr": an idiom
        marks=replace(number.marks, gap=gap, symbol_first=bool(prefix.money)),
        numeral_span=(at, number.end),
    )


def _stuck(scan: Scan, number: Quantity, prefix: Prefix) -> Quantity | None:
    """Read what is stuck to the digits: "1er", "1990s", "1e9"; None where nothing known is."""
    low, at, end, raw = scan.low, number.start, number.end, number.text
    value = _readings(number)[0]
    if raw.isdigit():
        years = _DECADE.match(low, end) if is_decade(value) else None
        if years is not None:
            return decade(scan, at, years.end(), value)
        suffix = scan.rules.ordinal_suffix.match(low, end)
        if suffix is not None:
            return ordinal(scan, at, suffix.end(), value)
        if raw in _SCREENS and low[end] == "k" and not prefix.money:
            return scan.name(at, names.identifier_end(scan.text, at))
    exponent = _EXPONENT.match(low, end)
    if exponent is None:
        return None
    scale = Decimal(10) ** int(exponent.group(1))
    return replace(scan.quantity(at, exponent.end(), Kind.NUMBER, value * scale), scale=scale)


def _no_value(scan: Scan, at: int, raw: str) -> Quantity:
    if "," in raw and (first := _FIRST_DIGITS.match(raw)):  # "2,3,4", in English "2,3 and 4"
        return scan.quantity(at, at + first.end(), Kind.NUMBER, Decimal(first.group()))
    kind = Kind.VERSION if raw.count(".") < _VERSION_PARTS else Kind.IDENTIFIER
    return scan.name(at, names.identifier_end(scan.text, at), kind)


def _bare(scan: Scan, number: Quantity, prefix: Prefix) -> Quantity | None:
    """Return what a numeral without scale or unit is when it is no plain number."""
    at, end, raw, value = number.start, number.end, number.text, _readings(number)[0]
    decimal, whole = number.marks.decimal, not number.marks.decimal
    if prefix.cue == "version":
        return replace(scan.name(at, end, Kind.VERSION), candidates=(value,))
    if whole and prefix.cue == "decade" and is_decade(value):
        return decade(scan, at, end, value)
    if prefix.cue == "sign" or prefix.negative or number.marks.group:
        return None
    if whole and len(raw) == _YEAR and value in dates.YEARS and not _BY.match(scan.low, end):
        return _year(scan, number, approximate=prefix.cue == "approximate")
    foreign = decimal == "." and "." not in scan.rules.table.decimals
    if (whole or decimal == ".") and names.follows_name(scan.text, at, sure=foreign):
        kind = Kind.IDENTIFIER if whole else Kind.VERSION
        return replace(scan.name(at, end, kind), candidates=(value,))
    return None


def _year(scan: Scan, number: Quantity, *, approximate: bool) -> Quantity:
    raw, at = number.text, number.start
    pair = _YEAR_END.match(scan.low, number.end)
    if pair is not None and pair.group(1) > raw[2:]:
        return scan.quantity(at, pair.end(), Kind.RANGE, raw, raw[:2] + pair.group(1))
    year = scan.quantity(at, number.end, Kind.DATE, raw)
    return replace(year, candidates=(raw, number.values[0]), approximate=approximate)
