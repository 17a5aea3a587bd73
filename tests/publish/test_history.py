"""Dates of last change from git."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from concordance.publish.history import last_changes, texts
from sites import write

if TYPE_CHECKING:
    from pathlib import Path


def git(folder: Path, *arguments: str, date: str = "2026-01-02T03:04:05Z") -> None:
    """Run git with an author and a date of the test's own."""
    names = {"AUTHOR": "Ana", "COMMITTER": "Ana"}
    subprocess.run(
        ["git", "-c", "init.defaultBranch=main", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        env={
            "PATH": "/usr/bin:/bin:/usr/local/bin",
            "HOME": str(folder),
            **{f"GIT_{role}_NAME": name for role, name in names.items()},
            **{f"GIT_{role}_EMAIL": "ana@example.org" for role in names},
            **{f"GIT_{role}_DATE": date for role in names},
        },
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with two commits, the second of one file with an accent."""
    write(tmp_path / "one", {"docs/fr/a.md": "a", "docs/fr/é.md": "b", "README.md": "c"})
    folder = tmp_path / "one"
    git(folder, "init")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "one")
    write(folder, {"docs/fr/é.md": "changed"})
    git(folder, "commit", "-am", "two", date="2026-02-03T23:30:00-0500")
    return folder


def test_each_file_has_its_own_date(repository: Path):
    """Paths are relative to the folder asked for, dates are those of the last commit, in UTC."""
    found = last_changes(repository / "docs")
    days = {path: change.day for path, change in found.items()}
    assert days == {"fr/a.md": "2026-01-02", "fr/é.md": "2026-02-04"}


def test_the_text_before_and_after(repository: Path):
    """Each is read by the name that git has for it; the commit that made a file has none before."""
    made, altered = (last_changes(repository / "docs")[f"fr/{name}.md"] for name in "aé")
    assert (made.before, bool(made.after)) == ("", True)
    found = texts(repository, [made.after, altered.before, altered.after, altered.after, "f" * 40])
    assert found == {made.after: "a", altered.before: "b", altered.after: "changed"}
    assert texts(repository, [""]) == texts(repository.parent, [made.after]) == {}


def test_a_shallow_clone_tells_nothing(repository: Path, tmp_path: Path):
    """Its one commit would date every file, so none is dated."""
    git(tmp_path, "clone", "--depth=1", f"file://{repository}", "shallow")
    assert last_changes(tmp_path / "shallow" / "docs") == {}


def test_no_repository_tells_nothing(tmp_path: Path):
    """A plain folder has no dates, and today's is not made up."""
    assert last_changes(tmp_path) == {}
