"""Several files changed together: all of them, or none.

The folder `PENDING` first takes what is to be written, copies of what was there, and a journal.
The files are then put in place one by one, each atomically and with signals blocked; without its
journal the change is done. Whatever fails on the way is undone at once; a process killed there
leaves the folder, and the next command that writes undoes it first.
"""

from __future__ import annotations

import os
import shutil
import signal
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PENDING = ".concordance-pending"
JOURNAL = "journal.json"
BLOCKED = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


class BusyError(Exception):
    """Another command is changing the same project."""


class Step(msgspec.Struct):
    """One file: where it is, whether it was there, and the folders to make for it, outermost first.

    Its copy is `old-N`, its new content `new-N` in the pending folder; N is the step's number.
    """

    path: str
    existed: bool
    made: list[str]


class Journal(msgspec.Struct):
    """The process that changes the files, and what it does; no steps while it prepares them."""

    process: int = 0
    steps: list[Step] = []


def replace_files(changes: Mapping[Path, bytes | None], root: Path) -> None:
    """Write these files, given as path to content, None to remove one: all, or none.

    Folders are made as needed, and removed where a removed file leaves them empty. `root` is a
    folder on the same disk, where `PENDING` is made.

    Raises:
        OSError: a file cannot be written; everything is as it was.
        BusyError: another process is in the middle of the same, or was killed there.
    """
    pending = root / PENDING
    try:
        pending.mkdir()
    except FileExistsError:
        raise BusyError(f"{pending} is there: another command is changing these files") from None
    try:
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
        if folder != root and not any(folder.iterdir()):
            folder.rmdir()


def recover(root: Path) -> bool:
    """Undo what a killed process left half changed; return whether there was anything.

    Raises:
        BusyError: that process still runs.
    """
    pending = root / PENDING
    if not pending.is_dir():
        return False
    try:
        journal = msgspec.json.decode((pending / JOURNAL).read_bytes(), type=Journal)
    except (OSError, msgspec.DecodeError):  # killed before any file was touched, or after the last
        journal = Journal()
    if journal.process and _is_running(journal.process):
        raise BusyError(f"process {journal.process} is changing these files; {pending} is its own")
    with _signals_blocked():
        _undo(pending, journal.steps)
    return True


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
        file.write(msgspec.json.encode(Journal(os.getpid(), steps)))
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


def _is_running(process: int) -> bool:
    """Return whether a process of this number runs, other than this one."""
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


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
