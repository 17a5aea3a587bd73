"""The shape of a language's table. Each field's words are lower case."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class LocaleTable:
    """The words and marks with which one locale writes quantities.

    Marks: `groups` and `decimals` are the characters native to the locale (CLDR and the national
    academies); every space in `groups` stands for U+0020, U+00A0, U+2009 and U+202F.
    `write_group` and `group_from` tell how a value is written (mark, least number of digits).

    Number words: `adders` gives value and room (what may follow must be smaller: "trente" has
    room 10, "quatre-vingt" room 20); `hundreds` multiply by 100; `scales` by their value;
    `alone` are the scales that count as one by themselves ("mil", "mille"); `collectives` are
    round and approximate ("centaine"); `ones` (words with another meaning: "un", "neuf") are
    numbers only before a scale or after a ten, `articles` and `halves` only before a scale;
    `faint` are words too ambiguous to be read, which may still answer a figure in another
    language; `joiners` is the pattern between two number words (a comma joins only
    what is at least a hundred), `of` before a scale or currency.

    `unspaced` is a language that puts no spaces between words.

    Dates are written as CLDR's long format has them: `date_formats` of a day, of a day with its
    year, of a month with its year; `first_day` is how the first of a month is written,
    `clock_format` how a time of day is.

    Parts: `clock_words` are times that have a name ("noon"), `minutes_before` and `minutes_after`
    the minutes that words add to an hour ("half past" 3, 3 "y media"); `fractions` the
    denominators that may follow a number ("three quarters").

    Words of closed classes, which are compared as words: `weekdays` from Monday on; `closed` are
    parts (`1/2`), multiples (`x2`), ordinals (`3rd`), quarters (`Q2`) and seasons of a year; what
    `closed_loose` holds may mean one, and is no proof of it. `shares` stand between the two
    numbers of "two in three", perhaps after what they count ("deux femmes sur trois").

    Bounds: `bounds_before` and `bounds_after` give the `Quantity.bound` of the phrases that stand
    next to a number ("at least 5", "5 or more"); `bound_words` may say the same more loosely
    ("exceeds", "limit"), so that no bound is missing where one stands near; `negations` turn what
    they precede; `determiners` may stand between the phrase and the number.
    """

    groups: str
    decimals: str
    write_group: str
    group_from: int
    adders: Mapping[str, tuple[int, int]]
    hundreds: frozenset[str]
    scales: Mapping[str, int]
    alone: frozenset[str]
    collectives: Mapping[str, int]
    ones: Mapping[str, int]
    articles: frozenset[str]
    halves: frozenset[str]
    and_half: str
    joiners: str
    of: str
    faint: Mapping[str, int]
    ordinals: Mapping[str, int]
    ordinal_suffix: str
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    day_suffix: str
    date_of: str
    first_days: Mapping[str, int]
    short: Mapping[str, tuple[int, ...]]
    short_money: Mapping[str, tuple[int, ...]]
    short_stuck: str
    percent: str
    currencies: Mapping[str, str]
    units: Mapping[str, str]
    symbols: Mapping[str, str]
    range_words: tuple[str, ...]
    pair_words: Mapping[str, str]
    approximate: frozenset[str]
    version_words: frozenset[str]
    reference_words: frozenset[str]
    number_signs: frozenset[str]
    decade_words: frozenset[str]
    hour_words: frozenset[str]
    century: str = ""
    either_words: tuple[str, ...] = ()
    day_first: bool = True
    capital_months: bool = False
    preferred: tuple[tuple[int, str, str], ...] = ()
    dayparts: Mapping[str, int] = field(default_factory=dict)
    single_below_two: bool = False
    unspaced: bool = False
    date_formats: tuple[str, str, str] = ("{day} {month}", "{day} {month} {year}", "{month} {year}")
    first_day: str = "1"
    clock_format: str = "{hour}:{minute}"
    clock_words: Mapping[str, str] = field(default_factory=dict)
    minutes_before: Mapping[str, int] = field(default_factory=dict)
    minutes_after: Mapping[str, int] = field(default_factory=dict)
    fractions: Mapping[str, int] = field(default_factory=dict)
    weekdays: tuple[str, ...] = ()
    closed: Mapping[str, str] = field(default_factory=dict)
    closed_loose: Mapping[str, str] = field(default_factory=dict)
    shares: tuple[str, ...] = ()
    bounds_before: Mapping[str, str] = field(default_factory=dict)
    bounds_after: Mapping[str, str] = field(default_factory=dict)
    bound_words: frozenset[str] = frozenset()
    negations: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()

    @property
    def has_words(self) -> bool:
        """Return whether numbers in words, units and bounds can be read, not figures alone."""
        return bool(self.adders)


def words(text: str) -> tuple[str, ...]:
    """Split a line of a table into its words."""
    return tuple(text.split())


def phrases(text: str) -> frozenset[str]:
    """Split a line of a table at its commas."""
    return frozenset(phrase.strip() for phrase in text.split(","))


def by_value(text: str) -> dict[str, str]:
    """Read a table of `value: word, word` with a semicolon or a new line between two values.

    Return each word's value, in the order of the table.
    """
    found = {}
    for entry in text.replace("\n", ";").split(";"):
        value, colon, rest = entry.partition(": ")
        if colon:
            found.update({word.strip(): value.strip() for word in rest.split(",")})
    return found


def factors(text: str) -> dict[str, tuple[int, ...]]:
    """Read a table like `by_value`, of whole numbers with a space between them: `10^6`, `12`."""
    return {word: tuple(map(_number, value.split())) for word, value in by_value(text).items()}


def numbers(text: str) -> dict[str, int]:
    """Read a table like `by_value`, of one whole number each."""
    return {word: number for word, (number,) in factors(text).items()}


def _number(text: str) -> int:
    base, _, power = text.partition("^")
    number: int = int(base) ** int(power or 1)
    return number
