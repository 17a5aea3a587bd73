"""The words of closed classes that a text has: "half", "thousands", "two in three", a season."""

from __future__ import annotations

from bisect import bisect_right
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from concordance.findings.model import Span
from concordance.quantities import Kind
from concordance.quantities.locale import rules_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from concordance.checks.values.compare import ValueComparison
    from concordance.checks.values.occurrences import Occurrence
    from concordance.markdown.model import Prose

CROWDS = {10: 12, 12: 12, 100: 100, **{10**power: 10**power for power in (3, 6, 9, 12)}}
"""Round numbers without a numeral; tens are dozens elsewhere."""

_ISO_MONTH = slice(5, 7)
_DATED = frozenset((Kind.DATE, Kind.RANGE))
_REMEMBERED = 4096
_SIMPLE = 10
"""Up to this denominator a share is told in words."""
_CLOSE = Fraction(1, 100)


class ClosedWord(msgspec.Struct, frozen=True, gc=False):
    """A word of a closed class: its class and meaning, and where it stands in a prose.

    `sure` tells that it means nothing else.
    """

    group: str
    meaning: str
    prose: Prose
    start: int
    end: int
    sure: bool = False

    @property
    def span(self) -> Span:
        """Return its offsets in the page."""
        return Span(self.prose.offset(self.start), self.prose.offset(self.end - 1) + 1)

    @property
    def text(self) -> str:
        """Return the word as it stands."""
        return self.prose.text[self.start : self.end]


def may_have(compared: ValueComparison, row: int, code: str) -> bool:
    """Return at small cost whether a block may have a word of a closed class."""
    if any(crowd(occurrence) for occurrence in compared.read[row, code]):
        return True
    block, locale = compared.rows[row].blocks[code], compared.locales[code]
    return any(_has_end(prose.text, locale) for prose in block.cells or (block.prose,))


@lru_cache(maxsize=_REMEMBERED)
def _has_end(text: str, locale: str) -> bool:
    rules, low = rules_for(locale), text.lower()
    if not rules.closed_ends.isdisjoint(low.split()):
        return True
    return any(mark in low for mark in rules.table.shares) and bool(rules.share.search(low))


@lru_cache(maxsize=_REMEMBERED)
def _found(text: str, locale: str) -> tuple[tuple[str, bool, int, int], ...]:
    """Return the words of closed classes of a text: what each means, whether surely, its place."""
    rules, low = rules_for(locale), text.lower()
    found: list[tuple[str, bool, int, int]] = []
    for match in rules.closed_any.finditer(low):
        word = " ".join(match.group().split())
        found.append((*rules.closed[word], *match.span()))
        if too := rules.closed_too.get(word):
            found.append((too, False, *match.span()))
    for match in rules.share.finditer(low) if any(m in low for m in rules.table.shares) else ():
        some, of = (rules.share_number[word] for word in match.groups())
        if some < of:
            found.append((str(Fraction(some, of)), True, *match.span()))
    return tuple(sorted(found, key=lambda each: each[2]))


def crowd(occurrence: Occurrence) -> int:
    """Return the round number that a quantity without numeral names: thousands, dozens; else 0."""
    quantity = occurrence.quantity
    if not (quantity.spelled and quantity.approximate and quantity.optional):
        return 0
    value = quantity.values[0]
    return CROWDS.get(int(value), 0) if isinstance(value, Decimal) else 0


def words_of_block(compared: ValueComparison, row: int, code: str) -> list[ClosedWord]:
    """Return the words of closed classes of a block but its quantities', in order."""
    block, locale = compared.rows[row].blocks[code], compared.locales[code]
    rules, found = rules_for(locale), []
    read_here = compared.read[row, code]
    for prose in block.cells or (block.prose,):
        closed = _found(prose.text, locale)
        if not closed:
            continue
        dates = [o.quantity for o in read_here if o.prose is prose and _has_month(o)]
        starts = [date.start for date in dates]  # in order, and none within another
        for meaning, surely, start, end in closed:
            sure = surely
            if rules.table.capital_months and meaning.startswith(("day", "month")):
                sure = (
                    prose.text[start].isupper() and prose.text[start - 2 : start - 1] not in ".!?"
                )
                if not prose.text[start].isupper():
                    continue
            before = bisect_right(starts, start) - 1
            inside = before >= 0 and start < dates[before].end
            if not (inside and meaning.startswith(("month", "1st"))):
                found.append(ClosedWord(_class_of(meaning), meaning, prose, start, end, sure))
    return found


def surely(
    compared: ValueComparison, row: int, code: str, words: Sequence[ClosedWord]
) -> list[str]:
    """Return what a block surely says: where all say the same, none lacks anything."""
    crowds = filter(None, map(crowd, compared.read[row, code]))
    return sorted([*(word.meaning for word in words if word.sure), *map(str, crowds)])


def _has_month(occurrence: Occurrence) -> bool:
    return occurrence.quantity.kind in _DATED


def _class_of(meaning: str) -> str:
    if meaning.startswith(("day", "month", "season")):
        return meaning.partition(" ")[0]
    if meaning[0] in "xQ":
        return "multiple" if meaning[0] == "x" else "quarter"
    return "part" if "/" in meaning else "ordinal"


def of_quantity(occurrence: Occurrence) -> Iterator[ClosedWord]:
    """Return what a quantity says that a word of a closed class may say elsewhere."""
    quantity, prose = occurrence.quantity, occurrence.prose
    place = prose, quantity.start, quantity.end
    if many := crowd(occurrence):
        yield ClosedWord("crowd", str(many), *place, sure=True)
        return
    for value in {*quantity.values, *quantity.candidates}:
        if isinstance(value, str):
            if value[_ISO_MONTH].isdigit() and quantity.kind in _DATED:
                yield ClosedWord("month", f"month {int(value[_ISO_MONTH])}", *place)
            continue
        if value in CROWDS:
            yield ClosedWord("crowd", str(CROWDS[int(value)]), *place)
        for meaning in filter(None, (*_MEANINGS.get(value, ()), _share(value))):
            yield ClosedWord(_class_of(meaning), meaning, *place)


@lru_cache(maxsize=_REMEMBERED)
def _share(value: Decimal) -> str:
    """Return the simple fraction that a number below 1, or a percentage, may be; else nothing."""
    part = value if value < 1 else value / 100
    if not 0 < part < 1:
        return ""
    simple = Fraction(part).limit_denominator(_SIMPLE)
    return str(simple) if abs(simple - Fraction(part)) < _CLOSE else ""


_MEANINGS: dict[Decimal, tuple[str, ...]] = {
    Decimal(1): ("1st", "1/2", "1/3", "1/4"),
    Decimal(2): ("2nd", "x2", "1/2"),
    Decimal(3): ("3rd", "x3", "1/3"),
    Decimal(4): ("4th", "x4", "1/4"),
    Decimal(5): ("5th", "x5"),
    **{Decimal(at): (f"{at}th",) for at in range(6, 11)},
    Decimal(100): ("x2",),
    Decimal(200): ("x2",),
    Decimal(300): ("x3",),
    Decimal(400): ("x4",),
    Decimal(500): ("x5",),
}
