"""What of a source's change a translation must follow: values, names, negations, attributions.

Only the source then and now are compared, in one language: no translation is judged here.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from concordance.freshness.normalise import blocks, visible
from concordance.quantities import UnknownLocaleError, read
from concordance.quantities.model import NAMES, Kind

if TYPE_CHECKING:
    from concordance.markdown.model import Page, Section
    from concordance.quantities import Quantity

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
"""A number in a locale of which the rules of writing are not known."""
_NAME = re.compile(r"(?<=[\w,;:)»”%] )[A-ZÀ-Þ][\w&-]{2,}\w|\b\w*[a-zà-ÿ][A-Z]\w*|\b[A-Z]{2,}\w*")
"""A capitalised word of four letters that begins no sentence, or one with a further capital."""
_NEGATIONS = {
    "en": r"not|\w+n['’]t|cannot|never|no|none|nobody|nothing|nor|neither|without",
    "es": r"no|nunca|jamás|ningun[oa]s?|ningún|nada|nadie|ni|tampoco|sin",
    "fr": r"ne|n['’](?=\w)|non|jamais|aucune?|rien|personne|ni|sans",
    "pt": r"não|nunca|jamais|nenhum[a]?|nada|ninguém|nem|tampouco|sem",
}
_ATTRIBUTIONS = {
    "en": r"according to|says?|said|claims?|claimed|reportedly|reports?|reported",
    "es": r"según|de acuerdo con|afirma\w*|dice\w*|declar\w+|informa\w*",
    "fr": r"selon|d['’]après|affirm\w+|dit|disent|déclar\w+|rapport\w+",
    "pt": r"segundo|de acordo com|conforme|afirm\w+|diz\w*|declar\w+|inform\w+",
}


Pairs: TypeAlias = list[tuple[str, str]]
"""What is compared of each thing found, and how it stands in its text."""


class _Found(NamedTuple):
    """What a text has of each kind; its values are bare numbers where its locale has no rules."""

    values: list[Quantity] | list[str]
    names: Pairs
    negations: Pairs
    attributions: Pairs


class Difference(NamedTuple):
    """One kind of thing that changed: its name, and the texts that went and came."""

    kind: str
    gone: tuple[str, ...]
    new: tuple[str, ...]

    def __str__(self) -> str:
        """Return the change as a clause."""
        gone, new = (", ".join(f'"{text}"' for text in texts) for texts in (self.gone, self.new))
        if gone and new:
            return f"{self.kind}: {gone} became {new}"
        return f"{self.kind}: {new} is new" if new else f"{self.kind}: {gone} is gone"


def differences(
    then: tuple[Section, Page], now: tuple[Section, Page], locale: str
) -> list[Difference]:
    """Return what changed between two states of a section that its translations must follow.

    Args:
        then: the section as it was, with its page.
        now: the section as it is, with its page.
        locale: the BCP 47 tag of the language of both; negations and attributions of a language
            that has no words here are not compared.

    Returns:
        One difference for each kind, in a fixed order; empty where only the wording changed.
    """
    return text_differences(_text(then), _text(now), locale)


def text_differences(then: str, now: str, locale: str) -> list[Difference]:
    """Return the same of two texts."""
    old, new = _found(then, locale), _found(now, locale)
    pairs = [
        ("a value", _required(old.values, new.values), _required(new.values, old.values)),
        ("a name", old.names, new.names),
        ("a negation", old.negations, new.negations),
        ("an attribution", old.attributions, new.attributions),
    ]
    return [
        Difference(kind, _more(before, after), _more(after, before))
        for kind, before, after in pairs
        if Counter(key for key, _ in before) != Counter(key for key, _ in after)
    ]


def _text(state: tuple[Section, Page]) -> str:
    """Return what a section says, each block on a line, so that it begins a sentence."""
    section, page = state
    return "\n".join(" ".join(visible(block, page).split()) for block in blocks(section))


def _found(text: str, locale: str) -> _Found:
    """Return what a text has of each kind; an ordinal is no value, since words say it as well."""
    names = [(name.lower(), name) for name in _NAME.findall(text)]
    values: list[Quantity] | list[str] = []
    try:
        quantities = read(text, locale)
    except UnknownLocaleError:
        values = _NUMBER.findall(text)
    else:
        names += [(item.text.lower(), item.text) for item in quantities if item.kind in NAMES]
        values = [item for item in quantities if item.kind not in {*NAMES, Kind.ORDINAL}]
    language = locale.partition("-")[0].lower()
    return _Found(
        values,
        list(dict(names).items()),
        _words(_NEGATIONS.get(language, ""), text),
        _words(_ATTRIBUTIONS.get(language, ""), text),
    )


def _required(values: list[Quantity] | list[str], second: list[Quantity] | list[str]) -> Pairs:
    """Return the values that another text must have, those left out that it has in mere words."""
    optional = {item.values for item in second if not isinstance(item, str) and item.optional}
    found: Pairs = []
    for item in values:
        if isinstance(item, str):
            found.append((item, item))
        elif not item.optional and item.values not in optional:
            key = f"{item.bound}{item.values} {item.unit}"
            found.append((key, " ".join(item.text.split())))
    return found


def _words(pattern: str, text: str) -> Pairs:
    """Return the words of a pattern in a text, each as good as the other; none for no pattern."""
    found = re.findall(rf"\b(?:{pattern})(?!\w)", text, re.IGNORECASE) if pattern else []
    return [("", word.lower()) for word in found]


def _more(first: Pairs, second: Pairs) -> tuple[str, ...]:
    """Return how that stands of which one text has more than the other, each once."""
    keys = Counter(key for key, _ in first) - Counter(key for key, _ in second)
    written = Counter(text for _, text in first) - Counter(text for _, text in second)
    return tuple(dict.fromkeys(text for key, text in first if key in keys and text in written))
