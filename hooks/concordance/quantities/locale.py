"""A locale's table made into patterns, once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from concordance.quantities.model import UnknownLocaleError
from concordance.quantities.tables import en, es, fr, pt
from concordance.quantities.tables.symbols import CURRENCY_CODES, CURRENCY_SYMBOLS, RATES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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
"""Every locale whose numbers can be read, by its BCP 47 tag."""

_ALONE = {"fr": "fr-FR", "es": "es-ES", "pt": "pt-BR", "en": "en-US"}

SPACE = r"[ \u00a0\u2009\u202f]"
GAP = r"[ \u00a0\u2009\u202f\n]"
NEVER = r"(?!)"


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

    `start` finds where a quantity may begin. Every other pattern is matched at a place.
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
    month_day: re.Pattern[str]
    first_day: re.Pattern[str]
    short: re.Pattern[str]
    short_money: re.Pattern[str]
    name: re.Pattern[str]
    names: Mapping[str, str]
    symbol: re.Pattern[str]
    prefix: re.Pattern[str]
    connector: re.Pattern[str]
    daypart: re.Pattern[str]
    pair: re.Pattern[str]
    century: re.Pattern[str]
    cues: Mapping[str, str]


def any_of(words: Iterable[str]) -> str:
    r"""Write the pattern that matches the longest of the words, as a trie.

    A space in a word stands for any white space.
    """
    root: dict[str, object] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})  # type: ignore[assignment]
        node[""] = {}
    return _branch(root)


def _branch(node: dict[str, object]) -> str:
    """Write the pattern of a node of the trie: its letters' nodes, and "" where a word ends."""
    ends = "" in node
    options = [
        (r"\s+" if letter == " " else re.escape(letter)) + _branch(child)
        for letter, child in sorted(node.items())
        if letter and isinstance(child, dict)
    ]
    if not options:
        return ""
    if len(options) == 1 and not ends:
        return options[0]
    return f"(?:{'|'.join(options)})" + ("?" if ends else "")


def _at_word_start(words: Iterable[str], tail: str) -> list[str]:
    # The look-behind comes after the first letter: a pattern that starts with plain letters is
    # searched an order of magnitude faster.
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(word[1:])
    return [
        rf"{letter}(?<![\w@/]{letter}){any_of(rest)}{tail}" for letter, rest in by_letter.items()
    ]


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
    table = LOCALES[tag]
    words = _words(table)
    multipliers = [w for w, word in words.items() if word.role in _MULTIPLY]
    before_scale = [w for w, word in words.items() if word.role in _NEEDS_SCALE]
    solo = [w for w in words if w not in before_scale]
    months = _months(table)
    month = any_of(months)
    word_end = r"(?!\w)"
    starts = [
        *"0123456789",  # a class of characters among the letters would slow the search
        *_at_word_start([*solo, *table.ordinals, *months, *table.first_days], word_end),
        *_at_word_start(before_scale, rf"(?:[\s-]+{any_of(multipliers)}){word_end}"),
    ]
    if table.century:
        starts += _at_word_start([table.century], f"s?{word_end}")
    date_of = table.date_of
    year = r"(?P<year>[12][0-9]{3})(?!\w)"
    year2 = year.replace("year", "year2")
    names = {**table.currencies, **table.units}
    rates = any_of(RATES)
    symbols = any_of([*table.symbols])
    money = any_of([*CURRENCY_SYMBOLS, *CURRENCY_CODES])
    return Locale(
        tag=tag,
        table=table,
        words=words,
        start=re.compile("|".join(starts)),
        word=re.compile(rf"{any_of(words)}{word_end}"),
        joiner=re.compile(table.joiners),
        scale_gap=re.compile(rf"[\s-]\s*(?:{table.of})?"),
        and_half=re.compile(table.and_half + word_end),
        spaced=re.compile(_spaced(table)),
        ordinal_suffix=re.compile(table.ordinal_suffix + word_end),
        month_number=months,
        day_month=re.compile(
            rf"(?P<day>0?[1-9]|[12][0-9]|3[01])(?:{table.day_suffix})?{date_of}"
            rf"(?P<month>{month}){word_end}\.?(?:(?:,|\s+del?|\s+of)?\s+{year})?",
        ),
        month_day=re.compile(
            rf"(?P<month>{month}){word_end}\.?(?:(?:,|\s+del?|\s+of)?\s+{year}"
            rf"|\s+(?P<day>0?[1-9]|[12][0-9]|3[01])(?:{table.day_suffix})?(?![\w:]|[.,][0-9])"
            rf"(?:\s?[-–]\s?(?P<last>[12]?[0-9]|3[01])(?!\w))?(?:,?\s+{year2})?)",
        ),
        first_day=re.compile(
            rf"({any_of(table.first_days) or NEVER}){date_of}(?P<month>{month}){word_end}"
            rf"(?:(?:\s+del?)?\s+{year})?",
        ),
        short=re.compile(rf"{SPACE}?({any_of(table.short)})(?![\w/²³])"),
        short_money=re.compile(rf"{SPACE}?({any_of(table.short_money)})(?![\w/²³])"),
        name=re.compile(
            rf"(?P<gap>{GAP}+(?:{table.of})?|-)(?P<name>{any_of(names)}){word_end}"
            rf"|(?P<pgap>{GAP}*)(?P<percent>{table.percent}){word_end}",
        ),
        names=names,
        symbol=re.compile(
            rf"(?P<gap>{GAP}?-?)(?:(?P<money>{money})(?![\w$])|(?P<percent>[%‰])"
            rf"|(?P<unit>{symbols})(?:/(?P<rate>{rates}))?(?![\w²³/'’]))",
        ),
        prefix=re.compile(rf"(?:^|[^\w$])({any_of([*CURRENCY_SYMBOLS, *CURRENCY_CODES])})(\s?)$"),
        connector=re.compile(
            rf"{GAP}?[-–—‑]{GAP}?|\s+(?:{any_of(table.range_words)})\s+",
        ),
        daypart=re.compile(rf"\s+({any_of(table.dayparts) or NEVER}){word_end}"),
        pair=re.compile(rf"\s+(?:{any_of(table.pair_words.values())})\s+"),
        century=re.compile(table.century + "s?" + word_end if table.century else NEVER),
        cues=_cues(table),
    )


