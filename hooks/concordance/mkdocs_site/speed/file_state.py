"""How a file stands, so that what was read or written need not be again."""

from __future__ import annotations

import os
import time

State = tuple[int, int, int, int]
"""How a file stands: when it and what is known of it were last written, its size, its inode."""

SETTLED = 2_000_000_000
"""Nanoseconds after which a file that is written again is surely told to be another."""


def state_of(path: str) -> State:
    """Return how a file stands, or raise OSError."""
    found = os.stat(path)  # noqa: PTH116 - of every page at each save
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def settled(state: State) -> bool:
    """Return whether a file that is written again would surely be told to be another."""
    return time.time_ns() - max(state[:2]) > SETTLED
