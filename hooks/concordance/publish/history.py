"""When each file last changed, and its text before and after, as git tells it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class LastChange:
    """The last commit of a file: its day (ISO 8601, in UTC), and git's names of the file's text.

    `before` is empty where the commit made the file, `after` where it deleted it.
    """

    day: str
    before: str = ""
    after: str = ""


def last_changes(folder: Path) -> dict[str, LastChange]:
    """Return the last change of each file below `folder`, by its path from there, with `/`.

    The answer is empty where history does not tell: no git, no repository, or a shallow clone,
    whose oldest commit seems to have written everything.
    """
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() != b"false":
        return {}
    log = _git(
        folder,
        *("-c", "core.quotePath=false", "log", "--format=%x00%cd", "--date=format-local:%Y-%m-%d"),
        *("--raw", "--no-abbrev", "--no-renames", "--relative", "--", "."),
    )
    found: dict[str, LastChange] = {}
    for commit in log.decode(errors="replace").split("\0")[1:]:
        day, _, lines = commit.partition("\n")
        for line in lines.splitlines():
            state, _, name = line.partition("\t")
            if name and name not in found:  # :mode mode blob blob status
                before, after = (blob if blob.strip("0") else "" for blob in state.split()[2:4])
                found[name] = LastChange(day, before, after)
    return found


def texts(folder: Path, blobs: Iterable[str]) -> dict[str, str]:
    """Return the texts that git has under some names of its own, read by one process.

    What git does not have is left out; so is what is not there in a partial clone, for which git
    would ask its host.
    """
    asked = "".join(f"{blob}\n" for blob in dict.fromkeys(blobs) if blob)
    if not asked:
        return {}
    answer = _git(folder, "cat-file", "--batch", asked=asked.encode())
    found: dict[str, str] = {}
    at = 0
    while (end := answer.find(b"\n", at)) >= 0:
        name, kind, *size = answer[at:end].decode().split()
        at = end + 1
        if size:
            text = answer[at : at + int(size[0])]
            at += int(size[0]) + 1
            if kind == "blob":
                found[name] = text.decode("utf-8-sig", errors="replace")
    return found


def _git(folder: Path, *arguments: str, asked: bytes = b"") -> bytes:
    """Run git in `folder` and give what it prints, or nothing where it fails or is missing."""
    try:
        run = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            ["git", *arguments],  # noqa: S607 - whichever git the machine has
            cwd=folder,
            env={**os.environ, "TZ": "UTC", "GIT_NO_LAZY_FETCH": "1"},
            input=asked,
            capture_output=True,
            check=False,
        )
    except OSError:
        return b""
    return run.stdout if run.returncode == 0 else b""
