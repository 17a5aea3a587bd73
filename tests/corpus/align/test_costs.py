"""What it costs to pair two blocks: kinds, ids, lengths, and what they share."""

from __future__ import annotations

import pytest

from concordance.corpus.align.costs import everywhere, pair_cost, shared
from concordance.corpus.align.sequence import NEVER
from concordance.corpus.align.signals import of_block
from concordance.markdown import parse_page

EVERY = frozenset(("code a", "code b", "code c", "number 42"))
FOUR, NEXT = "Organisation production distribution centrale", "Ruche colonie abeille printemps été"


@pytest.mark.parametrize(
    ("left", "right", "cost"),
    [
        ("Un mot.", "Otra a.", 0),
        # kinds, and what the block stands in
        ("Un mot.", "- Otra a.", 4 + 1.5),
        ("- Un mot.", "- Otra a.", 0),
        ("> Un mot.", "Otra a.", 1.5),
        ("Un mot.", "| Otra a. |\n|---|", NEVER),
        # ids
        ("Un mot.\n{: #a }", "Otra a.\n{: #a }", -12),
        ("Un mot.\n{: #a }", "Otra a.\n{: #b }", 20),
        ("Un mot.\n{: #a }", "Otra a.", 0),
        ("Un mot.", "Otra a.\n{: #b }", 0),
        ("Un mot.\n{: #a }", "- Otra a.\n  {: #a }", 4 + 1.5 - 12),
        # anchors of both pages: the same, others, half of them; those of one page say nothing
        ("Un `a`.", "Na `a`.", -6),
        ("Un `a`.", "Na `b`.", 7),
        ("Un `a` `b`.", "Na `a` `c`.", -3),
        ("Un `x`.", "Na `y`.", 0),
        ("Un `a`.", "Na `y`.", 0),
        # links and codes more or less, up to three
        ("Un [mot](x.md).", "Otra a.", 1),
        ("Otra a.", "Un [mot](x.md).", 1),
        ("[A](x.md) [B](x.md) [C](x.md) [D](x.md)", "Nada de", 3),
        ("[A](x.md) [B](x.md)", "[C](y.md) [D](y.md)", 0),
        ("Un `x`.", "Nada de.", 0.5),
        ("Un `x` `x`.", "Na `y` `y`.", 0),
        # words of both pages: the same; four on each side, and nothing in common
        ("Ruches", "Ruche!", -5),
        ("Ruche abeille", "Ruche printem", -2.5),
        (FOUR, "Ruche, colonie, abeille, printemps, et centre", -5 * 2 / 9),
        (FOUR, "Ruche, colonie, abeille, printemps, et l’été.", 7),
        ("Organisation production distribution", "Ruche, colonie, abeille, le printemps", 0),
        (f"{FOUR} `a`", "Ruche, colonie, abeille, printemps, et l’été.", 0.5 + 7),
        (f"{FOUR} `a`", "Ruche, colonie, abeille, printemps, et l’été. `a`", -6),
    ],
)
def test_what_a_pair_costs(left, right, cost):
    """The same length throughout; the lower the likelier."""
    fr, es = (of_block(parse_page(f"{text}\n", "fr/a.md").blocks[0]) for text in (left, right))
    stems = of_block(parse_page(f"{FOUR} {NEXT}\n", "fr/a.md").blocks[0]).stems
    assert pair_cost(fr, es, es.length / fr.length, EVERY, stems) == pytest.approx(cost)


def test_a_pair_of_unlike_lengths_costs_more():
    """The longer page's blocks are longer."""
    short, long = (of_block(parse_page(f"{'x' * n}\n", "fr/a.md").blocks[0]) for n in (50, 100))
    none = frozenset[str]()
    assert pair_cost(short, long, 2.0, none, none) == 0
    assert pair_cost(short, long, 1.0, none, none) == pytest.approx(1.626, abs=0.001)


@pytest.mark.parametrize(
    ("blocks", "found"),
    [
        ("ab ab a", ""),
        ("ab ab a a", "a"),
        ("ab ab a a c c c", "a"),
        ("ab ab a a c c c d", ""),
        ("", ""),
    ],
)
def test_what_more_than_half_have(blocks, found):
    """And more than three: it tells none from the others."""
    assert everywhere([frozenset(one) for one in blocks.split()]) == frozenset(found)


def test_what_both_sides_have():
    """Somewhere, whatever the block."""
    left, right = ([frozenset(one) for one in side.split()] for side in ("ab c", "bd ce"))
    assert shared(left, right) == {"b", "c"}
    assert shared([], right) == set()
