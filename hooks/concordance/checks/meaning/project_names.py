"""Names without a digit that one variant lacks: those that the project does not translate.

That a name is not translated is shown by the project: it stands alike in all the languages in other
places. So a page is read for what its places show (`words_of`), and judged when all are read.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from concordance.checks.meaning.designations import compact, fold_name
from concordance.checks.meaning.places import sentences_of
from concordance.corpus.align.signals import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from concordance.checks.meaning.places import Place, Text
    from concordance.corpus.group import PageGroup

_THREE = 3
"""Variants from which on the others can outvote one."""
_OFTEN = 5
"""How many times a name stands alike in all languages for each further time that one lacks it."""
_LEAST = 3
"""Letters of a name from which on another with one letter changed is taken for it."""
_WORD = re.compile(r"(?<![\w/@.:=&-])[\w&]++(?![/@:=-]|\.\w)")
_CAPITAL = re.compile(r"(?<![\w&])[A-ZÀ-Þ][\w&]*")


class LostName(NamedTuple):
    """A name that all the others have in a place, and one variant has not, or less often.

    `name` is as the first of the others writes it; `new` are the names that the variant alone has
    there, `instead` the one of them that stands where the lost one should, empty where none tells;
    `garbled` are the words that are nearly the lost one, `first` those that may only begin a
    sentence; `gone` tells that the variant does not have it there at all, and that it is a word in
    no language.
    """

    place: Place
    code: str
    name: str
    new: tuple[str, ...]
    instead: str
    garbled: tuple[str, ...]
    first: tuple[str, ...]
    gone: bool


class PageWords:
    """The prose of a page's variants, to ask whether a word is a common one there, and no name."""

    def __init__(self, group: PageGroup) -> None:
        """Take the variants; they are read when first asked for."""
        self._group = group
        self._words: dict[str, frozenset[str]] = {}

    def is_common(self, word: str, code: str) -> bool:
        """Return whether a variant has a word in lower case, or its plural."""
        if code not in self._words:
            blocks = self._group.by_code[code].page.blocks
            proses = (prose for block in blocks for prose in block.cells or (block.prose,))
            self._words[code] = frozenset(chain.from_iterable(plain_words(p.text) for p in proses))
        return not self._words[code].isdisjoint((word.lower(), f"{word.lower()}s"))

    def is_common_anywhere(self, word: str) -> bool:
        """Return whether any variant has a word in lower case."""
        return any(self.is_common(word, variant.code) for variant in self._group.variants)


def plain_words(text: str) -> list[str]:
    """Return the words of a text that are no part of an address: of `github.com`, none."""
    return _WORD.findall(text)


class NameCounts(msgspec.Struct):
    """How often names stand alike in all the languages of a place, and in all but one."""

    alike: dict[str, int] = {}
    lost: dict[str, int] = {}

    def add(self, other: NameCounts) -> None:
        """Add the counts of a page."""
        for mine, theirs in ((self.alike, other.alike), (self.lost, other.lost)):
            for name, count in theirs.items():
                mine[name] = mine.get(name, 0) + count

    def is_fixed(self, name: str, least: int = 2) -> bool:
        """Return whether the project shows that no language has a word of its own for a name.

        `least` is the number of places that show it, at least.
        """
        key = fold_name(name)
        return self.alike.get(key, 0) >= max(least, 1 + _OFTEN * (self.lost.get(key, 0) - 1))


def lost_names(
    section: Sequence[Place], words: PageWords, counts: NameCounts
) -> Iterator[LostName]:
    """Return the names that one variant lacks in the places of a section.

    Args:
        section: its places.
        words: those of the page.
        counts: what is added to.
    """
    for place in section:
        first, *others = [text.names for text in place.values()]
        shared = set(first).intersection(*others) if first else ()
        for name in shared:
            counts.alike[name] = counts.alike.get(name, 0) + 1
        if len(place) < _THREE or all(other == first for other in others):
            continue
        reported = list(_of_place(place, words, counts))
        yield from reported
        if not any(lost.gone for lost in reported) and any(
            len({names.count(name) for names in (first, *others)}) > 1 for name in shared
        ):
            for part in sentences_of(place):
                yield from _of_place(part, words, counts)


