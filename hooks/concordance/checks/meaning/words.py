"""The words of each language that turn a sense round: opposites and negations, from its table.

`tables/XX.toml` is data; ADDING-A-LANGUAGE.md says what it holds.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

TABLES = Path(__file__).parent / "tables"
LANGUAGES = frozenset(path.stem for path in TABLES.glob("*.toml"))
WORD = re.compile(r"n't(?![^\W\d_])|[^\W\d_]+'?")
GAP = "..."
GAP_WORDS = 6
"""How many words a gap in an expression stands for at most."""
KINDS = ("none", "strict", "without", "wide")
VOCABULARY = 65536
"""So many different words are looked up once."""

Sense = tuple[str, int]
"""An axis and its pole, 0 or 1; or one of `KINDS` and 0."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Several words with senses of their own: those after the first, `...` for a gap."""

    rest: tuple[str, ...]
    senses: tuple[Sense, ...]


@dataclass(frozen=True, slots=True)
class SenseTable:
    """A language's words: those listed, beginnings and endings of words, and expressions.

    Expressions are under their first word, the longest first; those that have no sense keep their
    words from having any. `excepted` are words that begin or end as one listed does, by chance.
    """

    words: dict[str, tuple[Sense, ...]]
    beginnings: dict[str, tuple[Sense, ...]]
    endings: dict[str, tuple[Sense, ...]]
    expressions: dict[str, tuple[Expression, ...]]
    excepted: frozenset[str]


@dataclass(frozen=True, slots=True)
class SenseMark:
    """A word of a text, or an expression, that has a sense: its words, from `start` to `end`."""

    sense: Sense
    start: int
    end: int


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case: `l'autre` is two, and so is `don't`."""
    low = text.lower().replace("’", "'")
    if "n't" in low:
        low = low.replace("n't", " n't")
    return WORD.findall(low)


def senses_of(language: str, words: Sequence[str]) -> list[SenseMark]:
    """Return what in a text has a sense; where an expression stands, its words have no other.

    Args:
        language: one of `LANGUAGES`.
        words: those of the text, as `words_of` gives them.

    Returns:
        The marks, in order. A word may have several senses, and so several marks.
    """
    table = read_table(language)
    marks: list[SenseMark] = []
    free = 0
    for place, word in enumerate(words):
        if place < free:
            continue
        found = _look_up(language, word)
        if found is None:
            continue
        for expression in table.expressions.get(word, ()):
            end = _match(words, place + 1, expression.rest)
            if end:
                marks.extend(SenseMark(sense, place, end) for sense in expression.senses)
                free = end if GAP not in expression.rest else place + 1
                break
        else:
            marks.extend(SenseMark(sense, place, place + 1) for sense in found)
    return marks


@cache
def read_table(language: str) -> SenseTable:
    """Read a language's table."""
    data = tomllib.loads((TABLES / f"{language}.toml").read_text(encoding="utf-8"))
    words: dict[str, list[Sense]] = defaultdict(list)
    affixes: tuple[dict[str, list[Sense]], ...] = (defaultdict(list), defaultdict(list))
    expressions: dict[tuple[str, ...], list[Sense]] = defaultdict(list)
    excepted = set()
    for written, sense in _entries(data):
        parts = _parts(written)
        if len(parts) > 1:
            expressions[parts] += [sense] if sense else []
        elif sense is None:
            excepted.add(parts[0])
        elif written.endswith("*"):
            affixes[0][parts[0]].append(sense)
        elif written.startswith("*"):
            affixes[1][parts[0]].append(sense)
        else:
            words[parts[0]].append(sense)
    by_first: dict[str, tuple[Expression, ...]] = {}
    for parts in sorted(expressions, key=len, reverse=True):
        more = Expression(parts[1:], tuple(expressions[parts]))
        by_first[parts[0]] = (*by_first.get(parts[0], ()), more)
    frozen = [{word: tuple(found) for word, found in one.items()} for one in (words, *affixes)]
    return SenseTable(frozen[0], frozen[1], frozen[2], by_first, frozenset(excepted))


def _entries(data: dict[str, Any]) -> Iterator[tuple[str, Sense | None]]:
    """Return what a table lists, with its sense; None for what has none."""
    for axis, poles in data["opposites"].items():
        for pole, name in enumerate(("first", "second")):
            for written in poles[name]:
                yield written, (axis, pole)
    for kind in KINDS:
        for written in data["negation"][kind]["words"]:
            yield written, (kind, 0)
    for written in data["except"]["words"]:
        yield written, None


def _parts(written: str) -> tuple[str, ...]:
    """Return the words of an entry, and its gaps."""
    pieces = [words_of(piece) for piece in written.split(GAP)]
    return (*pieces[0], *(word for piece in pieces[1:] for word in (GAP, *piece)))


@lru_cache(maxsize=VOCABULARY)
def _look_up(language: str, word: str) -> tuple[Sense, ...] | None:
    """Return the senses of a word, none if it but begins an expression; None for other words."""
    table = read_table(language)
    if word in table.excepted:
        return None
    found = list(table.words.get(word, ()))
    for length in range(2, len(word) + 1):
        found += table.beginnings.get(word[:length], ())
        found += table.endings.get(word[-length:], ()) if length < len(word) else ()
    return tuple(found) if found or word in table.expressions else None


def _match(words: Sequence[str], place: int, rest: tuple[str, ...]) -> int:
    """Return where an expression ends that goes on at `place`; 0 where it does not."""
    near = False
    for part in rest:
        if part == GAP:
            near = True
            continue
        stop = min(place + GAP_WORDS + 1, len(words)) if near else min(place + 1, len(words))
        found = next((here for here in range(place, stop) if words[here] == part), -1)
        if found < 0:
            return 0
        place, near = found + 1, False
    return place
