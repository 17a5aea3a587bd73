"""Words of closed classes: "half" here and "a third" there, "thousands", "double", a weekday."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from concordance.checks.values.compare import comparison
from concordance.corpus.vote import join_codes
from concordance.findings.model import Span
from concordance.quantities import Kind
from concordance.quantities.locale import rules_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from concordance.checks.values.compare import ValueComparison
    from concordance.checks.values.occurrences import Occurrence
    from concordance.corpus.group import PageGroup
    from concordance.corpus.vote import Verdict
    from concordance.findings.model import Finding
    from concordance.markdown.model import Prose

DATES = frozenset({"day", "month", "quarter"})
"""The classes of which date-mismatch tells."""

_DROPPED = frozenset({"day", "month", "quarter", "crowd", "part", "multiple"})
"""The classes of which a word that all others have may be told as missing."""

_CROWDS = {10: 12, 12: 12, 100: 100, **{10**power: 10**power for power in (3, 6, 9, 12)}}
"""Round numbers without a numeral; tens are dozens elsewhere."""

_ENDINGS = ("", ",", ".", ";", ":", ")", "-")
_HALF, _ISO_MONTH = Decimal("0.5"), slice(5, 7)
_CAPITAL = ("day", "month")
_STOPS = frozenset(".!?:\n")
_TWO = 2
_REMEMBERED = 4096


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


class ClosedMismatch(msgspec.Struct, frozen=True, gc=False):
    """A variant that differs in a word: what it has, None for nothing, and what the others have.

    `group` is the class, `expected` by language code, empty where they have nothing.
    """

    code: str
    row: int
    group: str
    actual: ClosedWord | None
    expected: Mapping[str, ClosedWord]
    verdict: Verdict[str]


def closed_mismatches(group: PageGroup) -> tuple[ClosedMismatch, ...]:
    """Return what the variants of a page say otherwise in words of closed classes."""
    compared = comparison(group)
    found: list[ClosedMismatch] = []
    for row in range(len(compared.rows)):
        codes = [
            code
            for code in compared.locales
            if code in compared.rows[row].blocks and code not in compared.figures_alone
        ]
        if len(codes) >= _TWO and any(_may_have(compared, row, code) for code in codes[:_TWO]):
            words = {code: _words(compared, row, code) for code in codes}
            first, *others = (_surely(compared, row, code, words[code]) for code in codes)
            if any(other != first for other in others):
                for code in codes:
                    words[code] += chain.from_iterable(map(_of_quantity, compared.read[row, code]))
                found += _differences(group, row, words)
    return tuple(found)


def _may_have(compared: ValueComparison, row: int, code: str) -> bool:
    """Return at small cost whether a block may have a word of a closed class."""
    if any(_crowd(occurrence) for occurrence in compared.read[row, code]):
        return True
    block, locale = compared.rows[row].blocks[code], compared.locales[code]
    return any(_has_end(prose.text, locale) for prose in block.cells or (block.prose,))


@lru_cache(maxsize=_REMEMBERED)
def _has_end(text: str, locale: str) -> bool:
    return not rules_for(locale).closed_ends.isdisjoint(text.lower().split())


@lru_cache(maxsize=_REMEMBERED)
def _found(text: str, locale: str) -> tuple[tuple[str, bool, int, int], ...]:
    """Return the words of closed classes of a text: what each means, whether surely, its place."""
    rules = rules_for(locale)
    return tuple(
        (*rules.closed[" ".join(match.group().split())], *match.span())
        for match in rules.closed_any.finditer(text.lower())
    )


def _crowd(occurrence: Occurrence) -> int:
    """Return the round number that a quantity without numeral names: thousands, dozens; else 0."""
    quantity = occurrence.quantity
    value = quantity.values[0]
    indefinite = quantity.spelled and quantity.approximate and quantity.optional
    return _CROWDS.get(int(value), 0) if indefinite and isinstance(value, Decimal) else 0


def _words(compared: ValueComparison, row: int, code: str) -> list[ClosedWord]:
    """Return the words of closed classes of a block but its quantities', in order."""
    block, locale = compared.rows[row].blocks[code], compared.locales[code]
    rules, found = rules_for(locale), []
    read_here = compared.read[row, code]
    for prose in block.cells or (block.prose,):
        dates = [o.quantity for o in read_here if o.prose is prose and _has_month(o)]
        starts = [date.start for date in dates]  # in order, and none within another
        for meaning, surely, start, end in _found(prose.text, locale):
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


def _surely(
    compared: ValueComparison, row: int, code: str, words: Sequence[ClosedWord]
) -> list[str]:
    """Return what a block surely says: where all say the same, none lacks anything."""
    crowds = filter(None, map(_crowd, compared.read[row, code]))
    return sorted([*(word.meaning for word in words if word.sure), *map(str, crowds)])


def _has_month(occurrence: Occurrence) -> bool:
    return occurrence.quantity.kind in {Kind.DATE, Kind.RANGE}


def _class_of(meaning: str) -> str:
    if meaning.startswith(("day", "month")):
        return meaning.partition(" ")[0]
    if meaning[0] in "xQ":
        return "multiple" if meaning[0] == "x" else "quarter"
    return "part" if "/" in meaning else "ordinal"


