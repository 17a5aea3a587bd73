"""Quantities that begin with a digit."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec.structs import replace

from concordance.quantities import names
from concordance.quantities.dates import YEARS, date_in_digits
from concordance.quantities.model import Kind, Quantity
from concordance.quantities.numerals import numeral
from concordance.quantities.prefix import Prefix, prefix_of
from concordance.quantities.separators import LONGEST
from concordance.quantities.suffix import suffix_at

if TYPE_CHECKING:
    from concordance.quantities.scan import Scan

_RUN = re.compile(r"[0-9]*")
_SMALL = 12
_HUNDRED = 100


def quantities_in_digits(scan: Scan, at: int) -> list[Quantity]:
    """Read what begins with the digit at the index `at`: at least one quantity, most often one."""
    text = scan.text
    span = names.token_span(text, at) or names.list_marker_span(text, at)
    if span is not None:
        return [scan.name(*span)]
    digits = _digits(scan.low, at)
    following = text[at + len(digits) : at + len(digits) + 1]
    date = date_in_digits(scan, at, digits)
    if date is None and following and (end := names.code_end(text, at, following)):
        return [scan.name(at - (text[max(0, at - 1)] in "+("), end)]
    prefix = prefix_of(scan, at)
    if prefix.cue == "reference":
        return [scan.name(at, names.reference_end(text, at))]
    if date is not None and not prefix.money:
        return [replace(date, approximate=True) if prefix.cue == "approximate" else date]
    if following == "/" and (pair := _slashed(scan, at, digits)):
        return pair
    return [numeral(scan, at, prefix)]


def range_end(scan: Scan, at: int) -> Quantity:
    """Read the second number of a range: what precedes it is the range's mark, or a currency."""
    prefix = prefix_of(scan, at)
    date = date_in_digits(scan, at, _digits(scan.low, at))
    if date is not None and not prefix.money:
        return date
    return numeral(scan, at, prefix if prefix.money else Prefix(at))


def _digits(low: str, at: int) -> str:
    match = _RUN.match(low, at)
    return match.group() if match else ""


def _slashed(scan: Scan, at: int, digits: str) -> list[Quantity]:
    """Read "2024/25" as two years, and "40/80 GB" as two numbers of one unit."""
    text, end = scan.text, at + len(digits)
    other = _digits(scan.low, end + 1)
    if not other:
        return []
    stop = end + 1 + len(other)
    after = text[stop : stop + 1]
    if after.isalnum() or after == "/" or len(digits) > LONGEST or len(other) > LONGEST:
        return [scan.name(at, names.identifier_end(text, at))]
    first, last = Decimal(digits), Decimal(other)
    if first in YEARS and last in ((first + 1) % _HUNDRED, first + 1):
        return [scan.quantity(at, stop, Kind.RANGE, digits, str(first + 1))]
    suffix = suffix_at(scan, stop)
    kind, unit, finish = (
        (suffix.kind, suffix.unit, suffix.end) if suffix else (Kind.NUMBER, "", stop)
    )
    optional = (first <= _SMALL and last <= _SMALL) or (digits, other) == ("24", "7")
    return [
        replace(scan.quantity(*span, kind, value), unit=unit, optional=optional)
        for span, value in (((at, end), first), ((end + 1, finish), last))
    ]
