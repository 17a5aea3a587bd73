"""What Babel and num2words write, the reader reads back.

Both are oracles, independent of the tables under test: Babel formats with CLDR's data, num2words
spells. num2words puts a comma between groups in English and Brazilian Portuguese, as is.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_currency, format_decimal, format_percent
from hypothesis import given, settings
from hypothesis import strategies as st
from num2words import num2words

from concordance.quantities import LOCALES, Kind, read

SPELLERS = {
    "fr-FR": "fr",
    "fr-CH": "fr_CH",
    "fr-CA": "fr",
    "es-ES": "es",
    "es-MX": "es",
    "pt-PT": "pt",
    "pt-BR": "pt_BR",
    "en-US": "en",
    "en-GB": "en",
}
LARGEST = 10**15
# Round numbers as well as ragged ones: scale words stand at the round ones.
_ROUND = st.builds(
    lambda head, tail, power: min(head * 10**power + tail, LARGEST),
    st.integers(1, 999),
    st.sampled_from([0, 0, 1, 20, 100, 999]),
    st.sampled_from([3, 6, 9, 12]),
)
NUMBERS = st.one_of(st.integers(0, LARGEST), st.integers(0, 10_000), _ROUND)
LOCALE = st.sampled_from(sorted(LOCALES))
modest = settings(deadline=None, max_examples=300)


def babel(locale):
    """Write a tag as Babel does."""
    return locale.replace("-", "_")


def only(text, locale):
    """Read a text that is one quantity from end to end."""
    (quantity,) = read(text, locale)
    assert quantity.text == text
    return quantity


def numbers(quantity):
    """Return the values as decimals, a year being one too."""
    return {Decimal(value) for value in quantity.values}


@modest
@given(NUMBERS, LOCALE)
def test_integers(number, locale):
    """CLDR's integers, and bare digits."""
    for text in (format_decimal(number, locale=babel(locale)), str(number)):
        assert numbers(only(text, locale)) == {Decimal(number)}


@modest
@given(NUMBERS, st.integers(1, 6), LOCALE)
def test_decimals(number, places, locale):
    """CLDR's decimals."""
    value = Decimal(number).scaleb(-places)
    text = format_decimal(value, format="#,##0.######", locale=babel(locale))
    assert numbers(only(text, locale)) == {value}


@modest
@given(NUMBERS, st.sampled_from(sorted(SPELLERS)))
def test_words(number, locale):
    """Numbers in letters."""
    found = only(num2words(number, lang=SPELLERS[locale]), locale)
    assert found.values == (Decimal(number),)
    assert found.spelled


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("form", ["long", "short"])
@pytest.mark.parametrize("power", [3, 6, 9, 12, 14])
def test_scales(locale, form, power):
    """CLDR's compact forms: thousand, million, and on."""
    for mantissa in (1, 2, 3, 5, 10, 21, 100):
        number = mantissa * 10**power
        text = format_compact_decimal(number, format_type=form, locale=babel(locale))
        if text != "2K":  # a screen's resolution, as 4K and 8K
            assert numbers(only(text, locale)) == {Decimal(number)}


@modest
@given(st.integers(0, 10**12), LOCALE, st.sampled_from(["USD", "EUR", "BRL", "GBP", "JPY", "CHF"]))
def test_amounts(cents, locale, currency):
    """CLDR's currency formats."""
    value = Decimal(cents) / 100 if currency != "JPY" else Decimal(cents)
    text = format_currency(value, currency, locale=babel(locale), format_type="standard")
    found = read(text, locale)[0]
    assert found.values == (value,)
    assert (found.kind, found.unit) == (Kind.AMOUNT, currency)


@modest
@given(st.integers(0, 10**7), LOCALE)
def test_percentages(number, locale):
    """CLDR's percent formats."""
    value = Decimal(number) / 100
    text = format_percent(
        value / 100, format=None, locale=babel(locale), decimal_quantization=False
    )
    found = only(text, locale)
    assert (found.kind, found.values, found.unit) == (Kind.PERCENT, (value,), "%")


@modest
@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)), LOCALE)
def test_dates(day, locale):
    """CLDR's long dates, and day, month, year in digits."""
    text = format_date(day, "long", locale=babel(locale))
    found = only(text, locale)
    assert (found.kind, found.values) == (Kind.DATE, (day.isoformat(),))
    (digits,) = read(day.strftime("%d/%m/%Y"), locale)
    assert day.isoformat() in (digits.values + digits.candidates)
