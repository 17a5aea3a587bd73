"""What a numeral's marks can mean."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

import msgspec

LONGEST = 40
"""A longer run of digits is a hash or a key, not a number."""

_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:[^0-9][0-9]{3})+")
_SPACES = str.maketrans({"\u00a0": " ", "\u2009": " ", "\u202f": " ", "’": "'"})


class NumeralReading(msgspec.Struct, frozen=True, gc=False):
    """One value of a numeral, and the marks that this value takes it to have."""

    value: Decimal
    group: str = ""
    decimal: str = ""


@lru_cache(maxsize=8192)
def readings(numeral: str) -> tuple[NumeralReading, ...]:
    """Return every value that a numeral can have, whatever the locale; none where it has none.

    "318,487" is 318487 or 318.487, "0,457" only 0.457, "1.234,5" only 1234.5; "0.121.0" and
    "2,3,4" have no value.
    """
    marks = [mark for mark in numeral if not mark.isdigit()]
    if not marks:
        return (NumeralReading(Decimal(numeral)),)
    last = marks[-1]
    found = []
    if _GROUPED.fullmatch(numeral) and len(set(marks)) == 1:
        found.append(NumeralReading(_decimal(numeral), group=last))
    if last in ".," and marks.count(last) == 1:
        whole, _, rest = numeral.rpartition(last)
        if len(marks) == 1:
            found.append(NumeralReading(Decimal(f"{whole}.{rest}"), decimal=last))
        elif len(set(marks[:-1])) == 1 and _GROUPED.fullmatch(whole):
            found.append(NumeralReading(Decimal(f"{_decimal(whole)}.{rest}"), marks[0], last))
    return tuple(found)


def _decimal(grouped: str) -> Decimal:
    return Decimal("".join(letter for letter in grouped if letter.isdigit()))


def in_locale(numeral: str, groups: str, decimals: str) -> tuple[NumeralReading, ...]:
    """Return the values of a numeral, that of the locale's own marks first.

    Where no reading has only native marks, the decimal one comes first: a mark left over from
    English is most often its point.
    """
    found = readings(numeral)
    if len(found) > 1 and not native(found[0], groups, decimals):
        return found[::-1]
    return found


def native(reading: NumeralReading, groups: str, decimals: str) -> bool:
    """Return whether the marks of a reading are the locale's own."""
    group = reading.group.translate(_SPACES)
    return (not group or group in groups) and (not reading.decimal or reading.decimal in decimals)
