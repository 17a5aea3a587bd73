"""The reader: finds where quantities may begin, and reads each."""

from __future__ import annotations

from collections import deque
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from concordance.quantities import names
from concordance.quantities.bounds import with_bounds
from concordance.quantities.completed import with_completed
from concordance.quantities.digits import quantities_in_digits, range_end
from concordance.quantities.locale import rules_for
from concordance.quantities.parts import with_parts
from concordance.quantities.phrases import only_word, quantity_in_words
from concordance.quantities.prefix import prefix_of
from concordance.quantities.ranges import join
from concordance.quantities.scan import Scan
from concordance.quantities.unspaced import blanked, in_ascii_figures, unspaced_quantities

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
    if rules.table.unspaced or not (rules.table.has_words or text.isascii()):
        return tuple(_with_figures(text, rules))
    return tuple(_read_words(text, rules))


def _with_figures(text: str, rules: Locale) -> list[Quantity]:
    """Read a text that may have figures of another script, or no spaces between its words."""
    plain = in_ascii_figures(text)
    found = list(unspaced_quantities(Scan(plain, plain, rules))) if rules.table.unspaced else []
    rest = blanked(plain, [(q.start, q.end) for q in found]) if rules.table.unspaced else plain
    found += _read_words(rest, rules)
    found.sort(key=lambda quantity: quantity.start)
    return [replace(q, text=text[q.start : q.end]) for q in found]


def _read_words(text: str, rules: Locale) -> list[Quantity]:
    """Read a text whose words are apart, in ASCII figures."""
    scan = Scan.of(text, rules)
    match = rules.start.search(scan.low)
    alone = only_word(scan)
    if alone is not None:
        return [alone]
    if match is None:
        return []
    addresses = deque(names.addresses(text))
    found: list[Quantity] = []
    search, low = rules.start.search, scan.low
    at = match.start()
    while (match := search(low, at)) is not None:
        here, at = match.span()
        while addresses and addresses[0][1] <= here:
            addresses.popleft()
        if addresses and addresses[0][0] <= here:
            at = addresses[0][1]
            continue
        if "0" <= low[here] <= "9":
            new = quantities_in_digits(scan, here)
        else:
            quantity = quantity_in_words(scan, here, at)
            new = [quantity] if quantity else []
        if len(new) == 1:
            new = [_with_range(scan, new[0])]
        if new:
            if found and new[0].start < found[-1].end:  # the name that a number was cut from
                new[0] = _from(scan, new[0], found[-1].end)
            found += new
            at = max(new[-1].end, here + 1)
    return with_bounds(scan, with_completed(low, with_parts(scan, found)))


def _from(scan: Scan, quantity: Quantity, start: int) -> Quantity:
    """Return a quantity without what stands before a place."""
    span = (max(start, quantity.numeral_span[0]), quantity.end)
    return replace(scan.stretched(quantity, start, quantity.end), numeral_span=span)


def _with_range(scan: Scan, first: Quantity) -> Quantity:
    """Return the range that a quantity begins, or the quantity itself."""
    low, rules, end = scan.low, scan.rules, first.end
    following = low[end : end + 1]
    if not following or not (following.isspace() or following in _DASHES):
        return first
    mark = rules.connector.match(low, end)
    either = rules.either.match(low, end) if mark is None else None
    mark = mark or either
    if mark is None:
        mark = rules.pair.match(low, end)
        if mark is None or prefix_of(scan, first.start).cue != "pair":
            return first
    at = mark.end()
    start = rules.start.search(low, at, at + _LOOK_AHEAD)
    if start is None or start.start() > at + _MONEY_LENGTH:
        return first
    here = start.start()
    digit = low[here].isdigit()
    other = range_end(scan, here) if digit else quantity_in_words(scan, here, start.end())
    if other is None or other.start > at:
        return first
    whole = join(scan, first, other)
    if whole is not None and (either is None or _are_neighbours(whole)):
        return whole
    # "3166-1" descends: a code.
    digits = first.text.isdigit() and other.text.isdigit() and mark.group() in _DASHES
    return scan.name(first.start, other.end) if digits else first


def _are_neighbours(whole: Quantity) -> bool:
    """Return whether a range is of two numbers of which the second is one more: "2 or 3"."""
    low, high = whole.values
    return not isinstance(low, str) and not isinstance(high, str) and high - low == 1
