"""What a translation must follow of its source's change, and what it need not."""

from __future__ import annotations

import pytest

from concordance.freshness.substance import differences
from concordance.markdown import parse_page


def said(then, now, locale):
    """Return what is told of a section that was the one text and is the other."""
    old, new = (parse_page(f"# T {{#t}}\n\n{text}\n", "p.md") for text in (then, now))
    found = differences((old.sections[-1], old), (new.sections[-1], new), locale)
    return [str(difference) for difference in found]


@pytest.mark.parametrize(
    ("locale", "then", "now", "told"),
    [
        ("fr-FR", "Un plan de 3 km.", "Un plan de 4 km.", 'a value: "3 km" became "4 km"'),
        ("fr-FR", "Il coûte 3 euros.", "Il coûte cher.", 'a value: "3 euros" is gone'),
        ("es-ES", "Lo dice Acme hoy.", "Lo dice Beta hoy.", 'a name: "Acme" became "Beta"'),
        ("fr-FR", "Le modèle A100.", "Le modèle H100.", 'a name: "A100" became "H100"'),
        ("pt-BR", "A ponte está pronta.", "A ponte não está pronta.", 'a negation: "não" is new'),
        ("en", "It isn't ready.", "It is ready.", 'a negation: "isn\'t" is gone'),
        ("fr-FR", "Selon lui, il part.", "Il part.", 'an attribution: "selon" is gone'),
        ("es-ES", "El tren sale.", "Según él, el tren sale.", 'an attribution: "según" is new'),
        ("tlh", "Hab 3 cha.", "Hab 4 cha.", 'a value: "3" became "4"'),
    ],
)
def test_substance_is_told(locale, then, now, told):
    """Values, names, negations and attributions, with what they were and are."""
    assert told in said(then, now, locale)


@pytest.mark.parametrize(
    ("locale", "then", "now"),
    [
        ("fr-FR", "Un plan de 1000 euros.", "Un projet de 1\u202f000 euros."),
        ("fr-FR", "Le premier pas.", "Le 1er pas."),
        ("fr-FR", "Il voit Acme et Acme part.", "Alors Acme part quand il la voit."),
        ("fr-FR", "Il n’est pas prêt.", "Il n’est guère prêt."),
        ("es-ES", "No hay nada.", "Nada hay, no."),
        ("pt-BR", "Segundo ele, parte.", "De acordo com ele, parte."),
        ("tlh", "ne selon", "selon ne selon"),
    ],
)
def test_wording_is_not(locale, then, now):
    """Another way to write or to say the same."""
    assert said(then, now, locale) == []
