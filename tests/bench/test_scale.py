"""The table of large builds: what other runs measured stays, and sizes are in order."""

from __future__ import annotations

import pytest
from bench.scale import Run, configuration, keep, prepare, slower, text_of, told, whole


def runs(cpu):
    """Return runs of a stock build and of ours, which takes this many CPU seconds."""
    return {"stock build": Run(20.0, 10.0, 100.0, 0), "our build": Run(10.0, cpu, 50.0, 0)}


def test_a_size_measured_again_takes_the_place_of_the_old_one():
    """The other size stays as it was; each size is there once, the smaller first."""
    old = text_of([*told(1015, runs(7.0), 1.0), *told(105, runs(9.0), 1.0)])
    new = text_of([*keep([105], old), *told(105, runs(5.0), 1.0)])
    assert new.count("| 3 x 105 | our build | 10.0 | 5.0 | 15.9 | 50 |") == 1
    assert new.count("| 3 x 1,015 | our build | 10.0 | 7.0 | 2.3 | 50 |") == 1
    assert new.index("3 x 105") < new.index("3 x 1,015")
    assert (
        "At 3 x 105 pages our build takes 0.50 of the stock build's time on the clock"
        " (31.7 ms a page), 0.50 of its CPU time and 0.50 of its memory"
    ) in new
    assert "9.0" not in new


def test_the_pages_are_whole_copies(tmp_path):
    """Every language has as many pages, and both configurations are there."""
    size = whole(1)
    prepare(tmp_path, size)
    for language in ("fr", "es", "pt"):
        assert sum(1 for _ in (tmp_path / "docs" / language).rglob("*.md")) == size
    assert {path.name for path in tmp_path.glob("*.yml")} == {"ours.yml", "stock.yml"}


def test_the_stock_build_has_no_hook():
    """It has the search of the theme, and nothing of ours; ours has every hook."""
    stock, ours = configuration(stock=True), configuration(stock=False)
    assert "hooks" not in stock
    assert "search" in stock["plugins"]
    assert "search" not in ours["plugins"]
    assert ours["hooks"]


def test_a_ratio_is_held_to_what_is_told():
    """A tenth more is let pass; what is beyond is named; a size that nothing is told of is said."""
    before = text_of(told(1015, runs(7.0), 1.0))
    assert slower(1015, runs(7.6), before) == []
    assert slower(1015, runs(7.8), before) == [
        "3 x 1,015 pages: 0.78 of the stock build's CPU; bench/README.md says 0.70"
    ]
    with pytest.raises(ValueError, match="no ratio of 3 x 105 pages"):
        slower(105, runs(7.0), before)
