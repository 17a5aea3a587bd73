"""A text cut where its sentences end, whatever its language."""

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
    """Cut a text after its sentences' ends: each with its place.

    An abbreviation before a capital cuts too soon; what is then too short is not judged.
    """
    start = 0
    for end in SENTENCE.finditer(text):
        yield start, text[start : end.start() + (end[0][0] != "\n")]
        start = end.end()
    yield start, text[start:]
