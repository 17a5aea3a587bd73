"""The words around findings in the contributor's language: `words/XX.toml`, a table of texts.

A finding's message and remedy stay English, as its rule's page does; what frames them, and what the
rule is about, are said in the language of whoever reads.
"""

from __future__ import annotations

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
