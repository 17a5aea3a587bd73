"""Regular forms of terms, per language."""

from __future__ import annotations

import pytest

from concordance.glossary.inflect import inflected

PLURALS = [
    ("fr", "modèle", "modèles"),
    ("fr", "réseau de neurones", "réseaux de neurones"),
    ("fr", "réseau neuronal", "réseaux neuronaux"),
    ("fr", "grand modèle de langage", "grands modèles de langage"),
    ("fr", "accélérateur d'IA", "accélérateurs d'IA"),
    ("fr", "architecture Arm", "architectures Arm"),
    ("fr", "travail", "travaux"),
    ("fr", "portail", "portails"),
    ("fr", "festival", "festivals"),
    ("fr", "enjeu", "enjeux"),
    ("fr", "bijou", "bijoux"),
    ("fr", "clou", "clous"),
    ("es", "modelo", "modelos"),
    ("es", "servidor", "servidores"),
    ("es", "red neuronal", "redes neuronales"),
    ("es", "luz", "luces"),
    ("es", "computación en la nube", "computaciones en la nube"),
    ("es", "imagen", "imágenes"),
    ("es", "orden", "órdenes"),
    ("es", "almacén", "almacenes"),
    ("es", "interés", "intereses"),
    ("es", "país", "países"),
    ("es", "ley", "leyes"),
    ("es", "mes", "meses"),
    ("es", "chip de IA", "chips de IA"),
    ("es", "examen", "exámenes"),
    ("pt", "modelo", "modelos"),
    ("pt", "inovação", "inovações"),
    ("pt", "pão", "pães"),
    ("pt", "mão", "mãos"),
    ("pt", "canal", "canais"),
    ("pt", "papel", "papéis"),
    ("pt", "nível", "níveis"),
    ("pt", "farol", "faróis"),
    ("pt", "barril", "barris"),
    ("pt", "fácil", "fáceis"),
    ("pt", "nuvem", "nuvens"),
    ("pt", "hífen", "hifens"),
    ("pt", "servidor", "servidores"),
    ("pt", "inglês", "ingleses"),
    ("pt", "unidade de processamento gráfico", "unidades de processamento gráfico"),
    ("en", "policy", "policies"),
    ("en", "system of record", "systems of record"),
    ("en", "service mesh", "service meshes"),
]
FEMININES = [
    ("fr", "natif", {"native", "natifs", "natives"}),
    ("fr", "dernier", {"dernière", "derniers", "dernières"}),
    ("fr", "neuronal", {"neuronale", "neuronaux", "neuronales"}),
    ("es", "nativo", {"nativa", "nativos", "nativas"}),
    ("es", "programador", {"programadora", "programadores", "programadoras"}),
    ("pt", "nativo", {"nativa", "nativos", "nativas"}),
    ("pt", "programador", {"programadora", "programadores", "programadoras"}),
]
UNCHANGED = [
    *(
        ("fr", form)
        for form in ("GPU", "A100", "processus", "prix", "gaz", "Azure", "4-bit", "C++")
    ),
    *(("es", form) for form in ("análisis", "crisis", "tórax", "IA")),
    *(("pt", form) for form in ("lápis", "tórax", "IA")),
    ("de", "Rechenzentrum"),
]


@pytest.mark.parametrize(("language", "form", "plural"), PLURALS)
def test_plural(language: str, form: str, plural: str):
    """The plural is among the forms, and the form itself is not repeated."""
    assert plural in inflected(form, language)
    assert form not in inflected(form, language)


@pytest.mark.parametrize(("language", "form", "forms"), FEMININES)
def test_feminine(language: str, form: str, forms: set[str]):
    """Where both genders are asked for, the feminines and all plurals are there."""
    assert set(inflected(form, language, both_genders=True)) >= forms


@pytest.mark.parametrize(("language", "form"), UNCHANGED)
def test_unchanged(language: str, form: str):
    """Acronyms, names, invariable words and unknown languages give nothing."""
    assert inflected(form, language) == ()


def test_unstressed_exceptions_are_for_the_author_to_list():
    """A known limit: three Spanish words move their stress (regímenes); an entry lists them."""
    assert inflected("régimen", "es") == ("régimenes",)
