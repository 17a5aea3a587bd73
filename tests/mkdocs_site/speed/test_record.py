"""A record is used as it was written, for what it was made of, or not at all."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from shutil import copyfile
from types import SimpleNamespace

import msgspec
import pytest
from mkdocs.structure.toc import AnchorLink, TableOfContents

from concordance.mkdocs_site.speed.populated import Populated
from concordance.mkdocs_site.speed.record import (
    LanguageRecord,
    RecordError,
    read_again,
    read_record,
    write_down,
    write_record,
)
from concordance.mkdocs_site.speed.recording import FOLDER, Recording
from concordance.project.sealed import write_sealed

RECORD = LanguageRecord(
    {"a/index.html": (b"k", b"what it became")},
    {"a/index.html": (b"l", b"<html>\xff</html>")},
    {"fr/0f/pagefind.js": b""},
)

FOREIGN = "not one that this tool wrote"


@pytest.fixture
def file(tmp_path):
    """Return the file of a record that was just written."""
    path = tmp_path / "cache" / "fr.msgpack"
    write_record(path, "made with", "fr", RECORD)
    return path


def test_a_record_is_read_as_it_was_written(file):
    """And where there is none, nothing is known."""
    assert read_record(file, "made with", "fr", LanguageRecord) == RECORD
    assert read_record(file.with_name("pt.msgpack"), "made with", "pt", LanguageRecord) is None
    assert [each.name for each in file.parent.iterdir() if each != file] == [".gitignore"]


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_record_is_not_used(file, seed):
    """Cut off anywhere, or with any byte another."""
    random, data = Random(seed), file.read_bytes()  # noqa: S311 - no secret
    for _ in range(40):
        at = random.randrange(len(data))
        other = bytes([data[at] ^ random.randrange(1, 256)])
        for changed in (data[:at], data[:at] + other + data[at + 1 :]):
            file.write_bytes(changed)
            with pytest.raises(RecordError, match="damaged"):
                read_record(file, "made with", "fr", LanguageRecord)


def test_what_is_no_file_is_no_record(file):
    """A pipe, in which nobody writes, and a folder."""
    for make in (os.mkfifo, Path.mkdir):
        file.unlink()
        make(file)
        with pytest.raises(RecordError, match="damaged"):
            read_record(file, "made with", "fr", LanguageRecord)
        if make is Path.mkdir:
            with pytest.raises(OSError, match="directory"):
                write_record(file, "made with", "fr", RECORD)


@pytest.mark.parametrize(
    ("stored", "why"),
    [
        (("made with something else", "fr", RECORD), "of another configuration, tool or library"),
        (("made with", "pt", RECORD), "of another configuration, tool or library"),
        (("made with", "fr", 1), FOREIGN),
        (("made with", "fr", [{"a": [1, b""]}, {}, {}]), FOREIGN),
        (("made with",), FOREIGN),
        (("made with", "fr", [{}, {}, {"../../site/index.html": b""}]), FOREIGN),
        (("made with", "fr", [{}, {}, {"/etc/passwd": b""}]), FOREIGN),
    ],
)
def test_a_record_of_something_else_is_not_used(file, stored, why):
    """Though its digest is right: of other libraries, another language, another form, a forger."""
    write_sealed(file, msgspec.msgpack.encode(stored))
    with pytest.raises(RecordError, match=why):
        read_record(file, "made with", "fr", LanguageRecord)


def populated(**attributes):
    """Return what a page became, with some attributes."""
    return Populated({"content": "<p>é</p>", **attributes}, None, None)


@pytest.mark.parametrize(
    "meta",
    [
        {},
        {"title": "T", "n": [1, -(2**63), 1.5, True, None], "of": {"a": {"b": "c"}}},
        {"date": date(2024, 2, 29), "time": datetime(2024, 2, 29, 1, 2, 3)},  # noqa: DTZ001
        {"time": datetime(2024, 2, 29, 1, 2, 3, 4, UTC)},
    ],
)
def test_a_page_is_read_as_it_was(meta):
    """The values of its front matter and their types, its headings, anchors, links and terms."""
    first, below = AnchorLink("A &amp; b", "a", 1), AnchorLink("C", "c", 2)
    first.active, first.children = True, [below]
    page = populated(meta=meta, toc=TableOfContents([first]), present_anchor_ids={"c", "a"})
    page = page._replace(links={"fr/b.md": {"#x": "b.md#x"}}, uses=(("gpu", "a"), ("gpu", "")))
    again = read_again(write_down(page))
    [read] = again.attributes["toc"]
    assert repr(again.attributes["meta"]) == repr(meta)
    assert again.attributes["present_anchor_ids"] == {"a", "c"}
    assert (again.links, again.uses) == (page.links, page.uses)
    assert {**vars(read), "children": 0} == {**vars(first), "children": 0}
    assert [vars(each) for each in read.children] == [vars(below)]


class Text(str):
    """A text that is more than one."""

    __slots__ = ()


@pytest.mark.parametrize(
    "attributes",
    [
        {"meta": {"a": Text("x")}},
        {"meta": {"a": (1, 2)}},
        {"meta": {"a": {1: 2}}},
        {"meta": {"a": {"x"}}},
        {"meta": {"a": 2**64}},
        {"toc": [1]},
        {"toc": TableOfContents(["x"])},
        {"content": object()},
        {"present_anchor_ids": {Text("x")}},
    ],
)
def test_what_would_be_read_otherwise_is_not_kept(attributes):
    """Rather is its page converted again."""
    assert write_down(populated(**attributes)) is None


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda file: file.write_bytes(b"x"), "the record of 'fr' is damaged: what it had is made"),
        (lambda _: None, "is of another configuration, tool or library: the whole site is built"),
        (Path.unlink, ""),
    ],
)
def test_a_record_that_is_not_used_is_told_in_one_line(file, capsys, spoil, said):
    """Not that there is none; nor again of each language, where all are of another tool."""
    folder = file.parent / FOLDER
    folder.mkdir(parents=True)
    spoil(file)
    if file.exists():
        for code in ("fr", "es"):
            copyfile(file, folder / f"mkdocs-{code}.msgpack")
    i18n = SimpleNamespace(default_language="fr", build_languages=["fr", "es"])
    config = SimpleNamespace(
        config_file_path=str(file.parent / "mkdocs.yml"), plugins={"i18n": i18n}
    )
    Recording(identity="now")._read("fr", LanguageRecord, config)
    if "damaged" not in said:
        Recording(identity="now")._read("es", LanguageRecord, config)
    told = capsys.readouterr().err
    assert told.count("\n") == bool(said)
    assert said in told
