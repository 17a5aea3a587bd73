"""Names of two words or more that one variant has another for: "Charles Michel", "Volcano Energy".

A name of a person or company is not translated, but a title or place may be ("New York" is "Nueva
York"). So a full name is told only where all the other variants write it alike, and what stands
instead is a full name too that begins like nothing in it, and is of no plain words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from concordance.checks.meaning.places import sentences_of
from concordance.checks.meaning.project_names import is_cognate
from concordance.checks.meaning.words import LANGUAGES, possible_senses
from concordance.corpus.align.signals import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from concordance.checks.meaning.places import Place, Text
    from concordance.checks.meaning.project_names import PageWords

_WORD = r"[A-ZÀ-Þ][^\W\d_]*[a-zß-ÿ][^\W\d_]*"
_SMALL = r"(?:(?:von|van|der|den|ter|da|do|dos|das|del|di|du|le|la|el|al|bin|ibn)[ \u00a0]){1,2}"
_FULL = re.compile(rf"(?<![\w’'.-]){_WORD}(?:[ \u00a0](?:{_SMALL})?{_WORD})+(?![\w’'-])")
"""Two capitalised words or more, with the small ones of names between them."""
_APART = re.compile(r"\w+")
_SPACES = re.compile(r"[ \u00a0]")
_SEVERAL = 3
_CAPITALISED = frozenset(("de", "lb"))


class LostFullName(NamedTuple):
    """A full name that all the others have in a place, and what one variant has instead."""

    place: Place
    code: str
    name: str
    instead: str


def lost_full_names(section: Sequence[Place], words: PageWords) -> Iterator[LostFullName]:
    """Return the full names that one variant of three or more has others for.

    Args:
        section: its places.
        words: those of the page.
    """
    for place in section:
        first, *others = [text.names for text in place.values()]
        if len(place) < _SEVERAL or not first or all(other == first for other in others):
            continue
        if any(text.block.kind == "heading" for text in place.values()):
            continue
        for part in sentences_of(place) or [place]:
            for code, text in part.items():
                if text.locale.split("-", 1)[0] not in _CAPITALISED:
                    yield from _of_variant(place, part, code, words)


def _of_variant(place: Place, part: Place, code: str, words: PageWords) -> Iterator[LostFullName]:
    """Return what one variant has for a full name, in a sentence or the whole of a place."""
    text, theirs = part[code], [each for key, each in part.items() if key != code]
    lost = [
        name
        for name in _full_names(theirs[0])
        if not _has(text, name) and all(_has(other, name) for other in theirs[1:])
    ]
    if not lost:
        return
    gained = [name for name in _full_names(text) if not any(_has(other, name) for other in theirs)]
    lost, gained = _longest(lost), _longest(gained)
    alone = [name for name in gained if not any(_shares(other, name) for other in theirs)]
    for name in lost:
        near = [new for new in gained if _same_place(name.split(), new.split())]
        for new in near[:1] or (alone if len(lost) == len(alone) == 1 else ()):
            if _stands_for(name, new, place, code, words) and all(
                text.says_the_same(other, proper=True) for other in theirs
            ):
                yield LostFullName(place, code, name, new)


def _stands_for(name: str, new: str, place: Place, code: str, words: PageWords) -> bool:
    """Return whether a variant has a full name for another, and no translation of it."""
    old, own = ([word for word in each.split() if word[0].isupper()] for each in (name, new))
    gone = [word for word in old if word not in own]
    come = [word for word in own if word not in old]
    if not gone or not come or (len(gone) < len(old) and not _same_place(old, own)):
        return False
    mine = [*map(_said(place[code]).split().count, gone)]
    others = [[*map(_said(t).split().count, gone)] for key, t in place.items() if key != code]
    if any(has >= min(counts) for has, *counts in zip(mine, *others, strict=True)):
        return False
    if any(_is_plain(word, place[code].locale, words) for word in (*gone, *come)):
        return False
    return not any(is_cognate(fold(one), fold(other)) for one in come for other in gone)


def _same_place(old: Sequence[str], new: Sequence[str]) -> bool:
    """Return whether two names share words, and these stand alike in them: not "Nuvem Steam"."""
    return (
        len(old) == len(new)
        and not set(old).isdisjoint(new)
        and all(one == other or one not in new for one, other in zip(old, new, strict=True))
    )


def _said(text: Text) -> str:
    """Return the words of a text apart, with nothing else between them."""
    return " ".join(_APART.findall(" ".join(prose.text for prose in text.proses)))


def _has(text: Text, name: str) -> bool:
    return f" {name} " in f" {_said(text)} "


def _shares(text: Text, name: str) -> bool:
    """Return whether a text has a word of a name: "Nova York" is "New York"."""
    return not set(_said(text).split()).isdisjoint(w for w in name.split() if w[0].isupper())


def _full_names(text: Text) -> list[str]:
    """Return the full names of a text, and what is left of each without its first word.

    That may but begin a sentence: "Selon Marie Kerbrat".
    """
    found = []
    for prose in text.proses:
        for match in _FULL.findall(prose.text):
            name = _SPACES.sub(" ", match)
            found.append(name)
            rest = name.partition(" ")[2]
            if " " in rest and rest[0].isupper():
                found.append(rest)
    return list(dict.fromkeys(found))


def _longest(names: Sequence[str]) -> list[str]:
    """Return the names that are no part of another."""
    return [name for name in names if not any(name != other and name in other for other in names)]


def _is_plain(word: str, locale: str, words: PageWords) -> bool:
    """Return whether a word of a name is one of the language, or of the page, in lower case."""
    low = word.lower()
    tables = {locale.split("-", 1)[0], "en"} & LANGUAGES
    return words.is_common_anywhere(low) or any(possible_senses(code)[low] for code in tables)
