"""The sentences of a text, by Latin or by Chinese and Japanese punctuation."""

from __future__ import annotations

import re
from functools import lru_cache

SENTENCE = re.compile(
    r"[.!?…\n。！？](?:(?<=[。！？])[」』）”]*|(?<![\n。！？])[»”\")\]]*\s+(?=[^\W\d_a-z]|[«“¿¡])"
    r"|(?<=\n)\n)",
)
"""What ends a sentence, after its mark; looked for by its first character."""

ABBREVIATED = re.compile(
    r"(?<!\w)(?:e\.\s?g|i\.\s?e|p\.\s?ej|par ex|p\. ex|z|z\.\s?b|d\.\s?h|u\.\s?a|cf|vs|drs?|dra"
    r"|mrs?|ms|sra?|st|no|fig|approx|ca|inc|resp|bzw)\Z",
    re.IGNORECASE,
)
"""What ends in a full stop and no sentence: *e.g.*, *p. ej.*, *z. B.*"""
_LONGEST = 8
_REMEMBERED = 4096


@lru_cache(maxsize=_REMEMBERED)
def sentences(text: str) -> tuple[tuple[int, str], ...]:
    """Return the sentences of a text, each with the index at which it begins."""
    found = []
    start = 0
    for end in SENTENCE.finditer(text):
        stop = end.start()
        if end[0][0] == "." and ABBREVIATED.search(text[max(0, stop - _LONGEST) : stop]):
            continue
        found.append((start, text[start : end.start() + (end[0][0] != "\n")]))
        start = end.end()
    return (*found, (start, text[start:]))
