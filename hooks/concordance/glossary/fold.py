"""A text folded for comparison: composed letters, no invisible marks, a map to its offsets.

Most text needs none of this; what does has combining accents, soft hyphens, or the places where
Python-Markdown keeps entities, escapes and tags.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

HARD_STOP = "\ufffc"
"""Stands for what no form may reach across: a tag, an image, code."""

_SPECIAL = re.compile("[\u00ad\u0300-\u036f\u02bc\u200b-\u200d\u2060\ufeff\u0002]")
_PIECE = re.compile(
    "(?P<place>\u0002[^\u0003]{0,40}\u0003)"
    "|(?P<hidden>[\u00ad\u200b-\u200d\u2060\ufeff])"
    "|(?P<cluster>[^\u0002][\u0300-\u036f]+)"
    "|(?P<apostrophe>\u02bc)"
)


def needs_fold(text: str) -> bool:
    """Return whether a text holds anything that `fold` would change."""
    return _SPECIAL.search(text) is not None


def fold(
    text: str, resolve: Callable[[str], str] | None = None
) -> tuple[str, array[int], array[int]]:
    """Fold a text, and give where each character of the result starts and ends in the text.

    `resolve` gives what a place of Python-Markdown (from U+0002 to U+0003) stands for: a character
    or `HARD_STOP`; without it every place is a hard stop.
    """
    out: list[str] = []
    starts = array("q")
    ends = array("q")

    def put(piece: str, start: int, end: int) -> None:
        out.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))

    at = 0
    for found in _PIECE.finditer(text):
        start, end = found.span()
        out.append(text[at:start])
        starts.extend(range(at, start))
        ends.extend(range(at + 1, start + 1))
        at = end
        if found["place"]:
            put(resolve(found["place"]) if resolve else HARD_STOP, start, end)
        elif found["cluster"]:
            put(unicodedata.normalize("NFC", found["cluster"]), start, end)
        elif found["apostrophe"]:
            put("’", start, end)
    out.append(text[at:])
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    return "".join(out), starts, ends
