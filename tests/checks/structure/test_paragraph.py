"""Which sentences are lost or out of place in a paragraph that stands in several languages."""

from __future__ import annotations

import pytest

from concordance.checks.structure.paragraph import (
    ExtraSentence,
    LostSentences,
    MovedSentence,
    judge,
)

FR = (
    "La station mesure la pluie et le vent.",
    "L’appareil craint la glace.",
    "Il faut le rentrer en hiver, avant les premières nuits froides.",
    "Aucun programme ne retrouve une mesure perdue.",
)
ES = (
    "La estación mide la lluvia y el viento.",
    "El aparato teme el hielo.",
    "Hay que guardarlo en invierno, antes de las primeras noches frías.",
    "Ningún programa recupera una medida perdida.",
)
PT = (
    "A estação mede a chuva e o vento.",
    "O aparelho teme o gelo.",
    "É preciso guardá-lo no inverno, antes das primeiras noites frias.",
    "Nenhum programa recupera uma medida perdida.",
)
LANGUAGES = (FR, ES, PT)


def told(*variants, source=0):
    """Judge variants that are each given as their sentences, the first of them the source."""
    said = tuple((" ".join(one), ()) for one in variants)
    return judge(said, (1.0,) * len(variants), source)


def changed(odd, sentences):
    """Return the three languages with other sentences in one."""
    return [sentences if place == odd else one for place, one in enumerate(LANGUAGES)]


def test_complete():
    """Nothing is told of what is complete and in one order."""
    assert told(FR, ES, PT) == told(FR, ES) == ()


@pytest.mark.parametrize("odd", range(3))
@pytest.mark.parametrize("lost", range(4))
def test_lost(odd, lost):
    """Of each language, each sentence that is left out is named, with its place."""
    own = LANGUAGES[odd][:lost] + LANGUAGES[odd][lost + 1 :]
    (found,) = told(*changed(odd, own), source=None)
    agree = tuple(one for one in range(3) if one != odd)
    assert found == LostSentences(odd, agree, (lost,), lost, named=True)


@pytest.mark.parametrize("odd", range(3))
def test_two_lost_together(odd):
    """Two that follow each other and are lost together are one finding."""
    (found,) = told(*changed(odd, (LANGUAGES[odd][0], LANGUAGES[odd][3])), source=None)
    assert (found.odd, found.places, found.before) == (odd, (1, 2), 1)


@pytest.mark.parametrize("odd", range(3))
@pytest.mark.parametrize("first", range(3))
@pytest.mark.parametrize("joint", [" ; ", ", et ", ", "])
def test_run_together(odd, first, joint):
    """Two sentences that a translator made one are not lost, however they are joined."""
    own = list(LANGUAGES[odd])
    end = own.pop(first + 1)
    own[first] = own[first].rstrip(".") + joint + end[0].lower() + end[1:]
    assert told(*changed(odd, tuple(own))) == ()


@pytest.mark.parametrize("odd", range(3))
def test_split(odd):
    """A sentence that a translator made two is not lost in the others."""
    own = (*LANGUAGES[odd][:2], *LANGUAGES[odd][2].split(", "), LANGUAGES[odd][3])
    own = (*own[:3], own[3].capitalize(), own[4])
    assert told(*changed(odd, (own[0], own[1], own[2] + ".", *own[3:]))) == ()


@pytest.mark.parametrize("odd", range(3))
@pytest.mark.parametrize("place", range(3))
def test_exchanged(odd, place):
    """Two neighbours that changed places are found, in the language where they did."""
    own = list(LANGUAGES[odd])
    own[place], own[place + 1] = own[place + 1], own[place]
    (found,) = told(*changed(odd, tuple(own)), source=None)
    assert isinstance(found, MovedSentence)
    assert (found.odd, {found.place, found.home}) == (odd, {place, place + 1})


@pytest.mark.parametrize("odd", range(3))
def test_moved_far(odd):
    """A sentence that went from the beginning to the end is named, and where it belongs."""
    own = LANGUAGES[odd]
    (found,) = told(*changed(odd, (*own[1:], own[0])), source=None)
    assert (found.odd, found.place, found.home) == (odd, 3, 0)


def test_the_source_is_never_told():
    """What it alone lacks is nothing to translate; where it alone moved one, the others did not."""
    assert told(FR[:3], ES, PT) == ()
    assert told((*FR[1:], FR[0]), ES, PT) == (
        MovedSentence(1, (0,), 0, 3),
        MovedSentence(2, (0,), 0, 3),
    )
    lost = told(FR, (*ES[:2], ES[3]), (*PT[:2], PT[3]))
    assert [(one.odd, one.agree, one.places) for one in lost] == [(1, (0,), (2,)), (2, (0,), (2,))]


def test_between_two_the_source_is_right():
    """With one witness the translation is accused, and a short sentence passes."""
    assert told(FR, (PT[0], PT[1], PT[3])) == (LostSentences(1, (0,), (2,), 2, named=True),)
    assert told((FR[0], FR[1], FR[3]), PT) == (ExtraSentence(1, (0,), 2),)
    assert told(FR, (PT[0], PT[2], PT[3])) == ()


def test_what_most_do_not_have():
    """A sentence that one of three has alone is lost in no other; a short one is not told."""
    assert told(FR, ES[:3], PT[:3]) == ()


def test_another_text():
    """A paragraph that was written anew has nothing lost: it is no translation any more."""
    other = (
        "Le dimanche, un orchestre joue sur la place, devant trois cents personnes assises.",
        "Les enfants préfèrent les manèges, que leurs parents paient deux euros le tour !",
    )
    assert told(*changed(0, other)) == ()


def test_what_the_source_says_twice():
    """A sentence that the source repeats by mistake is not missing in the translation."""
    assert told((*ES[:3], *ES[2:]), PT) == told((*PT[:3], *PT[2:]), ES) == ()
