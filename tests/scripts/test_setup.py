"""The set-up says in one line what is missing, and installs nothing twice."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sites import ROOT

if TYPE_CHECKING:
    from pathlib import Path

TOOLS = ["sh", "cat", "dirname", "cksum", "sed", "grep", "mkdir", "env", "head", "cp", "rm"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a copy of the set-up, its own folder of programs, and nobody's rights."""
    (tmp_path / "scripts").mkdir()
    shutil.copy2(ROOT / "scripts" / "setup.sh", tmp_path / "scripts")
    (tmp_path / "requirements.txt").write_text("", encoding="utf-8")
    (tmp_path / "bin").mkdir()
    for name in TOOLS:
        found = shutil.which(name)
        assert found, name
        (tmp_path / "bin" / name).symlink_to(found)
    program(tmp_path, "id", "echo 1000")
    return tmp_path


def program(project: Path, name: str, script: str) -> None:
    """Put a small program on the project's path."""
    path = project / "bin" / name
    assert not path.is_symlink(), "this would write over the system's own program"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def run(project: Path, goal: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the set-up with the project's programs alone."""
    return subprocess.run(
        ["sh", "scripts/setup.sh", goal],
        cwd=project,
        env={"PATH": str(project / "bin"), "HOME": str(project), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_python(project: Path):
    """Without Python the line names the packages that bring it."""
    done = run(project, "site")
    assert done.returncode == 1
    assert done.stderr == (
        "set-up: Python 3.11 or later is missing; install it first, "
        "on Debian or Ubuntu: sudo apt-get install python3 python3-venv\n"
    )


def test_an_old_python(project: Path):
    """An older Python is named, with the variable that points to another."""
    program(project, "python3", '[ "$1" = --version ] && echo Python 3.9.2; exit 1')
    done = run(project, "site")
    assert done.returncode == 1
    assert done.stderr == (
        "set-up: Python 3.11 to 3.14 is needed, this is Python 3.9.2; "
        "set PYTHON=/path/to/python3.11\n"
    )


def test_a_python_that_does_not_run(project: Path):
    """The one that was asked for is told, and no other taken in its place."""
    program(project, "python3", f'exec {sys.executable} "$@"')
    done = run(project, "site", PYTHON="/nowhere/python3.13")
    assert done.returncode == 1
    assert done.stderr == "set-up: PYTHON=/nowhere/python3.13 is no Python from 3.11 to 3.14\n"


def test_no_network(project: Path):
    """A package that cannot be had is one line, and pip's own words are kept in a file."""
    program(project, "python3", f'exec {sys.executable} "$@"')
    (project / "requirements.txt").write_text(
        f"mkdocs==1.6.1 --hash=sha256:{'0' * 64}\n", encoding="utf-8"
    )
    (project / "pip.conf").write_text("[global]\nno-index = true\n", encoding="utf-8")
    done = subprocess.run(
        ["sh", "scripts/setup.sh", "site"],
        cwd=project,
        env={
            "PATH": f"{project / 'bin'}:{os.defpath}",
            "HOME": str(project),
            "PIP_CONFIG_FILE": str(project / "pip.conf"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == (
        "set-up: pip could not install requirements.txt: "
        "is the network reachable? (see .cache/pip.log)"
    )
    assert (project / ".cache" / "pip.log").read_text(encoding="utf-8")


def test_nothing_is_installed_twice():
    """A second run on a ready environment prints nothing."""
    for _ in range(2):
        done = subprocess.run(
            ["sh", "scripts/setup.sh", "test"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
