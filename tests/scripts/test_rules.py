"""The findings in the rules' pages, written anew."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from rule_pages import SOURCE_EXAMPLES

from sites import ROOT

if TYPE_CHECKING:
    from types import ModuleType


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the script as a module."""
    monkeypatch.syspath_prepend(ROOT / "scripts")
    import rules

    yield rules
    del sys.modules["rules"]


def test_lines_take_the_place_of_others(rules: ModuleType):
    """Each stretch has its lines, whatever the length of those before; none leaves it empty."""
    text = "a\nold\nb\nolder\nc\n"
    changes = [(2, 6, ["new", "newer"]), (8, 14, [])]
    assert rules.rewritten(text, changes) == "a\nnew\nnewer\nb\nc\n"


def test_a_line_that_holds_is_left_as_it_is(rules: ModuleType):
    """What the author left out of a message with `…` stays out."""
    example = next(one for one in SOURCE_EXAMPLES if any("…" in line for line in one.expected))
    assert rules.found_lines(example) == example.expected
