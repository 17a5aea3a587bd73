"""A file of data with the digest of it in front: read whole as it was written, or not at all.

One that git has in its index came with a commit, and so with somebody's change: it is not read.
"""

from __future__ import annotations

import os
from hashlib import blake2b
from typing import TYPE_CHECKING

from concordance.project.revision import RevisionError, git

if TYPE_CHECKING:
    from pathlib import Path

ASK = ("-c", "safe.directory=*", "-c", "core.fsmonitor=false", "ls-files", "-z", "--")
"""What asks git for files of its index, in a folder of whatever user, and runs nothing of it."""
DIGEST = 20
"""Bytes of a digest: no two contents will ever share one."""


def read_sealed(file: Path) -> memoryview | None:
    """Return what a file holds; None where there is none, or it is committed or damaged."""
    try:
        data = file.read_bytes() if file.is_file() else b""  # nobody may ever write into a pipe
    except OSError:
        return None
    body = memoryview(data)[DIGEST:]
    whole = blake2b(body, digest_size=DIGEST).digest() == data[:DIGEST]
    return body if whole and not _is_committed(file) else None


def _is_committed(file: Path) -> bool:
    """Return whether git has a file in its index, wherever the links of its folders lead."""
    try:
        return bool(git(file.parent, *ASK, file.name))
    except RevisionError:
        return False


def write_sealed(file: Path, data: bytes) -> None:
    """Write a file whole or not at all, or raise OSError.

    Its folder is made where there is none, and git told to leave it alone: whatever a project
    ignores, this is not to be committed.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_suffix(f".{os.getpid()}")
    try:
        with draft.open("wb") as out:
            out.write(blake2b(data, digest_size=DIGEST).digest())
            out.write(data)
        draft.replace(file)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    ignore = file.parent / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="ascii")
