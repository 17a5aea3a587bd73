"""Two builds of one commit are the same to the byte, wherever and whenever they run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sites import build, copy_project, tree

if TYPE_CHECKING:
    from pathlib import Path

PLACES = [
    ("here", {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "1"}),
    ("elsewhere/deeper", {"TZ": "America/Lima", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"}),
]


def test_two_builds_are_identical(tmp_path: Path):
    """Another folder, time zone, locale and order of hashes change no byte."""
    trees = []
    for name, environment in PLACES:
        project = copy_project(tmp_path / name)
        run = build(project, "--strict", **environment)
        assert run.returncode == 0, run.stderr
        trees.append(tree(project / "site"))
    one, other = trees
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []
    assert len(one) > 100
