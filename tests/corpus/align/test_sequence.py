"""The cheapest pairing of two sequences, in order; which of several as cheap; the band."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concordance.corpus.align import sequence
from concordance.corpus.align.sequence import NEVER, best_pairs


def pairs(left, right, other=9.0, gap=1.0):
    """Return the pairs of two words, equal letters costing nothing, as `aa b- -c`."""
    found = best_pairs(
        len(left), len(right), lambda i, j: 0.0 if left[i] == right[j] else other, gap
    )
    return " ".join(
        ("-" if i is None else left[i]) + ("-" if j is None else right[j]) for i, j in found
    )


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("", "", ""),
        ("a", "a", "aa"),
        ("ab", "", "a- b-"),
        ("", "ab", "-a -b"),
        ("abc", "abc", "aa bb cc"),
        ("abc", "ac", "aa b- cc"),
        ("ac", "abc", "aa -b cc"),
        ("bc", "abc", "-a bb cc"),
        ("abc", "ab", "aa bb c-"),
        ("x", "y", "x- -y"),  # the left one first
        ("ax", "ay", "aa x- -y"),
        ("aab", "ab", "aa a- bb"),  # of several alike the last is alone
        ("ab", "aaab", "aa -a -a bb"),
        ("abab", "ab", "aa bb a- b-"),
        ("ab", "ba", "a- bb -a"),
        ("abcd", "bd", "a- bb c- dd"),
    ],
)
def test_pairs(left, right, found):
    """What both have pairs; the rest is alone, in its place."""
    assert pairs(left, right) == found


@pytest.mark.parametrize(
    ("other", "found"), [(1.9, "xy"), (2.0, "xy"), (2.1, "x- -y"), (NEVER, "x- -y")]
)
def test_a_pair_may_cost_two_gaps(other, found):
    """Up to twice the cost of one alone, two that differ are paired."""
    assert pairs("x", "y", other) == found


def test_equal_ways_cost_the_same_in_whatever_order_they_add_up():
    """0.6 + 0.6 + 0.1 is 0.1 + 0.6 + 0.6: the first is paired, not the least by 2e-16."""
    assert best_pairs(1, 3, lambda _i, _j: 0.1, 0.6) == [(0, 0), (None, 1), (None, 2)]


def test_costs_are_asked_for_by_index():
    """Each pair of indexes once, whatever the lengths."""
    asked = []
    best_pairs(2, 3, lambda i, j: asked.append((i, j)) or 0.0, 1.0)
    assert sorted(asked) == [(i, j) for i in range(2) for j in range(3)]


@pytest.fixture
def small(monkeypatch):
    """Search a band already beyond 100 cells, of two items at least."""
    monkeypatch.setattr(sequence, "CELLS", 100)
    monkeypatch.setattr(sequence, "MARGIN", 2)


@pytest.mark.parametrize(
    ("rows", "columns", "farthest"),
    [
        (10, 10, 9),  # 100 cells: all of them
        (11, 10, 9.1),  # 9 cells to each side
        (20, 20, 5),
        (60, 60, 2),  # never less than the margin
        (10, 20, 10),
    ],
)
@pytest.mark.usefixtures("small")
def test_the_band(rows, columns, farthest):
    """Beyond so many cells, only what stands near the diagonal is asked for."""
    asked = []
    best_pairs(rows, columns, lambda i, j: asked.append((i, j)) or 9.0, 1.0)
    slope = columns / rows
    assert max(abs(j - i * slope) for i, j in asked) == pytest.approx(farthest, abs=0.6)


@pytest.mark.parametrize(("rows", "columns"), [(1, 500), (500, 1), (2, 301), (3, 1000)])
@pytest.mark.usefixtures("small")
def test_the_bands_of_two_rows_overlap(rows, columns):
    """However much longer one sequence is, all of both is there."""
    found = best_pairs(rows, columns, lambda _i, _j: 0.0, 1.0)
    assert [i for i, _ in found if i is not None] == [*range(rows)]
    assert [j for _, j in found if j is not None] == [*range(columns)]
    assert sum(None in pair for pair in found) == abs(rows - columns)


@given(st.text("abcdefgh", min_size=20, max_size=40), st.integers(0, 39))
@settings(max_examples=60, deadline=None)
def test_the_band_finds_what_the_whole_does(text, place):
    """One item less: the same pairs as without a band."""
    right = text[:place] + text[place + 1 :]
    whole = pairs(text, right)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sequence, "CELLS", 100)
        assert pairs(text, right) == whole


@given(
    st.lists(st.integers(0, 5), max_size=12),
    st.lists(st.integers(0, 5), max_size=12),
)
@settings(max_examples=200, deadline=None)
def test_pairs_keep_order_and_lose_nothing(left, right):
    """Every index stands once, in order; what costs NEVER is not paired."""
    pairs = best_pairs(
        len(left), len(right), lambda i, j: 0.0 if left[i] == right[j] else NEVER, gap=1.0
    )
    assert [i for i, _ in pairs if i is not None] == list(range(len(left)))
    assert [j for _, j in pairs if j is not None] == list(range(len(right)))
    assert all(left[i] == right[j] for i, j in pairs if i is not None and j is not None)
