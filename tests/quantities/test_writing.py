"""What a finding says to write: figures, scale words and marks of each locale."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

from concordance.quantities import LOCALES, read
from concordance.quantities.separators import in_locale
from concordance.quantities.writing import (
    remark,
    rewrite,
    write_date,
    write_number,
    write_spelled,
    write_value,
)


def spaced(text):
    """Show every space as a plain one."""
    return re.sub(r"[\u00a0\u202f]", " ", text)


@pytest.mark.parametrize(
    ("locale", "text", "value", "expected"),
    [
        ("es-ES", "100 billones de dólares", 10**11, "100 000 millones de dólares"),
        ("fr-FR", "100 billions de dollars", 10**11, "100 milliards de dollars"),
        ("pt-BR", "US$ 100 trilhões", 10**11, "US$ 100 bilhões"),
        ("pt-PT", "100 bilhões de dólares", 10**11, "100 mil milhões de dólares"),
        ("pt-PT", "um bilião", 10**9, "mil milhões"),
        ("es-ES", "un billón", 10**9, "1000 millones"),
        ("fr-FR", "1,5 million", 1_500_000_000, "1,5 milliard"),
        ("fr-FR", "1 million de dollars", 1000, "1 000 dollars"),
        ("fr-FR", "1000 dollars", 10**6, "1 million de dollars"),
        ("fr-FR", "1895 km", 1859, "1859 km"),
        ("fr-FR", "1 895 km", 1859, "1 859 km"),
        ("pt-BR", "8433", 8443, "8443"),
        ("pt-BR", "8433", 18443, "18.443"),
        ("en-US", "$5 trillion", 5 * 10**9, "$5 billion"),
    ],
)
def test_rewrite(locale, text, value, expected):
    """Another value, the rest of the phrase kept."""
    (quantity,) = read(text, locale)
    assert spaced(rewrite(quantity, Decimal(value), locale)) == expected


@pytest.mark.parametrize(
    ("locale", "numeral", "expected"),
    [
        ("fr-FR", "318.487,50", "318 487,50"),
        ("es-ES", "318,487.5", "318 487,5"),
        ("pt-BR", "99.98", "99,98"),
        ("pt-BR", "1,234,567", "1.234.567"),
        ("pt-PT", "1,234,567", "1 234 567"),
        ("en-US", "1.234,5", "1,234.5"),
        ("es-ES", "1,234.5", "1234,5"),
    ],
)
def test_remark(locale, numeral, expected):
    """The marks alone change, and trailing zeros stay."""
    table = LOCALES[locale]
    reading = in_locale(numeral, table.groups, table.decimals)[0]
    assert spaced(remark(numeral, reading, locale)) == expected


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("number", ["0.5", "1234.5", "98765", "1500000", "54200000000", "10", "3"])
def test_what_is_written_reads_back(locale, number):
    """Whatever a hint says to write has the value it is for."""
    for text in (write_number(Decimal(number), locale), write_value(Decimal(number), "", locale)):
        (quantity,) = read(text, locale)
        assert quantity.values == (Decimal(number),)


@pytest.mark.parametrize(
    ("locale", "value", "unit", "expected"),
    [
        ("fr-FR", "2024-03-29", "", "29 mars 2024"),
        ("fr-FR", "--05-01", "", "1er mai"),
        ("es-ES", "2024-03-01", "", "1 de marzo de 2024"),
        ("pt-BR", "--03-04", "", "4 de março"),
        ("pt-BR", "2024-03", "", "março de 2024"),
        ("en-US", "2024-03-29", "", "March 29, 2024"),
        ("en-GB", "2024-03-29", "", "29 March 2024"),
        ("en-US", "2024", "", "2024"),
        ("fr-FR", "18:30", "", "18 h 30"),
        ("es-ES", "09:05", "", "9:05"),
        ("pt-BR", 27, "%", "27%"),
        ("fr-FR", 27, "%", "27 %"),
        ("es-ES", 64, "GB", "64 GB"),
        ("es-ES", 40 * 10**9, "USD", "40 000 millones de dólares"),
        ("fr-FR", 40 * 10**6, "EUR", "40 millions d’euros"),
        ("pt-BR", 40, "USD", "40 dólares"),
        ("en-US", 2 * 10**6, "GBP", "2 million pounds sterling"),
        ("es-ES", 2, "d", "2 días"),
        ("fr-FR", 1, "yr", "1 an"),
    ],
)
def test_value(locale, value, unit, expected):
    """A date in its long form, a currency and a unit of time by name, other units by symbol."""
    given = value if isinstance(value, str) else Decimal(value)
    assert spaced(write_value(given, unit, locale)) == expected


@pytest.mark.parametrize(
    ("locale", "like", "expected"),
    [
        ("fr-FR", "03/04/2024", "04/03/2024"),
        ("en-US", "04/03/2024", "03/04/2024"),
        ("fr-FR", "2024-04-03", "2024-03-04"),
        ("fr-FR", "3 avril 2024", "4 mars 2024"),
    ],
)
def test_a_date_in_the_form_of_another(locale, like, expected):
    """What is written in figures alone stays so."""
    assert write_date("2024-03-04", locale, like) == expected


@pytest.mark.parametrize(
    ("locale", "value", "expected"),
    [
        ("zh-CN", "1970-01-02", "1970年1月2日"),
        ("ja", "--01-02", "1月2日"),
        ("pl", "1970-01-02", "2 stycznia 1970"),
        ("de", "1970-01", "Januar 1970"),
        ("de", "2023-02-30", "2023-02-30"),
        ("es-ES", "1970-01-02", "2 de enero de 1970"),
    ],
)
def test_a_date_of_a_language_that_has_no_table(locale, value, expected):
    """As CLDR has it, in the form of the month that stands beside a day."""
    assert write_date(value, locale) == expected


@pytest.mark.parametrize(
    ("locale", "value", "unit", "expected"),
    [
        ("es-ES", "4", "", "cuatro"),
        ("fr-FR", "3", "d", "trois jours"),
        ("fr-FR", "0.75", "", "3/4"),
        ("fr-FR", "0.6667", "", "2/3"),
        ("en-US", "40", "", "40"),
    ],
)
def test_a_value_in_words(locale, value, unit, expected):
    """A small number is written in words, and a part as a fraction."""
    assert write_spelled(Decimal(value), unit, locale) == expected
