"""Quantities written in a locale: what a finding says to write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.quantities.locale import rules_for
from concordance.quantities.model import Kind, Quantity, Value, plain

if TYPE_CHECKING:
    from decimal import Decimal

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
    """Write a value for a message: figures with scale words and the unit's symbol, or a date."""
    if isinstance(value, str):
        return value
    text = _scaled(value, rules_for(locale).table) or write_number(value, locale)
    gap = "" if unit == "%" and locale.startswith(("pt", "en")) else "\u00a0"
    return f"{text}{gap}{unit}" if unit and unit != "century" else text


def rewrite(quantity: Quantity, value: Decimal, locale: str) -> str:
    """Write a quantity of a text with another value, keeping its currency or unit as it stands."""
    rules = rules_for(locale)
    start, end = (place - quantity.start for place in quantity.numeral_span)
    head, tail = quantity.text[:start], quantity.text[end:]
    scaled = _scaled(value, rules.table)
    number = scaled or _figures(value, rules.table)
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
