"""The forms a term takes in a text: its head noun and the adjectives with it, inflected.

*réseau de neurones* gives *réseaux de neurones*, *réseau neuronal* gives *réseaux neuronaux*:
the words up to the first preposition agree, the rest stays; in English the last of them does.
Acronyms and names (capitals, digits) stay as they are.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.glossary.plurals import feminines, plurals

if TYPE_CHECKING:
    from collections.abc import Callable

_PREPOSITIONS = {
    "fr": {"à", "au", "aux", "avec", "contre", "dans", "de", "des", "du", "en", "et", "par"}
    | {"pour", "sans", "sous", "sur", "d", "ou", "entre", "l", "la", "le", "les"},
    "es": {"a", "al", "con", "contra", "de", "del", "desde", "en", "entre", "o", "para", "por"}
    | {"según", "sin", "sobre", "y", "la", "el", "los", "las"},
    "pt": {"a", "à", "ao", "com", "contra", "da", "das", "de", "do", "dos", "e", "em", "entre"}
    | {"na", "no", "nas", "nos", "ou", "para", "pela", "pelo", "por", "sem", "sob", "sobre"},
    "en": {"and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "to", "with"},
}
_WORD = re.compile(r"[^\W\d_]+")


def inflected(form: str, language: str, *, both_genders: bool = False) -> tuple[str, ...]:
    """Return the regular inflected forms of a form, itself excluded, without repetition.

    `language` is a language's primary subtag. `both_genders` adds feminines, for an adjective or
    a noun of two genders. A form without a lower-case head (`GPU`, `Azure`) gives nothing.
    """
    singulars = [form]
    if both_genders:
        singulars += _agree(form, language, feminines)
    found = singulars[1:]
    for singular in singulars:
        found += _agree(singular, language, plurals)
    return tuple(dict.fromkeys(inflection for inflection in found if inflection != form))


def _agree(form: str, language: str, rule: Callable[[str, str], tuple[str, ...]]) -> list[str]:
    """Inflect the head of a form by a rule; several where the rule gives a word several forms."""
    head = _head(form, language)
    options = [rule(form[start:end], language) for start, end in head]
    results = []
    for variant in range(max(map(len, options), default=0)):
        text = form
        for (start, end), choices in reversed(list(zip(head, options, strict=True))):
            if choices:
                text = text[:start] + choices[min(variant, len(choices) - 1)] + text[end:]
        results.append(text)
    return results


def _head(form: str, language: str) -> list[tuple[int, int]]:
    """Return the spans of the words that agree."""
    prepositions = _PREPOSITIONS.get(language, set())
    head: list[tuple[int, int]] = []
    for match in _WORD.finditer(form):
        if head and match.group() in prepositions:
            break
        if _inflects(form, match):
            head.append(match.span())
    return head[-1:] if language == "en" else head


def _inflects(form: str, word: re.Match[str]) -> bool:
    """Return whether a word is a plain one: lower case, not one half of `4-bit` or `on-prem`."""
    start, end = word.span()
    around = form[max(start - 1, 0) : start] + form[end : end + 1]
    return word.group().islower() and end - start > 1 and not re.search(r"[\d_\-‑]", around)
