"""The reader: finds where quantities may begin, and reads each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.quantities import names
from concordance.quantities.before import look_before
from concordance.quantities.figures import figure, second
from concordance.quantities.locale import rules_for
from concordance.quantities.phrases import phrase
from concordance.quantities.ranges import join
from concordance.quantities.source import Source

if TYPE_CHECKING:
    from concordance.quantities.model import Quantity

_DASHES = frozenset("-–—‑")
_MONEY_LENGTH = 4
_LOOK_AHEAD = 24


def read(text: str, locale: str) -> list[Quantity]:
    """Read the quantities of a text, in order.

    Args:
        text: prose without mark-up. White space of any kind separates; U+FFFC stops a phrase.
        locale: a BCP 47 tag of `LOCALES`, or a bare language for its main country.

    Returns:
        Each quantity with its place in the text, its exact value and its unit.

    Raises:
        UnknownLocaleError: there are no rules for the locale.
    """
    rules = rules_for(locale)
    source = Source.of(text, rules)
    addresses = names.addresses(text) if "@" in text or "://" in text or "www." in text else []
    found: list[Quantity] = []
    search, low, at = rules.start.search, source.low, 0
    while (match := search(low, at)) is not None:
        here, at = match.span()
        passed = next((end for start, end in addresses if start <= here < end), 0)
        if passed:
            at = passed
            continue
        if "0" <= low[here] <= "9":
            new = figure(source, here)
        else:
            one = phrase(source, here, at)
            new = [one] if one else []
        if len(new) == 1:
            new = [_with_range(source, new[0])]
        if new:
            found += new
            at = max(new[-1].end, here + 1)
    return found


def _with_range(source: Source, first: Quantity) -> Quantity:
    """Give the range that a quantity begins, or the quantity itself."""
    low, rules, end = source.low, source.rules, first.end
    following = low[end : end + 1]
    if not following or not (following.isspace() or following in _DASHES):
        return first
    mark = rules.connector.match(low, end)
    if mark is None:
        mark = rules.pair.match(low, end)
        if mark is None or look_before(source.text, low, first.start, rules).lead != "pair":
            return first
    at = mark.end()
    start = rules.start.search(low, at, at + _LOOK_AHEAD)
    if start is None or start.start() > at + _MONEY_LENGTH:
        return first
    here = start.start()
    other = second(source, here) if low[here].isdigit() else phrase(source, here, start.end())
    if other is None or other.start > at:
        return first
    whole = join(source, first, other)
    if whole is not None:
        return whole
    # "3166-1" descends: a code.
    digits = first.text.isdigit() and other.text.isdigit() and mark.group() in _DASHES
    return source.name(first.start, other.end) if digits else first
