"""Dates and times, in digits and in words."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from concordance.quantities.locale import Locale

_ISO = re.compile(
    r"([12][0-9]{3})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?"
    r"(?:[T ]([01][0-9]|2[0-4]):([0-5][0-9])(?::[0-5][0-9])?Z?)?(?![\w]|-[0-9])",
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
NOON = 12
MIDNIGHT = 24
YEARS = range(1900, 2100)
"""Four digits without marks are read as a year between these."""


class Moment(msgspec.Struct, frozen=True, gc=False):
    """A date or a time: its ISO 8601 form first, other readings after it, and its end.

    `last` is the second date of a range within one phrase ("May 2-5, 2024").
    """

    values: tuple[str, ...]
    end: int
    last: str = ""


def iso(year: int | None, month: int | None, day: int | None) -> str | None:
    """Write a date as ISO 8601 does, or give None where there is no such day."""
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


def numeric_date(text: str, at: int, rules: Locale) -> Moment | None:
    """Read `2024-03-29`, `2024-03`, `29/03/2024` or `29.03.24` in the locale's order.

    "05/04/2024" is two dates: that of the locale's order comes first.
    """
    if match := _ISO.match(text, at):
        year, month, day = match.group(1), match.group(2), match.group(3)
        value = iso(int(year), int(month), int(day) if day else None)
        if value is None:
            return None
        clock = f"T{match.group(4)}:{match.group(5)}" if match.group(4) and day else ""
        return Moment((value + clock,), match.end())
    if match := _YEAR_FIRST.match(text, at):
        value = iso(int(match.group(1)), int(match.group(2)), int(match.group(3)))
        return Moment((value,), match.end()) if value else None
    match = _SLASHED.match(text, at)
    if match is None:
        return None
    first, second, year = int(match.group(1)), int(match.group(3)), int(match.group(4))
    if match.group(2) != "/" and len(match.group(4)) == 2:  # noqa: PLR2004
        return None  # 1.2.24 is a version, 1-2-24 a code
    year += 2000 if year < 100 else 0  # noqa: PLR2004
    orders = [(second, first), (first, second)]
    if not rules.table.day_first:
        orders.reverse()
    values = [iso(year, month, day) for month, day in orders]
    found = tuple(dict.fromkeys(value for value in values if value))
    return Moment(found, match.end()) if found else None


def day_month(text: str, low: str, at: int, rules: Locale) -> Moment | None:
    """Read "29 mars 2024", "1º de maio", "1er mai 2026", "29 March 2024"."""
    match = rules.day_month.match(low, at)
    if match is None or not _named(text, match, rules):
        return None
    value = iso(
        _year(match),
        rules.month_number[match.group("month")],
        int(match.group("day")),
    )
    return Moment((value,), match.end()) if value else None


def first_day(low: str, at: int, rules: Locale) -> Moment | None:
    """Read "primero de mayo de 2026", "premier mai"."""
    word = rules.first_day.match(low, at)
    if word is None:
        return None
    day = rules.table.first_days[word.group(1)]
    value = iso(_year(word), rules.month_number[word.group("month")], day)
    return Moment((value,), word.end()) if value else None


def month_first(text: str, low: str, at: int, rules: Locale) -> Moment | None:
    """Read "mars 2024", "mayo de 2026", "May 1, 2026", "May 2-5"."""
    match = rules.month_day.match(low, at)
    if match is None or not _named(text, match, rules):
        return None
    month = rules.month_number[match.group("month")]
    year = _year(match)
    day, last = match.group("day"), match.group("last")
    if day and rules.table.day_first and not rules.table.capital_months:
        return None  # only English puts the month before the day
    value = iso(year, month, int(day) if day else None)
    if value is None:
        return None
    second = iso(year, month, int(last)) if last else None
    return Moment((value,), match.end(), second or "")


def _year(match: re.Match[str]) -> int | None:
    said = match["year"] or (match["year2"] if "year2" in match.re.groupindex else None)
    return int(said) if said else None


def _named(text: str, match: re.Match[str], rules: Locale) -> bool:
    # English "may" and "march" are months with a capital alone; a short month without a point
    # ("5 set", "5 mar") is one only with a year.
    name, start, end = match.group("month"), *match.span("month")
    if rules.table.capital_months and not text[start].isupper():
        return False
    short = name in rules.table.short_months and name not in rules.table.months
    return not short or text[end : end + 1] == "." or _year(match) is not None


def clock(low: str, at: int, rules: Locale) -> Moment | None:
    """Read "18h30", "18:00", "6 pm", "2:30 p.m.", "14.30 h", "6 de la tarde"."""
    match = _CLOCK.match(low, at)
    if match is None:
        return _daypart(low, at, rules)
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
    return Moment((f"{hour:02}:{minute:02}{second}",), end)


_HOUR = re.compile(r"(1[0-2]|[1-9])(?:\s+h(?:eures?|oras?))?(?!\w)")


def _daypart(low: str, at: int, rules: Locale) -> Moment | None:
    match = _HOUR.match(low, at)
    later = rules.daypart.match(low, match.end()) if match else None
    if match is None or later is None:
        return None
    return Moment((f"{int(match.group(1)) % NOON + _shift(later, rules):02}:00",), later.end())


def _shift(match: re.Match[str], rules: Locale) -> int:
    return rules.table.dayparts[" ".join(match.group(1).split())]
