"""Files of data that are read whole, or not at all."""

from __future__ import annotations

import subprocess

import pytest

from concordance.project.sealed import read_sealed, write_sealed


def git(folder, *arguments):
    """Run git in a folder."""
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def test_what_is_written_is_read(tmp_path):
    """With or without a repository around, which ignores it; nothing where a byte is lost."""
    file = tmp_path / "a" / "b"
    assert read_sealed(file) is None
    write_sealed(file, b"data")
    assert bytes(read_sealed(file)) == b"data"
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    assert bytes(read_sealed(file)) == b"data"
    file.write_bytes(file.read_bytes()[:-1])
    assert read_sealed(file) is None


@pytest.mark.parametrize("way", ["file", "link", "folder"])
def test_what_is_committed_is_not_read(tmp_path, way):
    """A change that brings a cache would bring what is found, or drawn."""
    git(tmp_path, "init", "-q")
    file = tmp_path / ".cache" / "b"
    if way == "file":
        write_sealed(file, b"data")
    else:
        write_sealed(tmp_path / "docs" / "b", b"data")
    if way == "link":
        file.parent.mkdir()
        file.symlink_to("../docs/b")
    if way == "folder":
        file.parent.symlink_to("docs")
    assert bytes(read_sealed(file)) == b"data"
    git(tmp_path, "add", "--force", ".")
    assert read_sealed(file) is None
