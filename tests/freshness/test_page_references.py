"""Where a YAML text names pages: its values, at their very places, and nothing else."""

from __future__ import annotations

import pytest

from concordance.findings.fixes import apply
from concordance.freshness.page_references import renaming_edits, scalars


@pytest.mark.parametrize(
    ("text", "renamed"),
    [
        ("nav:\n  - Añó 😀: a.md\n", "nav:\n  - Añó 😀: b.md\n"),
        ("nav: [é, '😀', \"a.md\"]\n", "nav: [é, '😀', \"b.md\"]\n"),
        ("a.md: a.md # a.md\n", "a.md: b.md # a.md\n"),
        ("- &x a.md\n- *x\n", "- &x b.md\n- *x\n"),
        ("- a.md.bak\n- xa.md\n", "- a.md.bak\n- xa.md\n"),
        ("- !tag a.md\n", "- !tag b.md\n"),
        ("a: [\n", "a: [\n"),
    ],
)
def test_renaming(text: str, renamed: str):
    """A value that is the page's name changes; keys, comments, aliases and other names stay."""
    assert apply(text, renaming_edits(text, {"a.md": "b.md"})) == renamed


def test_below_one_key():
    """With a key, the values below that key of the top mapping alone."""
    text = "see_also: [a, b]\nforms: [c]\n"
    assert [node.value for node in scalars(text, "see_also")] == ["b", "a"]
