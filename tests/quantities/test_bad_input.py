"""No text makes the reader fail, lose its place or run away."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concordance.quantities import LOCALES, read

LOCALE = st.sampled_from(sorted(LOCALES))
PIECES = st.sampled_from(
    [
        *"0123456789.,'’-–/:+%$€°ºª#()²⁹~ \n\u00a0\u202f\u2009\ufffc٣４İß",
        "mil",
        "cien",
        "un",
        "million",
        "milliards",
        "de",
        "et demi",
        "y medio",
        "e",
        "and",
        "mai",
        "May",
        "de mayo de",
        "siècle",
        "XIX",
        "US$",
        "Md",
        "GB",
        "pm",
        "18h",
        "nº",
        "entre",
        "a",
        "http://",
        "@",
        "e9",
        "10^",
    ],
)


@settings(deadline=None, max_examples=400)
@given(st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=60)), LOCALE)
def test_any_text_is_read_and_every_place_holds(text, locale):
    """Random pieces of quantities, and random characters."""
    last = 0
    for quantity in read(text, locale):
        assert quantity.text == text[quantity.start : quantity.end]
        assert last <= quantity.start < quantity.end <= len(text)
        last = quantity.end


REPEATED = [
    *("1", "1,", "1.", "1 ", "1-", "1/", "1:", "1 000 ", "1.000.", "-1", "+1 ", "1x", "a1", "1a"),
    *("mil ", "cien mil ", "un million de ", "deux ", "half a ", "twenty-", "a hundred, "),
    *("de 1 à ", "1 mai ", "mai ", "May 1, ", "18h", "1 pm ", "XIXe siècle ", "siglo X", "US$"),
    *("A-", "v1.", "a@b", "http://a1 ", "(", "[", "10^", "1e", "１", "٣1"),
]
"""What invites a pattern to run away."""


@pytest.mark.parametrize("locale", ["fr-FR", "es-ES", "pt-PT", "en-US"])
def test_a_long_text_is_read_to_its_end(locale):
    """Thirty thousand characters of one piece."""
    for piece in REPEATED:
        text = piece * (30_000 // len(piece)) + " . 7 bis"
        assert read(text, locale)[-1].end >= len(text) - len(" bis"), piece


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(REPEATED), min_size=2, max_size=3).map("".join), LOCALE)
def test_a_long_text_of_several_is_read_to_its_end(piece, locale):
    """So are pieces together."""
    text = piece * (6_000 // len(piece)) + " . 7 bis"
    assert read(text, locale)[-1].end >= len(text) - len(" bis")


def test_nothing_is_read_from_nothing():
    """Empty text, white space, words."""
    assert read("", "fr-FR") == []
    assert read(" \n\u00a0", "fr-FR") == []
    assert read("aucun chiffre ici", "fr-FR") == []


def test_a_run_of_digits_without_end_is_no_number():
    """It is a key or a hash."""
    (found,) = read("7" * 5000, "es-ES")
    assert found.kind == "identifier"
