"""The words of each language that turn a sense round: opposites and negations, from its table.

`tables/XX.toml` is data; README.md beside it says what it holds.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

TABLES = Path(__file__).parent / "tables"
LANGUAGES = frozenset(path.stem for path in TABLES.glob("*.toml"))
WORD = re.compile(r"n't(?![^\W\d_])|[^\W\d_]+'?")
NUMERO = re.compile(r"(?<![^\W\d_])no\.(?=[ \u00a0\u202f]?\d)")
"""What denies nothing: "Resolution No. 142"."""
GAP = "..."
GAP_WORDS = 6
"""How many words a gap in an expression stands for at most."""
KINDS = ("none", "strict", "without", "wide")
VOCABULARY = 65536
"""So many different words are looked up once."""

Sense = tuple[str, int]
"""An axis and its pole, 0 or 1, or 2 or 3 for what may stand for it; or one of `KINDS` and 0."""


@dataclass(frozen=True, slots=True)
class Expression:
    """Several words with senses of their own: those after the first, `...` for a gap."""

    rest: tuple[str, ...]
    senses: tuple[Sense, ...]


@dataclass(frozen=True, slots=True)
class SenseTable:
    """A language's words: those listed, beginnings and endings of words, and expressions.

    Expressions are under their first word and their second, which may be a gap, the longest first;
    those that have no sense keep their words from having any. `excepted` are words that begin or
    end as one listed does, by chance. `echoes` are words that deny nothing more where a negation
    stands before them, `trailing` those of them that deny nothing after a verb alone ("hay nada"),
    unless one of `opening` stands before; `leading` are those that count for none beside a negation
    ("ne ... pas"), `denying` those that deny and echo nothing.
    """

    words: dict[str, tuple[Sense, ...]]
    beginnings: dict[str, tuple[Sense, ...]]
    endings: dict[str, tuple[Sense, ...]]
    expressions: dict[str, dict[str, tuple[Expression, ...]]]
    excepted: frozenset[str]
    echoes: frozenset[str]
    trailing: frozenset[str]
    opening: frozenset[str]
    leading: frozenset[str]
    denying: frozenset[str]


def words_of(text: str) -> list[str]:
    """Return the words of a text in lower case: `l'autre` is two, and so is `don't`."""
    low = text.lower().replace("’", "'")
    if "n't" in low:
        low = low.replace("n't", " n't")
    if "no." in low:
        low = NUMERO.sub("nº", low)
    return WORD.findall(low)


class PossibleSenses(dict[str, tuple[Sense, ...]]):
    """By word, what it may say for sure: its senses, the poles of expressions that begin with it.

    A word is looked up in a language's table when it is first asked for, and then remembered.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> tuple[Sense, ...]:
        """Look a word up."""
        found, following = _look_up(self._language, word) or ((), {})
        begun = {
            sense
            for some in following.values()
            for expression in some
            for sense in expression.senses
            if sense[0] not in KINDS
        }
        senses = tuple({*found, *begun})
        if len(self) < VOCABULARY:
            self[word] = senses
        return senses


@cache
def possible_senses(language: str) -> PossibleSenses:
    """Return the senses that words of a language may have."""
    return PossibleSenses(language)


def senses_of(language: str, words: Sequence[str]) -> Iterator[tuple[tuple[Sense, ...], int, int]]:
    """Return what in a text has a sense; where an expression stands, its words have no other.

    Args:
        language: one of `LANGUAGES`.
        words: those of the text, as `words_of` gives them.

    Returns:
        In order, the senses of a word or expression, its first word's place and the one after it.
    """
    free, denying = 0, read_table(language).denying
    entries = enumerate(map(_look_up, repeat(language), words))
    for place, (found, following) in [(place, entry) for place, entry in entries if entry]:
        if place < free:
            continue
        expression = None
        if following:
            expression, end = _expression(words, place, following, denying)
        if expression is None:
            yield found, place, place + 1
        else:
            yield expression.senses, place, end
            free = place + 1 if GAP in expression.rest else end


def _expression(
    words: Sequence[str],
    place: int,
    following: Mapping[str, tuple[Expression, ...]],
    ends: frozenset[str],
) -> tuple[Expression | None, int]:
    """Return the expression that begins at a place, and where it ends, if there is one."""
    for key in words[place + 1 : place + 2], (GAP,):
        for expression in following.get(key[0], ()) if key else ():
            end = _match(words, place + 1, expression.rest, ends)
            if end:
                return expression, end
    return None, 0


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
    by_first: dict[str, dict[str, tuple[Expression, ...]]] = {}
    for parts in sorted(expressions, key=len, reverse=True):
        following = by_first.setdefault(parts[0], {})
        more = Expression(parts[1:], tuple(expressions[parts]))
        following[parts[1]] = (*following.get(parts[1], ()), more)
    whole, beginnings, endings = (
        {word: tuple(found) for word, found in each.items()} for each in (words, *affixes)
    )
    echo = data["negation"]["echo"]
    strict = frozenset(word for word, found in whole.items() if ("strict", 0) in found)
    return SenseTable(
        whole,
        beginnings,
        endings,
        by_first,
        excepted=frozenset(excepted),
        echoes=frozenset(echo["words"]),
        trailing=frozenset(echo["trailing"]),
        opening=frozenset(echo["opening"]),
        leading=frozenset(echo["leading"]),
        denying=strict.difference(echo["words"]),
    )


def _entries(data: dict[str, Any]) -> Iterator[tuple[str, Sense | None]]:
    """Return what a table lists, with its sense; None for what has none."""
    for axis, poles in data["opposites"].items():
        for pole, name in enumerate(("first", "second", "first-too", "second-too")):
            for written in poles.get(name, ()):
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
def _look_up(
    language: str, word: str
) -> tuple[tuple[Sense, ...], Mapping[str, tuple[Expression, ...]]] | None:
    """Return the senses of a word and the expressions that it begins; None where it has neither."""
    table = read_table(language)
    found = list(table.words.get(word, ()))
    for length in range(2, len(word) + 1) if word not in table.excepted else ():
        found += table.beginnings.get(word[:length], ())
        found += table.endings.get(word[-length:], ()) if length < len(word) else ()
    following = table.expressions.get(word, {})
    return (tuple(found), following) if found or following else None


def _match(words: Sequence[str], place: int, rest: tuple[str, ...], ends: frozenset[str]) -> int:
    """Return where an expression ends that goes on at `place`; 0 where it does not.

    A gap has none of `ends`: "ne sont pas égales, en se disant qu'" is no "ne ... qu'".
    """
    near = False
    for part in rest:
        if part == GAP:
            near = True
            continue
        stop = min(place + GAP_WORDS + 1, len(words)) if near else min(place + 1, len(words))
        found = next(
            (at for at in range(place, stop) if words[at] == part or words[at] in ends), -1
        )
        if found < 0 or words[found] != part:
            return 0
        place, near = found + 1, False
    return place
