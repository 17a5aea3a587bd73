"""The weight of the site, before and after."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from sites import ROOT, write

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

GOLDEN = """\
### Weight over the wire

| what | files | kB before | kB now | change |
|---|---:|---:|---:|---:|
| pages | 2 | 1.0 | 3.5 | +2.5 |
| search | 1 | 0.0 | 0.2 | +0.2 |
"""


@pytest.fixture
def sizes(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the script as a module."""
    monkeypatch.syspath_prepend(ROOT / "scripts")
    import sizes

    yield sizes
    del sys.modules["sizes"]


def test_the_table(sizes: ModuleType):
    """Kinds in order, thousands of bytes, the difference signed."""
    before = {"pages": (1, 1000)}
    after = {"pages": (2, 3500), "search": (1, 200)}
    assert sizes.table(before, after) == GOLDEN


def test_a_base_that_could_not_be_built(sizes: ModuleType):
    """Without a former site the change is called new, not a loss."""
    assert "| new |" in sizes.table({}, {"pages": (1, 1000)})


def test_weighing(sizes: ModuleType, tmp_path: Path):
    """Text counts compressed; the search index is apart; nothing is forgotten."""
    write(tmp_path, {"a/index.html": "x" * 10_000, "pagefind/x.html": "", "b.bin": "123"})
    weighed = sizes.weigh(tmp_path)
    assert {kind: count for kind, (count, _) in weighed.items()} == {
        "other": 1,
        "pages": 1,
        "search": 1,
    }
    assert weighed["pages"][1] < 200
    assert weighed["other"][1] == 3
