"""What stands beside pages in a served site stays, unless it is another or was written to."""

from __future__ import annotations

import os

import pytest
from mkdocs.structure.files import File

from concordance.mkdocs_site.speed.in_place import Copied, InPlace
from sites import tree, write

OLD = 10**18
"""A time long ago, in nanoseconds."""
COPY, WRITTEN = "a.css", "assets/b.json"


@pytest.fixture
def docs(tmp_path):
    """Return a folder with a file that was written long ago."""
    write(tmp_path, {f"docs/{COPY}": "a { }"})
    os.utime(tmp_path / "docs" / COPY, ns=(OLD, OLD))
    return tmp_path / "docs"


def build(docs, files, data=b"1"):
    """Make both files as a build does, and return the names of those that were made again."""
    site = docs.with_name("site")
    before = {name: (site / name).stat().st_mtime_ns for name in tree(site)}
    files.stand(site)
    copied = File(COPY, str(docs), str(site), use_directory_urls=True)
    files.copying([copied], site)
    if (docs / COPY).exists():
        copied.copy_file()
    files.write(site, WRITTEN, data)
    for kind in (Copied, bytes):
        files.remove_gone(site, kind)
    files.end()
    return [name for name in tree(site) if (site / name).stat().st_mtime_ns != before.get(name)]


@pytest.mark.parametrize(
    ("change", "data", "again"),
    [
        (lambda _: None, b"1", []),
        (lambda _: None, b"2", [WRITTEN]),
        (lambda docs: (docs / COPY).write_text("b { }"), b"1", [COPY]),
        (lambda docs: (docs.with_name("site") / COPY).write_text("trim"), b"1", [COPY]),
        (lambda docs: (docs.with_name("site") / WRITTEN).unlink(), b"1", [WRITTEN]),
    ],
)
def test_a_file_is_made_again_where_it_is_another(docs, monkeypatch, change, data, again):
    """Of another text, or where it is not as it was written; what is made is the same."""
    monkeypatch.setattr("concordance.mkdocs_site.speed.file_state.SETTLED", -(10**18))
    files = InPlace(kept=True)
    assert build(docs, files) == [COPY, WRITTEN]
    change(docs)
    assert build(docs, files, data) == again
    wanted = {COPY: (docs / COPY).read_bytes(), WRITTEN: data}
    assert tree(docs.with_name("site")) == wanted
    assert build(docs, files, data) == []


def test_a_file_that_is_too_new_is_copied_again(docs):
    """It may be written once more within one tick of the clock."""
    (docs / COPY).write_text("b { }")
    files = InPlace(kept=True)
    assert [build(docs, files), build(docs, files)] == [[COPY, WRITTEN], [COPY]]


@pytest.mark.parametrize("other", [False, True])
def test_a_file_that_is_gone_is_removed(docs, monkeypatch, other):
    """But not what somebody else put there."""
    monkeypatch.setattr("concordance.mkdocs_site.speed.file_state.SETTLED", -(10**18))
    files, site = InPlace(kept=True), docs.with_name("site")
    build(docs, files)
    files.stand(site)
    if other:
        (site / COPY).write_text("a page")
    files.remove_gone(site, Copied)
    assert (site / COPY).exists() is other


def test_nothing_is_kept_but_while_serving(docs):
    """Every file is made each time."""
    files = InPlace()
    assert [build(docs, files), build(docs, files)] == [[COPY, WRITTEN]] * 2
