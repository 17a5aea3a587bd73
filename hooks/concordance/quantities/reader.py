"""The reader: finds where quantities may begin, and reads each."""

from __future__ import annotations

from collections import deque
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from concordance.quantities import names
from concordance.quantities.before import look_before
from concordance.quantities.digits import figure, second
from concordance.quantities.locale import rules_for
from concordance.quantities.phrases import only_word, phrase
from concordance.quantities.ranges import join
from concordance.quantities.source import Source

if TYPE_CHECKING:
    from concordance.quantities.locale import Locale
    from concordance.quantities.model import Quantity

_DASHES = frozenset("-–—‑")
_MONEY_LENGTH = 4
_LOOK_AHEAD = 24
_REMEMBERED = 16384


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
    return list(_read(text, rules_for(locale)))


@lru_cache(maxsize=_REMEMBERED)
def _read(text: str, rules: Locale) -> tuple[Quantity, ...]:
    """Read a text; the same text is met again in each rebuild while serving."""
    source = Source.of(text, rules)
    match = rules.start.search(source.low)
    alone = only_word(source)
    if alone is not None:
        return (alone,)
    if match is None:
        return ()
    addresses = deque(names.addresses(text))
    found: list[Quantity] = []
    search, low = rules.start.search, source.low
    at = match.start()
    while (match := search(low, at)) is not None:
        here, at = match.span()
        while addresses and addresses[0][1] <= here:
            addresses.popleft()
        if addresses and addresses[0][0] <= here:
            at = addresses[0][1]
            continue
        if "0" <= low[here] <= "9":
            new = figure(source, here)
        else:
            one = phrase(source, here, at)
            new = [one] if one else []
        if len(new) == 1:
            new = [_with_range(source, new[0])]
        if new:
            if found and new[0].start < found[-1].end:  # the name that a number was cut from
                new[0] = _from(source, new[0], found[-1].end)
            found += new
            at = max(new[-1].end, here + 1)
    return tuple(found)


def _from(source: Source, quantity: Quantity, start: int) -> Quantity:
    """Return a quantity without what stands before a place."""
    stem = (max(start, quantity.stem[0]), quantity.end)
    return replace(quantity, text=source.text[start : quantity.end], start=start, stem=stem)


def _with_range(source: Source, first: Quantity) -> Quantity:
    """Return the range that a quantity begins, or the quantity itself."""
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
