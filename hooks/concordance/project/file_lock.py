"""A lock that one process holds at a time, and that the system takes back when it dies."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def hold(path: Path) -> Iterator[bool]:
    """Hold the lock that a file stands for; the file is removed at the end.

    Yields:
        Whether it is held: false where another process holds it.

    Raises:
        OSError: the file cannot be made; a symbolic link is not followed.
    """
    file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        locked = _is_taken(file, path)
        try:
            yield locked
        finally:
            if locked:
                path.unlink(missing_ok=True)
    finally:
        os.close(file)


def _is_taken(file: int, path: Path) -> bool:
    """Take the lock; false where it is another's, or its file was removed by who held it."""
    try:
        _take(file)
        return os.fstat(file).st_ino == path.stat().st_ino
    except OSError:
        return False