def _of_quantity(occurrence: Occurrence) -> Iterator[ClosedWord]:
    """Return what a quantity says that a word of a closed class may say elsewhere."""
    quantity, prose = occurrence.quantity, occurrence.prose
    place = prose, quantity.start, quantity.end
    if crowd := _crowd(occurrence):
        yield ClosedWord("crowd", str(crowd), *place, sure=True)
        return
    for value in {*quantity.values, *quantity.candidates}:
        if isinstance(value, str):
            if value[_ISO_MONTH].isdigit() and quantity.kind in {Kind.DATE, Kind.RANGE}:
                yield ClosedWord("month", f"month {int(value[_ISO_MONTH])}", *place)
            continue
        if value in _CROWDS:
            yield ClosedWord("crowd", str(_CROWDS[int(value)]), *place)
        for meaning in _MEANINGS.get(value, ()):
            yield ClosedWord(_class_of(meaning), meaning, *place)


_MEANINGS: dict[Decimal, tuple[str, ...]] = {
    Decimal(1): ("1st", "1/2", "1/3", "1/4"),
    Decimal(2): ("2nd", "x2", "1/2"),
    Decimal(3): ("3rd", "x3", "1/3"),
    Decimal(4): ("4th", "x4", "1/4"),
    **{Decimal(at): (f"{at}th",) for at in range(5, 11)},
    _HALF: ("1/2",),
    Decimal(50): ("1/2",),
    Decimal(33): ("1/3",),
    Decimal(25): ("1/4",),
    Decimal("0.25"): ("1/4",),
    Decimal(100): ("x2",),
    Decimal(200): ("x2",),
    Decimal(300): ("x3",),
}


def _differences(
    group: PageGroup, row: int, words: Mapping[str, Sequence[ClosedWord]]
) -> Iterator[ClosedMismatch]:
    """Return where one variant of a row lacks a word of a meaning that all others have.

    Of two variants, and for an ordinal, only where it has another word of the class instead, which
    none of the others has. Who is told is for the vote.
    """
    counts = {code: Counter(word.meaning for word in found) for code, found in words.items()}
    sure = {code: [word for word in found if word.sure] for code, found in words.items()}
    surely = {code: Counter(word.meaning for word in found) for code, found in sure.items()}
    for code in words if len(words) > _TWO else [*words][1:]:
        others = [other for other in words if other != code]
        added = [
            word for word in sure[code] if not any(counts[other][word.meaning] for other in others)
        ]
        for meaning in dict.fromkeys(word.meaning for other in others for word in sure[other]):
            kind = _class_of_word(meaning, others, sure)
            actual = next((new for new in added if new.group == kind), None)
            tally = surely if actual else counts
            if any(tally[code][meaning] >= tally[other][meaning] for other in others):
                continue
            dropped = len(others) >= _TWO and kind in _DROPPED and not counts[code][meaning]
            if not actual and not (dropped and all(surely[other][meaning] for other in others)):
                continue
            if actual:
                added.remove(actual)
            have = {code: actual} if actual else {}
            for other in others:
                have[other] = next(w for w in words[other] if w.meaning == meaning)
            ballots = {c: have[c].meaning if c in have else "" for c in words}
            verdict = group.vote(ballots)
            expected = {c: have[c] for c in verdict.majority if c in have}
            for outlier in verdict.outliers:
                yield ClosedMismatch(outlier, row, kind, have.get(outlier), expected, verdict)


def _class_of_word(
    meaning: str, codes: Sequence[str], sure: Mapping[str, Sequence[ClosedWord]]
) -> str:
    return next(w.group for code in codes for w in sure[code] if w.meaning == meaning)


def closed_findings(group: PageGroup, *, dates: bool) -> Iterator[Finding]:
    """Return the findings of closed classes, those of dates or the others."""
    compared = comparison(group)
    for mismatch in group.memo(closed_mismatches):
        if (mismatch.group in DATES) is dates:
            yield _finding(compared, mismatch)


def _finding(compared: ValueComparison, mismatch: ClosedMismatch) -> Finding:
    """Make the finding of a mismatch: both words, and the one to write."""
    variant, verdict = compared.group.by_code[mismatch.code], mismatch.verdict
    actual, example = mismatch.actual, next(iter(mismatch.expected.values()), None)
    codes = join_codes(list(mismatch.expected))
    block = compared.rows[mismatch.row].blocks[mismatch.code]
    span = actual.span if actual else Span(block.span.start, block.span.start)
    if actual and example:
        verb = "say" if len(mismatch.expected) > 1 else "says"
        message = f'"{actual.text}" is here; {codes} {verb} "{example.text}"'
        hint = f'write "{_word_for(example, compared.locales[mismatch.code])}"'
    elif actual:
        message = f'"{actual.text}" is in {join_codes(verdict.rivals or (mismatch.code,))} alone'
        hint = f"remove it, or write it in {join_codes(verdict.majority)}"
    else:
        (example, *_) = mismatch.expected.values()
        message = f'"{example.text}" of {codes} is missing here'
        hint = f'add "{_word_for(example, compared.locales[mismatch.code])}"'
    return variant.finding(
        message,
        span,
        hint=verdict.remedy(hint) if example else hint,
        variants=tuple(
            compared.group.by_code[code].counterpart(found.span, found.text)
            for code, found in mismatch.expected.items()
        ),
        value=next(word.meaning for word in (example, actual) if word),
    )


def _word_for(word: ClosedWord, locale: str) -> str:
    """Return the word of a language that has the same meaning."""
    rules = rules_for(locale)
    if word.group != "crowd":
        words = [
            (sure, text) for text, (said, sure) in rules.closed.items() if said == word.meaning
        ]
        return max(words, key=lambda each: each[0])[1]
    names = {**rules.table.scales, **rules.table.collectives}
    found = [text for text, value in names.items() if str(_CROWDS.get(value)) == word.meaning]
    return found[-1]
