"""Make small projects, build them as a user would, and read what came out."""

from __future__ import annotations

import errno
import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).resolve().parents[2]
NO_FILE = os.strerror(errno.ENOENT)
"""What the system says of a file that is not there."""

MINI = """\
site_name: Mini
site_url: https://mini.example/
theme:
  name: material
  font: false
hooks: [{hooks}]
plugins:
  - i18n:
      docs_structure: folder
      fallback_to_default: false
      languages:
        - {{locale: fr, name: Français, default: true}}
        - {{locale: es, name: Español}}
        - {{locale: pt, name: Português}}
markdown_extensions: [attr_list, admonition, footnotes, def_list, tables, md_in_html, toc]
"""


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files, given as path to text, below a folder and give the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def copy_project(target: Path) -> Path:
    """Copy what git tracks of this project, as it stands in the working tree."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    for name in listed.split("\0"):
        source = ROOT / name
        if name and source.is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target / name)
    return target


def mini_project(folder: Path, *hooks: str, files: dict[str, str] | None = None) -> Path:
    """Make a three-language project that uses these hooks (file names) of this project."""
    names = ", ".join(str(ROOT / "hooks" / name) for name in hooks)
    return write(folder, {"mkdocs.yml": MINI.format(hooks=names), **(files or {})})


def build(
    folder: Path, *arguments: str, site: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run `mkdocs build` in its own process and give what it printed and its exit code."""
    target = ["--site-dir", str(site)] if site else []
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", *target, *arguments],
        cwd=folder,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def built_once(factory: pytest.TempPathFactory, name: str, **environment: str) -> Path:
    """Build this site strictly, once for all processes of a run, and give its folder.

    The first process that asks builds; the others wait for it. Nobody may write into the folder.
    """
    base = factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    site, said = base / name / "site", base / f"{name}.txt"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            run = build(ROOT, "--strict", site=site, **environment)
            said.write_text(run.stderr if run.returncode else "", encoding="utf-8")
    failed = said.read_text(encoding="utf-8")
    assert not failed, failed
    return site


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
