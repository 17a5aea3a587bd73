"""The record as people meet it: read, merged, mended."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concordance.freshness.record import HEADER, RecordLine, SectionKey, parse_record, write_record

HASH = "1:0123456789abcdef"
NAME = st.text("abcé-/.", min_size=1, max_size=6)
LINES = st.lists(
    st.builds(lambda *k: RecordLine(0, SectionKey(*k), HASH), NAME, NAME, NAME), max_size=8
)


@given(LINES)
@settings(max_examples=100, deadline=None)
def test_what_is_written_is_read(lines):
    """Sorted, each key once, whatever their order was."""
    text = write_record(lines)
    read = parse_record(text, Path("r"))
    assert [line.key for line in read.lines] == sorted({line.key for line in lines})
    assert not read.broken
    assert write_record(read.lines) == write_record(reversed(lines)) == text


def test_a_line_is_what_a_person_reads():
    """A header that says what it is, then a line and an empty one for each."""
    lines = [
        RecordLine(0, SectionKey("es", "b.md", "x"), HASH),
        RecordLine(0, SectionKey("es", "a.md", "y"), HASH),
    ]
    text = write_record(lines)
    assert text == f"{HEADER}\nes\ta.md\ty\t{HASH}\n\nes\tb.md\tx\t{HASH}\n"


def test_a_line_may_end_with_unchanged():
    """Written, read, and kept where a merge brings the same line without it."""
    key = SectionKey("es", "a.md", "x")
    text = write_record([RecordLine(0, key, HASH), RecordLine(0, key, HASH, unchanged=True)])
    assert text == f"{HEADER}\nes\ta.md\tx\t{HASH}\tunchanged\n"
    read = parse_record(text + f"es\ta.md\ty\t{HASH}\totherwise\n", Path("r"))
    assert [(line.key, line.unchanged) for line in read.lines] == [(key, True)]
    assert len(read.broken) == 1


def test_bad_lines_are_kept_with_their_place():
    """Conflict marks, spaces for tabs, a hash that is none: nothing is lost, nothing stops."""
    text = (
        f"<<<<<<< HEAD\nes\ta.md\tx\t{HASH}\r\n||||||| base\n=======\n"
        f"es\ta.md\tx\t2:0123456789abcdef\n"
        f">>>>>>> other\nes a.md x {HASH}\nes\ta.md\tx\t1:XYZ\n\tes\t\tx\t{HASH}\n"
    )
    read = parse_record(text, Path("r"))
    assert read.conflicts == (1, 3, 4, 6)
    assert [line.number for line in read.lines] == [2, 5]
    assert [number for number, _ in read.broken] == [7, 8, 9]
    assert read.hash_of(SectionKey("es", "a.md", "x")) == ""


def test_adjacent_sections_stamped_on_two_branches_merge(project):
    """Also without the union of .gitattributes, which a forge may not know."""
    (project.folder / ".gitattributes").unlink()
    project.change("docs/fr/guide.md", "Le premier pas.", "Le tout premier pas.")
    project.change("docs/fr/guide.md", "La suite du chemin.", "La fin du chemin.")
    project.commit("The source changes")
    project.git("switch", "--quiet", "--create", "one")
    project.run("stamp", "docs/es/guide.md", "--section", "first")
    project.commit()
    project.git("switch", "--quiet", "--create", "two", "main")
    project.run("stamp", "docs/es/guide.md", "--section", "second")
    project.run("stamp", "docs/pt/guide.md")
    project.commit()
    project.git("merge", "--quiet", "--no-edit", "one")
    assert project.run("check", "--strict").startswith("0 errors, 0 warnings")
    before = project.read("translations.tsv")
    project.run("stamp", "--prune")
    assert project.read("translations.tsv") == before


def test_pages_added_at_one_place_on_two_branches_merge(project):
    """Both sides' lines are kept."""
    for branch, page in (("one", "ma.md"), ("two", "mb.md")):
        project.git("switch", "--quiet", "--create", branch, "main")
        for code in ("fr", "es", "pt"):
            (project.folder / f"docs/{code}/{page}").write_text("# 1 {#x}\n", encoding="utf-8")
        project.run("stamp", page)
        project.commit()
    project.git("merge", "--quiet", "--no-edit", "one")
    project.run("check", "--strict")
    assert project.read("translations.tsv").count("ma.md") == 2
    assert project.read("translations.tsv").count("mb.md") == 2


def test_one_section_stamped_on_two_branches_is_a_finding_until_somebody_looks(project):
    """Against two states of the source: neither line holds, and what ends it is told."""
    for branch, text in (("one", "Le 1er pas."), ("two", "Le pas.")):
        project.git("switch", "--quiet", "--create", branch, "main")
        project.change("docs/fr/guide.md", "Le premier pas.", text)
        project.run("stamp", "docs/es/guide.md")
        project.git("checkout", "--quiet", "docs")
        project.commit()
    project.git("merge", "--quiet", "--no-edit", "one")
    said = project.run("check", "--rule", "invalid-record", code=1)
    assert "es guide.md #first is recorded twice" in said
    assert "concordance stamp docs/es/guide.md --section first" in said
    assert "1 unchecked" in project.run("status")
    project.run("stamp", "--prune")
    project.run("check", "--rule", "invalid-record", code=1)
    project.run("stamp", "docs/es/guide.md", "--section", "first")
    project.run("check", "--strict")


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD\n", "nothing that means anything\n"])
def test_prune_mends_what_a_merge_left(project, mark):
    """The lines stay, the rest goes, and nothing becomes checked."""
    good = project.read("translations.tsv")
    (project.folder / "translations.tsv").write_text(mark + good, encoding="utf-8")
    assert "concordance stamp --prune" in project.run("check", code=1)
    project.run("stamp", "--prune")
    assert project.read("translations.tsv") == good


def test_a_record_that_cannot_be_opened(project):
    """It is a finding, and no command writes over it."""
    (project.folder / "translations.tsv").unlink()
    (project.folder / "translations.tsv").mkdir()
    assert "translations.tsv:1:1: error: the record cannot be read" in project.run("check", code=1)
    reason = f"the record cannot be read: {os.strerror(errno.EISDIR)}"
    assert f"translations.tsv: {reason}" in project.run("stamp", "--all", code=2)


def test_another_version_of_the_normaliser_is_one_finding(project):
    """Not one for each line, and no section counts as checked."""
    text = project.read("translations.tsv").replace("\t1:", "\t7:")
    (project.folder / "translations.tsv").write_text(text, encoding="utf-8")
    said = project.run("check", code=1)
    assert said.count("(invalid-record)") == 1
    assert "12 hashes are of version 7 of the normaliser, this is 1" in said
    assert "unchecked-section" not in said
    assert "10 unchecked" not in said
    assert "6 unchecked" in project.run("status")
    project.run("stamp", "--all")
    project.run("check", "--strict")


def test_pruning_says_that_it_took_marks_out(project):
    """Of a merge whose two sides are one, nothing is dropped but the marks."""
    lines = project.read("translations.tsv")
    twice = lines.rstrip("\n").rsplit("\n", 1)[1]
    text = f"{lines}<<<<<<< HEAD\n{twice}\n=======\n{twice}\n>>>>>>> x\n"
    (project.folder / "translations.tsv").write_text(text, encoding="utf-8")
    assert project.run("check", code=1).count("(invalid-record)") == 1
    assert project.run("stamp", "--prune") == "translations.tsv: cleared up\n"
    assert project.read("translations.tsv") == lines
    assert project.run("stamp", "--prune") == "translations.tsv: nothing to change\n"
