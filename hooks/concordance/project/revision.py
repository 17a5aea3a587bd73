"""The project as it was at a revision of git, in a folder of its own, and what changed since."""

from __future__ import annotations

import os
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class RevisionError(Exception):
    """A revision that cannot be read; the message says why and what to do."""


@contextmanager
def tree_of(revision: str, folder: Path) -> Iterator[Path]:
    """Return a copy of `folder` as it was at `revision`, removed at the end.

    The working tree, the index and the branches stay as they are.

    Raises:
        RevisionError: no git, no repository, no such revision, or a clone too shallow to have it.
    """
    if refused := refusal(folder):
        raise RevisionError(refused)
    commit = _commit(revision, folder)
    prefix = git(folder, "rev-parse", "--show-prefix")
    top = Path(git(folder, "rev-parse", "--show-toplevel"))
    with tempfile.TemporaryDirectory(prefix="concordance-") as temporary:
        index, copy = Path(temporary) / "index", Path(temporary) / "tree"
        git(top, "read-tree", commit, index=index)
        git(top, "checkout-index", "--all", f"--prefix={copy}/", index=index)
        yield copy / prefix


def changed_since(revision: str, folder: Path) -> list[Path]:
    """Return the files below a folder that differ from where its branch left a revision.

    New files that git does not know yet are among them, and those that are gone.

    Raises:
        RevisionError: as `tree_of`.
    """
    if refused := refusal(folder):
        raise RevisionError(refused)
    commit = left_at(revision, folder)
    changed = git(folder, "diff", "--name-only", "--no-renames", "--relative", "-z", commit)
    new = git(folder, "ls-files", "--others", "--exclude-standard", "-z")
    return [folder / name for name in f"{changed}\0{new}".split("\0") if name]


def left_at(revision: str, folder: Path) -> str:
    """Return the commit at which the branch left a revision, or the revision's own.

    Raises:
        RevisionError: as `tree_of`.
    """
    commit = _commit(revision, folder)
    with suppress(RevisionError):
        commit = git(folder, "merge-base", commit, "HEAD")
    return commit


def refusal(folder: Path) -> str:
    """Return in one sentence that git refuses a folder since it is another user's, and the remedy.

    Empty where git tells about it, where it is in no repository, and where there is no git.
    """
    try:
        git(folder, "rev-parse", "--git-dir")
    except RevisionError:
        try:
            top = git(folder, "-c", "safe.directory=*", "rev-parse", "--show-toplevel")
        except RevisionError:
            return ""
        return (
            f"git refuses {top}, which belongs to another user; if you trust it: "
            f"git config --global --add safe.directory {top}"
        )
    return ""


def _commit(revision: str, folder: Path) -> str:
    """Return the commit that a revision names.

    Raises:
        RevisionError: git does not know it, or the clone is too shallow to have it.
    """
    shallow = git(folder, "rev-parse", "--is-shallow-repository") == "true"
    try:
        return git(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    except RevisionError:
        if shallow:
            raise RevisionError(
                f"this clone is shallow and does not have '{revision}'; "
                "fetch the rest with `git fetch --unshallow`"
            ) from None
        raise RevisionError(f"git does not know the revision '{revision}'") from None


def git(folder: Path, *arguments: str, index: Path | None = None) -> str:
    """Run git in a folder and return what it prints; `index` is a file to use as its index.

    Raises:
        RevisionError: git is not installed, or fails; with the last line of its errors.
    """
    try:
        run = subprocess.run(  # noqa: S603 - fixed words, and a revision after --verify
            ["git", *arguments],  # noqa: S607 - whichever git the machine has
            cwd=folder,
            env={**os.environ, "GIT_INDEX_FILE": str(index)} if index else None,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        raise RevisionError("git is not installed, so no earlier revision can be read") from None
    if run.returncode != 0:
        lines = run.stderr.decode(errors="replace").strip().splitlines()
        raise RevisionError(lines[-1].removeprefix("fatal: ") if lines else "git failed")
    return run.stdout.decode(errors="replace").strip()
