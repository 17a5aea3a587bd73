"""The enumerations of a text: members parted by commas, the last by *and* or *or*."""

from __future__ import annotations

import re
from functools import cache, lru_cache

JOINS = {"en": "and|or", "fr": "et|ou", "es": "y|e|o|u", "pt": "e|ou", "de": "und|oder"}
"""The words of each language before the last member."""
BOUND = re.compile(r"[;:.!?()\n«»“”\"—–]")
"""What no enumeration goes across."""
WINDOW = 500
"""Characters before the *and* that are looked at."""
_REMEMBERED = 4096
MEMBER_WORDS = 4
"""A member between two commas has at most so many words: more are a clause."""

Enumeration = tuple[tuple[int, int], ...]
"""Where each member stands: with the comma before it, so that one in the middle can be cut out.

The first may begin with its sentence, and the last end with it.
"""


@lru_cache(maxsize=_REMEMBERED)
def enumerations(text: str, language: str) -> tuple[Enumeration, ...]:
    """Return the enumerations of a text, of two members or more, in order.

    Args:
        text: a sentence, or several.
        language: one of `JOINS`.
    """
    found: list[Enumeration] = []
    last = 0
    for join in _join(language).finditer(text):
        start = max(last, join.start() - WINDOW)
        for bound in BOUND.finditer(text, start, join.start()):
            start = bound.end()
        members = [(start, join.start())]
        while comma := text.rfind(",", members[0][0], members[0][1]) + 1:
            begin, end = members[0]
            if len(text[comma:end].split()) > MEMBER_WORDS:
                break
            members[:1] = [(begin, comma - 1), (comma - 1, end)]
        end = _end(text, join.end())
        if len(members) > 1 and not text[slice(*members[0])].strip():
            del members[0]  # The enumeration before ended at this comma.
        found.append((*members, (join.start(), end)))
        last = join.end()
    return tuple(found)


def _end(text: str, start: int) -> int:
    """Return where the last member ends: at a comma, or where the enumeration has to."""
    bound = BOUND.search(text, start)
    end = bound.start() if bound else len(text)
    comma = text.find(",", start, end)
    return end if comma < 0 else comma


@cache
def _join(language: str) -> re.Pattern[str]:
    return re.compile(rf",?\s(?:{JOINS[language]})\s", re.IGNORECASE)
