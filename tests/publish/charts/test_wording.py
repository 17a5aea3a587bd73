"""Numbers and dates as each language writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from concordance.publish.charts.model import Moment, Value
from concordance.publish.charts.wording import day, large, number, quantity

NUMBERS = [
    ("6912", "fr", "6\u202f912"),
    ("6912", "es", "6912"),
    ("6912", "pt", "6.912"),
    ("6912", "en", "6,912"),
    ("285000", "fr", "285\u202f000"),
    ("285000", "es", "285\u202f000"),
    ("285000", "pt-BR", "285.000"),
    ("54.20", "fr", "54,2"),
    ("1.555", "pt", "1,555"),
    ("100", "es", "100"),
]

LARGE = [
    ("1e9", "fr", "1\u00a0milliard"),
    ("1.5e9", "fr", "1,5\u00a0milliard"),
    ("2e9", "fr", "2\u00a0milliards"),
    ("54.2e9", "es", "54\u202f200\u00a0millones"),
    ("1e9", "es", "1000\u00a0millones"),
    ("1e6", "es", "1\u00a0millón"),
    ("1.5e6", "es", "1,5\u00a0millones"),
    ("1e9", "pt", "1\u00a0bilhão"),
    ("1.5e9", "pt", "1,5\u00a0bilhão"),
    ("105e9", "pt", "105\u00a0bilhões"),
    ("3e6", "en", "3\u00a0million"),
    ("999", "fr", "999"),
]

DAYS = [
    (Moment(2019, 7, 22), "fr", "22 juillet"),
    (Moment(2019, 7, 22), "es", "22 de julio"),
    (Moment(2019, 7, 22), "pt", "22 de julho"),
    (Moment(2026, 5, 1), "fr", "1er mai"),
    (Moment(2026, 5, 1), "es", "1 de mayo"),
    (Moment(2026, 5, 1), "pt", "1º de maio"),
    (Moment(2026, 5, 11), "fr", "11 mai"),
    (Moment(2016, 11), "fr", "novembre"),
    (Moment(2016, 11), "es", "noviembre"),
    (Moment(2016, 11), "pt", "novembro"),
    (Moment(2021), "fr", ""),
]


@pytest.mark.parametrize(("value", "language", "text"), NUMBERS)
def test_number(value: str, language: str, text: str):
    """The separators are the language's, from the digits on where it groups."""
    assert number(Decimal(value), language) == text


@pytest.mark.parametrize(("value", "language", "text"), LARGE)
def test_large(value: str, language: str, text: str):
    """The scale word is the language's, in the right number."""
    assert large(Decimal(value), language) == text


@pytest.mark.parametrize(("moment", "language", "text"), DAYS)
def test_day(moment: Moment, language: str, text: str):
    """The first of a month is written as the language does, a month alone too."""
    assert day(moment, language) == text


def test_more_than():
    """A lower bound says so, and a unit follows a no-break space."""
    value = Value(Decimal("140e9"), at_least=True)
    assert quantity(value, "", "pt") == "mais de 140\u00a0bilhões"
    assert quantity(Value(Decimal(700)), "W", "fr") == "700\u00a0W"
