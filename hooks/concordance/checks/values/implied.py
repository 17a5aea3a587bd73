"""Numbers written in a way that is not read: by an ambiguous word, inside a name or in code."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from concordance.checks.values.matching import is_strict
from concordance.quantities.locale import rules_for
from concordance.quantities.model import Kind, plain
from concordance.quantities.unspaced import in_ascii_figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.values.value_mentions import ValueMention
    from concordance.quantities.locale import Locale

_WORD = re.compile(r"[^\W\d_]+")
_LARGEST_WORD = 100


_SMALL = 10
"""Up to here a translator may write in words what others write in figures."""

_FIGURES = re.compile(r"[0-9]+")


def has_words(locale: str) -> bool:
    """Return whether numbers in words can be read in a locale."""
    return rules_for(locale).table.has_words


def may_mean(mention: ValueMention, text: str, locale: str) -> bool:
    """Return whether a text of which figures alone are read may have a value.

    What others have in words may stand there in words, as may an ordinal ("3rd") and a small
    number; a date, in an order that is not read: all its figures are there.
    """
    quantity = mention.quantity
    if quantity.spelled or quantity.optional or quantity.kind is Kind.ORDINAL:
        return True
    if isinstance(mention.value, Decimal) and _is_small(mention.value) and not quantity.unit:
        return True
    figures = {run.lstrip("0") for run in _FIGURES.findall(in_ascii_figures(text))}
    value = mention.value
    if isinstance(value, str):
        wanted = [run.lstrip("0") for run in _FIGURES.findall(value)]
        return all(run in figures for run in (wanted[:1] + wanted[2:3] if "-" in value else wanted))
    table = rules_for(locale).table
    scaled = mention.quantity.scale != 1 and not (table.scales or table.unspaced)
    return scaled or plain(abs(value)) in figures


def _is_small(value: Decimal) -> bool:
    return 0 <= value <= _SMALL and value == int(value)


_SPANS: dict[tuple[str, object], re.Pattern[str]] = {
    ("mo", Decimal(3)): re.compile(r"\b(?:trimest\w+|quarter(?:s|ly)?)\b"),
    ("mo", Decimal(6)): re.compile(r"\b(?:s[eé]mest\w+|half[- ]year\w*|semi-?annual\w*)\b"),
    ("wk", Decimal(2)): re.compile(r"\b(?:quincen\w+|quinzen\w+|quinzaine|fortnight\w*)\b"),
}
"""What words of its own say, in en, es, fr or pt, without the number: a quarter is three months."""
_PARTS: dict[object, str] = {Decimal(50): "1/2", Decimal(25): "1/4"}
"""What a percentage is in words."""


def _has_part(percent: object, text: str, locale: str) -> bool:
    """Return whether a text has a percentage in words: "half", "three in four"."""
    rules, low = rules_for(locale), text.lower()
    if part := _PARTS.get(percent):
        found = (" ".join(match.group().split()) for match in rules.closed_any.finditer(low))
        if any(rules.closed[word][0] == part for word in found):
            return True
    return any(share * 100 == percent for share in _shares(low, rules))


def shares(low: str, locale: str) -> list[str]:
    """Return the shares that a text in lower case says by two numbers: "two in three"."""
    rules = rules_for(locale)
    if not any(mark in low for mark in rules.table.shares):
        return []
    return [match.group() for match in rules.share.finditer(low)]


def _shares(low: str, rules: Locale) -> Iterator[Fraction]:
    for match in rules.share.finditer(low):
        some, of = (rules.share_number[word] for word in match.groups())
        yield Fraction(some, of)


def mentions_value(mention: ValueMention, text: str, locale: str) -> bool:
    """Return whether a text may have a mention's value although no quantity of it is that.

    "both" may mean 2, "first" 1, "OAuth2" 2 and `port 8080` 8080; "twelve-factor" may stand as it
    is in a Spanish text. That keeps a finding from being made; it never makes one.

    Args:
        mention: the value of another text.
        text: what was not read as a quantity, code included.
        locale: that of the text, whose words count.
    """
    quoted = mention.quantity.text
    if re.search(rf"(?<!\w){re.escape(quoted)}(?!\w)", text, re.IGNORECASE):
        return True
    if (span := _SPANS.get((mention.unit, mention.value))) and span.search(text.lower()):
        return True
    if is_strict(mention.unit):
        return mention.unit == "%" and _has_part(mention.value, text, locale)
    values = [key[1] if isinstance(key, tuple) else key for key in mention.keys]
    numbers = [value for value in values if isinstance(value, Decimal)]
    for value in numbers:
        digits = plain(abs(value))
        if re.search(rf"(?<![0-9]){re.escape(digits)}(?![0-9])", text):
            return True
    small = {int(value) for value in numbers if value == int(value) and 0 <= value <= _LARGEST_WORD}
    if not small:
        return False
    table = rules_for(locale).table
    number_of = {word: number for word, (number, _) in table.adders.items()}
    number_of |= table.ordinals
    number_of |= table.faint
    return any(number_of.get(word) in small for word in _WORD.findall(text.lower()))
