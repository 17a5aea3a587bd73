"""What a text says of the axes that the tables have, and how often it denies."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING

import msgspec

from concordance.checks.meaning.words import (
    KINDS,
    WORD,
    Sense,
    possible_senses,
    read_table,
    senses_of,
    words_of,
)
from concordance.corpus.sentences.sentences import REMEMBERED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from concordance.checks.meaning.words import SenseTable

MAY = 2
"""What is added to a pole for words that may stand for it, and for much else besides."""
DENYING = frozenset(("strict", "without"))
"""What denies wherever it stands, and what says that something is lacking."""
ECHOED = 5
"""So many words from a negation another is taken to echo it."""
NEAR = 5
"""So many words from a negation a pole is taken to be denied."""


class SenseMark(msgspec.Struct, frozen=True, gc=False):
    """A word of a text, or an expression, that has a sense: its words, from `start` to `end`."""

    sense: Sense
    start: int
    end: int


class Senses(msgspec.Struct, frozen=True):
    """What one text says: how often it has each pole of an axis, and how often it denies.

    `strict` counts what denies wherever it stands, `without` what says that something is lacking,
    `once` both, a word that echoes a negation before it left out ("no hay nada"), `most` both with
    what may deny ("ne" alone, "si no"), `none` what has a word that denies and as a rule denies
    nothing, `wide` all these and whatever else could translate them. `stray` is a word that would
    deny if a negation stood before it ("hay nada"), empty for none. `denied` are the axes of which
    a pole stands beside a negation.
    """

    words: tuple[str, ...]
    marks: tuple[SenseMark, ...]
    poles: Counter[Sense]
    denied: frozenset[str]
    strict: int
    without: int
    once: int
    most: int
    none: int
    wide: int
    stray: str

    def count(self, axis: str, pole: int) -> int:
        """Return how often the text has a pole, or what may stand for it."""
        return self.poles[axis, pole] + self.poles[axis, pole + MAY]


@lru_cache(maxsize=REMEMBERED)
def read_senses(language: str, text: str) -> Senses:
    """Read the senses of a text."""
    words = words_of(text)
    marks = [
        SenseMark(sense, start, end)
        for found, start, end in senses_of(language, words)
        for sense in found
    ]
    kinds = Counter(mark.sense for mark in marks)
    denying = {mark.start for mark in marks if mark.sense[0] == "strict"}
    beside = {mark.end for mark in marks if mark.sense[0] in KINDS}
    near = {
        mark
        for mark in marks
        if mark.start in beside or any(0 < abs(mark.start - place) <= NEAR for place in denying)
    }
    poles = Counter(
        mark.sense
        for mark in marks
        if mark.sense[0] not in KINDS and (mark.sense[1] < MAY or mark not in near)
    )
    table = read_table(language)
    stray = _stray(table, text, words, marks)
    strict = denying - {stray}
    lacking = {mark.start for mark in marks if mark.sense[0] == "without"}
    once = [
        place
        for before, place in pairwise((-ECHOED - 1, *sorted(strict | lacking)))
        if place - before > ECHOED or words[place] not in table.echoes
    ]
    leading = [words[mark.start] in table.leading for mark in marks if mark.sense[0] == "wide"]
    led = min(sum(leading), len(strict))
    return Senses(
        tuple(words),
        tuple(marks),
        poles,
        frozenset(mark.sense[0] for mark in near if mark.sense[1] < MAY),
        len(strict),
        kinds["without", 0],
        len(once),
        len(strict) + kinds["without", 0] + kinds["none", 0] + sum(leading) - led,
        kinds["none", 0],
        sum(kinds[kind, 0] for kind in KINDS) - led - (stray is not None),
        "" if stray is None else words[stray],
    )


def _stray(
    table: SenseTable, text: str, words: Sequence[str], marks: Sequence[SenseMark]
) -> int | None:
    """Return the place of a word that denies nothing, as the verb before it is not denied.

    "Hay nada decidido" has lost its "no": Nueva gramática de la lengua española (RAE), 48.3.
    """
    first = next((mark for mark in marks if mark.sense[0] in KINDS), None)
    if first is None or first.sense[0] != "strict" or words[first.start] not in table.trailing:
        return None
    found = next(islice(WORD.finditer(text.lower()), first.start, None)).start()
    follows = found > 1 and text[found - 1].isspace() and text[found - 2].isalpha()
    return first.start if follows and words[first.start - 1] not in table.opening else None


@lru_cache(maxsize=4 * REMEMBERED)
def possible(language: str, text: str) -> tuple[int, Mapping[Sense, int]]:
    """Count how often a text surely denies, and the poles that its words may have."""
    words = words_of(text)
    denials = -sum(map(read_table(language).trailing.__contains__, words))
    poles: dict[Sense, int] = {}
    for sense in chain.from_iterable(map(possible_senses(language).__getitem__, words)):
        if sense[0] not in KINDS:
            poles[sense] = poles.get(sense, 0) + 1
        elif sense[0] in DENYING:
            denials += 1
    return denials, poles


def words_for(senses: Senses, axis: str, pole: int) -> str:
    """Return the first words of a text that have a pole; empty for none."""
    kinds = {(axis, pole), (axis, pole + MAY)}
    if axis == "negation":
        kinds = {("strict", 0), ("without", 0)}
    mark = next((mark for mark in senses.marks if mark.sense in kinds), None)
    return "" if mark is None else " ".join(senses.words[mark.start : mark.end])
