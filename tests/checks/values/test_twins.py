"""Which of like values is meant."""

from __future__ import annotations

import pytest

from concordance.checks.values.twins import nearest


@pytest.mark.parametrize(
    ("ranks", "where", "found"),
    [([4], 9, 4), ([1, 5, 9], 0, 1), ([1, 5, 9], 4, 5), ([1, 5, 9], 7, 5), ([1, 5, 9], 20, 9)],
)
def test_the_nearest_of_some_ranks(ranks, where, found):
    """The first of two that are as near."""
    assert nearest(ranks, where) == found
