"""Dates and times, in digits and in words."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from concordance.quantities.locale import rules_for
from concordance.quantities.model import Kind
from concordance.quantities.months import meant_month
from concordance.quantities.words import spelled

if TYPE_CHECKING:
    from concordance.quantities.locale import Locale
    from concordance.quantities.model import Quantity
    from concordance.quantities.scan import Scan
    from concordance.quantities.words import Spelled

_ISO = re.compile(
    r"([12][0-9]{3})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?"
    r"(?:[T ]([01][0-9]|2[0-4]):([0-5][0-9])(?::[0-5][0-9])?Z?)?(?![\w]|-[0-9])",
)
_NAMED = re.compile(
    r"(?:(?P<year>[12][0-9]{3})-(?P<month>[^\W\d_]{3,9})-(?P<day>[0-9]{1,2})"
    r"|(?P<first>[0-9]{1,2})-(?P<name>[^\W\d_]{3,9})-(?P<last>[12][0-9]{3}))(?![\w]|-[0-9])",
)
_SLASHED = re.compile(
    r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([12][0-9]{3}|[0-9]{2})(?![\w]|[/.-][0-9])",
)
_YEAR_FIRST = re.compile(r"([12][0-9]{3})/([0-9]{1,2})/([0-9]{1,2})(?![\w]|/[0-9])")
_CLOCK = re.compile(
    r"(?P<hour>[01]?[0-9]|2[0-4])"
    r"(?:(?P<mark>[:.]|\s?h\s?)(?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?"
    r"(?:\s?(?P<half>[ap])\.?\s?m(?:\.|(?!\w)))?(?P<h>\s?h(?!\w))?"
    r"|\s?(?P<only>[ap])\.?\s?m(?:\.|(?!\w)))(?![\w]|[:][0-9])",
)
_PARTS = (("year", "last"), ("month", "name"), ("day", "first"))
NOON = 12
_LAST_DAY = 31
_SHORT_MONTH = 5
MIDNIGHT = 24
_DAY = 2
YEARS = range(1900, 2100)
"""Four digits without marks are read as a year between these."""


def iso(year: int | None, month: int | None, day: int | None) -> str | None:
    """Write a date as ISO 8601 does; None where there is no such day."""
    if month is not None and day is not None:
        try:
            date(year or 2000, month, day)
        except ValueError:
            return None
    if year is None:
        return f"--{month:02}-{day:02}" if month and day else None
    if month is None:
        return f"{year:04}"
    return f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")


def date_in_digits(scan: Scan, at: int, digits: str) -> Quantity | None:
    """Read the date or time that begins with `digits` at the index `at`."""
    end = at + len(digits)
    following = scan.low[end : end + 1]
    if not following:
        return None
    if following in "-/." and (found := _numeric(scan, at)):
        return found
    if len(digits) > _DAY:
        return None
    return _day_month(scan, at) or _clock(scan, at)


def date_in_words(scan: Scan, at: int) -> Quantity | None:
    """Read the date that begins with the word at the index `at`: a month, or a first day."""
    return _month_first(scan, at) or _first_day(scan, at)


def _numeric(scan: Scan, at: int) -> Quantity | None:
    """Read `2024-03-29`, `2024-03`, `29/03/2024` or `29.03.24` in the locale's order.

    "05/04/2024" is two dates: that of the locale's order comes first.
    """
    text = scan.text
    if match := _ISO.match(text, at):
        year, month, day = match.group(1), match.group(2), match.group(3)
        clock = f"T{match.group(4)}:{match.group(5)}" if match.group(4) and day else ""
        return _date(scan, match, iso(int(year), int(month), int(day) if day else None), clock)
    if match := _YEAR_FIRST.match(text, at):
        return _date(scan, match, iso(int(match[1]), int(match[2]), int(match[3])))
    match = _SLASHED.match(text, at)
    if match is None:
        return _named(scan, at)
    first, second, year = int(match.group(1)), int(match.group(3)), int(match.group(4))
    if match.group(2) != "/" and len(match.group(4)) == 2:  # noqa: PLR2004
        return None  # 1.2.24 is a version, 1-2-24 a code
    year += 2000 if year < 100 else 0  # noqa: PLR2004
    orders = [(second, first), (first, second)]
    if not scan.rules.table.day_first:
        orders.reverse()
    values = [iso(year, month, day) for month, day in orders]
    found = tuple(dict.fromkeys(value for value in values if value))
    if not found:
        return None
    quantity = scan.quantity(at, match.end(), Kind.DATE, found[0])
    return replace(quantity, candidates=found) if len(found) > 1 else quantity


def _named(scan: Scan, at: int) -> Quantity | None:
    """Read `2021-Sep-23` or `23-Sep-2021`, in the locale's months or in those of English."""
    match = _NAMED.match(scan.low, at)
    if match is None:
        return None
    year, name, day = (match[a] or match[b] for a, b in _PARTS)
    month = scan.rules.month_number.get(name) or rules_for("en").month_number.get(name)
    return _date(scan, match, iso(int(year), month, int(day))) if month else None


def _date(scan: Scan, match: re.Match[str], value: str | None, clock: str = "") -> Quantity | None:
    """Make the date that a match is, with its time of day; None where there is no such day."""
    return scan.quantity(*match.span(), Kind.DATE, value + clock) if value else None


def _day_month(scan: Scan, at: int) -> Quantity | None:
    """Read "29 mars 2024", "1º de maio", "1er mai 2026", "29 March 2024"."""
    rules = scan.rules
    match = rules.day_month.match(scan.low, at)
    if match is None or not _is_month(scan.text, match, rules):
        return _slipped(scan, at)
    return _with_year(scan, match, int(match.group("day")))


