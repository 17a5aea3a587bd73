"""What the matcher finds, language by language, and what only looks like it."""

from __future__ import annotations

import re
import unicodedata

import pytest
from glossaries import lexicon
from hypothesis import given, settings
from hypothesis import strategies as st

from concordance.glossary.matcher import Match, Matcher

FORMS = {
    "fr": [
        *("A100", "GPU A100", "GPU", "IA", "IA générative", "accélérateur d'IA", "moire", "SI"),
        *("centre de données", "C++", ".NET", "4-bit", "Node", "modèle", "Azure", "réseau"),
    ],
    "es": ["GPU", "aprendizaje", "aprendizaje automático", "año", "término", "nube"],
    "pt": ["IA", "treinamento", "avó", "nível", "computação em nuvem"],
}
FOUND = [
    ("fr", "l'A100", ["A100"]),
    ("fr", "L’A100, d’IA, qu'IA", ["A100", "IA", "IA"]),
    ("fr", "lʼA100", ["A100"]),
    ("fr", "un accélérateur d’IA", ["accélérateur d’IA"]),
    ("fr", "le GPU A100", ["GPU A100"]),
    ("fr", "le GPU\u00a0A100", ["GPU\u00a0A100"]),
    ("fr", "GPU\nA100", ["GPU\nA100"]),
    ("fr", "A100.", ["A100"]),
    ("fr", "(A100)/IA", ["A100", "IA"]),
    ("fr", "« A100 »", ["A100"]),
    ("fr", "–A100–", ["A100"]),
    ("fr", "IA générative", ["IA générative"]),
    ("fr", "IA généreuse", ["IA"]),
    ("fr", "en C++, en C++", ["C++", "C++"]),
    ("fr", ".NET et .NET", [".NET", ".NET"]),
    ("fr", "en 4-bit et 4‑bit", ["4-bit", "4‑bit"]),
    ("fr", "centre\u202fde données", ["centre\u202fde données"]),
    ("fr", unicodedata.normalize("NFD", "modèle"), [unicodedata.normalize("NFD", "modèle")]),
    ("fr", "mo\u00addèle", ["mo\u00addèle"]),
    ("fr", "mod\u200bèle", ["mod\u200bèle"]),
    ("es", "aprendizaje automático", ["aprendizaje automático"]),
    ("es", "¿GPU? ¡GPU!", ["GPU", "GPU"]),
    ("pt", "da IA", ["IA"]),
]
NOT_FOUND = [
    ("fr", "mémoire"),
    ("fr", "H1000 A1000 A10 A100s"),
    ("fr", "A100-80 A100‑80 non-A100"),
    ("fr", "si ia"),
    ("fr", "Node.js et www.Azure"),
    ("fr", "C++11 et xC++"),
    ("fr", "ASP.NET"),
    ("fr", "@Azure"),
    ("fr", "snake_IA et IA_"),
    ("fr", "modelé modele MODÈLE"),
    ("fr", "GPU\u0308"),
    ("fr", "GPU\ufffcA100A"),
    ("es", "ano termino"),
    ("pt", "avô avo ia nivel"),
    ("pt", "treinamento-lo"),
]


def texts(language: str, text: str) -> list[str]:
    """Return the stretches of a text that the matcher finds."""
    matcher = Matcher({form: form for form in FORMS[language]})
    return [text[match.start : match.end] for match in matcher.find(text)]


@pytest.mark.parametrize(("language", "text", "expected"), FOUND)
def test_found(language: str, text: str, expected: list[str]):
    """A form is found whole, elision, spaces and invisible marks notwithstanding."""
    assert texts(language, text) == expected


@pytest.mark.parametrize(("language", "text"), NOT_FOUND)
def test_not_found(language: str, text: str):
    """What only resembles a form is left alone."""
    assert texts(language, text)[:1] in ([], ["GPU"] if text.startswith("GPU\ufffc") else [])


def test_longest_wins_and_shields():
    """A longer form takes its words away from a shorter one, also when it leads nowhere."""
    matcher = Matcher({"réseau": "network", "réseau social": "", "social": "society"})
    assert [match.value for match in matcher.find("un réseau social, un réseau")] == ["", "network"]


def test_first_letter_is_free_for_words_only():
    """A sentence may begin with a term; a name or an acronym keeps its capitals."""
    matcher = lexicon(entries={"a": {"term": "centre de données"}, "b": {"term": "Azure"}}).matcher
    found = [match.value for match in matcher.find("Centre de données, Centres de données, azure")]
    assert found == ["a", "a"]


def test_many_forms_and_a_long_text():
    """Three thousand forms in five megabytes are found, each in its place."""
    forms = {f"terme {number} du métier": str(number) for number in range(3000)}
    text = "Voici le terme 12 du métier, sans le terme 3000 du métier. " * 90_000
    found = list(Matcher(forms).find(text))
    assert len(text) > 5_000_000
    assert len(found) == 90_000
    assert found[-1] == Match(text.rfind("terme 12"), text.rfind(", sans"), "12")


def naive(forms: list[str], text: str) -> list[str]:
    """Find forms as slowly as the definition reads: leftmost, then longest, whole words."""
    pattern = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.findall(rf"(?<![\w-])(?:{pattern})(?![\w-])", text)


@settings(deadline=None, max_examples=200)
@given(
    forms=st.lists(
        st.text("ab ", min_size=1).map(str.split).map(" ".join).filter(bool), min_size=1
    ),
    text=st.text("ab ,", max_size=40).map(lambda text: " ".join(text.split())),
)
def test_agrees_with_the_definition(forms: list[str], text: str):
    """On plain words the matcher finds what one large pattern would."""
    matcher = Matcher({form: form for form in forms})
    assert [text[m.start : m.end] for m in matcher.find(text)] == naive(forms, text)
