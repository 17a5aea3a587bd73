"""What of a block and of a section tells, across languages, that another is the same."""

from __future__ import annotations

import pytest

from concordance.corpus.align import signals
from concordance.corpus.align.signals import BlockSignals, fold, last_part, likeness
from concordance.markdown import parse_page


def read(text):
    """Return the signals of the first block of a text."""
    return signals.of_block(parse_page(f"{text}\n", "fr/a.md").blocks[0])


def section(text):
    """Return the signals of the last section of a text."""
    return signals.of_section(parse_page(f"{text}\n", "fr/a.md").sections[-1])


@pytest.mark.parametrize(
    ("text", "anchors"),
    [
        ("Il a 42 ruches, 7 et 1 234,5 en 2023.", ["number 12345", "number 2023", "number 42"]),
        (
            "Voir [a](x/api.md#top), ![b](img/c.png?v=1) et `run`[^n].",
            ["code run", "footnote n", "image c.png", "link api#top"],
        ),
        ("[^n]: Note 12.", ["footnote of n", "number 12"]),
        ("```py\nimport os\n\n}\nabc\n  x = 12\n```", ["line import os", "line x = 12"]),
        ("```\n" + "x = 1\n" * 39 + "y = 2\nz = 3\n```", ["line x = 1", "line y = 2"]),
        ("| A1 | `b` |\n|---|---|\n| c | d |", ["code b"]),
        ('!!! note "Titre 77"\n\n    Texte.', ["number 77"]),
    ],
)
def test_anchors(text, anchors):
    """Numbers of two digits, targets, code, footnotes and lines of code, each with its kind."""
    assert sorted(read(text).anchors) == anchors


@pytest.mark.parametrize(
    ("target", "part"),
    [
        ("../es/api.md#top", "api#top"),
        ("api.html?x=1#top", "api#top"),
        ("a.md#b#c", "a#b#c"),
        ("x.htm?y=/b?z", "x.htm"),
        ("/a/b/c/", "c"),
        ("/a/b//", "b"),
        ("/a/X/", "X"),
        ("#top", "#top"),
        ("https://x.org/", "x.org"),
        ("", ""),
    ],
)
def test_last_part(target, part):
    """The file's name without its ending, and the fragment: no folder of a language."""
    (link,) = parse_page(f"[a](<{target}>)\n", "fr/a.md").blocks[0].links
    assert last_part(link) == part


@pytest.mark.parametrize(
    ("text", "kind", "length", "counts", "inside"),
    [
        ("Voir [a](b.md) et `run`, `x`.", "paragraph", 19, (1, 2), ()),
        ("> - Une ruche `x`", "item", 12, (0, 1), ("quote", "ul")),
        ("```py\nx = 1\n```", "code", 6, (0, 0), ()),
        ("| A1 | `b` |\n|---|---|\n| c | d |", "head", 4, (0, 1), ("table",)),
        ("```head\nx = 1\n```", "code", 6, (0, 0), ()),
        ('!!! note "Titre"\n\n    Texte.', "admonition", 10, (0, 0), ()),
    ],
)
def test_block(text, kind, length, counts, inside):
    """Its kind, its length, how many links and codes, and what it stands in."""
    found = read(text)
    assert (found.kind, found.length, (found.links, found.codes)) == (kind, length, counts)
    assert found.inside == inside
    assert found.ids == frozenset()


def test_what_a_block_stands_in_is_named_by_its_first_word():
    """`note` of `admonition note` is a kind that a translator may change."""
    _, inner = parse_page("!!! note\n\n    Texte.\n", "fr/a.md").blocks
    assert signals.of_block(inner).inside == ("admonition",)
    assert read("Voir.\n{: #a }").ids == {"a"}
    _, row = parse_page("| A |\n|---|\n| b |\n", "fr/a.md").blocks
    assert signals.of_block(row).kind == "row"


def test_a_block_is_read_once():
    """Its signals are asked for with every pair."""
    block, other = parse_page("Un.\n\nDeux.\n", "fr/a.md").blocks
    found = BlockSignals({"fr": None})
    assert found.codes == ("fr",)
    assert found.of(block) is found.of(block)
    assert (found.of(block), found.of(other)) == (signals.of_block(block), signals.of_block(other))


@pytest.mark.parametrize(
    ("text", "length", "ids", "anchors", "words"),
    [
        (
            "## Ruches `run` {#r}\n\nUn 42.\n\nDeux `x`.",
            14,
            {"r"},
            {"number 42", "code x"},
            ("Ruches \ufffc", "run"),
        ),
        ("## Ruches", 0, set(), set(), ("Ruches",)),
        ("Un 42.", 6, set(), {"number 42"}, ("",)),
    ],
)
def test_section(text, length, ids, anchors, words):
    """The words of its heading; of its blocks, all the anchors, and how long they are together."""
    found = section(text)
    assert (found.kind, found.length) == ("section", length)
    assert (found.ids, found.anchors, found.words) == (ids, anchors, words)


@pytest.mark.parametrize(
    ("text", "stems", "signs"),
    [
        ("La Région de GPU et d’été", {"regi", "GPU"}, {"regi", "gpu", "ete"}),
        (
            "L'été: OpenAI v1.5 aux",
            {"open", "OpenAI", "v1.5"},
            {"ete:", "open", "v1.5", "aux", "number 15"},
        ),
        ("Ils ont 12 cas", set(), {"ils", "ont", "cas", "number 12"}),
    ],
)
def test_words(text, stems, signs):
    """Four letters of the longer words, without accents, and acronyms; the signs, of all but two.

    The signs hold the anchors too.
    """
    found = read(text)
    assert (found.stems, found.signs) == (stems, signs)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Hello", "hello"), ("ÉTÉ à Ñandú", "ete a nandu"), ("Straße", "straße"), ("Ульи", "ульи")],
)
def test_fold(text, folded):
    """Lower case, no accents."""
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("left", "right", "share"),
    [("ab", "ab", 1), ("ab", "bc", 0.5), ("a", "b", 0), ("", "a", 0), ("", "", 0)],
)
def test_likeness(left, right, share):
    """Twice what both have, of what each has."""
    assert likeness(frozenset(left), frozenset(right)) == share
    assert likeness(frozenset(right), frozenset(left)) == share


@pytest.mark.parametrize(
    ("left", "right", "ratio"),
    [
        ("a" * 99, "b" * 109, 1.1),
        ("a" * 99, "b" * 149, 1.3),
        ("a" * 99, "b" * 49, 0.85),
        ("", "b" * 49, 1.3),
        ("a" * 99, "每" * 39, 0.4),
        ("a" * 99, "每" * 99, 0.52),
        ("每" * 39, "a" * 99, 2.5),
    ],
)
def test_ratio(left, right, ratio):
    """How much longer a page is than another, as far as their scripts explain it."""
    pages = {"fr": parse_page(f"{left}\n", "fr/a.md"), "es": parse_page(f"{right}\n", "es/a.md")}
    assert BlockSignals(pages).ratio("fr", "es") == pytest.approx(ratio)
