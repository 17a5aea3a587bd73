"""The table of any other language: what CLDR tells of it, by Babel.

Marks, months, the order of dates and the words of scales ("Millionen", "万") are known, no other
number in words, no unit's or currency's name, no bound.
"""

from __future__ import annotations

import pickle
import re
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel import Locale, UnknownLocaleError, localedata
from babel.core import get_global
from babel.dates import format_date, format_skeleton

from concordance.quantities.tables.base import LocaleTable
from concordance.quantities.tables.symbols import UNITS

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEVER = r"(?!)"
_UNSPACED = frozenset({"zh", "ja", "ko", "yue", "th"})
_LETTERS = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+)?")
_MONTHS = range(1, 13)
_TEN = 10


def parse(tag: str) -> Locale | None:
    """Return what CLDR knows of a BCP 47 tag; None where it knows no such language."""
    try:
        return Locale.parse(tag.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


@lru_cache(maxsize=64)
def table_of(tag: str) -> LocaleTable:
    """Return the table of a language that `parse` knows."""
    cldr = parse(tag)
    if cldr is None:
        raise ValueError(tag)
    symbols = cldr.number_symbols.get("latn", {})
    group = symbols.get("group", ",")
    wide, short = (tuple(_months(cldr, width)) for width in ("wide", "abbreviated"))
    order = cldr.date_formats["short"].pattern
    return LocaleTable(
        groups=" " if group.isspace() else group,
        decimals=symbols.get("decimal", "."),
        write_group=group,
        group_from=4,
        adders={},
        hundreds=frozenset(),
        scales=dict(_scales(cldr)),
        alone=frozenset(),
        collectives={},
        ones={},
        articles=frozenset(),
        halves=frozenset(),
        and_half=_NEVER,
        joiners=_NEVER,
        of="",
        faint={},
        ordinals={},
        ordinal_suffix=_NEVER,
        months=wide,
        short_months=short,
        day_suffix=r"[.º]",
        date_of=r"\s+(?:de\s+|da\s+)?",
        first_days={},
        short={},
        short_money={},
        short_stuck="",
        percent=_NEVER,
        currencies={},
        units={},
        symbols=UNITS,
        range_words=(),
        pair_words={},
        approximate=frozenset(),
        version_words=frozenset({"version", "v", "v."}),
        reference_words=frozenset({"p.", "§"}),
        number_signs=frozenset({"№", "#", "nr."}),
        decade_words=frozenset(),
        hour_words=frozenset(),
        day_first=order.find("d") < order.find("M"),
        unspaced=cldr.language in _UNSPACED,
    )


def write_date(tag: str, year: str, month: str, day: str) -> str:
    """Write a date as CLDR's long form has it in a language that `parse` knows.

    `year` or `day` may be no number: then it is left out. Empty where there is no such day.
    """
    cldr = parse(tag)
    try:
        when = date(int(year) if year.isdigit() else 2000, int(month), int(day or 1))
    except ValueError:
        return ""
    if day and year.isdigit():
        return format_date(when, "long", locale=cldr)
    return format_skeleton("MMMMd" if day else "yMMMM", when, locale=cldr)


def _months(cldr: Locale, width: str) -> Iterator[str]:
    """Return the names of the months, those of one month with a solidus between them.

    They are read from the language's own data: what Babel resolves it keeps in data that languages
    share, so that a name could be that of the language that was asked for before.
    """
    parent = get_global("parent_exceptions").get(str(cldr), "root")
    own = [_own(name) for name in sorted({str(cldr), cldr.language, parent} - {"root"})]
    contexts = [context for data in own for context in data.get("months", {}).values()]
    tables = [context[width] for context in contexts if isinstance(context.get(width), dict)]
    for month in _MONTHS:
        found = {table[month].lower().rstrip(".") for table in tables if month in table}
        yield "/".join(sorted(name for name in found if name[:1].isalpha())) or f"month{month}"


def _own(name: str) -> dict[str, Any]:
    """Return what Babel's data say of a locale, without what it takes over from others."""
    if not localedata.exists(name):
        return {}
    with Path(localedata.resolve_locale_filename(name)).open("rb") as file:
        data: dict[str, Any] = pickle.load(file)  # noqa: S301 - a file of the package
    return data


def _scales(cldr: Locale) -> Iterator[tuple[str, int]]:
    """Return the words for powers of ten, from the long compact form of numbers."""
    formats: Any = cldr.compact_decimal_formats.get("long", {})
    for by_power in formats.values():
        for power, pattern in by_power.items():
            text = str(pattern.pattern if hasattr(pattern, "pattern") else pattern)
            zeros = text.count("0")
            word = _LETTERS.search(text.replace("0", " "))
            if word and zeros and int(power) >= _TEN:
                yield word.group().lower(), int(power) // 10 ** (zeros - 1)
