"""Two commands at once: one works, the other says so, and nothing recorded is lost."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from concordance.project.transaction import transaction
from sites import ROOT

COMMANDS = {
    "stamp": ("stamp", "docs/es/guide.md"),
    "rename": ("rename", "guide.md", "manual.md"),
    "new": ("new", "more.md"),
    "fix": ("check", "--fix"),
}


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_the_second_says_so_and_changes_nothing(project, arguments):
    """Whatever it was going to do, before it reads a page."""
    before = project.tree()
    with transaction(project.folder):
        said = project.run(*arguments, code=2)
    assert "another command is changing this project; nothing was changed" in said
    assert project.tree() == before


def test_two_stamps_lose_nothing(project):
    """However they meet: each that says it recorded has its lines in the record."""
    (project.folder / "translations.tsv").unlink()
    for _ in range(3):
        running = {
            code: subprocess.Popen(
                [sys.executable, "-m", "concordance", "stamp", f"docs/{code}/guide.md"],
                cwd=project.folder,
                env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
                stderr=subprocess.PIPE,
                text=True,
            )
            for code in ("es", "pt")
        }
        said = {code: process.communicate()[1] for code, process in running.items()}
        record = (project.folder / "translations.tsv").read_text(encoding="utf-8")
        for code, process in running.items():
            if process.returncode:
                assert "another command is changing this project" in said[code]
            else:
                assert f"{code}\tguide.md\t" in record
        (project.folder / "translations.tsv").unlink()
