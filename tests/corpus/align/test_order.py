"""Blocks of one kind that stand in another order are told by the words they share."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concordance.corpus.align import align
from concordance.corpus.align.order import moves
from concordance.markdown import parse_page

ROWS = (
    ("Conception | NVIDIA | NVIDIA | Microsoft", "Diseño | NVIDIA | NVIDIA | Microsoft"),
    ("Nature | GPU | GPU | accélérateur", "Tipo | GPU | GPU | acelerador"),
    ("Gravure | procédé fin | procédé fin | inconnue", "Grabado | proceso fino | fino | sin dato"),
    ("Transistors | beaucoup | davantage | plus", "Transistores | muchos | más | todavía más"),
    ("Mémoire | ordinaire | superposée | ordinaire", "Memoria | común | apilada | común"),
)


def words(text):
    """Return the beginnings of a text's words."""
    return frozenset(word[:4].lower() for word in text.split() if len(word) > 2)


def found(pairs, order, kinds=None):
    """Return what `moves` says where the right side stands in this order."""
    left = [words(one) for one, _ in pairs]
    right = [words(pairs[place][1]) for place in order]
    return moves(left, right, kinds or ["row"] * len(pairs))


PLAIN = [(f"un{n}a dos{n} tres{n}", f"un{n}a two{n} tres{n}") for n in range(12)]


@given(st.permutations(range(7)))
@settings(max_examples=80, deadline=None)
def test_what_moved_stands_with_its_own(order):
    """Whatever the order, some of what moved pairs with its own; in the same one nothing moved."""
    back, moved = found(PLAIN[:7], order)
    assert sorted(back) == list(range(7))
    assert not moved or any(order[back[place]] == place for place in moved)
    if order == list(range(7)):
        assert not moved


@given(st.integers(0, 11), st.integers(0, 11))
@settings(max_examples=60, deadline=None)
def test_two_that_are_exchanged_are_named(one, two):
    """Far apart or near, both are named; of neighbours one is enough."""
    order = list(range(12))
    order[one], order[two] = two, one
    back, moved = found(PLAIN, order)
    assert back == order
    if abs(one - two) > 1:
        assert moved == {one, two}


@given(st.integers(0, 11), st.integers(0, 11))
@settings(max_examples=60, deadline=None)
def test_the_one_that_moved_is_named(start, end):
    """A block that was moved is the one, and not those that made way; of two neighbours, either."""
    order = list(range(12))
    order.insert(end, order.pop(start))
    _, moved = found(PLAIN, order)
    assert moved in (
        [set()] if start == end else [{start}, {end}] if abs(start - end) == 1 else [{start}]
    )


@pytest.mark.parametrize(
    ("order", "moved"),
    [
        ([0, 2, 3, 1, 4, 5, 9, 6, 7, 8, 10, 11], {1, 9}),
        ([2, 0, 1, 3, 4, 5, 6, 7, 11, 8, 9, 10], {2, 11}),
        ([1, 2, 0, 3, 4, 5, 6, 7, 9, 10, 8, 11], {0, 8}),
        ([4, 1, 2, 3, 0, 5, 6, 9, 7, 8, 10, 11], {0, 4, 9}),
    ],
)
def test_several_that_moved_are_named(order, moved):
    """Up and down the list, or exchanged, each by itself."""
    assert found(PLAIN, order) == (sorted(order, key=order.__getitem__), moved)


def test_what_is_common_on_the_page_may_be_rare_in_a_table():
    """The words of four rows stand in the items too, where nothing moved."""
    left = [frozenset(f"word{n % 4} same{n % 4}".split()) for n in range(16)]
    right = [left[place] for place in (1, 2, 0, *range(3, 16))]
    kinds = ["row"] * 4 + ["item", "code"] * 6
    assert moves(left, right, kinds) == ([2, 0, 1, *range(3, 16)], {0})


def test_blocks_move_among_their_kind_alone():
    """What stands behind a block of another kind is no place to move to."""
    kinds = ["row", "row", "code", "row"]
    assert found(PLAIN[:4], [1, 2, 3, 0], kinds) == ([0, 1, 2, 3], set())


