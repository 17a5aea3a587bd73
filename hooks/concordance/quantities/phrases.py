"""Quantities that begin with a word: numbers in letters, months, centuries, ordinals."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from concordance.quantities import dates
from concordance.quantities.before import look_before
from concordance.quantities.digits import dated, decade, is_decade, kind_of, ordinal
from concordance.quantities.model import Kind, Quantity
from concordance.quantities.suffix import unit_after
from concordance.quantities.words import Spelled, spelled

if TYPE_CHECKING:
    from concordance.quantities.source import Source

_ROMAN = re.compile(r"\s+([IVXL]+)(?!\w)")
_ROMAN_BEFORE = re.compile(r"(?<!\w)([IVXL]+)(?:ᵉʳ?|ers?|i?[eè]mes?|e)\s\Z")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}
_LONGEST_ROMAN = 12
_PERCENT_WORDS = frozenset({"por", "pour", "per"})
_SMALL = 12
_LONGEST_WORD = 12
_FEW_WORDS = 2
_IDIOM = 10**9


def phrase(source: Source, at: int, end: int) -> Quantity | None:
    """Read what begins with the word from `at` to `end`; None where it is no quantity."""
    text, low, rules = source.text, source.low, source.rules
    moment = dates.month_first(text, low, at, rules) or dates.first_day(low, at, rules)
    if moment is not None:
        return dated(source, at, moment)
    number = spelled(low, at, rules)
    if number is not None:
        return _number(source, at, number)
    value = rules.table.ordinals.get(low[at:end])
    if value is not None:
        found = ordinal(source, at, end, Decimal(value))
        return replace(found, spelled=True, optional=True)
    return _century(source, at, end) if rules.century.match(low, at) else None


def only_word(source: Source) -> Quantity | None:
    """Read a text that is one number word: there, "un" and "neuf" have no other meaning."""
    word = source.low.strip() if len(source.low) < _LONGEST_WORD else ""
    value = source.rules.table.ones.get(word)
    if value is None:
        return None
    at = source.low.index(word)
    found = source.quantity(at, at + len(word), Kind.NUMBER, (Decimal(value),))
    return replace(found, spelled=True, optional=True)


def _number(source: Source, at: int, number: Spelled) -> Quantity | None:
    text, low, end = source.text, source.low, number.end
    words = low[max(0, at - 5) : at].split()
    if words and words[-1] in _PERCENT_WORDS and number.tokens == 1:
        return None  # "por ciento"
    before = look_before(text, low, at, source.rules)
    if number.tokens == 1 and before.lead == "decade" and is_decade(number.value):
        return replace(decade(source, at, end, number.value), spelled=True)
    suffix = unit_after(text, low, end, source.rules)
    kind, unit = kind_of(suffix, before)
    strict = kind in (Kind.AMOUNT, Kind.PERCENT) and not number.indefinite
    return source.quantity(
        before.start if before.money else at,
        suffix.end if suffix else end,
        kind,
        (number.value,),
        unit=unit,
        approximate=number.approximate or before.lead == "approximate",
        spelled=True,
        optional=not strict and _idiomatic(number),
        stem=(at, end),
    )


def _idiomatic(number: Spelled) -> bool:
    """Return whether a translation may well put it without a number: "two", "a hundred"."""
    if number.value <= _SMALL or number.tokens == 1 or number.indefinite:
        return True
    power = number.value <= _IDIOM and str(int(number.value)).rstrip("0") == "1"
    return number.tokens <= _FEW_WORDS and (number.approximate or power)


def _century(source: Source, at: int, end: int) -> Quantity | None:
    start, finish = at, end
    roman = _ROMAN.match(source.text, end)
    if roman is not None:
        finish = roman.end()
    else:
        roman = _ROMAN_BEFORE.search(source.text, max(0, at - _LONGEST_ROMAN), at)
        if roman is None:
            return None
        start = roman.start()
    value = _roman(roman.group(1))
    return source.quantity(start, finish, Kind.ORDINAL, (value,), unit="century")


def _roman(text: str) -> Decimal:
    total, largest = 0, 0
    for letter in reversed(text):
        value = _ROMAN_DIGITS[letter]
        total += value if value >= largest else -value
        largest = max(largest, value)
    return Decimal(total)
