"""What is read from a text: a number, an amount, a date, with its place and its value."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

import msgspec


class Kind(StrEnum):
    """What a quantity is. Versions and identifiers hold digits and are no quantity."""

    NUMBER = "number"
    AMOUNT = "amount"
    PERCENT = "percent"
    MEASURE = "measure"
    DATE = "date"
    TIME = "time"
    RANGE = "range"
    ORDINAL = "ordinal"
    DECADE = "decade"
    VERSION = "version"
    IDENTIFIER = "identifier"


NAMES = (Kind.VERSION, Kind.IDENTIFIER)
"""The kinds that hold digits and are no quantity."""

ANY_CURRENCY = "¤"
"""The unit of a currency whose country is not named ("pesos"), or a weight: CLDR's own sign."""

Value: TypeAlias = Decimal | str
"""A decimal, or the ISO 8601 form of a date (`2024-03-29`, `2024-03`, `2024`, `--03-29` where
the year is not said, as in ISO 8601:2000 and RFC 6350) or a time (`18:30`, `18:30:05`); for a
version or an identifier, its text."""


class UnknownLocaleError(ValueError):
    """There are no number rules for a locale; the message names those there are."""


class Marks(msgspec.Struct, frozen=True, gc=False):
    """How a numeral is written.

    `group` and `decimal` are the marks that stand in it, empty where there is none. `gap` is what
    separates the number from its symbol or unit. `symbol_first` tells `$5` from `5 $`.
    """

    group: str = ""
    decimal: str = ""
    gap: str = ""
    symbol_first: bool = False


NO_MARKS = Marks()


class Quantity(msgspec.Struct, frozen=True, gc=False):
    """One quantity of a text.

    - `text` is `source[start:end]`, where `source` is the text it is read from.
    - `values` holds one value, or the two ends of a range.
    - `unit` is an ISO 4217 code, an SI or IEC symbol, `%`, `‰`, `century`, `¤` for a currency whose
      country is not named ("pesos", "pounds"), or empty.
    - `candidates` are the values that the text may have where its marks or words allow several,
      the locale's reading first; empty where there is one reading.
    - `approximate`: the text says so ("environ", "une centaine").
    - `bound` is what the words around it make of it: `>=` ("at least"), `<=` ("up to"), `>` ("more
      than"), `<` ("under"), `=` ("exactly"), `?` where a negation before them leaves it open
      ("does not take more than"), or empty.
    - `spelled`: written in words.
    - `optional`: a word or a digit that a translation may leave out or put otherwise ("trois",
      "des milliers", a name's number): it matches another quantity and never requires one.
    - `marks` are those of its numeral; of a range, those of its second.
    - `scale` is the factor that scale words, a short scale or a power of ten multiplied the
      numeral by: 10⁶ in "3 millions", 1 where there is none.
    - `numeral_span` are the start and end in `source` of the numeral with its scale words alone,
      without currency or unit.
    """

    text: str
    start: int
    end: int
    kind: Kind
    values: tuple[Value, ...]
    unit: str = ""
    candidates: tuple[Value, ...] = ()
    approximate: bool = False
    bound: str = ""
    spelled: bool = False
    optional: bool = False
    marks: Marks = NO_MARKS
    scale: Decimal = Decimal(1)
    numeral_span: tuple[int, int] = (0, 0)

    @property
    def value(self) -> str:
        """Return the value as text: decimals in plain digits, `5..10` and `2001/2006` for ranges.

        Two dates or times are joined by the solidus of ISO 8601, two numbers by two points.
        """
        parts = [plain(value) for value in self.values]
        dates = any(isinstance(value, str) for value in self.values)
        return ("/" if dates else "..").join(parts)


def plain(value: Value) -> str:
    """Write a value with no exponent and no trailing zeros after the point."""
    if isinstance(value, str):
        return value
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
