"""The regular plurals and feminines of one lower-case word, per language.

Rules: for French, the plural in -s, -x and -aux (Grevisse, Le bon usage, 504-511); for Spanish,
Diccionario panhispánico de dudas, "plural"; for Portuguese, Cunha and Cintra, Nova gramática,
chapter 8; for English, -s, -es and -ies. A rule may give more forms than the language uses: they
only serve to recognise a word, and one that nobody writes recognises nothing.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_FR_AIL = {"bail", "corail", "émail", "soupirail", "travail", "vantail", "vitrail"}
_FR_ALS = {"aval", "bal", "banal", "carnaval", "chacal", "fatal", "festival", "final", "naval"}
_FR_ALS |= {"natal", "récital", "régal"}
_FR_OUX = {"bijou", "caillou", "chou", "genou", "hibou", "joujou", "pou"}
_FR_EUS = {"bleu", "pneu", "émeu"}
_VOWELS = "aeiouáéíóúüâêôãõàyœ"
_GROUP = re.compile(f"[{_VOWELS}]+")
_ACUTE = {"a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú"}
_STRONG = "aeo"


def plurals(word: str, language: str) -> tuple[str, ...]:
    """Return the regular plurals of a word.

    `word` is lower case and singular; `language` is `fr`, `es`, `pt` or `en`, and any other gives
    nothing. A word whose plural looks like its singular gives nothing.
    """
    rule = _PLURALS.get(language)
    found = rule(word) if rule and len(word) > 1 else ()
    return tuple(form for form in found if form != word)


def feminines(word: str, language: str) -> tuple[str, ...]:
    """Return the regular feminines (singular) of a word that has both genders.

    `word` is the masculine, in lower case. Nothing for English and unknown languages.
    """
    found: list[str] = []
    for ending, replacements in _FEMININES.get(language, ()):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: len(word) - len(ending)]
            found = [stem + replacement for replacement in replacements]
            break
    return tuple(form for form in found if form != word)


def _french(word: str) -> tuple[str, ...]:
    """Return the plural of a French word: -s, -x or -aux; none after s, x or z."""
    if word[-1] in "sxz":
        return ()
    if word in _FR_AIL:
        return (word[:-3] + "aux",)
    if word.endswith("al") and word not in _FR_ALS:
        return (word[:-2] + "aux",)
    if word in _FR_OUX or (word.endswith(("au", "eu")) and word not in _FR_EUS):
        return (word + "x",)
    return (word + "s",)


def _spanish(word: str) -> tuple[str, ...]:  # noqa: PLR0911 - one line per rule of the grammar
    """Return the plurals of a Spanish word, with the accent that the new syllable asks for."""
    last, before = word[-1], word[-2]
    if last in "aeiouáéó":
        return (word + "s",)
    if last in "íú":
        return (word + "es", word + "s")
    if last == "y":
        return (word + "es",) if before in _VOWELS else (word + "s",)
    if last == "z":
        return (word[:-1] + "ces",)
    stressed = unicodedata.normalize("NFD", before)
    if last in "ns" and len(stressed) > 1 and stressed[1] == "\u0301":
        if before == "í" and word[-3:-2] in tuple(_STRONG):  # país, raíz: the accent is a hiatus
            return (word + "es",)
        return (word[:-2] + stressed[0] + last + "es",)
    if last == "s":
        return () if len(_GROUP.findall(word)) > 1 else (word + "es",)
    if last == "n":
        return (_stress_before_last(word) + "es",)
    if last in "lrdj" and before in _VOWELS:
        return (word + "es", word + "s") if word.endswith("er") else (word + "es",)
    return (word + "s",) if last != "x" else ()


def _stress_before_last(word: str) -> str:
    """Write the accent that the plural needs: imagen -> imágen(es), orden -> órden(es)."""
    groups = list(_GROUP.finditer(word))
    if len(groups) < 2 or any(letter in "áéíóú" for letter in word):  # noqa: PLR2004 - one syllable
        return word
    group = groups[-2]
    strong = [at for at in range(group.start(), group.end()) if word[at] in _STRONG]
    at = strong[-1] if strong else group.end() - 1
    return word[:at] + _ACUTE.get(word[at], word[at]) + word[at + 1 :]


def _portuguese(word: str) -> tuple[str, ...]:  # noqa: PLR0911 - see above
    """Return the plurals of a Portuguese word, by its ending; lists decide for -ão."""
    if word.endswith("ão"):
        ending = "ãos" if word in _PT_AOS else "ães" if word in _PT_AES else "ões"
        return (word[:-2] + ending,)
    if word.endswith("en"):
        return (
            unicodedata.normalize("NFD", word).replace("\u0301", "").replace("\u0302", "") + "s",
        )
    for ending, replacements in _PT_ENDINGS:
        if word.endswith(ending):
            return tuple(word[: len(word) - len(ending)] + new for new in replacements)
    if word.endswith("el"):
        return (word[:-2] + ("eis" if re.search("[áéíóúâêô]", word) else "éis"),)
    if word.endswith("il"):
        return (word[:-2] + ("eis" if re.search("[áéíóúâêô]", word) else "is"),)
    if word.endswith("er"):
        return (word + "es", word + "s")
    if word[-1] in "rz":
        return (word + "es",)
    if word[-1] == "s":
        accent = re.search("[áéêó](?=s$)", word)
        return (word[:-2] + _PLAIN[accent.group()] + "ses",) if accent else ()
    return () if word[-1] == "x" else (word + "s",)


_PT_AOS = {"bênção", "chão", "cidadão", "cristão", "desvão", "grão", "irmão", "mão", "órfão"}
_PT_AOS |= {"órgão", "pagão", "sótão", "vão"}
_PT_AES = {"alemão", "cão", "capelão", "capitão", "catalão", "charlatão", "escrivão", "guardião"}
_PT_AES |= {"pão", "tabelião"}
_PLAIN = {"á": "a", "é": "e", "ê": "e", "ó": "o"}
_PT_ENDINGS = (
    ("m", ("ns",)),
    ("al", ("ais",)),
    ("ol", ("óis",)),
    ("ul", ("uis",)),
)


def _english(word: str) -> tuple[str, ...]:
    if word.endswith("y") and word[-2] not in "aeiou":
        return (word[:-1] + "ies",)
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return (word + "es",)
    return (word + "s",)


_PLURALS: dict[str, Callable[[str], tuple[str, ...]]] = {
    "fr": _french,
    "es": _spanish,
    "pt": _portuguese,
    "en": _english,
}
_FEMININES: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "fr": (
        ("teur", ("trice", "teuse")),
        ("eur", ("euse", "eure")),
        ("eux", ("euse",)),
        ("eau", ("elle",)),
        ("er", ("ère",)),
        ("if", ("ive",)),
        ("el", ("elle",)),
        ("en", ("enne",)),
        ("on", ("onne",)),
        ("et", ("ette", "ète")),
        ("e", ()),
        ("", ("e",)),
    ),
    "es": (
        ("or", ("ora",)),
        ("ón", ("ona",)),
        ("án", ("ana",)),
        ("és", ("esa",)),
        ("ín", ("ina",)),
        ("o", ("a",)),
    ),
    "pt": (
        ("ão", ("ã", "ona", "oa")),
        ("or", ("ora",)),
        ("ês", ("esa",)),
        ("eu", ("eia",)),
        ("o", ("a",)),
    ),
}
