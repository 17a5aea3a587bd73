"""What every trial needs: a copy of the project, commands run to their end, what stands after."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from bench.report import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SEED = 12
PARTS = ("bench", "docs", "hooks", "overrides", "scripts", "mkdocs.yml", "Makefile")
RECORD = "translations.tsv"
BUILD = (sys.executable, "scripts/build.py")
CHECK = (sys.executable, "hooks", "check")


class Tried(NamedTuple):
    """One fault: what was done, what came of it, and whether that is good."""

    what: str
    outcome: str
    good: bool


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


def run(command: Iterable[str], cwd: Path, **environment: str) -> Said:
    """Run a command to its end."""
    done = subprocess.run(
        [*command],
        cwd=cwd,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    return Said(done.returncode, done.stdout, done.stderr)


def digest(site: Path) -> str:
    """Return what stands for every file of a site."""
    total = hashlib.sha256()
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        total.update(file.relative_to(site).as_posix().encode())
        total.update(file.read_bytes())
    return total.hexdigest()


def left_over(project: Path) -> list[str]:
    """Name what builds left behind."""
    return [path.name for path in (project / ".cache").glob("site-*")]


def sentence(err: str) -> str:
    """Return the last line that a command said, for the table."""
    lines = [line for line in err.strip().splitlines() if line.strip()]
    return lines[-1].replace("|", "/")[:140] if lines else "nothing"


def copy(folder: Path) -> Path:
    """Copy the project, with its history, which dates the pages."""
    project = folder / "project"
    project.mkdir()
    for part in (*PARTS, RECORD):
        source = ROOT / part
        if source.is_dir():
            shutil.copytree(source, project / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, project / part)
    for command in (
        ["git", "init", "-q"],
        ["git", "-c", "user.name=b", "-c", "user.email=b@example.org", "add", "docs"],
        ["git", "-c", "user.name=b", "-c", "user.email=b@example.org", "commit", "-qm", "Docs"],
    ):
        run(command, project)
    return project
