"""Several files changed together by one command at a time: all of them, or none.

A command takes the lock before it reads what it will change. The folder `PENDING` then takes what
is to be written, copies of what was there, and a journal. The files are put in place one by one,
each atomically and with signals blocked; without its journal the change is done. Whatever fails on
the way is undone at once; a process killed there leaves the folder, and the next command that
takes the lock undoes it first.

Lock and folder are below git's own folder, which no commit can bring. A journal is believed only
where `Mark` and its owner say that this user wrote it here, and only for files of the project.
"""

from __future__ import annotations

import os
import platform
import shutil
import signal
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from concordance.project.file_lock import hold
from concordance.project.revision import RevisionError, git

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PENDING = "concordance-pending"
LOCK = "concordance.lock"
JOURNAL = "journal.json"
MACHINE = Path("/etc/machine-id")
BLOCKED = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


class BusyError(Exception):
    """Another command is changing the same project."""


class RefusedError(Exception):
    """A journal that is not ours, or a file that no command may change; says which and why."""


class Step(msgspec.Struct):
    """One file: where it is, whether it was there, and the folders to make for it, outermost first.

    Its copy is `old-N`, its new content `new-N` in the pending folder; N is the step's number.
    """

    path: str
    existed: bool
    made: list[str]


class Mark(msgspec.Struct, frozen=True):
    """Who wrote a journal: the machine, the user, and the number of the folder on its disk.

    None of them can be known to who writes a journal elsewhere and brings it in a commit, a
    package or a copy.
    """

    machine: str = ""
    user: int = -1
    folder: int = -1


class Journal(msgspec.Struct):
    """Who changes the files, and what is done; no steps while it is prepared."""

    mark: Mark = Mark()
    steps: list[Step] = []


@dataclass(frozen=True)
class Transaction:
    """A lock that is held: the pending folder, the folders in which files may be changed.

    `undone` tells whether a killed command had left something, which was undone.
    """

    pending: Path
    roots: tuple[Path, ...]
    undone: bool


@contextmanager
def transaction(*roots: Path) -> Iterator[Transaction]:
    """Take the lock of a project, undo what a killed command left, and hold the lock.

    Args:
        roots: the folders in which files may be changed, the project's own first.

    Raises:
        BusyError: another process holds it.
        RefusedError: a journal is there that this user did not write on this machine.
        OSError: lock or folder cannot be made.
    """
    home = _home(roots[0])
    made = not home.exists()
    home.mkdir(parents=True, exist_ok=True)
    try:
        with hold(home / LOCK) as locked:
            if not locked:
                raise BusyError(
                    "another command is changing this project; nothing was changed, "
                    "try again when it is done"
                )
            pending = home / PENDING
            yield Transaction(pending, roots, _recover(pending, roots))
    finally:
        if made and not any(home.iterdir()):
            home.rmdir()


def replace_files(changes: Mapping[Path, bytes | None], within: Transaction) -> None:
    """Write these files, given as path to content, None to remove one: all, or none.

    Folders are made as needed, and removed where a removed file leaves them empty.

    Raises:
        OSError: a file cannot be written; everything is as it was.
        RefusedError: a file is outside the project, or inside git's folder.
    """
    _refuse_outside(changes, within.roots)
    pending = within.pending
    try:
        pending.mkdir(mode=0o700)
        steps = _prepare(changes, pending)
    except BaseException:
        shutil.rmtree(pending, ignore_errors=True)
        raise
    with _signals_blocked():
        try:
            for number, (path, content) in enumerate(changes.items()):
                if content is None:
                    path.unlink()
                    continue
                path.parent.mkdir(parents=True, exist_ok=True)
                (pending / f"new-{number}").replace(path)
        except BaseException:
            _undo(pending, steps)
            raise
        _remove(pending)
    for folder in {path.parent for path, content in changes.items() if content is None}:
        if folder not in within.roots and not any(folder.iterdir()):
            folder.rmdir()


def _home(root: Path) -> Path:
    """Return the folder of lock and journal: git's own, else `.cache` in the project.

    The files are moved from there, so it is on the same disk.
    """
    root = root.resolve()
    for folder in (root, *root.parents):
        found = folder / ".git"
        if found.is_file():  # a worktree or a submodule names its own
            found = folder / found.read_text(encoding="utf-8").removeprefix("gitdir:").strip()
        if found.is_dir():
            same_disk = found.stat().st_dev == root.stat().st_dev
            if same_disk and os.access(found, os.W_OK):
                return found
            break
    return root / ".cache"


