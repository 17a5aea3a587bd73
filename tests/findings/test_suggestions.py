"""Mechanical changes as blocks for a comment: the lines they touch, as they would be."""

from __future__ import annotations

import pytest

from concordance.findings.formats.suggestions import Suggestion, suggestions
from concordance.findings.model import Edit, Span

TEXT = "un\ndeux  mots\ntrois\nquatre\n"
CASES = [
    ([], []),
    ([Edit(Span(7, 9), " ")], [(2, 2, "deux mots")]),
    ([Edit(Span(3, 4), "D"), Edit(Span(7, 9), " ")], [(2, 2, "Deux mots")]),
    ([Edit(Span(0, 2), "UN"), Edit(Span(14, 15), "T")], [(1, 1, "UN"), (3, 3, "Trois")]),
    ([Edit(Span(13, 14), " ")], [(2, 3, "deux  mots trois")]),
    ([Edit(Span(13, 14), " "), Edit(Span(14, 15), "T")], [(2, 3, "deux  mots Trois")]),
    ([Edit(Span(2, 2), "!")], [(1, 1, "un!")]),
    ([Edit(Span(100, 101), "x")], []),
]


@pytest.mark.parametrize(("edits", "expected"), CASES)
def test_lines(edits, expected):
    """Each line is suggested once, with all its changes; beyond the end there is none."""
    found = [(one.first, one.last, one.text) for one in suggestions("a.md", TEXT, edits)]
    assert found == expected


def test_a_fence_in_the_text_does_not_end_the_block():
    """The block's own fence is longer than any in it."""
    block = Suggestion("a.md", 1, 1, "```sh").markdown()
    assert block == "````suggestion\n```sh\n````"