def _of_place(place: Place, words: PageWords, counts: NameCounts) -> Iterator[LostName]:
    """Return what each variant of a place lacks of what all the others have."""
    found = {code: Counter(text.names) for code, text in place.items()}
    for code, name in _lost(place, found):
        text = place[code]
        theirs = [other for key, other in place.items() if key != code]
        gone = not text.has(name) and compact(name) not in text.compact
        if gone:
            counts.lost[name] = counts.lost.get(name, 0) + 1
        others = [names for key, names in found.items() if key != code]
        new = [
            each
            for each in _new(text, found[code], others, theirs)
            if not words.is_common(each, code)
        ]
        unknown = _unknown(text, theirs) if gone else []
        if new or unknown:
            common = words.is_common_anywhere(name)
            garbled = [each for each in unknown if not common and is_slip(each.lower(), name)]
            first = [
                each for each in unknown if each not in new and not words.is_common(each, code)
            ]
            yield LostName(
                place,
                code,
                next((written for t in theirs if (written := t.written(name)) != name), name),
                tuple(new),
                _instead(name, new, text, theirs),
                tuple(garbled),
                tuple(first),
                gone and not common,
            )


def _lost(place: Place, found: Mapping[str, Counter[str]]) -> Iterator[tuple[str, str]]:
    """Return the variants that lack a name, or have it less often than all the others, and that.

    Where a variant has a name nowhere, the others may have it where a sentence begins.
    """
    codes = list(found)
    for name in dict.fromkeys(name for names in found.values() for name in names):
        often = [found[code][name] for code in codes]
        least, second = sorted(often)[:2]
        if least < second:
            yield codes[often.index(least)], name
        elif not least:
            lacking = [code for code in codes if name not in place[code].folded]
            if len(lacking) == 1 and all(
                place[code].has(name) for code in codes if code not in lacking
            ):
                yield lacking[0], name


def _new(
    text: Text, mine: Counter[str], others: Sequence[Counter[str]], theirs: Collection[Text]
) -> Iterator[str]:
    """Return the names that a variant has alone, as it writes them; else those it has more often.

    A name that the others have too may well stand once more, for a pronoun of theirs.
    """
    most = {name: max(other[name] for other in others) for name in mine}
    more = [name for name, count in mine.items() if count > most[name]]
    alone = [n for n in more if not (most[n] or any(other.has(n) for other in theirs))]
    yield from map(text.written, alone or (name for name in more if most[name]))


def _instead(name: str, new: Sequence[str], text: Text, theirs: Collection[Text]) -> str:
    """Return which of a variant's own names stands for a lost one: the only one, or by their order.

    Other languages have names of their own too ("Traces"): where one has as many, the order tells.
    """
    if len(new) == 1:
        return new[0]
    for other in theirs:
        lacking = [each for each in dict.fromkeys(other.names) if not text.has(each)]
        if len(lacking) == len(new) and name in lacking:
            return new[lacking.index(name)]
    return ""


def _unknown(text: Text, theirs: Collection[Text]) -> list[str]:
    """Return the capitalised words of a variant that no other has, where a sentence begins too."""
    found = dict.fromkeys(word for prose in text.proses for word in _CAPITAL.findall(prose.text))
    return [word for word in found if not any(other.has(word) for other in theirs)]


def is_cognate(word: str, name: str) -> bool:
    """Return whether a word may be a name's translation: it begins alike, or nearly is it."""
    return fold(word)[:_LEAST] == fold(name)[:_LEAST] or is_slip(word.lower(), fold_name(name))


def is_slip(word: str, name: str) -> bool:
    """Return whether one letter was lost, added or changed, two exchanged, or an end after `&`."""
    if "&" in name and word == name.partition("&")[0]:
        return True
    if len(name) < _LEAST or fold_name(word).rstrip("s") == name.rstrip("s"):
        return False
    left, right = word, name
    while left and right and left[0] == right[0]:
        left, right = left[1:], right[1:]
    while left and right and left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    return max(len(left), len(right)) == 1 or (len(left) == 2 and left == right[::-1])  # noqa: PLR2004
