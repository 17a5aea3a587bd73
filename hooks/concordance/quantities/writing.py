"""Quantities written in a locale: what a finding says to write."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from concordance.quantities.locale import rules_for
from concordance.quantities.model import ANY_CURRENCY, Kind, Quantity, Value, plain
from concordance.quantities.tables import cldr
from concordance.quantities.tables.symbols import CURRENCY_CODES

if TYPE_CHECKING:
    from concordance.quantities.locale import Locale
    from concordance.quantities.separators import NumeralReading
    from concordance.quantities.tables.base import LocaleTable

_LEAST_SCALED = 10**6
_LONGEST = 6
_GROUP = 3


def write_number(value: Decimal, locale: str) -> str:
    """Write a number in figures with the locale's marks."""
    return _figures(value, rules_for(locale).table)


def write_value(value: Value, unit: str, locale: str) -> str:
    """Write a value as a text of the locale has it.

    A number is in figures with scale words, a currency and a unit of time by name, other units by
    symbol; a date in its long form. What is no date or number is returned as it is.
    """
    table = rules_for(locale).table
    if isinstance(value, str):
        return write_date(value, locale)
    scaled = _scaled(value, table)
    text = scaled or write_number(value, locale)
    if not unit or unit in _UNWRITTEN:
        return text
    plural = value not in {1, -1} and (abs(value) >= _PAIR or not table.single_below_two)
    if name := _name_of(unit, table, plural=plural):
        return f"{text}{_of(name, table) if scaled else ' '}{name}"
    gap = "" if unit == "%" and locale.startswith(("pt", "en")) else "\u00a0"
    return f"{text}{gap}{unit}"


def write_spelled(value: Decimal, unit: str, locale: str) -> str:
    """Write a value that others have in words: "four", "3/4"; else as `write_value` does."""
    table = rules_for(locale).table
    if 0 < value < 1:
        for parts in range(2, _MOST_PARTS + 1):
            part = round(value * parts)
            if round(part / Decimal(parts), _PLACES) == value:
                return f"{part}/{parts}"
    word = next((word for word, (number, _) in table.adders.items() if number == value), "")
    if not word or value > _IN_WORDS:
        return write_value(value, unit, locale)
    name = _name_of(unit, table, plural=value > 1)
    return f"{word} {name or unit}".rstrip()


_MOST_PARTS, _PLACES = 10, 4
_IN_WORDS = 12
_PAIR = 2
_UNWRITTEN = frozenset({"century", ANY_CURRENCY})
_BY_NAME = frozenset({"d", "wk", "mo", "yr", "x"})
"""Units whose symbol no text writes."""


def _name_of(unit: str, table: LocaleTable, *, plural: bool) -> str:
    """Return the name of a currency, or of a unit that is not written by symbol; else nothing."""
    names = table.currencies if unit in CURRENCY_CODES else table.units if unit in _BY_NAME else {}
    found = [name for name, code in names.items() if code == unit]
    if not found:
        return ""
    if plural and len(found) > 1 and " " not in found[1] and found[1].startswith(found[0][:2]):
        return found[1]
    return found[0]


def _of(name: str, table: LocaleTable) -> str:
    """Return what stands between a scale word and a currency: " de ", " d’", or a space."""
    if table.of.startswith("of"):
        return " "
    elided = "'" in table.of and name[0] in "aeiouyéè"
    return " d’" if elided else " de "


_DATE = re.compile(r"(?P<year>[0-9]{4}|-)(?:-(?P<month>[0-9]{2}))?(?:-(?P<day>[0-9]{2}))?")
_TIME = re.compile(r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})")


