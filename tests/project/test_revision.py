"""The project as it was: any revision, beside the working tree and without touching it."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from concordance.project.revision import RevisionError, refusal, tree_of
from sites import write

if TYPE_CHECKING:
    from pathlib import Path

GIT = ["git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org"]


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder."""
    run = subprocess.run([*GIT, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return run.stdout


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with two commits, and an uncommitted change staged on top."""
    folder = write(tmp_path / "one", {"site/docs/a.md": "one", "other.txt": "x"})
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "one")
    write(folder, {"site/docs/a.md": "two", "site/docs/é.md": "new"})
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "two")
    write(folder, {"site/docs/a.md": "three"})
    git(folder, "add", ".")
    return folder


def test_a_revision_of_a_folder(repository: Path):
    """The copy is the folder's, at that revision; status and index stay as they were."""
    before = git(repository, "status", "--porcelain")
    with tree_of("HEAD~1", repository / "site") as copy:
        assert (copy / "docs" / "a.md").read_text(encoding="utf-8") == "one"
        assert not (copy / "docs" / "é.md").exists()
    assert not copy.exists()
    with tree_of("main", repository / "site") as copy:
        assert (copy / "docs" / "a.md").read_text(encoding="utf-8") == "two"
    assert git(repository, "status", "--porcelain") == before
    assert (repository / "site" / "docs" / "a.md").read_text(encoding="utf-8") == "three"


@pytest.mark.parametrize("revision", ["nowhere", "HEAD~9", "--help", ""])
def test_no_such_revision(repository: Path, revision: str):
    """A name git does not know is one sentence."""
    with pytest.raises(RevisionError) as error, tree_of(revision, repository):
        pass
    assert str(error.value) == f"git does not know the revision '{revision}'"


def test_a_shallow_clone(repository: Path, tmp_path: Path):
    """What a shallow clone lacks can be fetched, and the sentence says how."""
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{repository}", "shallow")
    with pytest.raises(RevisionError) as error, tree_of("HEAD~1", tmp_path / "shallow"):
        pass
    assert str(error.value) == (
        "this clone is shallow and does not have 'HEAD~1'; "
        "fetch the rest with `git fetch --unshallow`"
    )


def test_no_repository(tmp_path: Path):
    """A plain folder has no revisions."""
    with pytest.raises(RevisionError, match="not a git repository"), tree_of("HEAD", tmp_path):
        pass


def test_a_folder_of_another_user(repository: Path, monkeypatch: pytest.MonkeyPatch):
    """One sentence with the remedy; nothing where there is no repository to refuse."""
    assert refusal(repository / "site") == ""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)  # whatever folders this user trusts
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    said = refusal(repository / "site")
    assert said.endswith(f"git config --global --add safe.directory {repository.resolve()}")
    with pytest.raises(RevisionError) as raised, tree_of("HEAD", repository):
        pass
    assert str(raised.value) == said
    assert refusal(repository.parent) == ""
