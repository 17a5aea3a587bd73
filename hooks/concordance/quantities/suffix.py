"""What follows a numeral: a short scale, a percent sign, a currency, a unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from concordance.quantities.model import ANY_CURRENCY, Kind
from concordance.quantities.tables.symbols import CURRENCY_SYMBOLS, RATES

if TYPE_CHECKING:
    import re

    from concordance.quantities.locale import Locale
    from concordance.quantities.scan import Scan

_CLOSING = frozenset('.,;:)]}»”"?!…|')


class Suffix(msgspec.Struct, frozen=True, gc=False):
    """What the text after a numeral makes of it."""

    kind: Kind
    unit: str
    end: int
    gap: str = ""


def suffix_at(scan: Scan, at: int) -> Suffix | None:
    """Read the percent sign, currency or unit that follows a numeral which ends at `at`."""
    text, rules = scan.text, scan.rules
    if at >= len(text) or text[at] in _CLOSING:
        return None
    match = rules.symbol.match(text, at)
    return _named(scan.low, at, rules) if match is None else _symbol(text, match, rules)


def _symbol(text: str, match: re.Match[str], rules: Locale) -> Suffix | None:
    """Return what a match of `Locale.symbol` stands for; "x" between two numbers is no unit."""
    gap, end = match.group("gap"), match.end()
    if sign := match.group("percent"):
        return Suffix(Kind.PERCENT, sign, end, gap)
    if money := match.group("money"):
        return Suffix(Kind.AMOUNT, CURRENCY_SYMBOLS.get(money, money), end, gap)
    unit = rules.table.symbols[match.group("unit")]
    if unit == "x" and text[end : end + 2].strip()[:1].isdigit():
        return None  # "1920 × 1080"
    rate = match.group("rate")
    return Suffix(Kind.MEASURE, f"{unit}/{RATES[rate]}" if rate else unit, end, gap)


def _named(low: str, at: int, rules: Locale) -> Suffix | None:
    """Read the name of a unit or currency, or of the percent sign."""
    match = rules.name.match(low, at)
    if match is None:
        return None
    if word := match.group("percent"):
        return Suffix(Kind.PERCENT, "‰" if "mil" in word else "%", match.end(), match["pgap"])
    name = " ".join(match.group("name").split())
    unit = rules.names[name]
    money = name in rules.table.currencies and unit != ANY_CURRENCY
    kind = Kind.AMOUNT if money else Kind.MEASURE
    return Suffix(kind, unit, match.end(), match.group("gap"))


def short_scale(scan: Scan, at: int, *, money: bool) -> tuple[tuple[int, ...], int] | None:
    """Read a short scale: "Md", "M€", "bi", "274k". Return its possible factors and its end.

    One letter is a scale only beside a currency, after a space that does not break (as CLDR puts
    it), or stuck to the digits where the locale writes it so ("274k", English "5B"). `money` tells
    that a currency stands before the number.
    """
    text, rules = scan.text, scan.rules
    if at >= len(text) or text[at] in _CLOSING:
        return None
    for pattern, factors in (
        (rules.short, rules.table.short),
        (rules.short_money, rules.table.short_money),
    ):
        match = pattern.match(text, at)
        if match is None:
            continue
        name, stuck = match.group(1), match.start(1) == at
        after = rules.symbol.match(text, match.end())
        beside = money or (after is not None and bool(after.group("money")))
        bound = match.group()[0] in "\u00a0\u202f" or (stuck and name in rules.table.short_stuck)
        if beside or bound or pattern is rules.short:
            return factors[name], match.end()
    return None
