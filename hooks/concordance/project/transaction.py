"""Several files changed together: all of them, or none.

What is to be written and what was there are first kept in a folder of their own, `PENDING`. The
files are then put in place one by one, each atomically and with signals held back. Whatever fails
on the way is undone at once; a process killed there leaves the folder, and the next command that
writes undoes it first.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PENDING = ".concordance-pending"
JOURNAL = "journal.json"
HELD = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


class BusyError(Exception):
    """Another command is changing the same project."""


class Step(NamedTuple):
    """One file: where it is, whether it was there, and the folders made for it, innermost last."""

    path: Path
    existed: bool
    made: tuple[Path, ...]


def replace_files(changes: Mapping[Path, bytes | None], root: Path) -> None:
    """Write these files, given as path to content, None to remove one: all, or none.

    `root` is a folder on the same disk, where what is pending is kept meanwhile.

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
    with _undisturbed():
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
        shutil.rmtree(pending)
    for folder in {path.parent for path, content in changes.items() if content is None}:
        if folder != root and not any(folder.iterdir()):
            folder.rmdir()


def recover(root: Path) -> bool:
    """Undo what a killed process left half-way; tell whether there was anything.

    Raises:
        BusyError: that process is still there.
    """
    pending = root / PENDING
    if not pending.is_dir():
        return False
    try:
        kept = json.loads((pending / JOURNAL).read_bytes())
    except (OSError, ValueError):  # killed before any file was touched
        kept = {"process": 0, "steps": []}
    if kept["process"] and _alive(kept["process"]):
        raise BusyError(f"process {kept['process']} is changing these files; {pending} is its own")
    steps = [Step(Path(p), e, tuple(map(Path, made))) for p, e, made in kept["steps"]]
    with _undisturbed():
        _undo(pending, steps)
    return True


def _prepare(changes: Mapping[Path, bytes | None], pending: Path) -> list[Step]:
    """Keep what was there and what is to be written, and write the journal."""
    steps: list[Step] = []
    for number, (path, content) in enumerate(changes.items()):
        existed = path.exists() or path.is_symlink()
        made = tuple(reversed([one for one in path.parents if not one.exists()]))
        steps.append(Step(path, existed, () if content is None else made))
        if existed:
            shutil.copy2(path, pending / f"old-{number}", follow_symlinks=False)
        if content is not None:
            new = pending / f"new-{number}"
            new.write_bytes(content)
            if existed:
                shutil.copymode(path, new)
    _note(pending, steps)
    return steps


def _note(pending: Path, steps: list[Step]) -> None:
    """Write the journal, whole or not at all."""
    said = [
        (str(step.path.absolute()), step.existed, [str(one.absolute()) for one in step.made])
        for step in steps
    ]
    draft = pending / "draft"
    with draft.open("w", encoding="utf-8") as file:
        json.dump({"process": os.getpid(), "steps": said}, file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(pending / JOURNAL)


def _undo(pending: Path, steps: list[Step]) -> None:
    """Put back what was there and remove what was not."""
    for number, step in enumerate(steps):
        old = pending / f"old-{number}"
        if old.exists() or old.is_symlink():
            old.replace(step.path)
        elif not step.existed and step.path.exists():
            step.path.unlink()
    for step in steps:
        for folder in reversed(step.made):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
    shutil.rmtree(pending)


def _alive(process: int) -> bool:
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
def _undisturbed() -> Iterator[None]:
    """Hold back the signals that end a process, where the system can."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, HELD)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
