"""What a process that serves knows of its pages' files from one run to the next."""

from __future__ import annotations

import os

import pytest

from concordance.corpus.group import PageFile
from concordance.mkdocs_site import corpus
from concordance.mkdocs_site.corpus import ReadPages
from concordance.mkdocs_site.speed import file_state

OLD = 10**18
"""A time long ago, in nanoseconds."""


def nothing(path):
    """Leave the file."""


def longer(path):
    """Write more into it."""
    path.write_text("longer")


def same_size_and_time(path):
    """Put another file of the same size and the same time in its place."""
    other = path.with_name("other")
    other.write_text("two")
    os.utime(other, ns=(OLD, OLD))
    other.replace(path)


@pytest.mark.parametrize("settled", [True, False])
@pytest.mark.parametrize(
    ("change", "text"), [(nothing, b"one"), (longer, b"longer"), (same_size_and_time, b"two")]
)
def test_a_file_is_read_again_unless_it_surely_stands_as_it_did(
    tmp_path, monkeypatch, settled, change, text
):
    """One that was written just before it was read may be another one: time is not so fine."""
    monkeypatch.setattr(file_state, "SETTLED", -(10**18) if settled else 10**18)
    reads = []
    read_regular = corpus.read_regular
    monkeypatch.setattr(
        corpus, "read_regular", lambda path: (reads.append(path), read_regular(path))[1]
    )
    path, known = tmp_path / "a.md", ReadPages()
    path.write_text("one")
    os.utime(path, ns=(OLD, OLD))
    assert known.data(str(path)) == b"one"
    change(path)
    assert known.data(str(path)) == b"one"  # in the same run
    known.end()
    assert known.data(str(path)) == text
    assert len(reads) == (1 if settled and change is nothing else 2)


def test_what_is_made_of_a_page_is_made_once():
    """As long as its bytes are the same object; a file that cannot be read has no text."""
    known, texts, made = ReadPages(), {"data": b"a"}, []

    def data():
        if texts["data"] is None:
            raise FileNotFoundError
        return texts["data"]

    def make(text):
        made.append(text)
        return text.upper()

    source = PageFile("a.md", lambda: None, data)
    assert [known.make(source, make) for _ in range(2)] == ["A", "A"]
    texts["data"] = b"b"
    assert known.make(source, make) == "B"
    texts["data"] = None
    assert known.make(source, make) == ""
    assert made == ["a", "b", ""]