def _recover(pending: Path, roots: tuple[Path, ...]) -> bool:
    """Undo what a killed process left half changed; return whether there was anything.

    Raises:
        RefusedError: the journal is not one of this user on this machine, or names other files.
    """
    if not os.path.lexists(pending):
        return False
    if pending.is_symlink() or not pending.is_dir() or pending.parent.is_symlink():
        raise RefusedError(f"{pending} is no folder of ours; look at it, and remove it")
    if _is_tracked(pending, roots[0]):
        raise RefusedError(f"{pending} is tracked by git: do not believe it; `git rm -r` it")
    try:
        journal = msgspec.json.decode((pending / JOURNAL).read_bytes(), type=Journal)
    except (OSError, msgspec.DecodeError):  # killed before any file was touched, or after the last
        journal = Journal()
    ours = _mark(pending)
    if ours.user not in {-1, pending.stat().st_uid} or (journal.steps and journal.mark != ours):
        raise RefusedError(
            f"{pending} was not written by this user on this machine; look at it, and remove it"
        )
    _refuse_outside((Path(name) for s in journal.steps for name in (s.path, *s.made)), roots)
    with _signals_blocked():
        _undo(pending, journal.steps)
    return True


def _refuse_outside(paths: Iterable[Path], roots: tuple[Path, ...]) -> None:
    """Raise RefusedError for the first path that is in none of the folders, or in a `.git`."""
    inside = [root.resolve() for root in roots]
    for path in paths:
        real = path.parent.resolve() / path.name
        root = next((root for root in inside if real.is_relative_to(root)), None)
        if root is None or path.name in {"", ".."}:
            raise RefusedError(f"{path} is outside the project; nothing was changed")
        if any(part.casefold().rstrip(". ") == ".git" for part in real.relative_to(root).parts):
            raise RefusedError(f"{path} is git's own; nothing was changed")


def _is_tracked(folder: Path, root: Path) -> bool:
    """Return whether git tracks anything in a folder; false where there is no git."""
    try:
        return bool(git(root, "ls-files", "--", str(folder.absolute())))
    except RevisionError:
        return False


def _mark(pending: Path) -> Mark:
    """Return what a journal of this user, on this machine, in this folder is marked with."""
    try:
        machine = MACHINE.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        machine = ""
    user = os.getuid() if hasattr(os, "getuid") else -1
    return Mark(f"{machine}:{platform.node()}", user, pending.stat().st_ino)


def _prepare(changes: Mapping[Path, bytes | None], pending: Path) -> list[Step]:
    """Copy what is there, write what is to be there, then the journal; touch no file itself."""
    _write_journal(pending, [])
    steps: list[Step] = []
    for number, (path, content) in enumerate(changes.items()):
        existed = path.exists() or path.is_symlink()
        made = [str(folder.absolute()) for folder in path.parents if not folder.exists()]
        steps.append(Step(str(path.absolute()), existed, [] if content is None else made[::-1]))
        if existed:
            shutil.copy2(path, pending / f"old-{number}", follow_symlinks=False)
        if content is not None:
            new = pending / f"new-{number}"
            new.write_bytes(content)
            if existed:
                shutil.copymode(path, new)
    _write_journal(pending, steps)
    return steps


def _write_journal(pending: Path, steps: list[Step]) -> None:
    """Write the journal, whole or not at all."""
    draft = pending / "draft"
    with draft.open("wb") as file:
        file.write(msgspec.json.encode(Journal(_mark(pending), steps)))
        file.flush()
        os.fsync(file.fileno())
    draft.replace(pending / JOURNAL)


def _undo(pending: Path, steps: list[Step]) -> None:
    """Put back what was there and remove what was not; what is undone already stays so."""
    for number, step in enumerate(steps):
        path, old = Path(step.path), pending / f"old-{number}"
        if old.exists() or old.is_symlink():
            old.replace(path)
        elif not step.existed and path.exists():
            path.unlink()
    for folder in (Path(name) for step in steps for name in reversed(step.made)):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    _remove(pending)


def _remove(pending: Path) -> None:
    """Remove the folder, its journal first: killed in between, nothing is undone by halves."""
    (pending / JOURNAL).unlink(missing_ok=True)
    shutil.rmtree(pending)


@contextmanager
def _signals_blocked() -> Iterator[None]:
    """Block the signals that end a process, where the system can."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, BLOCKED)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
