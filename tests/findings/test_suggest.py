"""The name that was probably meant."""

from __future__ import annotations

import pytest

from concordance.findings.suggest import did_you_mean, nearest

NAMES = ("value-mismatch", "unit-mismatch", "typography")


@pytest.mark.parametrize(
    ("name", "likeness", "near"),
    [
        ("typografy", 0.6, "typography"),
        ("unit-mismach", 0.6, "unit-mismatch"),
        ("typo", 0.6, ""),
        ("typo", 0.5, "typography"),
        ("zzz", 0.6, ""),
    ],
)
def test_nearest(name, likeness, near):
    """The most alike, if it is alike enough."""
    assert nearest(name, iter(NAMES), likeness) == near


def test_did_you_mean():
    """One name where one is near, else all of them."""
    assert did_you_mean("typografy", NAMES) == "; did you mean 'typography'"
    assert did_you_mean("zzz", NAMES) == f"; known: {', '.join(NAMES)}"
