"""What stands before a numeral: a currency, a sign, a word that tells what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from concordance.quantities.tables.symbols import CURRENCY_SYMBOLS

if TYPE_CHECKING:
    from concordance.quantities.locale import Locale

_SPACES = frozenset(" \u00a0\u2009\u202f\n\t")
_MONEY_ENDS = frozenset("$€£¥₹₩₽")
_MINUS = frozenset("-−")
_OPENING = "([«“\"'’‘"


class Before(msgspec.Struct, frozen=True, gc=False):
    """Where the quantity begins, counting its currency or sign; and what leads to it.

    `lead` is a value of `Locale.lead`, or empty. `money` is an ISO 4217 code, or empty.
    """

    start: int
    lead: str = ""
    money: str = ""
    gap: str = ""
    negative: bool = False


def look_before(text: str, low: str, at: int, rules: Locale) -> Before:
    """Read what stands before the numeral that begins at a place."""
    if at == 0:
        return Before(0)
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
    return Before(start, _lead(low, start, rules), money, gap, negative)


def _is_minus(text: str, at: int) -> bool:
    # "6 -7 pm" is a range, "80-5" a code; a minus follows a space or a bracket, and no number.
    if at == 0:
        return True
    if text[at - 1] in "([":
        return True
    return text[at - 1] in _SPACES and not text[max(0, at - 2) : at - 1].isdigit()


def _lead(low: str, at: int, rules: Locale) -> str:
    if at == 0:
        return ""
    if low[at - 1] in "~≈":
        return "approximate"
    words = low[max(0, at - 24) : at].split()
    if not words or not (low[at - 1] in _SPACES or low[at - 1] in "°ºᵒ#.§"):
        return ""
    lead = rules.lead
    last = words[-1].lstrip(_OPENING)
    if last in "~≈":
        return "approximate"
    found = lead.get(last, "")
    if not found and len(words) > 1:
        found = lead.get(f"{words[-2].lstrip(_OPENING)} {last}", "")
        if not found and len(words) > 2:  # noqa: PLR2004
            found = lead.get(f"{words[-3].lstrip(_OPENING)} {words[-2]} {last}", "")
    return found
