"""A locale's table made into patterns, once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from concordance.quantities import patterns
from concordance.quantities.model import UnknownLocaleError
from concordance.quantities.patterns import GAP, NEVER, WORD_END, any_of, at_word_start
from concordance.quantities.tables import cldr, en, es, fr, pt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.quantities.tables.base import LocaleTable

LOCALES: Mapping[str, LocaleTable] = {
    "en-GB": en.EN_GB,
    "en-US": en.EN_US,
    "es-419": es.ES_419,
    "es-AR": es.ES_AR,
    "es-ES": es.ES,
    "es-MX": es.ES_MX,
    "fr-CA": fr.FR_CA,
    "fr-CH": fr.FR_CH,
    "fr-FR": fr.FR,
    "pt-BR": pt.PT_BR,
    "pt-PT": pt.PT_PT,
}
"""Every locale whose numbers are read in words too, by its BCP 47 tag; of others, see `cldr`."""

_ALONE = {"fr": "fr-FR", "es": "es-ES", "pt": "pt-BR", "en": "en-US"}


class Role(Enum):
    """What a number word does to the number being read."""

    ADD = auto()
    HUNDRED = auto()
    SCALE = auto()
    ROUND = auto()
    ONE = auto()
    ARTICLE = auto()
    HALF = auto()


class Word(msgspec.Struct, frozen=True, gc=False):
    """A number word: its role, its value, and its room (see `LocaleTable.adders`)."""

    role: Role
    value: int
    room: int = 1
    alone: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Locale:
    """The patterns and look-up tables of one locale. Words are matched in lower case.

    - `start` finds where a quantity may begin; every other pattern is matched at a place.
    - `word`, `joiner`, `scale_gap`, `and_half` are for numbers in words and scale words: a word,
      what joins two, what stands before a scale, "and a half".
    - `spaced` is a numeral with its marks, `ordinal_suffix` what makes it an ordinal.
    - `month_number`, `day_month`, `day_word` (any word in the month's place), `month_day`,
      `first_day`, `month_after` and `daypart` are for dates and times.
    - `short`, `short_money` are symbols of scales, the second beside a currency alone; `name` and
      `symbol` a unit or currency after a number, `names` the unit of each name, `prefix` a
      currency before it.
    - `connector` joins the ends of a range, `either` those of "2 or 3", `pair` those of "between
      5 and 10"; `century` is the word; `cues` what a word before a number tells of it:
      `approximate`, `version`, `reference`, `sign`, `decade`, `hour` or `pair`.
    - `minutes_before`, `minutes_after` and `fraction` are "half past" before an hour, "et demie"
      after it, "quarters" after a number.
    - `closed` gives each word of a closed class what it means, and whether it surely does,
      `closed_too` what one that surely is of a class may be of another; `closed_any` finds them,
      `share` shares by their two numbers; `closed_ends` are the last words of those that surely
      do, as they stand between spaces.
    - `bound_any` finds what may say a bound; `bound_before` is searched in what precedes a number
      and ends in one of `bound_ends`, `negation_before` in what precedes that; `bound_after` is
      matched at the end of a number.
    """

    tag: str
    table: LocaleTable
    words: Mapping[str, Word]
    start: re.Pattern[str]
    word: re.Pattern[str]
    joiner: re.Pattern[str]
    scale_gap: re.Pattern[str]
    and_half: re.Pattern[str]
    spaced: re.Pattern[str]
    ordinal_suffix: re.Pattern[str]
    month_number: Mapping[str, int]
    day_month: re.Pattern[str]
    day_word: re.Pattern[str]
    month_day: re.Pattern[str]
    first_day: re.Pattern[str]
    month_after: re.Pattern[str]
    short: re.Pattern[str]
    short_money: re.Pattern[str]
    name: re.Pattern[str]
    names: Mapping[str, str]
    symbol: re.Pattern[str]
    prefix: re.Pattern[str]
    connector: re.Pattern[str]
    either: re.Pattern[str]
    daypart: re.Pattern[str]
    pair: re.Pattern[str]
    century: re.Pattern[str]
    cues: Mapping[str, str]
    minutes_before: re.Pattern[str]
    minutes_after: re.Pattern[str]
    fraction: re.Pattern[str]
    closed: Mapping[str, tuple[str, bool]]
    closed_too: Mapping[str, str]
    share: re.Pattern[str]
    share_number: Mapping[str, int]
    closed_ends: frozenset[str]
    closed_any: re.Pattern[str]
    bound_ends: frozenset[str]
    bound_any: re.Pattern[str]
    bound_before: re.Pattern[str]
    negation_before: re.Pattern[str]
    bound_after: re.Pattern[str]


def canonical(tag: str) -> str:
    """Return the tag of the rules for a locale: `pt_BR` is `pt-BR`, `fr` is `fr-FR`.

    Raises:
        UnknownLocaleError: there are no rules for it.
    """
    wanted = tag.replace("_", "-").lower()
    for locale in LOCALES:
        if locale.lower() == wanted:
            return locale
    if wanted in _ALONE:
        return _ALONE[wanted]
    if cldr.parse(tag) is not None:
        return tag
    raise UnknownLocaleError(
        f'no number rules for "{tag}"; known: {", ".join([*LOCALES, *_ALONE])}',
    )


@lru_cache(maxsize=64)
def rules_for(tag: str) -> Locale:
    """Build the patterns of a locale.

    Raises:
        UnknownLocaleError: there are no rules for it.
    """
    tag = canonical(tag)
    table = LOCALES.get(tag) or cldr.table_of(tag)
    words = _words(table)
    months = _months(table)
    month = any_of(months)
    names = {**table.currencies, **table.units}
    shared = {**table.ones} | {w: n for w, (n, _) in table.adders.items() if n <= _TEN}
    return Locale(
        tag=tag,
        table=table,
        words=words,
        start=re.compile("|".join(_starts(table, words, months))),
        word=re.compile(any_of(words) + WORD_END),
        joiner=re.compile(table.joiners),
        scale_gap=re.compile(rf"[\s-]\s*(?:{table.of})?"),
        and_half=re.compile(table.and_half + WORD_END),
        spaced=re.compile(patterns.numeral(table)),
        ordinal_suffix=re.compile(table.ordinal_suffix + WORD_END),
        month_number=months,
        day_month=re.compile(patterns.day_month(table, month)),
        day_word=re.compile(patterns.day_month(table, r"[^\W\d_]{4,12}")),
        month_day=re.compile(patterns.month_day(table, month)),
        first_day=re.compile(patterns.first_day(table, month)),
        month_after=re.compile(patterns.month_after(table, month)),
        short=re.compile(patterns.short_scale(table.short)),
        short_money=re.compile(patterns.short_scale(table.short_money)),
        name=re.compile(patterns.unit_name(table, names)),
        names=names,
        symbol=re.compile(patterns.unit_symbol(table)),
        prefix=re.compile(patterns.money_before()),
        connector=re.compile(rf"{GAP}?[-–—‑]{GAP}?|\s+(?:{any_of(table.range_words)})\s+"),
        daypart=re.compile(rf"\s+({any_of(table.dayparts) or NEVER}){WORD_END}"),
        either=re.compile(rf"\s+(?:{any_of(table.either_words) or NEVER})\s+"),
        pair=re.compile(rf"\s+(?:{any_of(table.pair_words.values())})\s+"),
        century=re.compile(f"{table.century}s?{WORD_END}" if table.century else NEVER),
        cues=_cues(table),
        minutes_before=re.compile(patterns.minutes_before(table)),
        minutes_after=re.compile(patterns.minutes_after(table)),
        fraction=re.compile(patterns.fraction(table)),
        closed=_closed(table),
        closed_too={
            word: table.closed_loose[word] for word in table.closed_loose.keys() & table.closed
        },
        share=re.compile(patterns.share(shared, table.shares) if shared else NEVER),
        share_number=shared,
        closed_ends=_closed_ends(table),
        closed_any=re.compile(patterns.closed_any(_closed(table))),
        bound_ends=frozenset(
            phrase.split()[-1] for phrase in (*table.bounds_before, *table.determiners)
        ),
        bound_any=re.compile(patterns.bound_any(table)),
        bound_before=re.compile(patterns.bound_before(table)),
        negation_before=re.compile(patterns.negation_before(table)),
        bound_after=re.compile(patterns.bound_after(table)),
    )


_TEN = 10
_MULTIPLY = frozenset({Role.SCALE, Role.ROUND, Role.HUNDRED})
_NEEDS_SCALE = frozenset({Role.ONE, Role.ARTICLE, Role.HALF})


def _words(table: LocaleTable) -> dict[str, Word]:
    """Return the number words of a table; what a later role claims is of that role alone."""
    words = {w: Word(Role.ADD, value, room) for w, (value, room) in table.adders.items()}
    words |= {w: Word(Role.HUNDRED, 100, 100, alone=True) for w in sorted(table.hundreds)}
    words |= {
        w: Word(Role.SCALE, value, value, alone=w in table.alone)
        for w, value in table.scales.items()
    }
    words |= {w: Word(Role.ROUND, value) for w, value in table.collectives.items()}
    words |= {w: Word(Role.ONE, value) for w, value in table.ones.items()}
    words |= {w: Word(Role.ARTICLE, 1) for w in sorted(table.articles)}
    words |= {w: Word(Role.HALF, 0) for w in sorted(table.halves)}
    return words


def _starts(
    table: LocaleTable, words: Mapping[str, Word], months: Mapping[str, int]
) -> Iterator[str]:
    """Return the patterns of what a quantity may begin with: a digit, a number word, a month."""
    multipliers = [w for w, word in words.items() if word.role in _MULTIPLY]
    before_scale = [w for w, word in words.items() if word.role in _NEEDS_SCALE]
    alone = [w for w, word in words.items() if word.role not in _NEEDS_SCALE]
    yield from at_word_start(table.clock_words, WORD_END)
    yield from "0123456789"  # a class of characters among the letters would slow the search
    yield from at_word_start([*alone, *table.ordinals, *months, *table.first_days], WORD_END)
    yield from at_word_start(before_scale, rf"(?:[\s-]+{any_of(multipliers)}){WORD_END}")
    if table.century:
        yield from at_word_start([table.century], f"s?{WORD_END}")


def _months(table: LocaleTable) -> dict[str, int]:
    months = {
        name: number
        for number, names in enumerate(table.short_months, 1)
        for name in names.split("/")
    }
    return months | {
        name: number for number, names in enumerate(table.months, 1) for name in names.split("/")
    }


def _closed(table: LocaleTable) -> dict[str, tuple[str, bool]]:
    """Return what each word of a closed class means, months and weekdays included."""
    closed = {word: (meaning, False) for word, meaning in table.closed_loose.items()}
    closed |= {word: (meaning, True) for word, meaning in table.closed.items()}
    for at, day in enumerate(table.weekdays, 1):
        closed |= dict.fromkeys((day, f"{day}s", day.replace("-", "s-") + "s"), (f"day {at}", True))
    return closed | {word: (f"month {at}", True) for at, word in enumerate(table.months, 1)}


def _closed_ends(table: LocaleTable) -> frozenset[str]:
    sure = [word.split()[-1] for word, (_, surely) in _closed(table).items() if surely]
    elided = ("", "l'", "l’", "d'", "d’", "(", '"', "«")
    return frozenset(f"{a}{w}{b}" for w in sure for a in elided for b in ("", *",.;:)"))


def _cues(table: LocaleTable) -> dict[str, str]:
    cues = dict.fromkeys(table.approximate, "approximate")
    cues |= dict.fromkeys(table.version_words, "version")
    cues |= dict.fromkeys(table.reference_words, "reference")
    cues |= dict.fromkeys(table.number_signs, "sign")
    cues |= dict.fromkeys(table.decade_words, "decade")
    cues |= dict.fromkeys(table.hour_words, "hour")
    return cues | dict.fromkeys(table.pair_words, "pair")
