"""Words of closed classes: "half" here and "a third" there, "thousands", "double", a weekday."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

import msgspec

from concordance.checks.values.closed_words import (
    CROWDS,
    ClosedWord,
    may_have,
    of_quantity,
    surely,
    words_of_block,
)
from concordance.checks.values.compare import comparison
from concordance.corpus.sentences.sentences import cut
from concordance.corpus.vote import join_codes
from concordance.findings.model import Span
from concordance.quantities.locale import rules_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from concordance.checks.values.compare import ValueComparison
    from concordance.corpus.group import PageGroup
    from concordance.corpus.vote import Verdict
    from concordance.findings.model import Finding

DATES = frozenset({"day", "month", "quarter", "season"})
"""The classes of which date-mismatch tells."""

_DROPPED = frozenset({"day", "month", "quarter", "crowd", "part", "multiple"})
"""The classes of which a word that all others have may be told as missing."""

_CAPITAL = ("day", "month")
_TWO = 2


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
        if len(codes) >= _TWO and any(may_have(compared, row, code) for code in codes[:_TWO]):
            words = {code: words_of_block(compared, row, code) for code in codes}
            first, *others = (surely(compared, row, code, words[code]) for code in codes)
            if any(other != first for other in others):
                for code in codes:
                    words[code] += chain.from_iterable(map(of_quantity, compared.read[row, code]))
                here = list(_differences(group, row, words))
                found += here or _in_sentences(group, row, words)
    return tuple(found)


def _in_sentences(
    group: PageGroup, row: int, words: Mapping[str, Sequence[ClosedWord]]
) -> Iterator[ClosedMismatch]:
    """Return what a sentence says otherwise, though another of the row has a word like it.

    Told only where a word stands instead of the others', and the row surely has neither elsewhere.
    """
    proses = {code: {id(word.prose): word.prose for word in found} for code, found in words.items()}
    if any(len(each) != 1 for each in proses.values()):
        return
    cuts = {code: cut(next(iter(each.values())).text) for code, each in proses.items()}
    counts = {len(found) for found in cuts.values()}
    if len(counts) > 1 or counts == {1}:
        return
    certain = {code: {word.meaning for word in found if word.sure} for code, found in words.items()}
    for at in range(counts.pop()):
        inside = {
            code: [word for word in found if cuts[code][at][0] <= word.start < cuts[code][at][1]]
            for code, found in words.items()
        }
        for mismatch in _differences(group, row, inside):
            said = [certain[code] for code in mismatch.expected]
            lost = next((word.meaning for word in mismatch.expected.values()), "")
            if (
                mismatch.actual
                and lost not in certain[mismatch.code]
                and not any(mismatch.actual.meaning in each for each in said)
            ):
                yield mismatch


def _differences(
    group: PageGroup, row: int, words: Mapping[str, Sequence[ClosedWord]]
) -> Iterator[ClosedMismatch]:
    """Return where one variant of a row lacks a word of a meaning that all others have.

    Of two variants, and for an ordinal, only where it has another word of the class instead, which
    none of the others has. Who is told is for the vote.
    """
    counts = {code: Counter(word.meaning for word in found) for code, found in words.items()}
    sure = {code: [word for word in found if word.sure] for code, found in words.items()}
    certain = {code: Counter(word.meaning for word in found) for code, found in sure.items()}
    for code in words if len(words) > _TWO else [*words][1:]:
        others = [other for other in words if other != code]
        added = [
            word for word in sure[code] if not any(counts[other][word.meaning] for other in others)
        ]
        for meaning in dict.fromkeys(word.meaning for other in others for word in sure[other]):
            kind = _class_of_word(meaning, others, sure)
            actual = next((new for new in added if new.group == kind), None)
            tally = certain if actual and kind not in DATES else counts
            if any(tally[code][meaning] >= tally[other][meaning] for other in others):
                continue
            dropped = len(others) >= _TWO and kind in _DROPPED and not counts[code][meaning]
            if not actual and not (dropped and all(certain[other][meaning] for other in others)):
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
        if not words:
            return _share_in_words(word, locale)
        text = max(words, key=lambda each: each[0])[1]
        return text.title() if rules.table.capital_months and word.group in _CAPITAL else text
    names = {**rules.table.scales, **rules.table.collectives}
    found = [text for text, value in names.items() if str(CROWDS.get(value)) == word.meaning]
    return found[-1]


def _share_in_words(word: ClosedWord, locale: str) -> str:
    """Return how a language says a share that has no word of its own: "two in three"."""
    rules = rules_for(locale)
    names = {number: name for name, number in [*rules.share_number.items()][::-1]}
    some, of = (names[int(number)] for number in word.meaning.split("/"))
    return f"{some}{rules.table.shares[0]}{of}"
