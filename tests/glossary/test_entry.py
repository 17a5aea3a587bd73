"""An entry is read from front matter, and what is wrong with it is said with its place."""

from __future__ import annotations

import pytest

from concordance.glossary.entry import GlossaryEntry, read_entry

GOOD = """\
---
title: Azure Maia
term: Azure Maia
forms:
  - Maia 100
  - Maia\u00ad 200
forbidden: [Maya]
definition: "Une famille de puces."
gender: f
category: chip
see_also:
  - gpu
inflect: false
---

# Azure Maia {#maia}
"""


def read(text: str, **more: object) -> tuple[GlossaryEntry | None, list[tuple[int, int, str, str]]]:
    """Read an entry and give its findings as line, column, message and remedy."""
    entry, problems = read_entry("docs/fr/glossary/x.md", text, concept="x", language="fr", **more)
    return entry, [(found.line, found.column, found.message, found.hint) for found in problems]


def test_good_entry():
    """Every key is taken, soft hyphens and spaces tidied."""
    entry, problems = read(GOOD)
    assert problems == []
    assert entry is not None
    assert (entry.term, entry.forms) == ("Azure Maia", ("Maia 100", "Maia 200"))
    assert (entry.forbidden, entry.see_also, entry.gender) == (("Maya",), ("gpu",), "f")
    assert not entry.inflect
    assert entry.written


def head(*lines: str) -> str:
    """Write a page with this front matter."""
    return "\n".join(["---", *lines, "---", "", "# X", ""])


BAD = [
    (head("term: X"), 1, 1, "'X' has no definition", "add 'definition:'"),
    (head("term: X", "definition: " + "a" * 201), 3, 1, "has 201 characters", "shorten"),
    (head("category: y"), 1, 1, "the entry has no term", "add 'term:'"),
    ("# X\n", 1, 1, "the entry has no term", "add 'term:'"),
    ("---\nterm: X\n", 1, 1, "the entry has no term", "add 'term:'"),
    (head("term: X", "definition: d", "forms: Y"), 4, 1, "'forms' is not a list", "- item"),
    (head("term: X", "definition: d", "forms:", "  - no"), 4, 1, "holds False", "quotes"),
    (head("term: [X]", "title: T", "definition: d"), 2, 1, "'term' is not text", "write term:"),
    (head("term: X", "definition: d", "gender: n"), 4, 9, "'n' is no gender", "write m, f"),
    (head("term: X", "definition: a: b"), 3, 14, "not YAML", "mend"),
    (head("- a"), 1, 1, "not a mapping", "key: value"),
]


@pytest.mark.parametrize(("text", "line", "column", "message", "hint"), BAD)
def test_bad_entry(text: str, line: int, column: int, message: str, hint: str):
    """One finding, at the key or value, with what to do; never an exception."""
    _, problems = read(text)
    assert len(problems) == 1, problems
    assert problems[0][:2] == (line, column)
    assert message in problems[0][2]
    assert hint in problems[0][3]


def test_bad_value_does_not_lose_the_entry():
    """A wrong key costs that key; the rest of the entry still links."""
    entry, _ = read(head("term: X", "forms: Y"))
    assert entry is not None
    assert entry.term == "X"


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_line_ends_and_byte_order_mark(newline: str):
    """Windows line ends and a byte order mark are no obstacle."""
    entry, problems = read("\ufeff" + GOOD.replace("\n", newline))
    assert problems == []
    assert entry is not None
    assert entry.definition == "Une famille de puces."


def test_titles_serve_where_terms_are_missing():
    """A title is taken apart into its names; without either a page is no entry."""
    entry, problems = read(head("title: Interfaz de programación (API)"), defined=False)
    assert problems == []
    assert entry is not None
    assert (entry.term, entry.forms) == ("Interfaz de programación", ("API",))
    assert not entry.written
    assert read("# X", defined=False) == (None, [])
