"""What a text names with digits (A100, v1.28, RFC 9110) and with capitals (NVIDIA, Azure)."""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from concordance.corpus.align.lengths import DENSE
from concordance.quantities import UnknownLocaleError, read
from concordance.quantities.model import NAMES
from concordance.quantities.tables.symbols import UNITS

_WORD_BEFORE = re.compile(r"([A-ZÀ-Þ][\w&/-]*)[ \u00a0\u202f]\Z")
"""The word that a number belongs to: "Python" of "Python 3.11"."""
_LONGEST_WORD = 40
_REMEMBERED = 4096
_PLURAL = re.compile(r"(?<=[0-9])s\Z")
_VERSION = re.compile(r"\Av\.?(?=[0-9])")
_MINOR = re.compile(r"(?<![.\d])(\d+)\.0\Z")
_SPACES = re.compile(r"[\s\-‑–−()]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"[0-9]").search
_CAMEL = re.compile(r"[a-z][A-Z]").search
_DIGITS = re.compile(r"\d+")
_TOKEN = re.compile(r"(?<!\w)(?:[^\W\d_]+[-‑.+]?\d[\w.+-]*\w|[^\W\d_]+\d|\d+(?:\.\d+){2,})(?!\w)")
"""A name with digits, where a locale has no number rules: A100, GPT-5.2, v1, 192.168.1.10."""
_LETTER = rf"(?!{DENSE.pattern})[^\W\d_]"
_CAPITALISED = re.compile(
    r"[A-ZÀ-Þ](?:(?:(?<=[\w,;)»”%][ \u00a0\u202f\n(][A-ZÀ-Þ])|(?<=\w[’'][A-ZÀ-Þ])"
    rf"|(?<=\w \([A-ZÀ-Þ]))(?:{_LETTER}){{3,}}|(?<![^\W_].)[a-zß-ÿ]*[A-Z&](?:{_LETTER})*)"
    rf"(?!{_LETTER}|[\d_&$])"
)
_NAME = re.compile(
    rf"{_CAPITALISED.pattern}"
    r"|(?<![\w.@/&-])(?<!\d[ \u00a0\u202f])[a-z]{1,4}[A-Z][A-Za-z]+(?![\w&$(=/]|\.\w)"
)
"""A capitalised word that begins no sentence, or one with a further capital: Azure, AMD, OpenAI.
What Chinese, Japanese and Korean write against it is another word: "Azure는".
One that begins without a capital and has one within is a name too, unless it is a unit: macOS, iOS.

Of three letters and one capital it is an article as often: "The Information".
"""


class Designation(msgspec.Struct, frozen=True, gc=False):
    """A name with digits where it stands in a text.

    `key` is what it has in common with the same name written otherwise: "H100s", "h100" and
    "H 100" are one. `word` is the capitalised word that stands before a number of its own, in
    lower case: "python" of "Python 3.11", whose key is "3.11".
    """

    key: str
    word: str
    text: str
    start: int
    end: int

    @property
    def letters(self) -> str:
        """Return what is left without the digits, the word before included."""
        return self.word + "".join(_LETTERS.findall(self.key))

    @property
    def digits(self) -> str:
        """Return the digits alone."""
        return "".join(_DIGITS.findall(self.key))


def designations(text: str, locale: str) -> list[Designation]:
    """Return the names with digits of a text, in order.

    Args:
        text: prose without mark-up.
        locale: a BCP 47 tag; where there are no number rules for it, only names that begin with
            a letter, and versions and addresses of three numbers or more.
    """
    if _DIGIT(text) is None:
        return []
    try:
        found = read(text, locale)
    except UnknownLocaleError:
        return [_designation(text, m.start(), m.end()) for m in _TOKEN.finditer(text)]
    return [_designation(text, q.start, q.end) for q in found if q.kind in NAMES]


def _designation(text: str, start: int, end: int) -> Designation:
    """Return the designation that stands at a place of a text."""
    written = text[start:end]
    before = None
    if written[0].isdigit():
        before = _WORD_BEFORE.search(text, max(0, start - _LONGEST_WORD), start)
    first = before.start() if before else start
    word = before[1].lower() if before else ""
    return Designation(_key(written), word, text[first:end], first, end)


@lru_cache(maxsize=_REMEMBERED)
def _key(written: str) -> str:
    """Return what a name with digits is compared by; a page names few, and often."""
    return compact(written)


def compact(written: str) -> str:
    """Return a name without what its spelling may differ in: case, spaces, hyphens, plural s.

    2.0 is 2.
    """
    low = _SPACES.sub("", written.lower())
    return _MINOR.sub(r"\1", _PLURAL.sub("", _VERSION.sub("", low)))


@lru_cache(maxsize=_REMEMBERED)
def names(text: str) -> tuple[str, ...]:
    """Return the words of a text that may be names, in order: none with digits, no unit (GiB)."""
    found = (_NAME if _CAMEL(text) else _CAPITALISED).findall(text)
    return tuple(word for word in found if word not in UNITS)


@lru_cache(maxsize=_REMEMBERED)
def folded_names(text: str) -> tuple[str, ...]:
    """Return the same as they are compared."""
    return tuple(map(fold_name, names(text)))


def fold_name(name: str) -> str:
    """Return a name as it is compared: in lower case, an acronym's plural s left out."""
    return (name[:-1] if name[-1] == "s" and name[:-1].isupper() else name).lower()


def neighbours(text: str, name: str) -> list[tuple[str, str]]:
    """Return the capitalised words that stand right before and after a name, as pairs.

    One of each pair is empty: ("Ada", "") for what is before.
    """
    word, own = r"[A-ZÀ-Þ][\w&]+", re.escape(name)
    before = re.findall(rf"(?<!\w)({word})[ \u00a0]{own}(?!\w)", text)
    after = re.findall(rf"(?<!\w){own}[ \u00a0]({word})", text)
    return [*((each, "") for each in before), *(("", each) for each in after)]


def has_word(text: str, word: str) -> bool:
    """Return whether a word stands in a text as it is written, or with a plural s."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        end += text[end : end + 1] == "s"
        if not _joins(text[at - 1 : at]) and not _joins(text[end : end + 1]):
            return True
        at = text.find(word, end)
    return False


def _joins(character: str) -> bool:
    """Return whether a character beside a word makes it a part of another: a letter, `&`."""
    return (character.isalpha() and DENSE.match(character) is None) or character == "&"
