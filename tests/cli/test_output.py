"""Output that is closed, full or a pipe nobody reads: one line at most, and no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from sites import ROOT, write

FULL = "/dev/full"
PAGES = {
    "docs/fr/a.md": "# Titre {#t}\n\nIl y en a 12.\n",
    "docs/es/a.md": "# Título {#t}\n\nHay 13.\n",
}
CHECK = "check --docs docs --languages fr,es"


@pytest.fixture
def folder(tmp_path):
    """Return a folder with these pages."""
    return write(tmp_path, PAGES)


def shell(folder, text, **environment):
    """Run a line of shell in which `concordance` is this package."""
    python = f'"{sys.executable}" -m concordance'
    return subprocess.run(
        ["sh", "-c", text.replace("concordance", python)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("command", [CHECK, "rules", "explain value-mismatch", "--help"])
@pytest.mark.parametrize("where", [">&-", "2>&-", ">&- 2>&-", "| head -c 1 >&2", f">{FULL}"])
def test_no_traceback(folder, command, where):
    """Whatever becomes of what is printed."""
    run = shell(folder, f"concordance {command} {where}")
    assert "Traceback" not in run.stderr
    assert "Exception ignored" not in run.stderr


@pytest.mark.skipif(not Path(FULL).exists(), reason="Linux has it")
def test_a_full_output(folder):
    """It is said, and the exit code is that of what could not be done."""
    run = shell(folder, f"concordance {CHECK} >{FULL}")
    assert run.returncode == 2
    assert run.stderr.startswith("error: ")
    assert len(run.stderr.splitlines()) == 1


def test_a_summary_that_cannot_be_written(folder):
    """The findings are told all the same."""
    run = shell(folder, f"concordance {CHECK} --format github", GITHUB_STEP_SUMMARY=str(folder))
    assert run.returncode == 1
    assert "the summary cannot be written" in run.stderr
    assert "value-mismatch" in run.stdout


def test_the_status_table_is_text(folder):
    """A page's name is no mark-up of the table, nor of the summary that holds it."""
    for code in ("fr", "es"):
        (folder / "docs" / code / "a|b `x` <img src=x>[y](z).md").write_text(
            "# T\n", encoding="utf-8"
        )
    run = shell(folder, "concordance status --docs docs --languages fr,es --format markdown")
    assert "| a\\|b \\`x\\` &lt;img src=x>\\[y\\](z).md |" in run.stdout
