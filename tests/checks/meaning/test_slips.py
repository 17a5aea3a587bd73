"""Names with digits that one variant writes otherwise, lacks, or has in another's place."""

from __future__ import annotations

import pytest

from concordance.checks.meaning.name_mismatch import name_mismatch

FR, PT = "Le relais porte une puce H100 moderne.", "O relé porta um chip H100 moderno."
EN, DE = "The board carries an {} chip inside.", "Die Platine trägt innen den {}."
MUCH = "que es otra tarjeta, mucho más cara y más lenta que las demás del mismo taller."


@pytest.mark.parametrize(
    ("fr", "es", "pt", "expected"),
    [
        (
            "Une carte A100-H100.",
            "Una tarjeta H100-A100.",
            "Uma placa A100-H100.",
            ['es:3:13-22 "H100-A100" stands where fr and pt have "A100-H100"; write "A100-H100"'],
        ),
        (
            "OAuth 2.0 sur la H100.",
            "OAuth2 en la tarjeta.",  # another spelling, which stands for no other name
            "OAuth 2.0 na H100.",
            ['es:3:1-0 "H100" of fr and pt is missing here; write "H100"'],
        ),
        (
            FR,
            "El relé porta un chip MI300X moderno.",
            PT,
            ['es:3:23-29 "MI300X" stands where fr and pt have "H100"; write "H100"'],
        ),
        (FR, "El relé porta un chip MI300X (`H100`) moderno.", PT, []),
        (
            "Une carte H100 et une carte H200, modernes.",
            "Una tarjeta H200, moderna.",
            "Uma placa H100, moderna.",
            [
                'es:3:1-0 "H100" of fr and pt is missing here; write "H100"',
                'pt:3:1-0 "H200" of fr and es is missing here; write "H200"',
            ],
        ),
        (FR, f"El relé porta un chip MI300X moderno, {MUCH}", PT, []),
        (
            FR,
            "El relé porta un chip moderno.",
            PT,
            ['es:3:1-0 "H100" of fr and pt is missing here; write "H100"'],
        ),
        (FR, "El relé porta un chip (`H100`) moderno.", PT, []),
        (FR, f"El relé porta un chip moderno, {MUCH}", PT, []),
        (f"{FR}\n\nOui.", "El relé porta un chip moderno.\n\nLa H100.", f"{PT}\n\nSim.", []),
        (
            "La puce Maia 100 porte mille cartes.",
            "El chip porta mil cartas.",
            "O chip Maia 100 porta mil cartas.",
            ['es:3:1-0 "Maia 100" of fr and pt is missing here; write "Maia 100"'],
        ),
        (
            "La puce Maia 100 porte 1000 cartes.",
            "El chip porta 1000 cartas.",  # where it may be read
            "O chip Maia 100 porta 1000 cartas.",
            [],
        ),
        (
            "| H100 | B200, A100 |\n|---|---|\n| A100, B200 | H100 |",
            "| H100 | B200, A100 |\n|---|---|\n| A100 | H100, B200 |",
            "| H100 | B200, A100 |\n|---|---|\n| A100, B200 | H100 |",
            [],
        ),
        ("Le relais parle en 5G.", "El relé habla.", "O relé fala em 5G.", []),
        ("La H100.\n\nLa A100.", "La A100.\n\nLa H100.", "A H100.\n\nA A100.", []),
        (  # What two blocks have in each other's place is no slip of one.
            "Ici H100, B200, D400.\n\nLà C300, E500, F600.",
            "Aquí C300, B200, D400.\n\nAllá H100, E500, F600.",
            "Aqui H100, B200, D400.\n\nLá C300, E500, F600.",
            [],
        ),
        (
            "Ici H100, B200, D400.\n\nLà C300, E500, F600.",
            "Aquí C300, B200, D400.\n\nAllá C300, E500, F600, H100.",
            "Aqui H100, B200, D400.\n\nLá C300, E500, F600.",
            ['es:3:6-10 "C300" stands where fr and pt have "H100"; write "H100"'],
        ),
        (
            "La H100.\n\nLa A100.",
            "La A100.\n\nLa B200.",
            "A H100.\n\nA A100.",
            [
                'es:3:4-8 "A100" stands where fr and pt have "H100"; write "H100"',
                'es:5:4-8 "B200" stands where fr and pt have "A100"; write "A100"',
            ],
        ),
        (
            "De l’A100 à la H100.",
            "De H100 a A100.",
            "De A100 a H100.",
            [
                (
                    'es:3:4-8 "H100" stands where fr and pt have "A100"; '
                    "put the two names in each other's place"
                )
            ],
        ),
        (
            "Le relais va.",
            "El relé va con una H100.",
            "O relé vai com uma H100.",
            [
                (
                    'es:3:20-24 "H100" is not in fr; '
                    "remove it, or, if es and pt are right, write it in fr"
                ),
                (
                    'pt:3:20-24 "H100" is not in fr; '
                    "remove it, or, if es and pt are right, write it in fr"
                ),
            ],
        ),
        (
            "Une Maia 100 et une Azure 100.",
            "Una Maia 100 y otra Azure 200.",
            "Uma Maia 100 e uma Azure 100.",
            ['es:3:21-30 "Azure 200" stands where fr and pt have "Azure 100"; write "Azure 100"'],
        ),
        (
            "Sous Python 3.11 ici.",
            "Con la versión 3.10 de Python.",
            "Com Python 3.11 aqui.",
            ['es:3:16-20 "3.10" stands where fr and pt have "Python 3.11"; write "Python 3.11"'],
        ),
        (
            "| Un | H100 |\n|---|---|\n| A100 | B200 |",
            "| Un | H100 |\n|---|---|\n| B200 | A100 |",
            "| Um | H100 |\n|---|---|\n| A100 | B200 |",
            [
                (
                    'es:5:3-7 "B200" stands where fr and pt have "A100"; '
                    "put the two names in each other's place"
                )
            ],
        ),
    ],
)
def test_three(said, fr, es, pt, expected):
    """What stands instead, where, and what to do about it."""
    assert said(name_mismatch, {"fr": fr, "es": es, "pt": pt}) == expected


