"""What stands before a numeral: a currency, a sign, a word that tells what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from concordance.quantities.tables.symbols import CURRENCY_SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from concordance.quantities.scan import Scan

_SPACES = frozenset(" \u00a0\u2009\u202f\n\t")
_MONEY_ENDS = frozenset("$€£¥₹₩₽")
_MINUS = frozenset("-−")
_OPENING = "([«“\"'’‘"


class Prefix(msgspec.Struct, frozen=True, gc=False):
    """What precedes a numeral.

    `start` is where the quantity begins, its currency or minus sign included. `cue` is what the
    word before tells of it: a value of `Locale.cues`, or empty. `money` is an ISO 4217 code, or
    empty; `gap` the space after it.
    """

    start: int
    cue: str = ""
    money: str = ""
    gap: str = ""
    negative: bool = False


def prefix_of(scan: Scan, at: int) -> Prefix:
    """Read what precedes the numeral that begins at the index `at`."""
    if at == 0:
        return Prefix(0)
    text, rules = scan.text, scan.rules
    start, money, gap, negative = at, "", "", False
    last = text[at - 1]
    symbol = text[at - 2] if last in _SPACES and at > 1 else last
    if symbol in _MONEY_ENDS or symbol.isupper():
        match = rules.prefix.search(text, max(0, at - 5), at)
        if match is not None:
            money, gap, start = match.group(1), match.group(2), match.start(1)
            money = CURRENCY_SYMBOLS.get(money, money)
    if start and text[start - 1] in _MINUS and _is_minus(text, start - 1):
        negative, start = True, start - 1
    return Prefix(start, _cue(scan.low, start, rules.cues), money, gap, negative)


def _is_minus(text: str, at: int) -> bool:
    # "6 -7 pm" is a range, "80-5" a code; a minus follows a space or a bracket, and no number.
    if at == 0:
        return True
    if text[at - 1] in "([":
        return True
    return text[at - 1] in _SPACES and not text[max(0, at - 2) : at - 1].isdigit()


def _cue(low: str, at: int, cues: Mapping[str, str]) -> str:
    """Return what the last one, two or three words before `at` tell, or empty."""
    if at == 0:
        return ""
    if low[at - 1] in "~≈":
        return "approximate"
    words = low[max(0, at - 24) : at].split()
    if not words or not (low[at - 1] in _SPACES or low[at - 1] in "°ºᵒ#.§"):
        return ""
    last = words[-1].lstrip(_OPENING)
    if last in "~≈":
        return "approximate"
    found = cues.get(last, "")
    if not found and len(words) > 1:
        found = cues.get(f"{words[-2].lstrip(_OPENING)} {last}", "")
        if not found and len(words) > 2:  # noqa: PLR2004
            found = cues.get(f"{words[-3].lstrip(_OPENING)} {words[-2]} {last}", "")
    return found
