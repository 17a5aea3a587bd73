"""`make plan`: above a size CI does its work in shares."""

from __future__ import annotations

import json
import runpy

import pytest

from sites import ROOT

plan = runpy.run_path(str(ROOT / "scripts/plan.py"))["plan"]


@pytest.mark.parametrize(
    ("pages", "large", "shares"),
    [(0, False, 1), (20_000, False, 1), (20_001, True, 5), (25_001, True, 6), (10**7, True, 40)],
)
def test_shares(pages, large, shares):
    """As many as keep each small, and no more machines than one may ask for at once."""
    found = json.loads(json.dumps(plan(["fr", "es"], pages)))
    numbers = found.pop("numbers")
    assert found == {"large": large, "languages": ["fr", "es"], "shares": shares}
    assert numbers == list(range(1, shares + 1))
