"""A locale's tables as plain data, for a program that reads numbers elsewhere: the search field."""

from __future__ import annotations

from typing import TypedDict

from concordance.quantities.locale import Role, rules_for
from concordance.quantities.model import ANY_CURRENCY, UnknownLocaleError
from concordance.quantities.tables.symbols import CURRENCY_CODES, CURRENCY_SYMBOLS, RATES


class NumberTable(TypedDict):
    """How one locale writes numbers.

    - `groups` and `decimals` are its marks.
    - `words` gives each number word its role (`Role`'s name in lower case), value and room; a value
      is text, since it may be larger than other programs count exactly.
    - `joiners`, `of` and `half` are patterns, alike in Python and JavaScript: what joins two number
      words, what stands before a scale or a unit, "and a half".
    - `short` gives the symbol of a scale its factor, `names` the name of a unit or currency its
      symbol, `symbols` what is written for a unit, `money` what is written for a currency, `rates`
      what stands after the solidus.
    """

    groups: str
    decimals: str
    words: dict[str, tuple[str, str, str]]
    joiners: str
    of: str
    half: str
    short: dict[str, str]
    names: dict[str, str]
    symbols: dict[str, str]
    money: dict[str, str]
    rates: dict[str, str]


def number_table(tag: str) -> NumberTable | None:
    """Return the tables of a locale, None where there are no rules for its numbers."""
    try:
        rules = rules_for(tag)
    except UnknownLocaleError:
        return None
    table = rules.table
    spoken = rules.words if table.has_words else {}
    percent = {name.replace(r"\s+", " "): "%" for name in table.percent.strip("(?:)").split("|")}
    return {
        "groups": table.groups,
        "decimals": table.decimals,
        "words": {
            text: (word.role.name.lower(), str(word.value), str(word.room))
            for text, word in spoken.items()
            if word.role is not Role.HALF
        },
        "joiners": table.joiners,
        "of": table.of,
        "half": table.and_half,
        "short": {name: str(of[0]) for name, of in {**table.short_money, **table.short}.items()},
        "names": {name: unit for name, unit in rules.names.items() if unit != ANY_CURRENCY}
        | {name: "‰" if "mil" in name else sign for name, sign in percent.items()},
        "symbols": {**table.symbols, "%": "%", "‰": "‰"},
        "money": CURRENCY_SYMBOLS | {code: code for code in sorted(CURRENCY_CODES)},
        "rates": RATES,
    }
