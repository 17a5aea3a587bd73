"""Each convention: what departs from it, what it becomes, and what only looks so."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from concordance.checks.typography import places
from concordance.findings.fixes import apply
from concordance.markdown import parse_page


def mended(text, locale):
    """Apply every edit of a page."""
    page = parse_page(text, "a.md")
    return apply(page.text, [place.edit for place in places(page, locale) if place.edit])


NB, NN = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("locale", "text", "expected"),
    [
        ("fr-FR", "Quoi ?", "Quoi_?"),
        ("fr-FR", "Quoi?", "Quoi_?"),
        ("fr-FR", "Quoi ?!", "Quoi_?!"),
        ("fr-FR", "**Oui** ; `non` ; [ici](a.md) !", "**Oui**_; `non`_; [ici](a.md)_!"),
        ("fr-FR", "Une note: un", "Une note~: un"),
        (
            "fr-FR",
            "*Note pour le lecteur: un* et **Note:** deux",
            "*Note pour le lecteur~: un* et **Note~:** deux",
        ),
        ("fr-FR", "Yahoo! en a 40 000, total : oui", "Yahoo! en a 40_000, total~: oui"),
        ("fr-FR", "« un » et «deux»", "«~un~» et «~deux~»"),
        ("fr-FR", "27 % et 27%", "27~% et 27~%"),
        ("fr-FR", "64 Go, 7 To/s, 12 €", "64~Go, 7~To/s, 12~€"),
        ("fr-FR", "40 000 et 1 234 567", "40_000 et 1_234_567"),
        ("fr-FR", "Les Etats-Unis, l’Ecole, Etre", "Les États-Unis, l’École, Être"),
        ("fr-FR", "l’un, l’autre, l'ami", "l’un, l’autre, l’ami"),
        ("fr-FR", "l'un, l'autre, l’ami", "l'un, l'autre, l'ami"),
        ("fr-FR", "| a ? | b : |\n|---|---|\n| c ! | d |", "| a_? | b~: |\n|---|---|\n| c_! | d |"),
        ("fr-FR", "- un ?\n\n> deux !\n\n# Trois ?", "- un_?\n\n> deux_!\n\n# Trois_?"),
        ("fr-CA", "Quoi ? Oui : 5 %", "Quoi? Oui~: 5~%"),
        ("fr-CA", "Quoi? Oui!", "Quoi? Oui!"),
        ("fr-CH", "Quoi? «un» ou « deux » : oui ?", "Quoi? «un» ou «_deux_»~: oui_?"),
        ("fr-FR", "Le plan est là , et la fin .", "Le plan est là, et la fin."),
        ("fr-FR", "Le plan ,puis la fin", "Le plan, puis la fin"),
        (
            "fr-FR",
            "Les Contoso New Energies, Les Energies",
            "Les Contoso New Energies, Les Énergies",
        ),
        ("es-ES", "Aquí ,luego allí", "Aquí, luego allí"),
        ("pt-BR", "É aqui ,não ali", "É aqui, não ali"),
        ("es-ES", "Dice : «¿ qué » , ¡ah !", "Dice: «¿ qué», ¡ah!"),
        ("es-ES", "El plan y la caja . El fin .", "El plan y la caja. El fin."),
        ("es-ES", "« sí »", "«sí»"),
        ("es-ES", "6~912 y 6_912 y 40 000", "6912 y 6912 y 40_000"),
        ("es-ES", "64 GB, 27 %", "64~GB, 27~%"),
        ("pt-BR", "Sim : « não » , 27 % e 64 GB", "Sim: “não”, 27% e 64~GB"),
        ("pt-PT", "Sim : «não», 27 %", "Sim: «não», 27 %"),
        ("de-DE", "Was ? Ja : « nein »", "Was ? Ja : « nein »"),
        ("en-US", "What ? 40 000", "What ? 40 000"),
    ],
)
def test_mended(locale, text, expected):
    """`~` stands for U+00A0 and `_` for U+202F, in the text too."""
    text = text.replace("~", NB).replace("6_", f"6{NN}")
    expected = expected.replace("~", NB).replace("_", NN)
    assert mended(f"# A\n\n{text}", locale) == f"# A\n\n{expected}"


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("fr-FR", "À 12:30, en 16:9, std::vector, a::b."),
        ("fr-FR", "https://x.org/?a=b;c!d et x@y.org"),
        ("fr-FR", ":smile: et :+1:"),
        ("fr-FR", "!!! note\n\n    Un texte."),
        ("fr-FR", "`a ? b : c` et ``d ! e``"),
        ("fr-FR", "    a ? b : c"),
        ("fr-FR", "<!-- quoi ? -->"),
        ("fr-FR", "---\ntitle: Quoi ?\n---\nOui."),
        ("fr-FR", "| a | b |\n|:--|:-:|\n| c | d |"),
        ("fr-FR", "Un texte {: .a title='b ? c' }"),
        ("fr-FR", "Terme\n:   Définition"),
        ("fr-FR", "- [x] fait\n- [ ] à faire"),
        ("fr-FR", 'Le film “What? No!” et "Who: me?"'),
        ("fr-FR", "Lire [What: a title?](https://x.org)"),
        ("fr-FR", "En 2024, la A100 et 10,5"),
        ("fr-FR", "Quoi&nbsp;? Oui&#8239;!"),
        ("fr-FR", "L’Estonie, une Esquisse, ETATS"),
        ("fr-FR", "(?) (!) … !"),
        ("fr-FR", "Yahoo! Finance"),
        ("fr-FR", "Voir *CWE-352: Cross-Site Request Forgery* et _Dune: Part Two, the film_"),
        ("fr-FR", "«\u00a0Who watches it? They do!\u00a0» dit-il"),
        ("fr-FR", "Le +33 123 456 789, ou tél. 123 456 789"),
        ("fr-FR", "Dans {{ $x ? 1 : 2 }} et {% if a ? %}"),
        ("pt-BR", "nome de {{ $x }}, um {% if a %}; dois {{< b >}}?"),
        ("es-ES", "¿Qué? ¡Ah! ¿Y tú?, dijo. ¿¡Cómo!?"),
        ("es-ES", "Yahoo! es un nombre; 1:2 y 2 : 1; a las 12:30"),
        ("es-ES", "En .NET ... y :smile: :tada:"),
        ("fr-FR", "Avec .NET, un .env et le reste ..."),
        ("es-ES", "6912 y 40 000 y 1.234"),
        ("pt-BR", "Sim? Não! 12:30; “sim”: 27%"),
    ],
)
def test_left_alone(locale, text):
    """None of these is a departure."""
    assert list(places(parse_page(text, "a.md"), locale)) == []


def test_brackets_are_made_no_definition_of_a_link():
    """What would be one without the space is told, and left to a person."""
    for text, edited in (("[nota] : aquí", False), ("una [nota] : aquí", True)):
        found = list(places(parse_page(text, "a.md"), "es-ES"))
        assert [place.edit is not None for place in found] == [edited]


def test_a_phrase_that_declares_the_pages_own_language():
    """It is judged as the rest is."""
    found = list(places(parse_page("Dice *la caña : sí*{: lang=es } ayer.", "a.md"), "es-ES"))
    assert [place.convention for place in found] == ["space before a punctuation mark"]


@pytest.mark.parametrize("text", ["Por qué?", "Ah! Sí.", "Él dijo: hola! Y se fue.", "¿Uno? Dos?"])
def test_unopened(text):
    """A missing ¿ or ¡ is reported, and left to a person."""
    found = list(places(parse_page(text, "a.md"), "es-ES"))
    assert [place.edit for place in found] == [None]


PIECES = [
    "mot",
    "A100",
    "Etat",
    "l'",
    "l’",
    "«",
    "»",
    "“",
    "”",
    '"',
    " ",
    " ",
    NB,
    NN,
    "\n",
    "\n\n",
    "?",
    "!",
    ";",
    ":",
    ",",
    "%",
    "12",
    "000",
    "40 000",
    "Go",
    "`c ? d`",
    "```\na ? b\n```\n",
    "[a ?](b.md)",
    "<b>",
    "</b>",
    "&nbsp;",
    "| ",
    "- ",
    "> ",
    "# ",
    "**",
    "¿",
    "¡",
    ":x:",
    "https://x.org/?a",
    "{: .b }",
]


@settings(deadline=None, max_examples=300)
@example("Etat[a ?](b.md)", "fr-FR")
@given(
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.sampled_from(["fr-FR", "fr-CA", "fr-CH", "es-ES", "pt-BR", "pt-PT"]),
)
@example("mot:»", "fr-FR")
@example("mot :", "es-ES")
@example("**«**[a ?](b.md)**", "fr-FR")
def test_twice_is_as_once(text, locale):
    """What is mended needs no mending, and code is as it was."""
    once = mended(text, locale)
    assert mended(once, locale) == once
    assert codes(once) == codes(text)


def codes(text):
    """Return the code of a page, block and inline."""
    page = parse_page(text, "a.md")
    return [(block.code, [code.text for code in block.codes]) for block in page.blocks]


@pytest.mark.parametrize("piece", ["« ", " ?", "1 000 ", "¿", '" ', ":a", "l'a’"])
@pytest.mark.parametrize("locale", ["fr-FR", "es-ES", "pt-BR"])
def test_long_inputs_end(piece, locale):
    """A page made to keep the search busy is read all the same."""
    assert isinstance(list(places(parse_page(piece * 4000, "a.md"), locale)), list)
