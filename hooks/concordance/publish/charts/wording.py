"""Numbers and dates as a language writes them.

The separators are those of the Imprimerie nationale (French: narrow no-break space), the RAE's
Ortografía of 2010 (Spanish: a thin space, from five digits on) and Brazilian usage (a point),
where CLDR gives Spanish a point; the rest is CLDR, through Babel.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from concordance.project.locales import canonical, content_locale

if TYPE_CHECKING:
    from concordance.publish.charts.model import Moment, Value

NO_BREAK = "\u00a0"
NARROW = "\u202f"
_GROUPS = {"fr": (NARROW, 4), "es": (NARROW, 5), "pt": (".", 4)}
_POINT = {"fr": ",", "es": ",", "pt": ","}
_SCALES = {
    "fr": ((Decimal("1e9"), "milliard", "milliards"), (Decimal("1e6"), "million", "millions")),
    "es": ((Decimal("1e6"), "millón", "millones"),),
    "pt": ((Decimal("1e9"), "bilhão", "bilhões"), (Decimal("1e6"), "milhão", "milhões")),
    "en": ((Decimal("1e9"), "billion", "billion"), (Decimal("1e6"), "million", "million")),
}
_SINGULAR_BELOW = {"fr": 2, "pt": 2}
_MORE_THAN = {"fr": "plus de", "es": "más de", "pt": "mais de", "en": "more than"}
_FIRST = {"fr": "1er", "pt": "1º"}


def number(value: Decimal, language: str) -> str:
    """Write a number: 6912 gives `6 912` in French (narrow space), `6912` in Spanish."""
    base = _base(language)
    if base not in _GROUPS:
        return str(format_decimal(value, locale=_locale(language)))
    sign, least = _GROUPS[base]
    whole, _, fraction = f"{value.normalize():f}".partition(".")
    if len(whole) >= least:
        whole = f"{int(whole):,}".replace(",", sign)
    return whole + (_POINT[base] + fraction if fraction else "")


def large(value: Decimal, language: str) -> str:
    """Write a large number with its scale word: 54.2e9 gives `54,2 milliards` in French."""
    base = _base(language)
    for scale, singular, plural in _SCALES.get(base, ()):
        if value >= scale:
            count = value / scale
            word = singular if count < _SINGULAR_BELOW.get(base, 0) or count == 1 else plural
            return f"{number(count, language)}{NO_BREAK}{word}"
    return number(value, language)


def quantity(value: Value, unit: str, language: str) -> str:
    """Write a value with its unit, or its scale word where the unit is empty."""
    text = (
        f"{number(value.number, language)}{NO_BREAK}{unit}"
        if unit
        else large(value.number, language)
    )
    if not value.at_least:
        return text
    return f"{_MORE_THAN.get(_base(language), '>')} {text}"


def day(moment: Moment, language: str) -> str:
    """Write a moment without its year: `22 juillet`, `1º de maio`, `novembre`; a year is empty."""
    if not moment.month:
        return ""
    locale = _locale(language)
    when = date(moment.year, moment.month, moment.day or 1)
    if not moment.day:
        return _month(when, locale)
    text = str(format_skeleton("MMMMd", when, locale=locale))
    first = _FIRST.get(_base(language))
    return f"{first}{text[1:]}" if moment.day == 1 and first else text


def _month(when: date, locale: Locale) -> str:
    """Return a month's name as it stands alone, as CLDR has it.

    Babel keeps what a locale takes over from its common root in data that locales share, so that a
    name that stands alone may be another language's: the one within dates then holds.
    """
    within = str(format_date(when, "MMMM", locale=locale))
    alone = str(format_date(when, "LLLL", locale=locale))
    return alone if alone[:2].lower() == within[:2].lower() else within


def whole_date(moment: Moment, language: str) -> str:
    """Write a moment with its year: `22 juillet 2019`, `novembre 2016`, `2021`."""
    if not moment.month:
        return str(moment.year)
    when = date(moment.year, moment.month, moment.day or 1)
    locale = _locale(language)
    text = (
        format_date(when, "long", locale=locale)
        if moment.day
        else str(format_skeleton("yMMMM", when, locale=locale))
    )
    first = _FIRST.get(_base(language))
    return f"{first}{text[1:]}" if moment.day == 1 and first else text


def _base(language: str) -> str:
    return canonical(language).partition("-")[0]


def _locale(language: str) -> Locale:
    return Locale.parse(content_locale(language), sep="-")
