"""What the hooks say on a page, in the page's language."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER = Path(__file__).parent / "theme" / "strings"
FALLBACK = "en"


def is_spoken(locale: str) -> bool:
    """Return whether a locale, as `strings` takes it, has strings of its own or its language's."""
    return any((FOLDER / f"{name}.yml").is_file() for name in _names(locale))


def _names(locale: str) -> tuple[str, str]:
    return locale.replace("_", "-").partition("-")[0], locale


@cache
def strings(locale: str) -> Mapping[str, str]:
    """Return the interface strings of a locale, by dotted key.

    `locale` is a BCP 47 tag, as `pt-BR`. Without a file of its own it gets its language's, and a
    language without one gets English, as does each string that a file does not have.
    """
    found: dict[str, str] = {}
    for name in (FALLBACK, *_names(locale)):
        found |= _own(name)
    return found


@cache
def _own(name: str) -> Mapping[str, str]:
    """Return the strings of a file; none where there is no such file."""
    path = FOLDER / f"{name}.yml"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_bytes(), loader) or {} if path.is_file() else {}  # noqa: S506 - safe
