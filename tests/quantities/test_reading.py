"""What is read from texts of each locale, case by case; the cases are tables beside."""

from __future__ import annotations

from decimal import Decimal

import pytest
from readings import describe, lines

from concordance.quantities import LOCALES, Kind, UnknownLocaleError, read
from concordance.quantities.model import plain


@pytest.mark.parametrize(("locale", "text", "expected"), lines("read.tsv"))
def test_text(locale, text, expected):
    """Each text is read as its line of the table says."""
    assert describe(read(text, locale)) == expected


@pytest.mark.parametrize(
    ("expected", "locale", "text"),
    [
        (expected, *cell.split(": ", 1))
        for expected, *cells in lines("aligned.tsv")
        for cell in cells
    ],
)
def test_aligned_texts_agree(expected, locale, text):
    """The same quantity in several languages has one value and one unit."""
    value, _, unit = expected.partition(" ")
    (quantity,) = read(text, locale)
    values = {quantity.value, *map(plain, quantity.candidates)}
    assert value in values
    assert quantity.unit == unit


@pytest.mark.parametrize("locale", LOCALES)
def test_spans_and_stems_are_of_the_text(locale):
    """Places are those of the text, in order."""
    text = "x 12 345,67 GB, 1.234.567 US$ 5 2024-03-29 (8-9 %) 18:30 nº 7 A100"
    found = read(text, locale)
    assert found
    for quantity in found:
        assert quantity.text == text[quantity.start : quantity.end]
        assert quantity.start <= quantity.numeral_span[0] < quantity.numeral_span[1] <= quantity.end
    places = [quantity.start for quantity in found]
    assert places == sorted(places)


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"])
def test_every_space_groups_and_separates(space):
    """The four spaces in use group digits and stand before a sign."""
    text = f"285{space}000{space}000{space}€ et 27{space}%"
    money, percent = read(text, "fr-FR")
    assert (money.values, money.unit, money.marks.group) == ((Decimal(285000000),), "EUR", space)
    assert (percent.values, percent.unit, percent.marks.gap) == ((Decimal(27),), "%", space)


def test_a_soft_break_separates_words_and_groups_no_digits():
    """A line may end inside an amount, not inside a numeral."""
    (amount,) = read("100\nmilliards\nde dollars", "fr-FR")
    assert (amount.values, amount.unit) == ((Decimal(10**11),), "USD")
    assert [plain(q.values[0]) for q in read("12\n345", "fr-FR")] == ["12", "345"]


def test_inline_code_stops_a_phrase():
    """Nothing is read across a piece of code."""
    first, second = read("cinq \ufffc cents, 100 \ufffc milliards", "fr-FR")[:2]
    assert first.values == (Decimal(5),)
    assert second.values == (Decimal(100),)


def test_marks_tell_how_it_is_written():
    """What `number-format` needs is kept."""
    (quantity,) = read("US$ 1.234,5", "pt-BR")
    marks = quantity.marks
    assert (marks.group, marks.decimal, marks.gap, marks.symbol_first) == (".", ",", " ", True)


def test_a_year_is_a_date_and_also_a_number():
    """Four digits without marks compare with both."""
    (year,) = read("2019", "fr-FR")
    assert (year.kind, year.values) == (Kind.DATE, ("2019",))
    assert Decimal(2019) in year.candidates
    (grouped,) = read("2 019", "fr-FR")
    assert (grouped.kind, grouped.values) == (Kind.NUMBER, (Decimal(2019),))


@pytest.mark.parametrize(
    ("tag", "same"),
    [("pt", "pt-BR"), ("pt_PT", "pt-PT"), ("FR", "fr-FR"), ("es_419", "es-419"), ("en", "en-US")],
)
def test_a_locale_is_found_however_it_is_written(tag, same):
    """Case, underscore and a bare language make no difference."""
    text = "1.234 1,234 um bilião cien 05/04/2024"
    assert read(text, tag) == read(text, same)


def test_an_unknown_locale_names_the_known_ones():
    """The error tells what can be asked for."""
    with pytest.raises(UnknownLocaleError, match=r'"tlh"; known: .*pt-PT'):
        read("1", "tlh")


def test_known_limits():
    """What is not read as a person would: kept here so that a change is seen."""
    # A count that happens to be a year between 1900 and 2099 is read as one.
    assert read("2000 personnes", "fr-FR")[0].kind is Kind.DATE
    # Fractions and decimals in letters are not read as one value.
    assert describe(read("trois virgule cinq", "fr-FR")) == "number 3 ? | number 5 ?"
    # A number after a name is taken for part of it.
    assert read("chez Microsoft 300 ingénieurs", "fr-FR")[0].kind is Kind.IDENTIFIER
    # "$" is the dollar of the United States in every locale.
    assert read("$5", "es-MX")[0].unit == "USD"
    # A comma without a space after it is a decimal mark, even in a list.
    assert read("las secciones 2,3 y 4", "es-ES")[0].values == (Decimal("2.3"),)
