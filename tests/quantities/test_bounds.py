"""The bounds of quantities, case by case; the cases are a table beside."""

from __future__ import annotations

import pytest
from readings import lines

from concordance.quantities import LOCALES, read
from concordance.quantities.bounds import OPEN, bound_near
from concordance.quantities.locale import rules_for


@pytest.mark.parametrize(("locale", "text", "bound"), lines("bounds.tsv"))
def test_bound(locale, text, bound):
    """The words beside a number give its bound, and no others do."""
    (quantity,) = read(text, locale)
    assert (quantity.bound or "-") == bound


def test_a_bound_is_of_the_nearest_number():
    """What stands between two numbers bounds the second; a comma gives it to the first."""
    assert [q.bound for q in read("5 nodes at least 3 of them", "en")] == ["", ">="]
    assert [q.bound for q in read("5 nodes at least, 3 of them new", "en")] == [">=", ""]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("a climb of 450 m over 9 km", ["", OPEN]),
        ("a climb of 450 m and over 9 km", ["", ">"]),
        ("a climb of over 9 km", [">"]),
    ],
)
def test_a_number_spread_over_another(text, bounds):
    """It is not more than that."""
    assert [q.bound for q in read(text, "en")] == bounds


@pytest.mark.parametrize("locale", LOCALES)
def test_every_bound_of_a_table_is_read(locale):
    """Each phrase of the tables makes the bound that it stands for."""
    table = rules_for(locale).table
    for phrase, bound in table.bounds_before.items():
        gap = "" if phrase[-1] in "'’" else " "
        assert [q.bound for q in read(f"x {phrase}{gap}25 GB y", locale)] == [bound], phrase
    for phrase, bound in table.bounds_after.items():
        assert [q.bound for q in read(f"x 25 GB {phrase}, y", locale)] == [bound], phrase


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("It must not go beyond the limit of the 12 months.", True),
        ("Keep the logs for 12 months.", False),
        ("More of them. Keep the logs for 12 months. Less is more.", False),
        ("Keep 12 of them, and more than 20 of those.", False),
    ],
)
def test_a_loose_word_near_a_number(text, near):
    """A word of its sentence may bound it, unless another number has that word."""
    assert bound_near(text, read(text, "en"), 0, "en") is near
