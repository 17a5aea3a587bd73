"""A file read within bounds, and at once."""

from __future__ import annotations

import os

import pytest

from concordance.project import bounded
from concordance.project.bounded import read_regular


def test_a_file_and_a_link_to_one_are_read(tmp_path):
    """Inside the folder."""
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "b").symlink_to("a")
    assert read_regular(tmp_path / "b", tmp_path) == read_regular(tmp_path / "a") == b"x"


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.symlink_to("/etc/hosts"), "out of the project"),
        (lambda path: path.symlink_to("/dev/zero"), "out of the project"),
        (lambda path: path.mkdir(), "directory"),
        (os.mkfifo, "no regular file"),
        (lambda path: path.write_bytes(b"x" * 9), "larger"),
    ],
)
def test_what_is_not_to_be_read_is_an_error(tmp_path, monkeypatch, make, said):
    """None is waited for, none is read whole."""
    monkeypatch.setattr(bounded, "LARGEST", 8)
    make(tmp_path / "a")
    with pytest.raises(OSError, match=said):
        read_regular(tmp_path / "a", tmp_path)


def test_a_device_is_never_read():
    """Which has no end."""
    with pytest.raises(OSError, match="no regular file"):
        read_regular("/dev/zero")