@pytest.mark.parametrize(
    ("left", "right", "kinds", "order", "moved"),
    [
        # each shares with its own, and more with the other
        ("ceabf dgxyz", "cexyz dgabf", "rr", [1, 0], {0}),
        # one does, for the other it is as many, of signs that are rarer
        ("ceabf dgxyq dg dg", "cexyp dgabf dg dg", "rrrr", [1, 0, 2, 3], {0}),
        ("dgxyq ceabf dg dg", "dgabf cexyp dg dg", "rrrr", [1, 0, 2, 3], {0}),
        # two of a kind are exchanged whatever stands between, of two kinds they are not
        ("ab cd ef gh", "gh cd ef ab", "rrir", [3, 1, 2, 0], {0, 3}),
        ("ab cd ef gh", "gh cd ef ab", "rric", [0, 1, 2, 3], set()),
        # half a vote from each side is enough, one from a quarter is not
        ("ax by z", "b a ab", "rrr", [1, 0, 2], {0}),
        ("a b b", "b a ab", "rrr", [0, 1, 2], set()),
        # what is common on the page is rare in the run, at its beginning or end
        ("p q pq pq pq", "q p pq pq pq", "rrici", [1, 0, 2, 3, 4], {0}),
        ("pq pq pq p q", "pq pq pq q p", "icirr", [0, 1, 2, 4, 3], {3}),
    ],
)
def test_votes(left, right, kinds, order, moved):
    """A letter is a sign, or a kind."""
    mine, theirs = ([frozenset(signs) for signs in side.split()] for side in (left, right))
    assert moves(mine, theirs, kinds) == (order, moved)


def test_one_lost_and_one_new_are_no_move():
    """Where what is left over shares nothing, it did not move: the order holds."""
    pairs = [*PLAIN[:3], ("nada", "de"), *PLAIN[3:6]]
    left = [words(one) for one, _ in pairs[:6]]
    right = [words(two) for _, two in [*PLAIN[1:3], pairs[3], *PLAIN[3:5], ("", "other words")]]
    assert moves(left, right, ["item"] * 6) == (list(range(6)), set())


def test_without_a_word_in_common_the_order_holds():
    """Other scripts, or nothing said: no votes, no moves."""
    left = [words(f"uno{n} dos{n}") for n in range(4)]
    right = [words(f"один{n} два{n}") for n in range(4)]
    assert moves(left, right, ["item"] * 4) == ([0, 1, 2, 3], set())
    assert moves([frozenset()] * 4, right, ["item"] * 4) == ([0, 1, 2, 3], set())


@pytest.mark.parametrize("start", range(len(ROWS) - 2))
def test_a_row_of_words_that_moved_is_named(start):
    """No number, link or code: words that begin alike are enough."""
    order = list(range(len(ROWS)))
    order.insert(start + 2, order.pop(start))
    head = "| | a | b | c |\n| --- | --- | --- | --- |\n"
    pages = {
        "fr": "".join(f"| {fr} |\n" for fr, _ in ROWS),
        "es": "".join(f"| {ROWS[place][1]} |\n" for place in order),
    }
    texts = {code: f"# T\n\n{head}{rows}" for code, rows in pages.items()}
    rows = align({code: parse_page(text, f"{code}/a.md") for code, text in texts.items()}).blocks
    assert [place for place, row in enumerate(rows[1:]) if row.moved] == [start]


def test_many_blocks_are_looked_through():
    """2,000 items of which one went up by forty."""
    pairs = [(f"a{n}x b{n}y", f"a{n}x c{n}z") for n in range(2000)]
    order = list(range(2000))
    order.insert(960, order.pop(1000))
    left = [frozenset(one.split()) for one, _ in pairs]
    right = [frozenset(pairs[place][1].split()) for place in order]
    back, moved = moves(left, right, ["item"] * 2000)
    assert moved == {1000}
    assert back[1000] == 960