_MULTIPLY = frozenset({Role.SCALE, Role.ROUND, Role.HUNDRED})
_NEEDS_SCALE = frozenset({Role.ONE, Role.ARTICLE, Role.HALF})


def _words(table: LocaleTable) -> dict[str, Word]:
    """Return the number words of a table; what a later role claims is of that role alone."""
    words = {w: Word(Role.ADD, value, room) for w, (value, room) in table.adders.items()}
    words |= {w: Word(Role.HUNDRED, 100, 100, alone=True) for w in table.hundreds}
    words |= {
        w: Word(Role.SCALE, value, value, alone=w in table.alone)
        for w, value in table.scales.items()
    }
    words |= {w: Word(Role.ROUND, value) for w, value in table.collectives.items()}
    words |= {w: Word(Role.ONE, value) for w, value in table.ones.items()}
    words |= {w: Word(Role.ARTICLE, 1) for w in table.articles}
    words |= {w: Word(Role.HALF, 0) for w in table.halves}
    return words


def _months(table: LocaleTable) -> dict[str, int]:
    months = {name: number for number, name in enumerate(table.short_months, 1)}
    return months | {name: number for number, name in enumerate(table.months, 1)}


def _spaced(table: LocaleTable) -> str:
    # A plain space groups digits only where the language groups with spaces: elsewhere
    # "in 20 100 people" are two numbers. The non-breaking ones and the apostrophe always group.
    marks = r"\u00a0\u2009\u202f" + (" " if " " in table.groups else "")
    return (
        rf"[1-9][0-9]{{0,2}}(?:[{marks}][0-9]{{3}}){{1,13}}(?![0-9])(?:[.,][0-9]+(?![0-9]|[.,][0-9]))?"
        r"|[1-9][0-9]{0,2}(?:['’][0-9]{3}){1,13}(?!\w)(?:[.,][0-9]+)?"
        r"|[0-9]+(?:[.,][0-9]+){0,13}"
    )


def _cues(table: LocaleTable) -> dict[str, str]:
    cues = dict.fromkeys(table.approximate, "approximate")
    cues |= dict.fromkeys(table.version_words, "version")
    cues |= dict.fromkeys(table.reference_words, "reference")
    cues |= dict.fromkeys(table.number_signs, "sign")
    cues |= dict.fromkeys(table.decade_words, "decade")
    cues |= dict.fromkeys(table.hour_words, "hour")
    return cues | dict.fromkeys(table.pair_words, "pair")
