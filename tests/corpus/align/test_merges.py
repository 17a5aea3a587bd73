"""Where paragraphs may have been run together or cut otherwise: what is looked at."""

from __future__ import annotations

import pytest

from concordance.corpus.align import align
from concordance.corpus.align.merges import open_windows
from concordance.corpus.align.rows import BlockRow
from concordance.markdown import parse_page

BLOCKS = {
    kind: parse_page(text, "fr/a.md").blocks[0]
    for kind, text in {"p": "Un.\n", "i": "- Un.\n", "c": "```\nx\n```\n"}.items()
}


@pytest.mark.parametrize(
    ("rows", "windows"),
    [
        ("p p- p", [(0, 3)]),
        ("p p p- p p", [(1, 4)]),
        ("p- p", [(0, 2)]),
        ("p p-", [(0, 2)]),
        ("i p- i", [(0, 3)]),
        ("c p- c", [(1, 2)]),
        ("c p p- p c", [(1, 4)]),
        ("p | p- | p", [(1, 2)]),
        ("p p | p- p- | p p", [(2, 4)]),
        ("p | p p- p | p", [(1, 4)]),
        ("p p- | p- p", [(0, 2), (2, 4)]),
        ("p p- p- p p p- p", [(0, 4), (4, 7)]),
        ("p p- p p- p", [(0, 3), (2, 5)]),
        ("p p- c- p- p", [(0, 2), (3, 5)]),
        ("p c- p", []),
        ("p p", []),
        ("", []),
    ],
)
def test_windows(rows, windows):
    """Rows of prose that some lack (`-`) and those beside them, in one section (`|` ends it)."""
    made, section = [], 0
    for one in rows.split():
        section += one == "|"
        if one != "|":
            codes = ["fr"] if one.endswith("-") else ["fr", "es"]
            made.append(BlockRow(dict.fromkeys(codes, BLOCKS[one[0]]), section))
    assert [(window.start, window.stop) for window in open_windows(made)] == windows


SAID = {
    "A": ("Maia range `a1` dans la boîte de 2023{}.", "Maia guarda `a1` en la caja de 2023."),
    "B": ("Cobalt envoie `b2` au centre de 2024.", "Cobalt envía `b2` al centro de 2024."),
    "C": ("Stargate mesure `c3` au lac de 2025.", "Stargate mide `c3` en el lago de 2025."),
    "D": ("Azure efface `d4` du disque de 2026.", "Azure borra `d4` del disco de 2026."),
    "X": ("La pluie tombe.", "Alguien canta, y nadie escucha."),
    "Y": ("Le chat dort.", "Tres libros abiertos."),
}
TAIL = " selon tous ceux qui le regardent depuis la rive du grand lac voisin"


@pytest.mark.parametrize(
    ("fr", "es", "pt", "rows"),
    [
        # run together, cut elsewhere, split: in the neighbour, before or after it
        ("A/B", "AB", "", "fr(es) fr+es"),
        ("A/B/C", "AB/C", "", "fr(es) fr+es fr+es"),
        ("A/B/C", "A/BC", "", "fr+es fr+es fr(es)"),
        ("AB/CD", "ABCD", "", "fr+es fr(es)"),
        ("AB", "A/B", "", "es(fr) fr+es"),
        ("A/BC", "AB", "", "fr(es) fr+es"),
        ("AD/B/C", "ABC", "", "fr+es fr(es) fr(es)"),
        # lost, whole or half
        ("A/B/C", "A/C", "", "fr+es fr fr+es"),
        ("AB/CD", "ABC", "", "fr+es fr"),
        ("A", "A/B", "", "fr+es es"),
        ("YY/X", "YX", "", "fr+es fr"),
        # the paragraph that is taken to be in another is longer by less than half, or by more
        ("a40/B", "AB", "", "fr(es) fr+es"),
        ("a60/B", "AB", "", "fr fr+es"),
        # of three, those that cut alike, and one that has its own way
        ("A/B", "AB", "A/B", "fr+pt(es) fr+es+pt"),
        ("A/B", "AB", "AB", "fr(es,pt) fr+es+pt"),
        ("AB", "A/B", "AB", "es(fr,pt) fr+es+pt"),
        ("A/B", "A", "AB", "fr+es+pt fr(pt)"),
        ("A/B/C", "AB/C", "A/B", "fr+pt(es) fr+es+pt fr+es"),
        ("AB/C", "A/B/C", "AB", "es(fr,pt) fr+es+pt fr+es"),
        ("ABC", "A/B/C", "AB/C", "es(fr,pt) fr+es+pt es+pt(fr)"),
    ],
)
def test_which_are_in_their_neighbour(fr, es, pt, rows):
    """Each row's variants, and in brackets those that have its text in the block beside it."""
    pages = {}
    for at, (code, spec) in enumerate({"fr": fr, "es": es, "pt": pt}.items()):
        long = int(spec[1:3]) if spec[:1] == "a" else 0
        paragraphs = spec.replace(f"a{long}", "A").split("/")
        said = [" ".join(SAID[one][min(at, 1)] for one in each) for each in paragraphs]
        text = "\n\n".join(said).replace("{}", TAIL[:long])
        pages |= {code: parse_page(f"# T\n\n{text}\n", f"{code}/a.md")} if spec else {}
    told = [
        "+".join(row.blocks) + (f"({','.join(sorted(row.merged))})" if row.merged else "")
        for row in align(pages).blocks
    ]
    assert " ".join(told) == rows


@pytest.mark.parametrize(
    ("third", "rows"),
    [
        ("", "fr+es fr fr+es"),
        ("Una tienda pequeña, pues la noche puede ser fría allá arriba.", "fr+es fr+es fr"),
    ],
)
def test_the_item_that_is_lost(third, rows):
    """An item that another was taken for is the lost one, not the last of the list."""
    french = (
        "un manteau;",
        "une petite tente, car la nuit peut être froide là-haut;",
        "de l’argent. Seuls trois refuges prennent les cartes.",
    )
    spanish = ("un abrigo;", third or "dinero. Solo tres refugios aceptan las tarjetas.")
    pages = {
        code: parse_page("# T\n\n" + "".join(f"- {item}\n" for item in items), f"{code}/a.md")
        for code, items in (("fr", french), ("es", spanish))
    }
    assert " ".join("+".join(row.blocks) for row in align(pages).blocks) == rows
