"""Where paragraphs may have been run together or cut otherwise: what is looked at."""

from __future__ import annotations

import pytest

from concordance.corpus.align.merges import open_windows
from concordance.corpus.align.rows import BlockRow
from concordance.markdown import parse_page

BLOCKS = {
    kind: parse_page(text, "fr/a.md").blocks[0]
    for kind, text in {"p": "Un.\n", "i": "- Un.\n", "c": "```\nx\n```\n"}.items()
}


@pytest.mark.parametrize(
    ("rows", "windows"),
    [
        ("p p- p", [(0, 3)]),
        ("p p p- p p", [(1, 4)]),
        ("p- p", [(0, 2)]),
        ("p p-", [(0, 2)]),
        ("i p- i", [(0, 3)]),
        ("c p- c", [(1, 2)]),
        ("c p p- p c", [(1, 4)]),
        ("p | p- | p", [(1, 2)]),
        ("p p | p- p- | p p", [(2, 4)]),
        ("p | p p- p | p", [(1, 4)]),
        ("p p- | p- p", [(0, 2), (2, 4)]),
        ("p p- p- p p p- p", [(0, 4), (4, 7)]),
        ("p p- p p- p", [(0, 3), (2, 5)]),
        ("p p- c- p- p", [(0, 2), (3, 5)]),
        ("p c- p", []),
        ("p p", []),
        ("", []),
    ],
)
def test_windows(rows, windows):
    """Rows of prose that some lack (`-`) and those beside them, in one section (`|` ends it)."""
    made, section = [], 0
    for one in rows.split():
        section += one == "|"
        if one != "|":
            codes = ["fr"] if one.endswith("-") else ["fr", "es"]
            made.append(BlockRow(dict.fromkeys(codes, BLOCKS[one[0]]), section))
    assert [(window.start, window.stop) for window in open_windows(made)] == windows
