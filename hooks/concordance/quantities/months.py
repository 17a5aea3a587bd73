"""Names of months that are written with a slip: "12 mras 2024"."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concordance.quantities.locale import Locale

_LONG = 6
"""From so many letters on a month is like no other word: "mais" is one letter from "mars"."""


@lru_cache(maxsize=1024)  # the words of dates are few
def meant_month(word: str, rules: Locale) -> str:
    """Return the one month of a locale that a word is a slip of; empty where there is none.

    A slip is an accent that is lacking, two letters in each other's place, or, in a long name, a
    letter too many, too few or another (Damerau, 1964). `word` is in lower case; a month itself is
    no slip. The names come from the locale's table.
    """
    if word in rules.month_number:
        return ""
    months = (name for names in rules.table.months for name in names.split("/"))
    near = [name for name in months if _is_slip(word, name)]
    return near[0] if len(near) == 1 else ""


def _is_slip(word: str, name: str) -> bool:
    """Return whether two words differ by one slip, at the first letter that is not the same."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(word, name, strict=False))
    at = sum(1 for _ in same)
    left, right = word[at:], name[at:]
    if _bare(word) == _bare(name) or (left[:2] == right[1::-1] and left[2:] == right[2:]):
        return True
    return len(name) >= _LONG and (left[1:] in {right[1:], right} or left == right[1:])


def _bare(word: str) -> str:
    return unicodedata.normalize("NFD", word).encode("ascii", "ignore").decode()
