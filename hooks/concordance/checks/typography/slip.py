"""A departure from a language's typography, and the spaces and patterns the languages share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from concordance.findings.habits import PLAIN_SPACE
from concordance.markdown.model import CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

NBSP, NARROW = "\u00a0", "\u202f"
"""The no-break space, and the narrow one."""
FIXED = f"{NBSP}{NARROW}\u2009"
"""Spaces that are no plain ones; the thin space is meant where it stands, though it may break."""
INK = rf"[\w{CODE})\]»”\"’'%€$°²³]"
"""What a mark may follow: the end of a word, of a bracket or quotation, or code."""
AFTER = r"(?=\s|\Z|[)\]»”\"’,.…])"
UNITS = (
    "Go|Mo|Ko|To|Po|GB|MB|kB|KB|TB|PB|Gb|Mb|Tb|Go/s|Mo/s|To/s|GB/s|MB/s|TB/s|Gb/s|Mb/s|Tb/s|Gbit/s"
    "|km|cm|mm|nm|µm|kg|mg|W|kW|MW|GW|TW|Wh|kWh|MWh|GWh|TWh|V|kV|Hz|kHz|MHz|GHz|ms|ns|°C|m²|m³|ha"
    "|€|M€|Md€|k€|£|¥"
)
"""Units written after a number with a space (BIPM, The International System of Units, 5.4.3)."""
UNIT = re.compile(rf"\d (?=(?:{UNITS})(?![\w/]))")
GROUPED = re.compile(r"(?<![\w.,])(?<!\d[  \u202f])[1-9]\d{0,2}(?: \d{3})+(?![\w])(?! \d)")


APART = re.compile(r"\d \d")
"""What a number with a space in it has; quick to look for."""


@dataclass(frozen=True, slots=True)
class Slip:
    """One place: `text[start:end]` should be `right`; None where a person must decide.

    `convention` says what is wrong there, and `remedy` what the language does.
    """

    start: int
    end: int
    right: str | None
    convention: str
    remedy: str


def words(text: str) -> frozenset[str]:
    """Return the words of a text, for a table of them."""
    return frozenset(text.split())


def units(text: str) -> Iterator[Slip]:
    """Find plain spaces between a number and its unit."""
    for found in UNIT.finditer(text):
        yield Slip(
            found.end() - 1,
            found.end(),
            NBSP,
            PLAIN_SPACE,
            "a no-break space (U+00A0)",
        )


def grouped(text: str, least: int = 4) -> Iterator[Slip]:
    """Find plain spaces inside numbers of at least `least` digits."""
    for found in GROUPED.finditer(text) if APART.search(text) else ():
        if len(found.group().replace(" ", "")) < least:
            continue
        for place in range(found.start(), found.end()):
            if text[place] == " ":
                yield Slip(
                    place,
                    place + 1,
                    NARROW,
                    PLAIN_SPACE,
                    "a narrow no-break space (U+202F)",
                )


BEFORE = re.compile(rf"[ {FIXED}][;:!?,.]")
RATIO = re.compile(rf"\d[ {FIXED}]+:\s\d")
SPACED = re.compile(rf"(?<={INK})(?P<space>[ {FIXED}]+)(?P<mark>[;:!?,]+{AFTER}|\.(?=\s|\Z))")
SWAPPED = re.compile(rf"(?<={INK})[ {FIXED}]+,(?=[^\W\d_])")
"""A comma with its space on the wrong side: "ici ,puis"."""


def spaced(text: str, marks: str = ";:!?,.") -> Iterator[Slip]:
    """Find spaces before the marks of punctuation that have none there in a language."""
    if not BEFORE.search(text):
        return
    for found in SWAPPED.finditer(text):
        yield Slip(*found.span(), ", ", "space before a punctuation mark", "it after the comma")
    for found in SPACED.finditer(text):
        if found["mark"][0] not in marks or RATIO.match(text, found.start() - 1):
            continue
        yield Slip(
            found.start("space"),
            found.end("space"),
            "",
            "space before a punctuation mark",
            "no space",
        )
