"""Quantities that begin with a word: numbers in letters, months, centuries, ordinals."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from concordance.quantities.dates import date_in_words, day_in_words
from concordance.quantities.model import Kind, Quantity
from concordance.quantities.numerals import decade, is_decade, kind_of, ordinal
from concordance.quantities.prefix import prefix_of
from concordance.quantities.suffix import suffix_at
from concordance.quantities.words import Spelled, spelled

if TYPE_CHECKING:
    from concordance.quantities.scan import Scan

_MIXED = re.compile(r"\w*[a-z]\w*[A-Z]")
"""A name, whatever its letters say: DoS is no two."""
_ROMAN = re.compile(r"\s+([IVXL]+)(?!\w)")
_ROMAN_BEFORE = re.compile(r"(?<!\w)([IVXL]+)(?:ᵉʳ?|ers?|i?[eè]mes?|e)\s\Z")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}
_LONGEST_ROMAN = 12
_PERCENT_WORDS = frozenset({"por", "pour", "per"})
_RATES = (100, 1000)
"""What stands after these words in "por ciento", "pour mille"."""
_SMALL = 12
_LONGEST_WORD = 12
_FEW_WORDS = 2
_IDIOM = 10**9


def quantity_in_words(scan: Scan, at: int, end: int) -> Quantity | None:
    """Read what begins with the word from `at` to `end`; None where it is no quantity."""
    low, rules = scan.low, scan.rules
    if _MIXED.match(scan.text, at, end):
        return None
    if found := date_in_words(scan, at):
        return found
    if clock := rules.table.clock_words.get(low[at:end]):
        return replace(scan.quantity(at, end, Kind.TIME, clock), optional=True)
    number = spelled(low, at, rules)
    if number is not None:
        return day_in_words(scan, at, number) or _number(scan, at, number)
    value = rules.table.ordinals.get(low[at:end])
    if value is not None:
        return replace(ordinal(scan, at, end, Decimal(value)), spelled=True, optional=True)
    return _century(scan, at, end) if rules.century.match(low, at) else None


def only_word(scan: Scan) -> Quantity | None:
    """Read a text that is one number word: there, "un" and "neuf" have no other meaning."""
    word = scan.low.strip() if len(scan.low) < _LONGEST_WORD else ""
    value = scan.rules.table.ones.get(word)
    if value is None:
        return None
    at = scan.low.index(word)
    found = scan.quantity(at, at + len(word), Kind.NUMBER, Decimal(value))
    return replace(found, spelled=True, optional=True)


def _number(scan: Scan, at: int, number: Spelled) -> Quantity | None:
    """Make the quantity of a number in words, with the unit or currency around it."""
    low, end = scan.low, number.end
    words = low[max(0, at - 5) : at].split()
    percent = words and words[-1] in _PERCENT_WORDS and number.tokens == 1
    if percent and number.value in _RATES and not number.approximate:  # and not "por millares"
        return None
    prefix = prefix_of(scan, at)
    if number.tokens == 1 and prefix.cue == "decade" and is_decade(number.value):
        return replace(decade(scan, at, end, number.value), spelled=True)
    suffix = suffix_at(scan, end)
    kind, unit = kind_of(suffix, prefix)
    strict = kind in (Kind.AMOUNT, Kind.PERCENT) and not number.indefinite
    start, end = prefix.start if prefix.money else at, suffix.end if suffix else end
    return replace(
        scan.quantity(start, end, kind, number.value),
        unit=unit,
        approximate=number.approximate or prefix.cue == "approximate",
        spelled=True,
        optional=not strict and _idiomatic(number),
        numeral_span=(at, number.end),
    )


def _idiomatic(number: Spelled) -> bool:
    """Return whether a translation may well put it without a number: "two", "a hundred"."""
    if number.value <= _SMALL or number.tokens == 1 or number.indefinite:
        return True
    power = number.value <= _IDIOM and str(int(number.value)).rstrip("0") == "1"
    return number.tokens <= _FEW_WORDS and (number.approximate or power)


def _century(scan: Scan, at: int, end: int) -> Quantity | None:
    """Read the Roman numeral beside the word "century" from `at` to `end`, after or before it."""
    start, finish = at, end
    roman = _ROMAN.match(scan.text, end)
    if roman is not None:
        finish = roman.end()
    else:
        roman = _ROMAN_BEFORE.search(scan.text, max(0, at - _LONGEST_ROMAN), at)
        if roman is None:
            return None
        start = roman.start()
    value = _roman(roman.group(1))
    return replace(scan.quantity(start, finish, Kind.ORDINAL, value), unit="century")


def _roman(text: str) -> Decimal:
    total, largest = 0, 0
    for letter in reversed(text):
        value = _ROMAN_DIGITS[letter]
        total += value if value >= largest else -value
        largest = max(largest, value)
    return Decimal(total)
