"""Sentences are cut where they end, and their signs are those a translation keeps."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concordance.corpus.sentences.sentences import cognates, cut, sentences
from concordance.markdown.model import CODE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il pleut. Il vente.", ["Il pleut.", "Il vente."]),
        ("¿Llueve? ¡No! Vale.", ["¿Llueve?", "¡No!", "Vale."]),
        ("Il dit : « Non. » Puis il part.", ["Il dit : « Non. »", "Puis il part."]),
        ("Dijo: «Sí.» Y se fue.", ["Dijo: «Sí.»", "Y se fue."]),
        ("Une puce, p. ex. Maia, et p.\u00a025.", ["Une puce, p. ex. Maia, et p.\u00a025."]),
        ("Use a server (e.g. Uvicorn).", ["Use a server (e.g. Uvicorn)."]),
        ("Nació en EE. UU. Luego emigró.", ["Nació en EE. UU.", "Luego emigró."]),
        ("Le M. Dupont vient.", ["Le M. Dupont vient."]),
        ("Menos de 500 ms. Si no llega, pare.", ["Menos de 500 ms.", "Si no llega, pare."]),
        ("Glenn K. Lockwood a mesuré.", ["Glenn K. Lockwood a mesuré."]),
        ("Voir l’art. 3. Il suffit.", ["Voir l’art. 3.", "Il suffit."]),
        ("C’est de l’art. Il suffit.", ["C’est de l’art.", "Il suffit."]),
        ("Du café, du thé, etc. Puis rien.", ["Du café, du thé, etc.", "Puis rien."]),
        ("It works! 😄 There is more.", ["It works!", "😄 There is more."]),
        (f"Lancez-le. {CODE} suffit.", ["Lancez-le.", f"{CODE} suffit."]),
        ("En mai. 2020 fut une année.", ["En mai.", "2020 fut une année."]),
        ("La version 1.2 de l’outil. étrange", ["La version 1.2 de l’outil. étrange"]),
        ("Sur deux\nlignes. Et\nencore.", ["Sur deux\nlignes.", "Et\nencore."]),
        ("…", []),
        ("", []),
    ],
)
def test_cut(text, expected):
    """Abbreviations, initials and units are told from ends; quotation marks stay inside."""
    assert [text[start:end] for start, end in cut(text)] == expected


@given(st.text(alphabet='Aaé. !?…«»“")(\n\u00a0' + CODE, max_size=60))
@settings(deadline=None, max_examples=200)
def test_cut_loses_nothing(text):
    """Sentences follow each other, and between them stands nothing that is said."""
    places = cut(text)
    at = 0
    for start, end in places:
        assert at <= start < end
        assert not any(char.isalnum() for char in text[at:start])
        at = end
    assert not any(char.isalnum() for char in text[at:])


@pytest.mark.parametrize(
    "text",
    [
        "." * 50_000,
        "A. " * 20_000,
        ".»" * 30_000,
        "« " * 30_000,
        "K. " * 20_000,
        "a." + " " * 50_000,
    ],
)
def test_cut_ends_soon(text):
    """No text makes the search run away: one that backtracks would not end in a day."""
    assert len(cut(text)) <= len(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("machine", "máquina"),
        ("thème", "tema"),
        ("spécial", "especial"),
        ("attention", "atención"),
        ("philosophie", "filosofía"),
        ("temps", "tiempo"),
        ("energy", "énergie"),
        ("ŒUVRE", "oeuvre"),
    ],
)
def test_cognates(one, other):
    """Words of one origin begin alike, whatever their spelling."""
    assert cognates(one) == cognates(other) != frozenset()


def test_short_words_are_no_cognates():
    """Words of three letters and less are nobody's sign."""
    assert cognates("la red que da") == frozenset()


def test_signs():
    """A sentence's code, numbers, mark and habits are its own, not its neighbour's."""
    one, two = sentences(
        f"Le port {CODE} (en 2020) : oui. Combien pour « 4 600 » et {CODE} ?", ("a", "b")
    )
    assert (one.anchors, two.anchors) == ({"`a", "2020"}, {"`b", "4600"})
    assert (one.mark, two.mark) == (".", "?")
    assert (one.habits, two.habits) == ((False, True, True), (True, False, False))
    both = one.joined(two)
    assert both.anchors == one.anchors | two.anchors
    assert (both.start, both.end, both.mark) == (one.start, two.end, "?")


def test_code_that_is_not_known_is_nobodys():
    """Where images stand among the code, no piece is given to a sentence it may not be in."""
    (one,) = sentences(f"Voir {CODE} et {CODE}.", ("a",))
    assert one.anchors == frozenset()