def write_date(value: str, locale: str, like: str = "") -> str:
    """Write a date or a time of ISO 8601 as the locale does.

    Args:
        value: "2024-03-29", "2024-03", "2024", "--03-29" or "18:30"; else it is returned as it is.
        locale: a tag of `LOCALES`.
        like: a date of the text whose form is kept where it has figures alone: "03/04/2024".
    """
    table = rules_for(locale).table
    if time := _TIME.fullmatch(value):
        return table.clock_format.format(hour=int(time["hour"]), minute=time["minute"])
    match = _DATE.fullmatch(value)
    if match is None or not match["month"] or (like[:4].isdigit() and "-" in like):
        return value
    year, month, day = match["year"], match["month"], match["day"]
    if day and year != "-" and (mark := next((m for m in "/." if like.count(m) == 2), "")):  # noqa: PLR2004
        return mark.join([day, month, year] if table.day_first else [month, day, year])
    if not table.has_words:
        return cldr.write_date(locale, year, month, day or "") or value
    name = table.months[int(month) - 1]
    without_year, full, of_year = table.date_formats
    form = of_year if not day else without_year if year == "-" else full
    return form.format(
        day=table.first_day if day == "01" else int(day or 0),
        month=name.capitalize() if table.capital_months else name,
        year=year,
    )


def rewrite(quantity: Quantity, value: Decimal, locale: str) -> str:
    """Write a quantity of a text with another value, keeping its currency or unit as it stands."""
    rules = rules_for(locale)
    start, end = (place - quantity.start for place in quantity.numeral_span)
    head, tail = quantity.text[:start], quantity.text[end:]
    scaled = _scaled(value, rules.table)
    number = scaled or _figures(value, rules.table)
    if quantity.text[start:end].isdigit() and len(plain(value)) == end - start:  # a year, a port
        number = plain(value)
    if quantity.kind is Kind.AMOUNT:
        tail = _with_of(tail, rules, scaled=bool(scaled))
    return f"{head}{number}{tail}"


def _with_of(tail: str, rules: Locale, *, scaled: bool) -> str:
    """Put or take the "de" of "milliards de dollars", which "1000 dollars" has not."""
    name = tail.lstrip()
    if rules.table.of == "of\\s+" or not name[:1].isalpha() or name[:1].isupper():
        return tail
    for of in ("de ", "d'", "d’"):
        if name.startswith(of):
            return tail if scaled else f" {name[len(of) :]}"
    return f" de {name}" if scaled else tail


def _scaled(value: Decimal, table: LocaleTable) -> str:
    """Write a large round number with the locale's scale word; empty where none is fit."""
    if abs(value) < _LEAST_SCALED:
        return ""
    for power, singular, plural in table.preferred:
        mantissa = value / power
        digits = plain(mantissa)
        if abs(mantissa) < 1 or len(digits.lstrip("-").replace(".", "")) > _LONGEST:
            continue
        single = mantissa == 1 or (mantissa < 2 and table.single_below_two)  # noqa: PLR2004
        if mantissa == 1 and " " in singular:
            return singular
        return f"{_figures(mantissa, table)}\u00a0{singular if single else plural}"
    return ""


def _figures(value: Decimal, table: LocaleTable) -> str:
    digits = plain(value)
    sign = "-" if digits.startswith("-") else ""
    whole, _, part = digits.lstrip("-").partition(".")
    whole = _grouped(whole, table)
    return f"{sign}{whole}{table.decimals[0]}{part}" if part else f"{sign}{whole}"


def remark(numeral: str, reading: NumeralReading, locale: str) -> str:
    """Write a numeral as it stands, its marks alone made the locale's own."""
    table = rules_for(locale).table
    whole, _, part = numeral.rpartition(reading.decimal) if reading.decimal else (numeral, "", "")
    digits = "".join(letter for letter in whole if letter.isdigit())
    grouped = _grouped(digits, table) if reading.group else digits
    return f"{grouped}{table.decimals[0]}{part}" if part else grouped


def _grouped(digits: str, table: LocaleTable) -> str:
    if len(digits) < table.group_from:
        return digits
    head = len(digits) % _GROUP
    groups = [digits[:head]] if head else []
    groups += [digits[at : at + _GROUP] for at in range(head, len(digits), _GROUP)]
    return table.write_group.join(groups)