def _slipped(scan: Scan, at: int) -> Quantity | None:
    """Read "12 mras 2024": with its year, a date whose month is written with one slip."""
    match = scan.rules.day_word.match(scan.low, at)
    month = meant_month(match["month"], scan.rules) if match and match["year"] else ""
    if match is None or not month:
        return None
    value = iso(int(match["year"]), scan.rules.month_number[month], int(match["day"]))
    return scan.quantity(at, match.end(), Kind.DATE, value) if value else None


def _first_day(scan: Scan, at: int) -> Quantity | None:
    """Read "primero de mayo de 2026", "premier mai"."""
    rules = scan.rules
    match = rules.first_day.match(scan.low, at)
    if match is None:
        return None
    return _with_year(scan, match, rules.table.first_days[match.group(1)])


def day_in_words(scan: Scan, at: int, number: Spelled) -> Quantity | None:
    """Read "trente et un décembre deux mille vingt", whose day begins at the index `at`."""
    if not 1 <= number.value <= _LAST_DAY:
        return None
    match = scan.rules.month_after.match(scan.low, number.end)
    if match is None or (
        scan.rules.table.capital_months and not scan.text[match.start(1)].isupper()
    ):
        return None
    found = _with_year(scan, match, int(number.value))
    return scan.quantity(at, found.end, Kind.DATE, *found.values) if found else None


_YEAR_GAP = re.compile(r"(?P<of>,|\s+del?|\s+of)?\s+")
_MILLENNIUM = 2000


def _with_year(scan: Scan, match: re.Match[str], day: int | None) -> Quantity | None:
    """Make the date of a match that names its month, with its year in figures or in words."""
    month, year, end = scan.rules.month_number[match["month"]], _year(match), match.end()
    gap = _YEAR_GAP.match(scan.low, end) if year is None else None
    if gap and scan.low[gap.end() : gap.end() + 1].isalpha():
        number = spelled(scan.low, gap.end(), scan.rules)
        if number and number.value in YEARS and (gap["of"] or number.value != _MILLENNIUM):
            year, end = int(number.value), number.end
    value = iso(year, month, day)
    return scan.quantity(match.start(), end, Kind.DATE, value) if value else None


def _month_first(scan: Scan, at: int) -> Quantity | None:
    """Read "mars 2024", "mayo de 2026", "May 1, 2026", "May 2-5"."""
    rules = scan.rules
    match = rules.month_day.match(scan.low, at)
    if match is None or not _is_month(scan.text, match, rules):
        return None
    year, month = _year(match), rules.month_number[match.group("month")]
    day, last = match.group("day"), match.group("last")
    if day and rules.table.day_first and not rules.table.capital_months:
        return None  # only English puts the month before the day
    first = iso(year, month, int(day) if day else None)
    second = iso(year, month, int(last)) if last else None
    if first and second:
        return scan.quantity(at, match.end(), Kind.RANGE, first, second)
    return _with_year(scan, match, int(day) if day else None) if first or not day else None


def _year(match: re.Match[str]) -> int | None:
    year = match["year"] or (match["year2"] if "year2" in match.re.groupindex else None)
    return int(year) if year else None


def _is_month(text: str, match: re.Match[str], rules: Locale) -> bool:
    # English "may" and "march" are months with a capital alone; a short month without a point
    # ("5 set", "5 mar") is one only with a year, or in English with a day ("Aug 2").
    name, start, end = match.group("month"), *match.span("month")
    if rules.table.capital_months and not text[start].isupper():
        return False
    if (
        len(name) > _SHORT_MONTH
        or name in rules.table.months
        or text[end : end + 1] == "."
        or _year(match) is not None
    ):
        return True
    return rules.table.capital_months and match["day"] is not None


def _clock(scan: Scan, at: int) -> Quantity | None:
    """Read "18h30", "18:00", "6 pm", "2:30 p.m.", "14.30 h", "6 de la tarde"."""
    low, rules = scan.low, scan.rules
    match = _CLOCK.match(low, at)
    if match is None:
        return _daypart(scan, at)
    mark = match.group("mark")
    if mark == "." and not (match.group("half") or match.group("h")):
        return None
    hour, minute = int(match.group("hour")), int(match.group("minute") or 0)
    half = match.group("half") or match.group("only")
    end = match.end()
    if half:
        if not 1 <= hour <= NOON:
            return None
        hour = hour % NOON + (NOON if half == "p" else 0)
    elif (later := rules.daypart.match(low, end)) and hour <= NOON:
        hour = hour % NOON + _shift(later, rules)
        end = later.end()
    if hour == MIDNIGHT and minute:
        return None
    second = f":{match.group('second')}" if match.group("second") else ""
    return scan.quantity(at, end, Kind.TIME, f"{hour:02}:{minute:02}{second}")


_HOUR = re.compile(r"(1[0-2]|[1-9])(?:\s+h(?:eures?|oras?))?(?!\w)")


def _daypart(scan: Scan, at: int) -> Quantity | None:
    match = _HOUR.match(scan.low, at)
    later = scan.rules.daypart.match(scan.low, match.end()) if match else None
    if match is None or later is None:
        return None
    hour = int(match.group(1)) % NOON + _shift(later, scan.rules)
    return scan.quantity(at, later.end(), Kind.TIME, f"{hour:02}:00")


def _shift(match: re.Match[str], rules: Locale) -> int:
    return rules.table.dayparts[" ".join(match.group(1).split())]
