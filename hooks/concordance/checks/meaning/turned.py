"""Findings of what one variant has turned round: the opposite of a word, a negation."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from concordance.checks.meaning.senses import words_for
from concordance.checks.meaning.turns import turns
from concordance.checks.rule import group_rule
from concordance.corpus.group import excerpt
from concordance.corpus.vote import join_codes
from concordance.findings.model import Severity, Span
from concordance.findings.wording import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.meaning.turns import Turn
    from concordance.corpus.group import PageGroup
    from concordance.corpus.sentences.rows import Passage
    from concordance.findings.model import Finding


@group_rule("opposite-mismatch", family="meaning", severity=Severity.WARNING)
def opposite_mismatch(group: PageGroup) -> Iterator[Finding]:
    """A word is the opposite of what the other variants say: before for after, allow for forbid."""
    for turn in _told(group):
        if turn.axis != "negation":
            here = _words(turn, turn.odd, 1 - turn.pole)
            there = _quoted(turn, turn.pole)
            yield _finding(group, turn, here, f'"{here}" is the opposite of {there}', "say it")


@group_rule("negation-mismatch", family="meaning", severity=Severity.WARNING)
def negation_mismatch(group: PageGroup) -> Iterator[Finding]:
    """A sentence denies what the other variants affirm, or affirms what they deny."""
    for turn in _told(group):
        if turn.axis == "negation" and turn.pole == 0:
            stray = turn.senses[turn.odd].stray
            message = _counts(turn) or f"nothing here stands for {_quoted(turn, 0)}"
            if stray:
                message += f': "{stray}" after a verb needs another negation before it'
            yield _finding(group, turn, stray, message, "deny it")
        elif turn.axis == "negation":
            here, counts = _words(turn, turn.odd, 0), _counts(turn)
            denies = f'"{here}" denies what {join_codes(turn.agree)} {_verb(turn)}'
            yield _finding(group, turn, "" if counts else here, counts or denies, "affirm it")


def _told(group: PageGroup) -> Iterator[Turn]:
    """Return what is turned round, seen from where it is told: on a translation, not the source."""
    for turn in group.memo(turns):
        if turn.odd != group.source:
            yield turn
            continue
        for code in turn.agree:
            yield replace(turn, odd=code, agree=(turn.odd,), pole=1 - turn.pole)


def _counts(turn: Turn) -> str:
    """Return how often a sentence denies, and the others do; empty where one does not at all."""
    mine = turn.senses[turn.odd].once
    theirs = min(turn.senses[code].once for code in turn.agree)
    if not mine or not theirs:
        return ""
    return f"{mine} negation{'s' * (mine > 1)} here, {theirs} in {join_codes(turn.agree)}"


def _verb(turn: Turn) -> str:
    return "affirm" if len(turn.agree) > 1 else "affirms"


def _words(turn: Turn, code: str, pole: int) -> str:
    """Return the words of a variant that have a pole, in lower case, as they are written."""
    passage = turn.row[code]
    word = words_for(turn.senses[code], turn.axis, pole)
    found = _find(passage, word)
    return passage.text[found.start() : found.end()].lower() if found else word


def _quoted(turn: Turn, pole: int) -> str:
    """Return the words of the others that have a pole: `"before" of en and "avant" of fr`."""
    return join_codes([f'"{_words(turn, code, pole)}" of {named(code)}' for code in turn.agree])


def _finding(group: PageGroup, turn: Turn, word: str, message: str, remedy: str) -> Finding:
    """Make a finding at a word of the variant that differs, or at its sentence.

    `remedy` is what to do, in two words; the rest of the remedy says who may be wrong instead.
    """
    passage = turn.row[turn.odd]
    others = join_codes(turn.agree)
    return group.by_code[turn.odd].finding(
        message,
        _span(passage, word),
        hint=f"{remedy} as {others} {'do' if len(turn.agree) > 1 else 'does'}, "
        f"or, if this is right, correct {others}",
        variants=tuple(
            group.by_code[code].counterpart(turn.row[code].span, excerpt(turn.row[code].words))
            for code in turn.agree
        ),
        value=word or excerpt(passage.words),
    )


def _span(passage: Passage, word: str) -> Span:
    """Return where a word stands in a passage; its first character where it is not found."""
    found = _find(passage, word) if word else None
    if found is None:
        start = passage.prose.offset(passage.start)
        return Span(start, start)
    at = [passage.prose.offset(passage.start + place) for place in (found.start(), found.end() - 1)]
    return Span(at[0], at[1] + 1)


def _find(passage: Passage, word: str) -> re.Match[str] | None:
    """Return where words stand in a passage, whatever is between them."""
    written = r"[\W_]+".join(map(re.escape, word.split())).replace("'", "['’]")
    return re.search(rf"(?<!\w){written}(?:(?<=['’])|(?!\w))", passage.text, re.IGNORECASE)
