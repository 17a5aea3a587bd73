"""Who is said to have said it: "selon Reuters", "según Reuters", "according to Reuters"."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from concordance.checks.meaning.places import sentences_of
from concordance.checks.meaning.project_names import is_cognate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from concordance.checks.meaning.places import Place, Text

_FORMULAS = {
    "en": ("according to", "in the words of"),
    "es": ("según", "de acuerdo con", "a decir de", "en palabras de"),
    "fr": ("selon", "d’après", "d'après", "à en croire", "aux dires de", "de l’avis de"),
    "pt": ("segundo", "de acordo com", "conforme", "nas palavras de"),
}
"""What names a source before it, by language: "selon Reuters"."""
_NAME = r"[A-ZÀ-Þ][\w&]*(?:[ \u00a0][A-ZÀ-Þ][\w&]*)*"
_NAMED = r"[A-ZÀ-Þ]\w+(?:[ \u00a0][\w.]+){1,3},"
"""Who bears the title before it: "selon le maire, Fernando Queiroga,"."""
_PATTERNS = {
    language: re.compile(
        rf"(?<!\w)(?i:{'|'.join(formulas)})[ \u00a0\n]+"
        rf"(?:[^\W\d_A-ZÀ-Þ]+[ \u00a0\n’']+){{0,5}}(?:(?<=[ \u00a0])|[^\W\d_A-ZÀ-Þ]+, (?={_NAMED}))"
        rf"({_NAME})"
    )
    for language, formulas in _FORMULAS.items()
}
"""The formula, articles and what the source is ("une estimation du cabinet"), and its name."""
_SEVERAL = 3
_REMEMBERED = 4096


class LostSource(NamedTuple):
    """A source that all the others name with a formula, and one variant does not.

    `instead` is the source that it names, which none of the others names, else empty.
    """

    place: Place
    code: str
    name: str
    instead: str

    @property
    def is_other_name(self) -> bool:
        """Return whether it names another by two words or more: no spelling, and no acronym."""
        both = (self.name, self.instead)
        return all(" " in each for each in both) and not is_cognate(self.instead, self.name)


def lost_sources(section: Sequence[Place]) -> Iterator[LostSource]:
    """Return the sources that one of three variants or more leaves out, or changes."""
    for place in section:
        if len(place) < _SEVERAL:
            continue
        named = _named(place)
        if not any(named.values()):
            continue
        reported = list(_of_place(place, named))
        yield from reported
        for part in sentences_of(place) if not reported else ():
            yield from _of_place(part, _named(part))


def _named(place: Place) -> dict[str, list[str]]:
    """Return the sources that each variant of a place names."""
    return {code: _sources(text) for code, text in place.items()}


def _sources(text: Text) -> list[str]:
    return [name for prose in text.proses for name in sources_named(prose.text, text.locale)]


@lru_cache(maxsize=_REMEMBERED)
def sources_named(text: str, locale: str) -> tuple[str, ...]:
    """Return whom a text names as the source of what it says, in a language of the table."""
    language = locale.split("-", 1)[0]
    if any(formula[1:] in text for formula in _FORMULAS.get(language, ())):  # whatever its case
        return tuple(_PATTERNS[language].findall(text))
    return ()


def _of_place(place: Place, named: Mapping[str, Sequence[str]]) -> Iterator[LostSource]:
    """Return what a variant does not name so, and has less often than each of the others."""
    for code, text in place.items():
        others = [other for other in place if other != code]
        mine = Counter(named[code])
        for name in dict.fromkeys(named[others[0]]):
            least = min(named[other].count(name) for other in others)
            if mine[name] >= least:
                continue
            if _count(text, name) >= min(_count(place[other], name) for other in others):
                continue
            new = [each for each in mine if not any(_count(place[o], each) for o in others)]
            more = [each for each in mine if mine[each] > max(named[o].count(each) for o in others)]
            yield LostSource(place, code, name, next(iter([*new, *more]), ""))


def _count(text: Text, name: str) -> int:
    return sum(prose.text.count(name) for prose in text.proses)
