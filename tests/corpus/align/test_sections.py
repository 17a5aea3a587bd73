"""Which sections pair: by id, by what they share, by order; which of them moved."""

from __future__ import annotations

import pytest

from concordance.corpus.align.sections import align_sections, contradicted
from concordance.markdown import parse_page

LONG = " mot" * 100


def found(**texts):
    """Return for each row the headings by code, `fr A, es B`, after a star those that moved."""
    pages = {
        code: parse_page(f"{text}\n".replace(" / ", "\n\n"), f"{code}/a.md")
        for code, text in texts.items()
    }
    return [
        ", ".join(
            f"{'*' if code in row.moved else ''}{code} "
            f"{section.heading.prose.text if section.heading else '-'}"
            for code, section in row.sections.items()
        )
        for row in align_sections(pages)
    ]


@pytest.mark.parametrize(
    ("texts", "rows"),
    [
        # by order, where levels and ids are the same
        (
            {"fr": "# T / Un. / ## A / Deux.", "es": "# U / Uno. / ## B / Dos."},
            ["fr T, es U", "fr A, es B"],
        ),
        # by id
        (
            {"fr": "# T / ## A {#a} / ## B {#b}", "es": "# T / ## X {#b} / ## Y {#c}"},
            ["fr T, es T", "fr A", "fr B, es X", "es Y"],
        ),
        # no ids: by what the bodies share
        (
            {
                "fr": "# T / ## A / `a` `b` / ## B / `c` `d`",
                "es": "# T / ## X / `c` `d` / ## Y / `a` `b`",
            },
            ["fr T, es T", "fr A, *es Y", "fr B, es X"],
        ),
        # several signs in one other section alone, or one
        (
            {
                "fr": "# T / ## A / `a` `b` `c` / ## B / Rien.",
                "es": "# T / ## X / Nada. / ## Y / `a` `b` `d` `e` `f` `g` `h` `i`",
            },
            ["fr T, es T", "fr A, es X", "fr B, es Y"],
        ),
        (
            {
                "fr": "# T / ## A / `a` `b` / ## B / Rien.",
                "es": "# T / ## X / Nada. / ## Y / `a` `d` `e`",
            },
            ["fr T, es T", "fr A, es X", "fr B, es Y"],
        ),
        # by the id that the other's heading makes
        (
            {
                "fr": "# T / ## Sampling / Un. / ## Autre / Deux.",
                "es": "# T / ## Muestreo {#sampling} / Uno.",
            },
            ["fr T, es T", "fr Sampling, es Muestreo", "fr Autre"],
        ),
        (
            {
                "fr": "# T / ## Muestreo {#sampling} / Un.",
                "es": "# T / ## Otra / Nada. / ## Sampling / Dos.",
            },
            ["fr T, es T", "es Otra", "fr Muestreo, es Sampling"],
        ),
        # names that are not translated
        (
            {
                "fr": "# T / ## OpenAI / Un. / ## Azure / Deux.",
                "es": "# T / ## Azure / Uno. / ## OpenAI / Dos.",
            },
            ["fr T, es T", "fr OpenAI, es Azure", "fr Azure, es OpenAI"],
        ),
        # what moved
        (
            {
                "fr": "# T / ## A {#a} / ## B {#b} / ## C {#c}",
                "es": "# T / ## C {#c} / ## A {#a} / ## B {#b}",
            },
            ["fr T, es T", "es C, *fr C", "fr A, es A", "fr B, es B"],
        ),
        # what one lacks, and what it has alone
        (
            {
                "fr": "# T / ## A / `a` / ## B / `b` / ## C / `c`",
                "es": "# T / ## X / `a` / ## Z / `c`",
            },
            ["fr T, es T", "fr A, es X", "fr B", "fr C, es Z"],
        ),
        (
            {
                "fr": "# T / ## A / `a` / ## C / `c`",
                "es": "# T / ## X / `a` / ## Y / `b` / ## Z / `c`",
            },
            ["fr T, es T", "fr A, es X", "es Y", "fr C, es Z"],
        ),
        (
            {
                "fr": "# T / ## A / `a`",
                "es": "# T / ## X / `a` / ## Y / `b`",
                "pt": "# T / ## X / `a` / ## Z / `b`",
            },
            ["fr T, es T, pt T", "fr A, es X, pt X", "es Y, pt Z"],
        ),
        # what stands before the first heading: with a title, where that is first
        ({"fr": "Avant. / # T / Un.", "es": "# U / Uno."}, ["fr -", "fr T, es U"]),
        ({"fr": "Avant. / ## T / Un.", "es": "## U / Uno."}, ["fr -", "fr T, es U"]),
        ({"fr": "Avant.", "es": "# U / Uno."}, ["fr -, es U"]),
        ({"fr": "Avant.", "es": "## U / Uno."}, ["fr -", "es U"]),
        # other levels
        (
            {"fr": "# T / ## A / `a` / ### B / `b`", "es": "# T / ### X / `a` / ## Y / `b`"},
            ["fr T, es T", "fr A, es X", "fr B, es Y"],
        ),
        ({"fr": "# T / ## A / `a`", "es": "# T / # X / `a`"}, ["fr T, es T", "fr A, es X"]),
        (
            {"fr": "Avant. / # T / Un. / ## A / Deux.", "es": "# U / Uno. / ## B / Dos."},
            ["fr -", "fr T, es U", "fr A, es B"],
        ),
        # titles
        (
            {"fr": "# T / `a` / # A / `b`", "es": "# U / `b` / # B / `a`"},
            ["fr T, es U", "fr A, es B"],
        ),
        # lengths
        (
            {"fr": f"# T / ## A /{LONG} / ## B / Un.", "es": "# T / ## X / Uno."},
            ["fr T, es T", "fr A", "fr B, es X"],
        ),
        (
            {"fr": f"# T / ## B / Un. / ## A /{LONG} ", "es": "# T / ## X / Uno."},
            ["fr T, es T", "fr B, es X", "fr A"],
        ),
        # words
        (
            {
                "fr": "# T / ## Organisation Production / ## Distribution Consommation",
                "es": "# T / ## Distribución Consumo",
            },
            [
                "fr T, es T",
                "fr Organisation Production",
                "fr Distribution Consommation, es Distribución Consumo",
            ],
        ),
        # none of several alike
        (
            {"fr": "# T / ## Note / Un. / ## Note / Deux. / ## Note / Trois.", "es": "# T"},
            ["fr T, es T", "fr Note", "fr Note", "fr Note"],
        ),
        # what is left over and moved: by its name, unless that stands there more than twice
        (
            {
                "fr": "# T / ## A {#a} / ## B {#b} / ## OpenAI",
                "es": "# T / ## OpenAI / ## A {#a} / ## B {#b}",
            },
            ["fr T, es T", "es OpenAI, *fr OpenAI", "fr A, es A", "fr B, es B"],
        ),
        (
            {
                "fr": "# T / ## A {#a} / ## B {#b} / ## Note / ## Note",
                "es": "# T / ## Note / ## A {#a} / ## B {#b}",
            },
            ["fr T, es T", "es Note", "fr A, es A", "fr B, es B", "fr Note", "fr Note"],
        ),
        (
            {
                "fr": "# T / ## A {#a} / ## B {#b} / ## OpenAI",
                "es": "# T / ## Azure / ## A {#a} / ## B {#b}",
            },
            ["fr T, es T", "es Azure", "fr A, es A", "fr B, es B", "fr OpenAI"],
        ),
        # by its words, two at least
        (
            {
                "fr": "# T / ## A {#a} / ## B {#b} / ## Organisation Production",
                "es": "# T / ## Organización Producción / ## A {#a} / ## B {#b}",
            },
            [
                "fr T, es T",
                "es Organización Producción, *fr Organisation Production",
                "fr A, es A",
                "fr B, es B",
            ],
        ),
        (
            {
                "fr": "# T / ## A {#a} / ## B {#b} / ## Organisation",
                "es": "# T / ## Organización / ## A {#a} / ## B {#b}",
            },
            ["fr T, es T", "es Organización", "fr A, es A", "fr B, es B", "fr Organisation"],
        ),
        # by its address
        (
            {
                "fr": "# T / ## A {#a} / ## B {#b} / ## Sampling",
                "es": "# T / ## Muestreo {#sampling} / ## A {#a} / ## B {#b}",
            },
            ["fr T, es T", "es Muestreo, *fr Sampling", "fr A, es A", "fr B, es B"],
        ),
        (
            {
                "es": "# T / ## Muestreo {#sampling} / ## A {#a} / ## B {#b}",
                "fr": "# T / ## A {#a} / ## B {#b} / ## Sampling",
            },
            ["es T, fr T", "es Muestreo, *fr Sampling", "es A, fr A", "es B, fr B"],
        ),
        # by its body, two signs at least; never with other ids
        (
            {
                "fr": "# T / ## A {#a} / ## B {#b} / ## Lire / `x` `y`",
                "es": "# T / ## Muestreo / `x` `y` / ## A {#a} / ## B {#b}",
            },
            ["fr T, es T", "es Muestreo, *fr Lire", "fr A, es A", "fr B, es B"],
        ),
        (
            {
                "fr": "# T / ## A {#a} / ## B {#b} / ## Lire / `x`",
                "es": "# T / ## Muestreo / `x` / ## A {#a} / ## B {#b}",
            },
            ["fr T, es T", "es Muestreo", "fr A, es A", "fr B, es B", "fr Lire"],
        ),
        (
            {
                "fr": "# T / ## A {#a} / ## B {#b} / ## Lire {#c} / `x` `y`",
                "es": "# T / ## Muestreo {#d} / `x` `y` / ## A {#a} / ## B {#b}",
            },
            ["fr T, es T", "es Muestreo", "fr A, es A", "fr B, es B", "fr Lire"],
        ),
        # of three variants the fewer moved
        (
            {
                "fr": "# T / ## A {#a} / ## B {#b} / ## C {#c}",
                "es": "# T / ## C {#c} / ## A {#a} / ## B {#b}",
                "pt": "# T / ## C {#c} / ## A {#a} / ## B {#b}",
            },
            ["fr T, es T, pt T", "es C, pt C, *fr C", "fr A, es A, pt A", "fr B, es B, pt B"],
        ),
        (
            {
                "fr": "# T / ## A {#a} / ## B {#b} / ## C {#c}",
                "es": "# T / ## A {#a} / ## B {#b} / ## C {#c}",
                "pt": "# T / ## C {#c} / ## A {#a} / ## B {#b}",
            },
            ["fr T, es T, pt T", "fr A, es A, pt A", "fr B, es B, pt B", "fr C, es C, *pt C"],
        ),
        (
            {
                "fr": "# T / ## A {#a} / ## B {#b} / ## C {#c} / ## D {#d}",
                "es": "# T / ## C {#c} / ## A {#a} / ## B {#b} / ## D {#d}",
                "pt": "# T / ## A {#a} / ## C {#c} / ## D {#d} / ## B {#b}",
            },
            [
                "fr T, es T, pt T",
                "fr A, es A, pt A",
                "fr B, es B, *pt B",
                "fr C, pt C, *es C",
                "fr D, es D, pt D",
            ],
        ),
        # of copies the first
        (
            {"fr": "# T / ## A / `a` `b` / ## A / `a` `b`", "es": "# T / ## A / `a` `b`"},
            ["fr T, es T", "fr A, es A", "fr A"],
        ),
        (
            {
                "fr": "# T / ## A / `a` `b`",
                "es": "# T / ## X / `a` `b` / ## X / `a` `b`",
                "pt": "# T / ## Y / `a` `b` / ## Y / `a` `b`",
            },
            ["fr T, es T, pt T", "fr A, es X, pt Y", "es X, pt Y"],
        ),
        # between two that pair, by order
        (
            {
                "fr": "# T / ## A {#a} / `x` `y` `z` / ## B {#b}",
                "es": "# T / ## X {#x} / `x` `y` `z` / ## B {#b} / ## C {#c}",
            },
            ["fr T, es T", "fr A, es X", "fr B, es B", "es C"],
        ),
        (
            {
                "fr": "# T / ## A {#a} / Un. / ## B {#b}",
                "es": "# T / ## X {#x} / Uno. / ## B {#b} / ## C {#c}",
            },
            ["fr T, es T", "fr A, es X", "fr B, es B", "es C"],
        ),
        (
            {
                "fr": "# T / ## A / Un. / ## B {#b}",
                "es": "# T / ## X {#x} / Uno. / ## B {#b} / ## C {#c}",
            },
            ["fr T, es T", "fr A, es X", "fr B, es B", "es C"],
        ),
        # unless levels and lengths say no
        (
            {
                "fr": "# T / ## A / Un. / ## B {#b}",
                "es": "# T / #### X / Uno. / ## B {#b} / ## C {#c}",
            },
            ["fr T, es T", "fr A, es X", "fr B, es B", "es C"],
        ),
        (
            {
                "fr": "# T / ## A / Un. / ## B {#b}",
                "es": "# T / ##### X / Uno. / ## B {#b} / ## C {#c}",
            },
            ["fr T, es T", "fr A, es X", "fr B, es B", "es C"],
        ),
        (
            {
                "fr": f"# T / ## A / Un{LONG}. / ## B {{#b}}",
                "es": "# T / #### X / Uno. / ## B {#b} / ## C {#c}",
            },
            ["fr T, es T", "fr A", "es X", "fr B, es B", "es C"],
        ),
        (
            {
                "fr": f"# T / ## A / Un{LONG}. / ## B {{#b}}",
                "es": "# T / ## X / Uno. / ## B {#b} / ## C {#c}",
            },
            ["fr T, es T", "fr A, es X", "fr B, es B", "es C"],
        ),
        # a title only with the first heading
        (
            {
                "fr": "# T / ## A / Un. / ## B {#b}",
                "es": "# T / # X / Uno. / ## B {#b} / ## C {#c}",
            },
            ["fr T, es T", "fr A", "es X", "fr B, es B", "es C"],
        ),
        (
            {
                "fr": f"# T / ## A / Un{LONG}. / ## B {{#b}}",
                "es": "# T / # X / Uno. / ## B {#b} / ## C {#c}",
            },
            ["fr T, es T", "fr A", "es X", "fr B, es B", "es C"],
        ),
        (
            {"fr": "# T / ## A {#a}", "es": "## X / ## A {#a} / ## C {#c}"},
            ["fr T, es X", "fr A, es A", "es C"],
        ),
        (
            {"fr": "# OpenAI / Un. / ## A {#a}", "es": "Antes. / # Azure / ## A {#a}"},
            ["es -", "fr OpenAI, es Azure", "fr A, es A"],
        ),
        # a title whose id another has
        (
            {"fr": "# T {#t} / ## A {#a} / `a` `b`", "es": "# U {#a} / `a` `b` / ## X {#x}"},
            ["fr T", "fr A, es U", "es X"],
        ),
        # without words, without sections
        (
            {"fr": "# T / ## / ## A {#a}", "es": "# T / ## A {#a} / ##"},
            ["fr T, es T", "fr ", "fr A, es A", "es "],
        ),
        ({"fr": "# T / ## A", "es": ""}, ["fr T", "fr A"]),
        # text without a heading
        ({"fr": "Un `a` `b`.", "es": "# U / ## X / `a` `b`"}, ["fr -, es U", "es X"]),
        # a heading that has its own counterpart is none of the copies
        (
            {
                "fr": "# T / ## OpenAI {#o} / ## A {#a} / ## B {#b} / ## OpenAI",
                "es": "# T / ## OpenAI / ## OpenAI {#o} / ## A {#a} / ## B {#b}",
            },
            [
                "fr T, es T",
                "es OpenAI, *fr OpenAI",
                "fr OpenAI, es OpenAI",
                "fr A, es A",
                "fr B, es B",
            ],
        ),
        # one word tells which of two is lost
        (
            {"fr": "# T / ## Organisation / ## Distribution", "es": "# T / ## Distribución"},
            ["fr T, es T", "fr Organisation", "fr Distribution, es Distribución"],
        ),
        # of two titles each is a section like any other; an id holds against the body
        (
            {"fr": "# T / `a` `b` / # A / `c` `d`", "es": "# U / `c` `d` / # B / `a` `b`"},
            ["fr T, *es B", "fr A, es U"],
        ),
        (
            {
                "fr": "# T / ## A {#a} / `a` `b` / ## B {#b} / `c` `d`",
                "es": "# T / ## X {#a} / `c` `d` / ## Y {#b} / `a` `b`",
            },
            ["fr T, es T", "fr A, es X", "fr B, es Y"],
        ),
        # two of three signs are in one other section alone, and none in its own; one is chance
        (
            {
                "fr": f"# T / ## A / `a` `b` `c` / ## B /{LONG}",
                "es": f"# T / ## X /{LONG} / ## Y / `a` `b` `d` `e`",
            },
            ["fr T, es T", "es X", "fr A, es Y", "fr B"],
        ),
        (
            {
                "fr": f"# T / ## A / `a` `b` `c` / ## B /{LONG}",
                "es": f"# T / ## X /{LONG} / ## Y / `a` `d` `e`",
            },
            ["fr T, es T", "fr A, es X", "fr B, es Y"],
        ),
    ],
)
def test_which_sections_pair(texts, rows):
    """What stands in one place is one row; what stands elsewhere too, and is marked."""
    assert found(**texts) == rows


@pytest.mark.parametrize(
    ("left", "right", "wrong"),
    [
        ("ab cd", "ab cd", False),
        ("ab cd", "cd ab", True),
        ("ab cd -", "- ab cd", True),
        ("ab -", "- ab", False),  # nor where one has nothing
        ("ab cd", "cd xy", True),  # one of the two is enough
        ("ab cd", "xy cd", False),
        ("ab cd", "ad cd", False),  # its partner has its own already
        ("abc xyz", "abz abc", False),  # as much as most, but not twice as much
        ("abcde vwxyz", "abvwx abcvw", False),
        ("abc xyz", "uvw abw", True),
        ("abc xyz", "uvw auw", False),
        ("abc xyz", "axy abz", True),  # twice as much
        ("", "", False),
    ],
)
def test_what_speaks_against_the_order(left, right, wrong):
    """A pair shares little, and one of the two twice as much with another's partner."""
    sides = [[frozenset(one.strip("-")) for one in side.split()] for side in (left, right)]
    assert contradicted(*sides) is wrong
