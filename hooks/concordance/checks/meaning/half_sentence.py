"""Sentences of which one translation lacks a part that all the others have.

A part is a parenthesis or the member of an enumeration: it is gone where the sentence fits better
what the others say without it. Any other part shows by the length alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from concordance.checks.meaning.enumerations import JOINS, enumerations
from concordance.checks.meaning.turns import LIKE, WITNESSES, are_copies
from concordance.checks.meaning.words import words_of
from concordance.checks.rule import group_rule
from concordance.corpus.align.lengths import density
from concordance.corpus.group import excerpt
from concordance.corpus.sentences.peers import expect, fit
from concordance.corpus.sentences.proses import language_lengths, prose_rows
from concordance.corpus.sentences.rows import passage_rows
from concordance.corpus.sentences.sentences import as_one
from concordance.corpus.vote import join_codes
from concordance.findings.model import Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from concordance.checks.meaning.enumerations import Enumeration
    from concordance.corpus.group import PageGroup
    from concordance.corpus.sentences.proses import Proses
    from concordance.corpus.sentences.rows import PassageRow
    from concordance.findings.model import Finding

LONG = 70
"""Characters of a sentence from which on its length tells anything."""
SHORT, SHORT_DENSE = 0.65, 0.45
"""A sentence of fewer characters than this share of what each of the others predicts is short.

In Chinese, Japanese and Korean, whose names are in Latin letters as often as not, of fewer still.
"""
ALIKE = 1.35
"""How far apart, as a ratio, the predictions of the others may be."""
GONE_ASIDE, GONE_MEMBER = 3.0, 1.0
"""By how much, as of `peers.fit`, a sentence must fit better the others without a part."""
MEMBER_SHARE = 0.5
"""At least so much of a member must be lacking in length."""
FEW = 3
"""Words of a parenthesis from which on it has content, rather than a name or a unit."""
QUOTED = 90
"""Characters of a part that a message quotes."""
ASIDE = re.compile(r"[(（]([^()（）]*)[)）]")
OPENING = "(（"
ASIDE_MARK = re.compile(r"[\[–—]|\s--?\s")
"""What may stand around a part instead."""
WORD = re.compile(r"[^\W\d_]{2,}")

Cuts = dict[str, tuple[int, int]]
"""By language code, the stretch of a passage's text that is a part."""


@dataclass(frozen=True, slots=True)
class Without:
    """How a passage compares with the others without a part, rather than with it.

    `gain` is how much better it fits (natural logarithm of odds), `fit` that fit, and `lacking` the
    characters that it lacks, as a share of the part.
    """

    gain: float
    fit: float
    lacking: float


@group_rule("half-sentence", family="meaning", severity=Severity.WARNING)
def half_sentence(group: PageGroup) -> Iterator[Finding]:
    """A part of a sentence that all the others have is gone: an aside, a member, a clause."""
    if len(group.variants) <= WITNESSES:
        return
    lengths, source = group.memo(language_lengths), group.source
    for _, proses in prose_rows(group, LONG):
        if len(proses) > WITNESSES:
            for row in passage_rows(proses, lengths, group.reference):
                if len(row) > WITNESSES:
                    yield from _of_row(group, row, proses, lengths, source)


def _of_row(
    group: PageGroup, row: PassageRow, proses: Proses, lengths: Mapping[str, float], source: str
) -> Iterator[Finding]:
    """Return the finding on the one translation of a row that lacks a part, if any."""
    texts = {code: passage.text for code, passage in row.items()}
    asides: dict[str, list[re.Match[str]]] = {}
    if any(mark in text for text in texts.values() for mark in OPENING):
        asides = {code: list(ASIDE.finditer(text)) for code, text in texts.items()}
    lists = _lists(group, texts)
    whole = all(len(passage.sentences) == 1 for passage in row.values())
    for code in row:
        if code == source:
            continue
        message = (
            (_lost_aside(row, code, asides, proses, lengths) if asides else "")
            or (_lost_member(row, code, lists, lengths) if lists else "")
            or (_too_short(row, code, lengths) if whole else "")
        )
        if message and not are_copies([words_of(passage.text) for passage in row.values()]):
            yield _finding(group, row, code, message)
            return


def _finding(group: PageGroup, row: PassageRow, code: str, message: str) -> Finding:
    start = row[code].span.start
    others = join_codes([other for other in row if other != code])
    return group.by_code[code].finding(
        message,
        Span(start, start),
        hint=f"say all that {others} say, or, if this is right, correct {others}",
        variants=tuple(
            group.by_code[other].counterpart(passage.span, excerpt(passage.words))
            for other, passage in row.items()
            if other != code
        ),
        value=excerpt(row[code].words),
    )


