"""Chinese, Japanese and Korean: dates and scales within words that no space parts."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from concordance.quantities.dates import iso
from concordance.quantities.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from concordance.quantities.model import Quantity
    from concordance.quantities.scan import Scan

_WIDE = str.maketrans("．，％：／－　", ".,%:/- ")
_LETTER = re.compile(
    r"[\u0e00-\u0e7f\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u3001\u3002「」『』（）！？、。]"
)
_DATE = re.compile(
    r"(?<![0-9])(?:(?P<year>[12][0-9]{3})\s?[年년]\s?)?(?P<month>1[0-2]|0?[1-9])\s?[月월]"
    r"(?:\s?(?P<day>3[01]|[12][0-9]|0?[1-9])\s?[日号號일])?|(?<![0-9])(?P<alone>[12][0-9]{3})\s?[年년]"
)
_SCALES = {
    "百": 10**2,
    "千": 10**3,
    "천": 10**3,
    "万": 10**4,
    "萬": 10**4,
    "만": 10**4,
    "亿": 10**8,
    "億": 10**8,
    "억": 10**8,
    "兆": 10**12,
    "조": 10**12,
}
_PART = rf"[0-9]+(?:,[0-9]{{3}})*(?:\.[0-9]+)?\s?[{''.join(_SCALES)}]+"
_SCALED = re.compile(rf"(?<![0-9.,])(?:{_PART}\s?)+(?:[0-9]+(?![0-9年月日년월일]))?")
_PIECE = re.compile(rf"([0-9,]+(?:\.[0-9]+)?)\s?([{''.join(_SCALES)}]*)")


def in_ascii_figures(text: str) -> str:
    """Return a text of the same length in which figures and their marks are ASCII."""
    if text.isascii():
        return text
    text = text.translate(_WIDE)
    if not any(letter.isdecimal() and not letter.isascii() for letter in text):
        return text
    return "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in text
    )


def blanked(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return a text of the same length in which stretches, and what has no spaces, are blank."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return _LETTER.sub(" ", text)


def unspaced_quantities(scan: Scan) -> Iterator[Quantity]:
    """Read "2024年3月29日", "3.5万" and "1억 2000만" in a text of ASCII figures."""
    taken = 0
    for match in _DATE.finditer(scan.text):
        year = match["year"] or match["alone"]
        month, day = match["month"], match["day"]
        if not year and not day:
            continue  # "3月" may be three months
        value = iso(
            int(year) if year else None, int(month) if month else None, int(day) if day else None
        )
        if value:
            yield scan.quantity(*match.span(), Kind.DATE, value)
    for match in _SCALED.finditer(scan.text):
        if match.start() >= taken:
            taken = match.end()
            end = match.start() + len(match.group().rstrip())
            found = scan.quantity(match.start(), end, Kind.NUMBER, _sum(match.group()))
            yield replace(found, scale=Decimal(10**4))


def _sum(text: str) -> Decimal:
    """Return the value of figures, each with its scales: 1 亿 2000 万 is 120 000 000."""
    total = Decimal(0)
    for figures, scales in _PIECE.findall(text):
        value = Decimal(figures.replace(",", ""))
        for scale in scales:
            value *= _SCALES[scale]
        total += value
    return total
