"""When each file last changed, as git tells it."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def last_changes(folder: Path) -> dict[str, str]:
    """Return the date of the last commit of each file below `folder`.

    Keys are paths relative to `folder`, with `/`; values are ISO 8601 dates in UTC. The answer is
    empty where history does not tell: no git, no repository, or a shallow clone, whose oldest
    commit seems to have written everything.
    """
    if _git(folder, "rev-parse", "--is-shallow-repository").strip() != "false":
        return {}
    log = _git(
        folder,
        *("-c", "core.quotePath=false", "log", "--format=%x00%cd", "--date=format-local:%Y-%m-%d"),
        *("--name-only", "--no-renames", "--relative", "--", "."),
    )
    dates: dict[str, str] = {}
    for commit in log.split("\0")[1:]:
        date, _, names = commit.partition("\n")
        for name in names.splitlines():
            if name:
                dates.setdefault(name, date)
    return dates


def _git(folder: Path, *arguments: str) -> str:
    """Run git in `folder` and give what it prints, or nothing where it fails or is missing."""
    try:
        run = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            ["git", *arguments],  # noqa: S607 - whichever git the machine has
            cwd=folder,
            env={**os.environ, "TZ": "UTC"},
            capture_output=True,
            check=False,
        )
    except OSError:
        return ""
    return run.stdout.decode(errors="replace") if run.returncode == 0 else ""
