"""Where a YAML text names pages: its values, at their very places, and nothing else."""

from __future__ import annotations

import pytest
import yaml

from concordance.findings.fixes import apply
from concordance.freshness.page_references import (
    nav_insertion,
    removal_edits,
    renaming_edits,
    scalars,
)


@pytest.mark.parametrize(
    ("text", "renamed"),
    [
        ("nav:\n  - Añó 😀: a.md\n", "nav:\n  - Añó 😀: b.md\n"),
        ("nav: [é, '😀', \"a.md\"]\n", "nav: [é, '😀', \"b.md\"]\n"),
        ("a.md: a.md # a.md\n", "a.md: b.md # a.md\n"),
        ("- &x a.md\n- *x\n", "- &x b.md\n- *x\n"),
        ("table: a.md#x\nlink: 'a.md#y'\n", "table: b.md#x\nlink: 'b.md#y'\n"),
        ("- a.md.bak\n- xa.md\n", "- a.md.bak\n- xa.md\n"),
        ("- !tag a.md\n", "- !tag b.md\n"),
        ("a: [\n", "a: [\n"),
    ],
)
def test_renaming(text: str, renamed: str):
    """A value that is the page's name changes; keys, comments, aliases and other names stay."""
    assert apply(text, renaming_edits(text, {"a.md": "b.md"})) == renamed


ODD = ["no", "2024", "2024-03-29", "null", "1e3", "a: b.md", "a #b.md", "b's.md", "[b].md", "*b.md"]
"""Names that YAML reads as something else where they are written as they are."""


@pytest.mark.parametrize("name", ["b.md", *ODD])
def test_a_name_is_read_back_as_it_is(name: str):
    """Whether it is renamed, put in or put in another's place, in each way to quote."""
    for text in ("nav: [x.md, a.md]", "nav:\n- x.md\n- 'a.md'\n", 'nav:\n- x.md\n- "a.md"\n'):
        renamed = apply(text, renaming_edits(text, {"a.md": name}))
        assert yaml.safe_load(renamed) == {"nav": ["x.md", name]}
        replaced = apply(text, removal_edits(text, "nav", {"a.md"}, name))
        assert yaml.safe_load(replaced) == {"nav": ["x.md", name]}
    edit = nav_insertion("nav:\n- a.md\n", name)
    assert edit is not None
    assert yaml.safe_load(apply("nav:\n- a.md\n", [edit])) == {"nav": ["a.md", name]}


def test_below_one_key():
    """With a key, the values below that key of the top mapping alone."""
    text = "see_also: [a, b]\nforms: [c]\n"
    assert [node.value for node in scalars(text, "see_also")] == ["b", "a"]
