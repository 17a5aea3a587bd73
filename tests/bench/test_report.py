"""The tables of bench/README.md: written between their marks, and noticed when they are stale."""

from __future__ import annotations

import re

import pytest
from bench.faults import __main__ as faults
from bench.mutations import __main__ as mutations
from bench.mutations.families import FAMILIES
from bench.report import README, fingerprint, section, table, write_section

from bench import scale

TABLES = {
    "mutations": (mutations.definition, "make bench-mutations"),
    "faults": (faults.definition, "make bench-faults"),
    "scale": (scale.definition, "make bench-scale"),
}


@pytest.mark.parametrize("name", TABLES)
def test_the_table_is_of_what_is_measured_now(name):
    """What a script measures has not changed since it wrote its table."""
    definition, command = TABLES[name]
    text = section(name, README.read_text(encoding="utf-8"))
    assert f"`{definition()}`" in text, f"bench/README.md is stale; run `{command}`"


def test_the_table_has_every_family():
    """Each family of faults has its row, in order."""
    text = section("mutations", README.read_text(encoding="utf-8"))
    rows = re.findall(r"^\| ([^|]+?) \|", text, re.MULTILINE)
    assert rows[2:] == [family.name for family in FAMILIES]


def test_a_section_is_written_between_its_marks(tmp_path):
    """What stands around stays; writing twice is writing once."""
    readme = tmp_path / "README.md"
    readme.write_text("# A\n\n<!-- x -->\nold\n<!-- /x -->\n\nB\n", encoding="utf-8")
    write_section("x", "new\n", readme)
    once = readme.read_text(encoding="utf-8")
    assert once == "# A\n\n<!-- x -->\n\nnew\n\n<!-- /x -->\n\nB\n"
    write_section("x", "new", readme)
    assert readme.read_text(encoding="utf-8") == once


def test_a_section_without_marks_is_an_error(tmp_path):
    """The message names the marks."""
    readme = tmp_path / "README.md"
    readme.write_text("# A\n", encoding="utf-8")
    with pytest.raises(ValueError, match="<!-- x -->"):
        write_section("x", "new", readme)


def test_table():
    """A table of Markdown."""
    assert table(["a", "b"], [(1, "x")]) == "| a | b |\n| --- | --- |\n| 1 | x |"


def test_fingerprint_follows_texts():
    """Other texts, another fingerprint."""
    assert fingerprint("a") == fingerprint("a") != fingerprint("b")
