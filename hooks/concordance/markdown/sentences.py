"""The sentences of a text, in any language with Latin punctuation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCE = re.compile(
    r"[.!?…\n](?:(?<!\n)[»”\")\]]*\s+(?=[^\W\d_a-z]|[«“¿¡])|(?<=\n)\n)",
)
"""What ends a sentence, after its mark; looked for by its first character."""


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Return the sentences of a text, each with the index at which it begins.

    An abbreviation before a capital ends one too soon.
    """
    start = 0
    for end in SENTENCE.finditer(text):
        yield start, text[start : end.start() + (end[0][0] != "\n")]
        start = end.end()
    yield start, text[start:]
