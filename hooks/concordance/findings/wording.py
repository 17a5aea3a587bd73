"""The words around findings in the contributor's language: `words/XX.toml`, a table of texts.

What frames a finding, and how a language writes a value; its message and remedy are in `said`. A
rule's page is English.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent / "words"
FALLBACK = "en"
LANGUAGES = ("en", "es", "fr", "pt")
"""The languages that have a table."""
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Where a system says which language its user reads: the first that is set counts (POSIX, 8.2)."""


@cache
def wording(language: str) -> Mapping[str, str]:
    """Return the texts of a language by dotted key; English for what it does not have.

    `language` is a tag as `pt`, `pt-BR` or `pt_BR.UTF-8`.
    """
    name = known(language)
    found: dict[str, str] = {}
    for each in dict.fromkeys((FALLBACK, name)):
        found |= tomllib.loads((FOLDER / f"{each}.toml").read_text(encoding="utf-8"))
    return found


def known(language: str) -> str:
    """Return which of `LANGUAGES` a tag means; English for another."""
    name = language.replace("_", "-").partition(".")[0].partition("-")[0].lower()
    return name if name in LANGUAGES else FALLBACK


def language_of(environment: Mapping[str, str]) -> str:
    """Return the language that an environment asks for, one of `LANGUAGES`."""
    return known(next((environment[name] for name in VARIABLES if environment.get(name)), ""))


def counted(number: int, name: str, language: str) -> str:
    """Return a number with its noun, or the sentence about it: `{n}` of a text `one|many`."""
    words = wording(language)
    one, _, many = words[name].partition("|")
    text = one if str(number) in words["number.one"].split() else many
    return text.format(n=written(str(number), language))


ENGLISH_WORDS = {
    "am": "Amharic",
    "an": "Aragonese",
    "as": "Assamese",
    "be": "Belarusian",
    "he": "Hebrew",
    "is": "Icelandic",
    "it": "Italian",
    "my": "Burmese",
    "no": "Norwegian",
    "or": "Odia",
    "so": "Somali",
    "to": "Tongan",
}
"""Codes of languages (ISO 639-1) that an English sentence would take for a word of its own."""


def named(code: str) -> str:
    """Return what an English message calls a language: its code, its name where that is a word."""
    return ENGLISH_WORDS.get(code, code)


def codes_again(text: str) -> str:
    """Return a list of languages in an English message with the code of each."""
    for code, name in ENGLISH_WORDS.items():
        text = re.sub(rf"\b{name}\b", code, text)
    return text


_NUMBER = re.compile(r"(?<![\w:.])\d[\d,]*(?:\.\d+)?(?![\w:])")
_DATE = re.compile(r"(?<![\w-])(?:(\d{4})-(\d\d)(?:-(\d\d))?|--(\d\d)-(\d\d))(?![\w-])")
_FEW = 4
"""Digits that are not grouped: a year is no amount."""


def written(value: str, language: str) -> str:
    """Return a value of a message as a language writes it: its dates and its numbers.

    `value` has them as messages do: `2024-03-29`, `--03-29`, `2024-03/2024-05`, `12.5 %`, `1,210`.
    """
    words = wording(language)
    pieces = value.split("/") if all(map(_DATE.fullmatch, value.split("/"))) else [value]
    dated = " – ".join(_DATE.sub(lambda found: _date(found, words), piece) for piece in pieces)
    return _NUMBER.sub(lambda found: _number(found[0], words), dated)


def _date(found: re.Match[str], words: Mapping[str, str]) -> str:
    year, month, day = found[1] or "", found[2] or found[4], found[3] or found[5] or ""
    months = words["date.months"].split()
    if not 1 <= int(month) <= len(months):
        return found[0]
    key = "date.whole" if year and day else "date.month" if year else "date.day"
    number = str(int(day)) if day else ""
    return words[key].format(day=number, month=months[int(month) - 1], year=year)


def _number(text: str, words: Mapping[str, str]) -> str:
    whole, _, decimals = text.replace(",", "").partition(".")
    if len(whole) > _FEW:
        whole = f"{int(whole):,}".replace(",", words["number.group"])
    return whole + (words["number.decimal"] + decimals if decimals else "")