@pytest.mark.parametrize(
    ("name", "other", "told"),
    [("H100", "A200", True), ("GPT4", "GPT4O3", True), ("H100", "MI300X", False)],
    ids=["the same form", "the beginning", "neither"],
)
def test_texts_that_share_no_word(said, name, other, told):
    """Only a name like the lost one stands for it."""
    texts = {"en": EN.format(name), "fr": EN.format(name), "de": DE.format(other)}
    message = f'"{other}" stands where en and fr have "{name}"; write "{name}"'
    expected = [f"de:3:29-{29 + len(other)} {message}"] if told else []
    assert said(name_mismatch, texts) == expected


def test_two_exchanged(said):
    """Between two languages, the translation is told."""
    (found,) = said(name_mismatch, {"fr": "De l’A100 à la H100.", "es": "De H100 a A100."})
    assert found.startswith('es:3:4-8 "H100" stands where fr has "A100"; put')


@pytest.mark.parametrize(
    ("es", "value"), [("La A100.", "H100"), ("La tarjeta.", "H100")], ids=["another", "none"]
)
def test_what_is_quoted(told_of, es, value):
    """The name of each of the others."""
    texts = {"fr": "Une carte H100.", "es": es, "pt": "Placa H100."}
    assert told_of(name_mismatch, texts) == (value, ["fr:3:11-15 H100", "pt:3:7-11 H100"])


def test_a_name_is_quoted_without_its_mark_up(told_of):
    """As it is read."""
    texts = {"fr": "Une *Azure* 100.", "es": "Una Azure 200.", "pt": "Uma Azure 100."}
    assert told_of(name_mismatch, texts)[1] == ["fr:3:6-16 Azure 100", "pt:3:5-14 Azure 100"]
