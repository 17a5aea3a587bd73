"""The alphabetical order of a language: É with E, Ñ after N, Œ with OE.

Root collation of the Unicode CLDR as far as these languages need it, with its tailoring for
Spanish (ñ is a letter of its own); accents decide only between words that are otherwise equal.
"""

from __future__ import annotations

import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss"})
_OWN_LETTERS = {"es": {"ñ": "n~"}}  # '~' comes after every letter
DIGITS = "0-9"
"""The heading of what begins with a digit."""


def sort_key(text: str, language: str) -> tuple[str, str, str]:
    """Return the key that sorts a text in a language (primary subtag).

    Letters first, without case, accents or punctuation; then accents; then the text itself.
    """
    return _letters(text, language), unicodedata.normalize("NFD", text.lower()), text


def initial(text: str, language: str) -> str:
    """Return the letter a text is filed under: `É` under E, `ñ` under Ñ in Spanish, `4-bit` 0-9."""
    letters = _letters(text, language).strip()
    for letter, key in _OWN_LETTERS.get(language, {}).items():
        if letters.startswith(key):
            return letter.upper()
    if letters[:1].isdigit():
        return DIGITS
    return letters[:1].upper() or "#"


def _letters(text: str, language: str) -> str:
    letters = _OWN_LETTERS.get(language, {})
    out: list[str] = []
    for character in unicodedata.normalize("NFC", text.lower()).translate(_LIGATURES):
        if character in letters:
            out.append(letters[character])
            continue
        base = unicodedata.normalize("NFD", character)[0]
        if base.isalnum():
            out.append(base)
        elif base.isspace():
            out.append(" ")
    return "".join(out)
