"""Bounds: "at least", "up to", "more than" beside a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from concordance.quantities.locale import rules_for
from concordance.quantities.model import Kind

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

    from concordance.quantities.model import Quantity
    from concordance.quantities.scan import Scan

OPEN = "?"
UNBOUND = frozenset({Kind.IDENTIFIER, Kind.DECADE, Kind.ORDINAL})
"""The kinds that have no bound."""

LOOSE = frozenset({Kind.RANGE, Kind.DATE, Kind.TIME})
"""The kinds that have one by many other words too: "by", "since", "through"."""

_BEFORE, _AFTER = 48, 32
_NEAR = 60
"""Characters around a number in which words may bear on it."""

_TAKEN = 24
"""Characters around a number with a bound whose words are of that bound, but what is nearer."""

_DENIED = {">": "<=", "<": ">="}
"""What "not more than" says, its words apart: "no tome más de dos"."""
_UNDER = "sous"
"""What is a bound of money or a percentage alone: "sous 48 heures", "sous deux conditions"."""
_LENGTHS = frozenset({"", "ns", "µs", "ms", "s", "min", "h", "d", "wk", "mo", "yr"})
_SPAN = "over"
"""What stands alone between two numbers, where the first is spread on the second: "9 m over 2 km".
"""

_WORD = 16
_OPENING = '([«“"~'
_MARKS = frozenset('<>=≤≥([«“"~')
_SIGNS = {"≤": "<=", "≥": ">=", "<": "<", ">": ">", "<=": "<=", ">=": ">="}
_ENDS = frozenset(".;!?\n\ufffc")


def with_bounds(scan: Scan, found: list[Quantity]) -> list[Quantity]:
    """Return the quantities of a text, each with its bound."""
    bounded, floor = [], 0
    for index, quantity in enumerate(found):
        ceiling = found[index + 1].start if index + 1 < len(found) else len(scan.low)
        bound = "" if _is_unbound(quantity) else _bound(scan, quantity, floor, ceiling)
        bounded.append(replace(quantity, bound=bound) if bound else quantity)
        floor = quantity.end
    return bounded


def _is_unbound(quantity: Quantity) -> bool:
    return quantity.kind in UNBOUND or not quantity.values[0]  # "from zero" is an idiom


def _bound(scan: Scan, quantity: Quantity, floor: int, ceiling: int) -> str:
    """Return the bound of a quantity that stands between two places of other quantities."""
    low, rules = scan.low, scan.rules
    before = low[max(floor, quantity.start - _BEFORE) : quantity.start]
    last = before[-_WORD:].split()[-1:]
    may_end = bool(last) and (last[0].lstrip(_OPENING) in rules.bound_ends or last[0][-1] in _MARKS)
    if may_end and (match := rules.bound_before.search(before)):
        if sign := match["sign"]:
            return _SIGNS[sign]
        spread = floor and before.split() == [_SPAN]
        loose = spread or (match["bound"] == _UNDER and quantity.unit in _LENGTHS)
        bound = rules.table.bounds_before[" ".join(match["bound"].split())]
        # "ne ... pas plus de" denies once
        if not match["bound"].startswith("pas ") and rules.negation_before.search(
            before, 0, match.start()
        ):
            bound = _DENIED.get(bound, OPEN)
        return OPEN if loose else bound
    match = rules.bound_after.match(low, quantity.end, min(ceiling, quantity.end + _AFTER))
    if match and match["plus"]:
        return ">="
    alone = ceiling == len(low)
    if match and (alone or low[match.end() : ceiling].strip()):  # else the next number's
        return rules.table.bounds_after[" ".join(match["bound"].split())]
    return ""


def bound_near(text: str, quantities: Sequence[Quantity], index: int, locale: str) -> bool:
    """Return whether any word that may bear on a quantity of a text says a bound, however loosely.

    Args:
        text: what the quantities were read from.
        quantities: all of the text.
        index: that of one which has no bound of its own.
        locale: that of the text.
    """
    low, quantity = text.lower(), quantities[index]
    start, end = _sentence(low, quantity)
    bounded = [other for at, other in enumerate(quantities) if at != index and other.bound]
    return any(
        not any(_distance(match, other) < min(_TAKEN, mine) for other in bounded)
        for match in rules_for(locale).bound_any.finditer(low, start, end)
        for mine in (_distance(match, quantity),)
    )


def _distance(word: re.Match[str], quantity: Quantity) -> int:
    """Return how many characters stand between a word and a quantity."""
    return max(quantity.start - word.end(), word.start() - quantity.end, 0)


def _sentence(low: str, quantity: Quantity) -> tuple[int, int]:
    """Return the stretch around a quantity in which words may bear on it: of its sentence."""
    if quantity.unit == "%":  # "40 % more than": what follows compares
        return max(0, quantity.start - _TAKEN), quantity.start
    start, end = max(0, quantity.start - _NEAR), min(len(low), quantity.end + _NEAR)
    for at in range(quantity.start - 1, start, -1):
        if low[at] in _ENDS and low[at + 1 : at + 2].isspace():
            start = at
            break
    for at in range(quantity.end, end):
        if low[at] in _ENDS and not low[at + 1 : at + 2].strip():
            end = at
            break
    return start, end
