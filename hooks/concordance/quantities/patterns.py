"""The patterns of a locale, written from its table. Text is in lower case where none is named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.quantities.tables.symbols import CURRENCY_CODES, CURRENCY_SYMBOLS, RATES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from concordance.quantities.tables.base import LocaleTable

SPACE = r"[ \u00a0\u2009\u202f]"
GAP = r"[ \u00a0\u2009\u202f\n]"
NEVER = r"(?!)"
WORD_END = r"(?!\w)"
_DAY = r"(?P<day>0?[1-9]|[12][0-9]|3[01])"
_YEAR = r"[12][0-9]{3})(?!\w)"


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
    return _branch(root) if root else NEVER


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


def at_word_start(words: Iterable[str], tail: str) -> list[str]:
    """Write the patterns of words that begin a word, each with `tail` after it."""
    # The look-behind comes after the first letter: a pattern that starts with plain letters is
    # searched an order of magnitude faster.
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(word[1:])
    return [
        rf"{letter}(?<![\w@/]{letter}){any_of(rest)}{tail}" for letter, rest in by_letter.items()
    ]


def numeral(table: LocaleTable) -> str:
    """Write the pattern of digits with their marks."""
    # A plain space groups digits only where the language groups with spaces: elsewhere
    # "in 20 100 people" are two numbers. The non-breaking ones and the apostrophe always group.
    marks = r"\u00a0\u2009\u202f" + (" " if " " in table.groups else "")
    return (
        rf"[1-9][0-9]{{0,2}}(?:[{marks}][0-9]{{3}}){{1,13}}(?![0-9])(?:[.,][0-9]+(?![0-9]|[.,][0-9]))?"
        r"|[1-9][0-9]{0,2}(?:['’][0-9]{3}){1,13}(?!\w)(?:[.,][0-9]+)?"
        r"|[0-9]+(?:[.,][0-9]+){0,13}"
    )


def day_month(table: LocaleTable, month: str) -> str:
    """Write the pattern of "29 mars 2024"; `month` is that of a month's name."""
    return (
        rf"{_DAY}(?:{table.day_suffix})?{table.date_of}"
        rf"(?P<month>{month}){WORD_END}\.?(?:(?:,|\s+del?|\s+of)?\s+(?P<year>{_YEAR})?"
    )


def month_day(table: LocaleTable, month: str) -> str:
    """Write the pattern of "mars 2024", "May 2, 2024" and "May 2-5"."""
    return (
        rf"(?P<month>{month}){WORD_END}\.?(?:(?:,|\s+del?|\s+of)?\s+(?P<year>{_YEAR}"
        rf"|\s+{_DAY}(?:{table.day_suffix})?(?![\w:]|[.,][0-9])"
        rf"(?:\s?[-–]\s?(?P<last>[12]?[0-9]|3[01])(?!\w))?(?:,?\s+(?P<year2>{_YEAR})?)"
    )


def first_day(table: LocaleTable, month: str) -> str:
    """Write the pattern of "premier mai 2026"."""
    return rf"({any_of(table.first_days) or NEVER}){month_after(table, month)}"


def month_after(table: LocaleTable, month: str) -> str:
    """Write the pattern of " mai 2026" after a day."""
    return rf"{table.date_of}(?P<month>{month}){WORD_END}(?:(?:,|\s+del?)?\s+(?P<year>{_YEAR})?"


def short_scale(names: Iterable[str]) -> str:
    """Write the pattern of a scale's symbol, in a text as it stands."""
    return rf"{SPACE}?({any_of(names)})(?![\w/²³])"


def unit_name(table: LocaleTable, names: Iterable[str]) -> str:
    """Write the pattern of a unit's or currency's name, or of "percent", after a number."""
    return (
        rf"(?P<gap>{GAP}+(?:{table.of})?|-)(?P<name>{any_of(names)}){WORD_END}"
        rf"|(?P<pgap>{GAP}*)(?P<percent>{table.percent}){WORD_END}"
    )


def unit_symbol(table: LocaleTable) -> str:
    """Write the pattern of a symbol after a number, in a text as it stands."""
    money, symbols = any_of([*CURRENCY_SYMBOLS, *CURRENCY_CODES]), any_of(table.symbols)
    return (
        rf"(?P<gap>{GAP}?-?)(?:(?P<money>{money})(?![\w$])|(?P<percent>[%‰])"
        rf"|(?P<unit>{symbols})(?:/(?P<rate>{any_of(RATES)}))?(?![\w²³/'’]))"
    )


def money_before() -> str:
    """Write the pattern of a currency that ends before a number, in a text as it stands."""
    return rf"(?:^|[^\w$])({any_of([*CURRENCY_SYMBOLS, *CURRENCY_CODES])})(\s?)$"


def minutes_before(table: LocaleTable) -> str:
    """Write the pattern of "half past " at the end of what precedes an hour."""
    return rf"(?<!\w)({any_of(table.minutes_before) or NEVER}){GAP}+\Z"


def minutes_after(table: LocaleTable) -> str:
    """Write the pattern of " et demie" after an hour."""
    return rf"{GAP}+({any_of(table.minutes_after) or NEVER}){WORD_END}"


def fraction(table: LocaleTable) -> str:
    """Write the pattern of " quarters" or "-quarters" after a number."""
    return rf"(?:{GAP}+|-)({any_of(table.fractions) or NEVER}){WORD_END}"


def closed_any(words: Iterable[str]) -> str:
    """Write the pattern of the words of closed classes."""
    return rf"(?<!\w)(?:{any_of(words) or NEVER}){WORD_END}"


def share(numbers: Iterable[str], between: Iterable[str]) -> str:
    """Write the pattern of "two in three", "deux femmes sur trois"."""
    number, mark = any_of(numbers), any_of(each.strip() for each in between)
    counted = rf"(?:{GAP}+[^\W\d_]+){{0,2}}?"
    return rf"(?<!\w)({number}){counted}{GAP}+{mark}{GAP}+({number}){WORD_END}" if mark else NEVER


def bound_any(table: LocaleTable) -> str:
    """Write the pattern of any word or sign that may make a bound."""
    words = {*table.bounds_before, *table.bounds_after, *table.bound_words}
    return rf"(?<!\w)(?:{any_of(words)}){WORD_END}|[<>≤≥+]" if words else NEVER


def bound_before(table: LocaleTable) -> str:
    """Write the pattern of a bound at the end of what precedes a number: "at least the "."""
    if not table.bounds_before:
        return NEVER
    return (
        rf"(?<!\w)(?P<bound>{any_of(table.bounds_before)})(?:{GAP}+|(?<=['’]))"
        rf"(?:(?:{any_of(table.determiners)}){GAP}+)?[(\[«“\"~]?{GAP}?\Z"
        rf"|(?P<sign>[<>]=?|[≤≥]){GAP}?\Z"
    )


def negation_before(table: LocaleTable) -> str:
    """Write the pattern of a negation, up to three words before a bound."""
    return rf"(?<!\w)(?:{any_of(table.negations) or NEVER})(?:\s+|(?<=['’]))(?:\w+\s+){{0,3}}\Z"


def bound_after(table: LocaleTable) -> str:
    """Write the pattern of a bound after a number: "or more", " days at most.", "+"."""
    if not table.bounds_after:
        return NEVER
    return (
        rf"(?P<plus>{GAP}?\+(?!\w))|(?:{GAP}+[\w’'-]+){{0,2}}?,?{GAP}+[(]?(?P<bound>"
        rf"{any_of(table.bounds_after)}){WORD_END}(?!{GAP}+(?:de|of|the)\b)"
    )
