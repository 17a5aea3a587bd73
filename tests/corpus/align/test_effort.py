"""Lists that no reader would compare: the search for what moved ends long before they do."""

from __future__ import annotations

from concordance.corpus.align.order import EFFORT, moves


def test_a_long_list_the_other_way_round():
    """As many blocks are moved as the effort allows, and the order stays one of all of them."""
    count = 1000
    signs = [frozenset({f"word{n}", f"other{n}"}) for n in range(count)]
    order, moved = moves(signs, signs[::-1], ["paragraph"] * count)
    assert sorted(order) == list(range(count))
    assert 0 < len(moved) <= 2 * EFFORT // count


def test_a_short_list_is_put_right_whole():
    """The effort is no bound for what people write."""
    signs = [frozenset({f"word{n}", f"other{n}"}) for n in range(12)]
    order, _ = moves(signs, signs[::-1], ["paragraph"] * 12)
    assert order == list(range(12))[::-1]
