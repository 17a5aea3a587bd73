"""French typography.

Sources: Lexique des règles typographiques en usage à l'Imprimerie nationale; for Canada, Office
québécois de la langue française, « Espacement »; for Switzerland, Guide du typographe romand.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.checks.typography.slip import (
    AFTER,
    FIXED,
    INK,
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

HIGH = re.compile(rf"(?<={INK})(?P<space> ?)(?P<mark>;|[!?]+){AFTER}")
COLON = re.compile(rf"(?<={INK})(?P<space> ?):(?=[\s»]|\Z)(?!\s*:)")
OPENING = re.compile(rf"«(?P<space> ?)(?=[^\s{FIXED}])")
CLOSING = re.compile(rf"(?<=[^\s{FIXED}])(?P<space> ?)»")
PERCENT = re.compile(r"(?<=\d)(?P<space> ?)[%‰]")
ACCENTS = re.compile(
    r"\b(?:E(?=tats?\b|tats-|coles?\b|tapes?\b|galement\b|ditions?\b|quipes?\b|videmment\b|tant\b"
    r"|l[ée]ments?\b|v[ée]nements?\b|nergies?\b|conomies?\b|tudes?\b|diteurs?\b|crire\b|viter\b"
    r"|changes?\b|tude\b)|E(?=tre\b))"
)
"""Words that no French text writes without their accent: É (and Ê in *Être*)."""
NAME_BEFORE = re.compile(r"(?<![\w-])([A-ZÀ-Þ][^\W\d_]*)[ \u00a0]\Z")
WORDS = words(
    "le la les l de des du d un une et à en est sont pour dans sur par que qu qui ou "
    "au aux ce cette ces se sa ses son ne n pas plus avec sans nous vous il elle y "
    "j je c s "
)
"""Words that a phrase of the language is hardly without; not all are its alone."""


def slips(text: str, locale: str) -> Iterator[Slip]:
    """Find the departures in a text; `locale` is a BCP 47 tag."""
    region = locale.rpartition("-")[2]
    if ";" in text or "!" in text or "?" in text:
        yield from _high(text, region)
    for found in COLON.finditer(text) if ":" in text else ():
        if found["space"] or region != "CH":
            yield _slip(found, NBSP, '":" without its no-break space', "U+00A0 before it")
    yield from spaced(text, ",.")
    if "«" in text or "»" in text:
        yield from _quotes(text, region)
    for found in PERCENT.finditer(text) if "%" in text or "‰" in text else ():
        yield _slip(found, NBSP, '"%" without its no-break space', "U+00A0 before it")
    yield from units(text)
    yield from grouped(text)
    for found in ACCENTS.finditer(text) if "E" in text else ():
        before = NAME_BEFORE.search(text, 0, found.start())
        if before and before[1].lower() not in WORDS:
            continue  # "Contoso New Energies": a foreign name
        right = "Ê" if text.startswith("tre", found.end()) else "É"
        yield Slip(found.start(), found.end(), right, "capital without its accent", f'"{right}"')


def _high(text: str, region: str) -> Iterator[Slip]:
    """Return the spaces before `!`, `?` and `;`: narrow in France, none in Canada."""
    for found in HIGH.finditer(text):
        if region == "CA":
            if found["space"]:
                convention = '"!", "?" or ";" after a space'
                yield Slip(found.start(), found.end("space"), "", convention, "no space before it")
        elif found["space"] or region != "CH":
            convention = '"!", "?" or ";" without its narrow no-break space'
            yield _slip(found, NARROW, convention, "U+202F before it")


def _quotes(text: str, region: str) -> Iterator[Slip]:
    """Return guillemets without their no-break spaces."""
    space = NARROW if region == "CH" else NBSP
    name = "U+202F" if region == "CH" else "U+00A0"
    for pattern in (OPENING, CLOSING):
        for found in pattern.finditer(text):
            if found["space"] or region != "CH":
                convention = "«\u00a0» without their no-break spaces"
                yield _slip(found, space, convention, f"{name} inside them")


def _slip(found: re.Match[str], space: str, convention: str, remedy: str) -> Slip:
    """Make a slip of a gap: its plain space, or the mark it lacks one at, becomes right."""
    if found["space"]:
        return Slip(found.start("space"), found.end("space"), space, PLAIN_SPACE, remedy)
    mark = found.group()
    right = f"{mark}{space}" if mark == "«" else f"{space}{mark}"
    return Slip(found.start(), found.end(), right, convention, remedy)
