"""Spanish typography.

Source: Real Academia Española, Ortografía de la lengua española (2010), and its Libro de estilo.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.checks.typography.slip import (
    FIXED,
    NARROW,
    NBSP,
    Slip,
    grouped,
    spaced,
    units,
    words,
)
from concordance.findings.habits import PLAIN_SPACE

if TYPE_CHECKING:
    from collections.abc import Iterator

QUOTES = re.compile(rf"(?<=«)[ {FIXED}]+|[ {FIXED}]+(?=»)")
FOUR = re.compile(
    rf"(?<![\w.,])(?<!\d[{FIXED}])(?P<one>\d)[{NBSP}{NARROW}](?P<rest>\d{{3}})(?![\w{FIXED}])"
)
PERCENT = re.compile(r"(?<=\d) (?=[%‰])")
CLOSER = re.compile(rf"(?<=[^\s(¿¡])[ {FIXED}]?([!?]+)(?=\s+(?=[^\sa-záéíóúñ])|\s*\Z|[»”\")\]])")
LEAST = 5
"""Digits from which a number is grouped."""
WORDS = words(
    "el la los las de del un una y e en es son para por con sin sobre que qué se su "
    "sus lo al o más como cómo este esta si ya le te mi tu "
)
"""Words that a phrase of the language is hardly without; not all are its alone."""


def slips(text: str, locale: str) -> Iterator[Slip]:
    """Find the departures in a text; `locale` is a BCP 47 tag."""
    yield from spaced(text)
    for found in QUOTES.finditer(text) if "«" in text or "»" in text else ():
        yield Slip(found.start(), found.end(), "", "space inside « »", "no space")
    for found in FOUR.finditer(text) if NBSP in text or NARROW in text else ():
        right = found["one"] + found["rest"]
        yield Slip(
            found.start(), found.end(), right, "space in a number of four digits", "no space"
        )
    yield from units(text)
    for found in PERCENT.finditer(text) if "%" in text or "‰" in text else ():
        remedy = "a no-break space (U+00A0)"
        yield Slip(found.start(), found.end(), NBSP, PLAIN_SPACE, remedy)
    yield from grouped(text, LEAST)
    if "?" in text or "!" in text:
        yield from _unopened(text)


def _unopened(text: str) -> Iterator[Slip]:
    """Find questions and exclamations that no mark opens."""
    since = 0
    for found in CLOSER.finditer(text):
        marks = {"¿" if mark == "?" else "¡" for mark in found[1]}
        if not any(mark in text[since : found.start()] for mark in marks):
            closing = found[1][0]
            opening = "¿" if closing == "?" else "¡"
            yield Slip(
                found.start(1),
                found.end(),
                None,
                f'"{closing}" without "{opening}"',
                f'"{opening}" where the {"question" if closing == "?" else "exclamation"} begins',
            )
        since = found.end()
