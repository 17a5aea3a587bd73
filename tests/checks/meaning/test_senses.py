"""What is read of a text, and that no text makes the rules run away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordance.checks.check import check
from concordance.checks.meaning.senses import read_senses
from concordance.checks.meaning.turned import negation_mismatch, opposite_mismatch
from concordance.checks.meaning.words import LANGUAGES, words_of
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_folder


@pytest.fixture
def told(tmp_path):
    """Return what both rules say of one page, given by language."""

    def run(codes="fr,es,pt", *, source="", **texts):
        for code, text in texts.items():
            (tmp_path / code).mkdir(exist_ok=True)
            (tmp_path / code / "a.md").write_text(f"# T {{#t}}\n\n{text}\n", encoding="utf-8")
        corpus = read_corpus(project_from_folder(tmp_path, codes, source))
        findings = check(corpus, [opposite_mismatch, negation_mismatch]).findings
        return [(finding.language, finding.rule) for finding in findings]

    return run


@pytest.mark.parametrize(
    ("language", "text", "strict", "wide"),
    [
        ("en", "It doesn’t start, and it can't.", 2, 2),
        ("en", "Not only the relay.", 0, 1),
        ("en", "It is stateless.", 0, 1),
        ("fr", "Il ne démarre plus.", 1, 1),
        ("fr", "Il ne reste qu’une pile.", 0, 2),
        ("fr", "Le guide pas à pas, et n’importe qui.", 0, 0),
        ("fr", "Le réseau sans fil convient.", 0, 0),
        ("es", "No parpadea hasta medianoche.", 0, 1),
        ("es", "Sin embargo, parpadea.", 0, 0),
        ("pt", "No relé, na caixa.", 0, 0),
        ("pt", "Ninguém abre, nem fecha.", 2, 2),
        ("pt", "Nao abre.", 1, 1),
        ("es", "JSLint no tiene problemas con ello.", 0, 1),
        ("pt", "JSLint não vê problemas nisso.", 0, 1),
    ],
)
def test_negations(language, text, strict, wide):
    """What denies, and what could stand for it."""
    read = read_senses(language, text)
    assert (read.strict, read.wide) == (strict, wide)


@pytest.mark.parametrize(
    ("language", "text", "once", "stray"),
    [
        ("es", "No hay nada decidido.", 1, ""),
        ("es", "Hay nada decidido.", 0, "nada"),
        ("es", "Se había elegido ningún chip.", 0, "ningún"),
        ("es", "No abre porque la lámpara de la puerta nunca parpadea.", 2, ""),
        ("es", "Sin ningún compromiso.", 1, ""),
        ("es", "Casi ninguna lámpara parpadea.", 1, ""),
        ("es", "La caja, ninguna de ellas.", 1, ""),
        ("es", "Nada cambia.", 1, ""),
        ("es", "Apenas abre ninguna.", 1, ""),
        ("pt", "Dão nenhuma fonte.", 0, "nenhuma"),
        ("pt", "Quando nenhuma caixa abre.", 1, ""),
        ("pt", "Não abre nem fecha.", 1, ""),
        ("fr", "Il n’ouvre ni la caisse ni la porte, et ne ferme pas.", 2, ""),
        ("fr", "Elles ne sont pas ouvertes, dit-il, parce qu’il pleut.", 1, ""),
        ("en", "It neither opens nor closes.", 1, ""),
        ("en", "An exception is raised.", 0, ""),
    ],
)
def test_echoes(language, text, once, stray):
    """A negation and its echoes are one; an echo after a verb, alone, is none."""
    read = read_senses(language, text)
    assert (read.once, read.stray) == (once, stray)


@pytest.mark.parametrize(
    ("fr", "es", "pt", "expected"),
    [
        ("Avant la pluie.", "Después de la lluvia.", "Antes da chuva.", ["es"]),
        ("Après la pluie.", "Antes de la lluvia.", "Antes da chuva.", ["es", "pt"]),
        ("La pluie.", "Después de la lluvia.", "Antes da chuva.", []),
        ("Avant et après la pluie.", "Después de la lluvia.", "Antes e depois da chuva.", []),
        ("Il est permis.", "No está prohibido.", "É permitido.", []),
        ("Avant la pluie.", "Avant la pluie.", "Depois da chuva.", []),
        ("Il pleut avec lui.", "No llueve sin él.", "Chove com ele.", []),
        ("Il ne reste plus qu’à partir.", "Queda por salir.", "Falta sair.", []),
        ("Il grandit.", "El recorte se expande.", "Ele aumenta.", []),
        ("Voici un résumé.", "Es un resumen (no lo leí).", "É um resumo.", []),
        ("Voici un résumé.", "No es un resumen.", "É um resumo.", ["es"]),
        ("Il ne va pas : n’ouvrez pas.", "No va: abra.", "Não vai: não abra.", ["es"]),
        ("Il ne va pas : n’ouvrez pas.", "Falla: no abra.", "Não vai: não abra.", []),
        ("Il ne va pas.", "Solo va.", "Só não vai.", []),
        ("Il n’y va que lui, et pas moi.", "Solo va él.", "Só vai ele, não eu.", ["es"]),
        ("Seul lui va, et pas moi.", "Solo va él, no yo.", "Só vai ele, não eu.", []),
        ("Rien n’est choisi.", "Se eligió nada.", "Nada foi escolhido.", ["es"]),
        ("Il ne va pas.", "Va.", "Se não for.", ["es"]),
        ("Avec la pile, il va.", "Sin pila, va.", "Com pilha, vai.", ["es"]),
        ("Il va à pile.", "Va sin pila.", "Vai a pilha.", ["es"]),
        ("Il va aussitôt.", "Va sin demora.", "Vai logo.", []),
        ("Ce n’est pas sans raison.", "Es con razón.", "Não é sem razão.", []),
        ("Il ne va pas sans pile ni ici.", "Va sin pila.", "Não vai sem pilha.", ["es"]),
    ],
    ids=[
        "one of three",
        "the source alone",
        "one witness",
        "both poles",
        "denied",
        "untranslated",
        "denied twice",
        "only",
        "a word of two senses",
        "a gloss in brackets",
        "no gloss",
        "one of two denied",
        "one of two told otherwise",
        "what may stand for it, here alone",
        "what all have beside it",
        "the same, denied",
        "an echo without its negation",
        "one that may deny, beside the source",
        "with and without",
        "without came in",
        "without, and nothing lacks",
        "denied twice, affirmed",
        "denied twice, once lost",
    ],
)
def test_who_is_told(told, fr, es, pt, expected):
    """One variant against two that agree; all translations where the source is against them."""
    assert [language for language, _ in told(fr=fr, es=es, pt=pt)] == expected


def test_without_a_source_the_odd_one_is_told(told):
    """The first language has no more weight than the others."""
    texts = {"fr": "Avant la pluie.", "es": "Después de la lluvia.", "pt": "Depois da chuva."}
    assert [language for language, _ in told(**texts)] == ["es", "pt"]
    assert [language for language, _ in told(source="none", **texts)] == ["fr"]


def test_one_that_says_neither(told):
    """Two agree against a translation, and it takes all translations against the source."""
    texts = {"es": "Antes de la lluvia.", "pt": "Antes da chuva.", "en": "The rain."}
    assert told(codes="fr,es,pt,en", fr="Après la pluie.", **texts) == []
    texts |= {"fr": "Avant la pluie.", "es": "Después de la lluvia."}
    assert [language for language, _ in told(codes="fr,es,pt,en", **texts)] == ["es"]


def test_one_that_denies_in_a_wide_sense(told):
    """Two that deny are enough, where the third has what may stand for it."""
    texts = {"fr": "Le relais ne va pas.", "es": "El relé va.", "pt": "O relé não vai."}
    found = told(codes="fr,es,pt,en", en="The relay is unable to go.", **texts)
    assert found == [("es", "negation-mismatch")]
    assert told(codes="fr,es,pt,en", en="The relay is going.", **texts) == []


def test_a_language_without_a_table_has_no_part(told):
    """Two others are no majority against a third."""
    texts = {"fr": "Avant la pluie.", "es": "Después de la lluvia.", "nl": "Voor de regen."}
    assert told(codes="fr,es,nl", **texts) == []


@pytest.mark.parametrize(
    "texts",
    [
        {"fr": "ne pas " * 5000, "es": "no sin " * 5000, "pt": "não sem " * 5000},
        {"fr": "ne avant " * 5000 + ".", "es": "no antes " * 5000, "pt": "depois " * 5000},
        {"fr": "- H100\n" * 250, "es": "- H100\n" * 250, "pt": "- H100\n" * 249},
        {"fr": "Pas. " * 600, "es": "No. " * 500, "pt": "Não. " * 400},
        {"fr": "n'" * 9000, "es": "''" * 9000, "pt": "’t" * 9000},
    ],
    ids=["one sentence", "poles", "names", "sentences", "apostrophes"],
)
def test_long_texts_end(told, texts):
    """Ten thousand words, and hundreds of names or sentences, are read."""
    told(**texts)


@given(st.sampled_from(sorted(LANGUAGES)), st.text(max_size=200))
def test_any_text(language, text):
    """Marks lie within the words; what is strict or without is wide too."""
    read = read_senses(language, text)
    assert list(read.words) == words_of(text)
    assert all(0 <= mark.start < mark.end <= len(read.words) for mark in read.marks)
    assert read.strict + read.without <= read.wide
