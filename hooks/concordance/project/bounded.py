"""A file read within bounds: a regular one, of a size that can be, and none from outside."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

LARGEST = 64 << 20
"""Bytes of the largest file that is read: no page and no table has so many."""


def read_regular(path: Path, inside: Path | None = None) -> bytes:
    """Return the bytes of a file.

    Args:
        path: The file, or a link to it.
        inside: The folder that a link may not lead out of; by default any.

    Raises:
        OSError: It cannot be opened, leads out of `inside`, is a pipe, a socket or a device, which
            is never waited for, or is larger than `LARGEST`.
    """
    if inside is not None and not Path(os.path.realpath(path)).is_relative_to(
        os.path.realpath(inside)
    ):
        raise OSError(errno.ELOOP, "it is a symbolic link that leads out of the project", path)
    with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:  # noqa: PTH123
        status = os.fstat(file.fileno())
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "it is no regular file", path)
        size = min(status.st_size, LARGEST) + 1  # room for LARGEST would be made for each file
        data = file.read(size)
        if len(data) == size:  # it grew, or does not say its size
            data += file.read(LARGEST)
    if len(data) > LARGEST:
        raise OSError(errno.EFBIG, f"it is larger than {LARGEST >> 20} MB", path)
    return data
