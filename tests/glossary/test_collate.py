"""Alphabetical order per language."""

from __future__ import annotations

import pytest

from concordance.glossary.collate import initial, sort_key

ORDERS = [
    ("fr", ["ébène", "eau", "étude", "zèbre", "Azur"], ["Azur", "eau", "ébène", "étude", "zèbre"]),
    ("fr", ["cote", "côté", "coté", "côte"], ["cote", "coté", "côte", "côté"]),
    ("fr", ["œuvre", "odeur", "offre"], ["odeur", "œuvre", "offre"]),
    ("es", ["ñu", "nube", "nz", "oca"], ["nube", "nz", "ñu", "oca"]),
    ("es", ["año", "anzuelo", "ano"], ["ano", "anzuelo", "año"]),
    ("pt", ["ç", "d", "c", "ação", "acervo"], ["ação", "acervo", "c", "ç", "d"]),
    ("fr", ["ñ", "nz"], ["ñ", "nz"]),
    ("fr", ["l'IA", "A100", "4-bit"], ["4-bit", "A100", "l'IA"]),
]
INITIALS = [
    ("fr", "Élan", "E"),
    ("es", "ñu", "Ñ"),
    ("pt", "ñu", "N"),
    ("fr", "œuvre", "O"),
    ("fr", "4-bit", "0-9"),
    ("fr", "« IA »", "I"),
    ("fr", "…", "#"),
]


@pytest.mark.parametrize(("language", "words", "expected"), ORDERS)
def test_order(language: str, words: list[str], expected: list[str]):
    """Letters decide first, accents after."""
    assert sorted(words, key=lambda word: sort_key(word, language)) == expected


@pytest.mark.parametrize(("language", "word", "letter"), INITIALS)
def test_initial(language: str, word: str, letter: str):
    """Each word stands under its language's letter."""
    assert initial(word, language) == letter
