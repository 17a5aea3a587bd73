"""Of what some variants lack in one place and have in another, what is the same block."""

from __future__ import annotations

import pytest

from concordance.corpus.align.moved import rejoin
from concordance.corpus.align.rows import BlockRow
from concordance.corpus.align.signals import BlockSignals
from concordance.markdown import parse_page

COGNATES = "organisation production distribution consommation"
ALIKE = "organización producción distribución consumo"


def block(text):
    """Return the one block of a text."""
    (found,) = parse_page(f"{text}\n", "fr/a.md").blocks
    return found


def joined(*rows):
    """Return the rows that are left, of those given as texts by code, and what of them moved."""
    made = [
        BlockRow({code: block(text) for code, text in row.items()}, section)
        for section, row in enumerate(rows)
    ]
    left = rejoin(made, BlockSignals({}))
    return [(row.section, "".join(sorted(row.blocks)), "".join(sorted(row.moved))) for row in left]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        # links and code tell by themselves, in texts that share no word
        ("Voir [ici](api.md).", "Vea [aquí](api.md).", True),
        ("Lire `uvicorn`.", "Para `uvicorn`.", True),
        ("Voir [ici](api.md).", "Vea [aquí](otro.md).", False),
        # one number may be chance, two are not
        ("Il y en a 42.", "Son unos 42.", False),
        ("Il y en a 42 en 2023.", "Son unos 42 de 2023.", True),
        # three of four anchors are enough, two of four want words besides
        ("Un `a` `b` `c` `d`.", "De `a` `b` `c` `e`.", True),
        ("Un `a` `b` `c` `d`.", "De `a` `b` `e` `f`.", False),
        ("Ruche `a` `b` `c` `d` Abilene.", "Colmena `a` `b` `e` `f` Abilene.", True),
        ("Le `a` `b` `c` ruche Abilene.", "La `a` `d` `e` ruche Abilene.", False),
        # words alone: more than three, and nearly half of them
        (COGNATES, ALIKE, True),
        ("organisation production distribution", "organización producción distribución", False),
        (f"{COGNATES} voici toutes ruches", f"{ALIKE} donde están colmenas", True),
        (f"{COGNATES} voici toutes petites ruches", f"{ALIKE} donde están colmenas grandes", True),
        (
            f"{COGNATES} voici toutes petites ruches bleues",
            f"{ALIKE} donde están colmenas grandes del jardín",
            False,
        ),
        # unless links or code say otherwise
        (f"{COGNATES} `a`", f"{ALIKE} `b`", False),
        (f"{COGNATES} `a`", ALIKE, True),
        # from half as long to twice, ten characters aside
        ("Voir [ici](api.md).", "Vea [aquí](api.md) " + "y" * 19, True),
        ("Voir [ici](api.md).", "Vea [aquí](api.md) " + "y" * 20, False),
        ("Voir [ici](api.md) " + "y" * 19, "Vea [aquí](api.md).", True),
        ("Voir [ici](api.md) " + "y" * 20, "Vea [aquí](api.md).", False),
        # an id decides alone; kinds must be equal
        ("Voir.\n{: #a }", "Nada de esto.\n{: #a }", True),
        ("Voir [ici](api.md).\n{: #a }", "Vea [aquí](api.md).\n{: #b }", False),
        ("Voir [ici](api.md).\n{: #a }", "Vea [aquí](api.md).", True),
        ("Voir [ici](api.md).", "- Vea [aquí](api.md).", False),
    ],
)
def test_what_is_the_same_block(left, right, same):
    """Two rows of one block each are one, where so much is shared that chance is out of it."""
    found = joined({"fr": left}, {"es": right})
    assert found == ([(0, "esfr", "es")] if same else [(0, "fr", ""), (1, "es", "")])


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        # what all have, and what is like nothing else, stays
        ([{"fr": "`a`", "es": "`a`"}, {"fr": "`a`"}], [(0, "esfr", ""), (1, "fr", "")]),
        # the first of two copies is the one
        (
            [{"fr": "`a`"}, {"es": "`a`"}, {"es": "`a`"}],
            [(0, "esfr", "es"), (2, "es", "")],
        ),
        (
            [{"fr": "`a`"}, {"es": "`a`"}, {"fr": "`a`"}],
            [(0, "esfr", "es"), (2, "fr", "")],
        ),
        (
            [{"fr": "`a`"}, {"es": "`a`"}, {"es": "`a`"}, {"pt": "`a`"}],
            [(0, "esfrpt", "espt"), (2, "es", "")],
        ),
        # several moved
        (
            [{"fr": "`a`"}, {"es": "`a`"}, {"fr": "`b`"}, {"es": "`b`"}],
            [(0, "esfr", "es"), (2, "esfr", "es")],
        ),
        ([{"es": "`b`"}, {"fr": "`a`"}, {"es": "`a`"}], [(0, "es", ""), (1, "esfr", "es")]),
        # of three variants the fewer moved; all that did are marked
        ([{"fr": "`a`"}, {"es": "`a`", "pt": "`a`"}], [(1, "esfrpt", "fr")]),
        ([{"es": "`a`", "pt": "`a`"}, {"fr": "`a`"}], [(0, "esfrpt", "fr")]),
        ([{"fr": "`a`"}, {"es": "`a`"}, {"pt": "`a`"}], [(0, "esfrpt", "espt")]),
        # what stands first is taken first
        (
            [{"pt": "`b`"}, {"es": "`a`", "fr": "`a`"}, {"en": "`a`", "pt": "`a`"}, {"pt": "`a`"}],
            [(0, "pt", ""), (1, "enesfrpt", "enpt"), (3, "pt", "")],
        ),
    ],
)
def test_what_is_joined(rows, left):
    """A row that some lack takes what the others have elsewhere: once, and never two of one."""
    assert joined(*rows) == left
