"""A number said in a way that is not read: by an ambiguous word, inside a name or in code."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from concordance.checks.values.matching import is_strict
from concordance.quantities.locale import rules_for
from concordance.quantities.model import plain

if TYPE_CHECKING:
    from concordance.checks.values.matching import Atom

_WORD = re.compile(r"[^\W\d_]+")
_LARGEST_WORD = 100


def says(atom: Atom, text: str, locale: str) -> bool:
    """Return whether a text may say an atom's value although no quantity of it does.

    "both" may say 2, "first" 1, "OAuth2" 2 and `port 8080` 8080; "twelve-factor" may be left as it
    is in a Spanish text. An echo keeps a finding from
    being made; it never makes one.
    """
    own = atom.quantity.text
    if re.search(rf"(?<!\w){re.escape(own)}(?!\w)", text, re.IGNORECASE):
        return True
    if is_strict(atom.unit):
        return False
    numbers = [value for _, value in atom.keys if isinstance(value, Decimal)]
    for value in numbers:
        digits = plain(abs(value))
        if re.search(rf"(?<![0-9]){re.escape(digits)}(?![0-9])", text):
            return True
    small = {int(value) for value in numbers if value == int(value) and 0 <= value <= _LARGEST_WORD}
    if not small:
        return False
    table = rules_for(locale).table
    known = {word: number for word, (number, _) in table.adders.items()}
    known |= table.ordinals
    known |= table.faint
    return any(known.get(word) in small for word in _WORD.findall(text.lower()))
