"""What the findings on opposites and negations say, where, and what to do."""

from __future__ import annotations

import pytest

from concordance.checks.meaning.turned import negation_mismatch, opposite_mismatch


def remedy(what, others):
    """Return a remedy, with the others who may be wrong instead."""
    return f"{what} as {others}, or, if this is right, correct {others.rpartition(' ')[0]}"


@pytest.mark.parametrize(
    ("rule", "texts", "expected"),
    [
        (
            opposite_mismatch,
            {
                "fr": "Il pleut : l’eau monte d’avant la pluie.",
                "es": "Llueve: el agua sube de *después* de la lluvia.",
                "pt": "Chove: a água sobe de antes da chuva.",
            },
            [
                'es:3:26-37 "después de" is the opposite of "avant" of fr and "antes" of pt; '
                + remedy("say it", "fr and pt do")
            ],
        ),
        (
            opposite_mismatch,
            {
                "fr": "Avant la pluie.",
                "es": "Después de la lluvia.",
                "pt": "Depois da chuva.",
            },
            [
                'es:3:1-11 "después de" is the opposite of "avant" of fr; '
                + remedy("say it", "fr does"),
                'pt:3:1-7 "depois" is the opposite of "avant" of fr; '
                + remedy("say it", "fr does"),
            ],
        ),
        (
            opposite_mismatch,
            {"fr": "*Plus d’un* relais.", "es": "Menos de un relé.", "pt": "Menos de um relé."},
            [
                'es:3:1-6 "menos" is the opposite of "plus d’" of fr; '
                + remedy("say it", "fr does"),
                'pt:3:1-6 "menos" is the opposite of "plus d’" of fr; '
                + remedy("say it", "fr does"),
            ],
        ),
        (
            opposite_mismatch,
            {"es": "Menos de un relé.", "fr": "*Plus d’un* relais.", "pt": "Menos de um relé."},
            [
                'fr:3:2-9 "plus d’" is the opposite of "menos" of es and "menos" of pt; '
                + remedy("say it", "es and pt do"),
            ],
        ),
        (
            opposite_mismatch,
            {
                "fr": "Il permet le relais.",
                "es": "Permite el relé.",
                "en": "It can forbid a relay.",
            },
            [
                'en:3:8-14 "forbid" is the opposite of "permet" of fr and "permite" of es; '
                + remedy("say it", "fr and es do")
            ],
        ),
        (  # Less dear is cheaper, though the one says less and the other more.
            opposite_mismatch,
            {
                "fr": "Elle revient à 30 % de moins.",
                "es": "Sale un 30 % más barata.",
                "pt": "Sai 30% mais barata.",
            },
            [],
        ),
        (
            opposite_mismatch,
            {
                "fr": "La moins chère des puces.",
                "es": "La más cara de las fichas.",
                "pt": "A mais barata das fichas.",
            },
            [
                'es:3:4-12 "más cara" is the opposite of "moins chère" of fr and "mais barata" of '
                "pt; " + remedy("say it", "fr and pt do")
            ],
        ),
        (
            opposite_mismatch,
            {"fr": "Un sac léger.", "es": "Una bolsa pesada.", "pt": "Uma bolsa leve."},
            [
                'es:3:11-17 "pesada" is the opposite of "léger" of fr and "leve" of pt; '
                + remedy("say it", "fr and pt do")
            ],
        ),
        (
            opposite_mismatch,
            {"fr": "Les prix ont baissé.", "es": "Los precios han subido.", "pt": "Eles caíram."},
            [
                'es:3:13-23 "han subido" is the opposite of "baissé" of fr and "caíram" of pt; '
                + remedy("say it", "fr and pt do")
            ],
        ),
        (  # "Enables" may stand for "permet".
            opposite_mismatch,
            {"fr": "Il permet le relais.", "en": "It enables the relay.", "es": "Prohíbe el relé."},
            [
                'es:3:1-8 "prohíbe" is the opposite of "permet" of fr and "enables" of en; '
                + remedy("say it", "fr and en do")
            ],
        ),
        (
            opposite_mismatch,
            {"fr": "Il active le relais.", "en": "It enables the relay.", "es": "Prohíbe el relé."},
            [],
        ),
        (
            opposite_mismatch,
            {"fr": "Avant la pluie.\n\nFin.", "es": "Después de la lluvia.\n\nFin.", "pt": ""},
            [],
        ),
        (
            negation_mismatch,
            {"fr": "Le relais n’est pas là.", "es": "El relé está.", "pt": "O relé não está."},
            [
                'es:3:1-0 nothing here stands for "pas" of fr and "não" of pt; '
                + remedy("deny it", "fr and pt do")
            ],
        ),
        (
            negation_mismatch,
            {
                "fr": "La lampe n’est pas là, la pile non plus.",
                "es": "La lámpara no está, la pila sí.",
                "pt": "A lâmpada não está, a pilha também não.",
            },
            ["es:3:1-0 1 negation here, 2 in fr and pt; " + remedy("deny it", "fr and pt do")],
        ),
        (
            negation_mismatch,
            {
                "fr": "La lampe n’est pas là, la pile oui.",
                "es": "La lámpara no está, la pila no.",
                "pt": "A lâmpada não está, a pilha também não.",
            },
            [
                "es:3:1-0 2 negations here, 1 in fr; " + remedy("affirm it", "fr does"),
                "pt:3:1-0 2 negations here, 1 in fr; " + remedy("affirm it", "fr does"),
            ],
        ),
        (
            negation_mismatch,
            {"fr": "Le relais n’indique rien.", "es": "El relé indica nada.", "en": "Not so here."},
            [
                'es:3:16-20 nothing here stands for "rien" of fr and "not" of en: "nada" after a '
                "verb needs another negation before it; " + remedy("deny it", "fr and en do")
            ],
        ),
        (  # A word that was not translated.
            negation_mismatch,
            {"fr": "Le relais n’est pas là.", "es": "El relé pas.", "pt": "O relé não está."},
            [],
        ),
        (
            negation_mismatch,
            {"es": "El relé está ahí.", "fr": "Le relais est là.", "en": "The relay isn’t there."},
            [
                'en:3:1-0 "n\'t" denies what es and fr affirm; '
                + remedy("affirm it", "es and fr do")
            ],
        ),
        (
            negation_mismatch,
            {"fr": "Le relais est là.", "es": "El relé está.", "pt": "Mas o relé não está."},
            [
                'pt:3:12-15 "não" denies what fr and es affirm; '
                + remedy("affirm it", "fr and es do")
            ],
        ),
        (  # "En tant que" is no "tant que", which may stand for a negation.
            negation_mismatch,
            {
                "en": "Do not run it as root.",
                "fr": "Exécutez-le en tant que root.",
                "es": "No lo ejecute como root.",
            },
            [
                'fr:3:1-0 nothing here stands for "not" of en and "no" of es; '
                + remedy("deny it", "en and es do")
            ],
        ),
        (
            negation_mismatch,
            {
                "en": "Bees do not follow the clock.",
                "fr": "Les abeilles se moquent de l’heure.",
                "es": "Las abejas no siguen el reloj.",
            },
            [],
        ),
        (
            negation_mismatch,
            {"fr": "Le relais est là.", "es": "Nosotros no.", "pt": "O relé não está."},
            [
                'es:3:10-12 "no" denies what fr affirms; ' + remedy("affirm it", "fr does"),
                'pt:3:8-11 "não" denies what fr affirms; ' + remedy("affirm it", "fr does"),
            ],
        ),
    ],
)
def test_findings(said, rule, texts, expected):
    """At the word that differs, with those of the others; or at the sentence that lacks one."""
    assert said(rule, texts) == expected


def test_what_is_quoted(told_of):
    """The word, and the sentences of the others."""
    texts = {"fr": "Oui ! *Le* relais est interdit.", "es": "Se permite.", "pt": "É proibido."}
    quotes = ["fr:3:8-32 Le relais est interdit.", "pt:3:1-12 É proibido."]
    assert told_of(opposite_mismatch, texts) == ("permite", quotes)


def test_a_sentence_that_lacks_a_word_is_quoted(told_of):
    """It has no word to quote."""
    texts = {"fr": "Oui ! Le relais n’est pas là.", "es": "El relé está.", "pt": "O relé não está."}
    quotes = ["fr:3:7-30 Le relais n’est pas là.", "pt:3:1-17 O relé não está."]
    assert told_of(negation_mismatch, texts) == ("El relé está.", quotes)