def _lost_aside(
    row: PassageRow,
    code: str,
    asides: Mapping[str, Sequence[re.Match[str]]],
    proses: Proses,
    lengths: Mapping[str, float],
) -> str:
    """Return the message on a parenthesis that all but one variant have; empty for none."""
    here = len(asides[code])
    theirs = {other: found for other, found in asides.items() if other != code}
    if {len(found) for found in theirs.values()} != {here + 1}:
        return ""
    nearby = {other: proses[other][0].text.count("(") for other in row}
    marks = {other: len(ASIDE_MARK.findall(passage.text)) for other, passage in row.items()}
    if nearby.pop(code) >= min(nearby.values()) or marks.pop(code) > max(marks.values()):
        return ""
    for place in range(here + 1):
        parts = {other: found[place] for other, found in theirs.items()}
        if any(len(WORD.findall(part[1])) < FEW for part in parts.values()):
            continue
        cuts = {other: part.span() for other, part in parts.items()}
        without = _without(row, code, cuts, lengths)
        if without.gain >= GONE_ASIDE and without.fit >= LIKE:
            part = excerpt(next(iter(parts.values()))[0], QUOTED)
            return f'nothing here stands for "{part}", which {join_codes(list(parts))} have'
    return ""


def _lists(group: PageGroup, texts: Mapping[str, str]) -> Mapping[str, Sequence[Enumeration]]:
    """Return the enumerations of each variant's text; nothing where none can lack a member."""
    if sum("," in text for text in texts.values()) < len(texts) - 1:
        return {}
    spoken = {code: group.by_code[code].language.locale.split("-")[0].lower() for code in texts}
    if set(spoken.values()) - JOINS.keys():
        return {}
    return {code: enumerations(text, spoken[code]) for code, text in texts.items()}


def _lost_member(
    row: PassageRow,
    code: str,
    found: Mapping[str, Sequence[Enumeration]],
    lengths: Mapping[str, float],
) -> str:
    """Return the message on an enumeration that lacks one member in one variant; or nothing."""
    if any("," not in row[other].text for other in row if other != code):
        return ""
    own = found[code]
    lists = {
        other: [one for one in there if len(one) >= FEW]
        for other, there in found.items()
        if other != code
    }
    counts = {tuple(map(len, there)) for there in lists.values()}
    if len(counts) > 1:
        return ""
    usual = counts.pop()
    here = tuple(len(one) for one in own if len(one) >= FEW)
    if sum(usual) - sum(here) not in {1, FEW}:
        return ""
    for place, many in enumerate(usual):
        fewer = (many - 1,) if many > FEW else ()
        if here != (*usual[:place], *fewer, *usual[place + 1 :]):
            continue
        if not fewer and not any(len(one) == FEW - 1 for one in own):
            continue
        for member in range(1, many - 1):
            cuts = {other: there[place][member] for other, there in lists.items()}
            without = _without(row, code, cuts, lengths)
            if (
                without.gain >= GONE_MEMBER
                and without.fit >= LIKE
                and without.lacking >= MEMBER_SHARE
            ):
                other, there = next(iter(lists.items()))
                start, end = there[place][0][0], there[place][-1][1]
                part = excerpt(row[other].text[start:end].strip(), QUOTED)
                return (
                    f"{many - 1} members are listed here, {many} in {join_codes(list(lists))} "
                    f'("{part}")'
                )
    return ""


def _too_short(row: PassageRow, code: str, lengths: Mapping[str, float]) -> str:
    """Return the message on a sentence that is far shorter than all the others; or nothing.

    Each variant has one sentence in the row.
    """
    own = row[code].sentences[0].length
    expected = [
        passage.sentences[0].length * lengths[code] / lengths[other]
        for other, passage in row.items()
        if other != code
    ]
    least, most = min(expected), max(expected)
    if least < LONG or own > SHORT * least or most > ALIKE * least:
        return ""
    if own > SHORT_DENSE * least and density([row[code].text]) < 1.0:
        return ""
    others = join_codes([other for other in row if other != code])
    return (
        f"{own} characters here, where {round(sum(expected) / len(expected))} would say as much "
        f"as {others} say"
    )


def _without(row: PassageRow, code: str, cuts: Cuts, lengths: Mapping[str, float]) -> Without:
    """Compare a passage with the others as they are, and with the others without a part.

    Args:
        row: what the variants say.
        code: the variant that may lack the part.
        cuts: the part in each of the others.
        lengths: how long each language writes the same.
    """
    scale = {other: lengths[code] / lengths[other] for other in cuts}
    whole = {other: (as_one(row[other].text),) for other in cuts}
    rest = {
        other: (as_one(row[other].text[:start] + row[other].text[end:]),)
        for other, (start, end) in cuts.items()
    }
    own = as_one(row[code].text)
    with_it, without_it = expect(whole, scale)[0], expect(rest, scale)[0]
    best = fit(own, without_it)
    part = max(1.0, with_it.length - without_it.length)
    return Without(best - fit(own, with_it), best, (with_it.length - own.length) / part)
