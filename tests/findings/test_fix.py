"""Edits are made once, apart from each other, and leave all else of the file as it was."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concordance.findings.fixes import Edit, apply, apply_to_file
from concordance.findings.model import Span


def edit(start, end, replacement):
    """Return an edit in few letters."""
    return Edit(Span(start, end), replacement)


@pytest.mark.parametrize(
    ("text", "edits", "expected"),
    [
        ("abc", [], "abc"),
        ("abc", [edit(1, 2, "X")], "aXc"),
        ("abc", [edit(2, 3, "Y"), edit(0, 1, "X")], "XbY"),
        ("abc", [edit(1, 1, "-"), edit(1, 1, "-")], "a-bc"),
        ("abcd", [edit(0, 2, "X"), edit(1, 3, "Y")], "Xcd"),
        ("abc", [edit(3, 3, "!")], "abc!"),
        ("abc", [edit(2, 9, "!")], "abc"),
    ],
)
def test_apply(text, edits, expected):
    """In order, each once; of two that overlap the first; none beyond the end."""
    assert apply(text, edits) == expected


def test_a_file_keeps_its_mark_and_its_line_ends():
    """Offsets are those of the page's text, where a line's end is one character."""
    data = b"\xef\xbb\xbfone\r\ntwo ?\r\nthree\nfour !\r"
    edits = [edit(7, 8, "\u202f"), edit(9, 10, "\n"), edit(20, 21, "\u202f")]
    expected = "\ufeffone\r\ntwo\u202f?\nthree\nfour\u202f!\r"
    assert apply_to_file(data, edits).decode() == expected


@settings(deadline=None, max_examples=200)
@given(
    st.lists(st.sampled_from(["a", "é", "\U0001f600", "\r\n", "\n", "\r", " "]), max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 5), st.text(max_size=3)), max_size=6),
)
def test_a_file_is_mended_as_its_text_is(pieces, places):
    """What a page of the mended file reads is the mended text."""
    raw = "".join(pieces)
    text = raw.replace("\r\n", "\n").replace("\r", "\n")
    edits = [edit(start, start + length, said) for start, length, said in places]
    edits = [e for e in edits if e.span.end <= len(text) and "\r" not in e.replacement]
    mended = apply_to_file(raw.encode(), edits).decode()
    # a line's end between a kept return and a new line feed is one end, not two
    if "\r" not in raw.replace("\r\n", ""):
        assert mended.replace("\r\n", "\n") == apply(text, edits)
