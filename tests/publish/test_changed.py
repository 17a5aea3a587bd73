"""Which sections a change is about."""

from __future__ import annotations

import pytest

from concordance.publish.changed import changed
from concordance.publish.strings import strings

THEN = """\
---
description: One.
---
# Page {#page}

Above all.

## The first, `a` {#first}

Ten.

## Second

Twenty.
"""


@pytest.mark.parametrize(
    ("edits", "said"),
    [
        ([("Ten", "Eleven")], "Sections changed: The first, a"),
        ([("Above", "Beyond"), ("Twenty", "Two")], "Sections changed: opening · Second"),
        ([("## The first, `a`", "## A *name*")], "Sections changed: A name"),
        ([("## Second", "## Third")], "Sections changed: Third (new) · Second (removed)"),
        ([("\n## Second\n\nTwenty.\n", "")], "Sections changed: Second (removed)"),
        ([("Ten.", "*Ten*."), ("One.", "Two."), ("\n\n", "\n\n\n")], ""),
        ([("{#first}", "{#one}")], ""),
    ],
)
def test_what_a_page_says_of_a_change(edits: list[tuple[str, str]], said: str):
    """Sections whose words differ are named; mark-up, spaces, ids and descriptions are not told."""
    now = THEN
    for old, new in edits:
        assert old in now
        now = now.replace(old, new)
    assert changed(THEN, now, strings("en")) == said


def test_a_page_that_is_new():
    """It is said to be, in the page's language; so is what stands before any heading."""
    say = strings("fr")
    assert changed(None, THEN, strings("pt")) == "Página nova"
    assert changed("A.\n", "", say) == "Sections modifiées\u00a0: introduction (supprimée)"
