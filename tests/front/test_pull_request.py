"""Pull requests played through: CI's own targets on a copy of the repository, on other pages.

`golden/` keeps what their authors read: the annotations on the lines and the summary.
`UPDATE_GOLDEN=1 .venv/bin/python -m pytest -p no:xdist tests/front/test_pull_request.py` writes it
anew, to be read before it is committed.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sites import copy_project

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
GIT = ["git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "gc.auto=0"]
HEAD = "0123456789abcdef0123456789abcdef01234567"
RUNNER = {
    "CI": "true",
    "GITHUB_ACTIONS": "true",
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "ana/harbour",
    "HEAD_SHA": HEAD,
    "FORK": "true",
    "BASE": "main",
}
TIMETABLE = "ferries.md#timetable"
FAULTS = [
    # A digit changed in one language.
    ("es/index.md", "14 millones", "41 millones"),
    # A paragraph dropped.
    (
        "pt/index.md",
        (
            "O cais sul, mais antigo, serve aos barcos de pesca e aos turistas que partem"
            " para a ilha.\n\n"
        ),
        "",
    ),
    # A broken link.
    ("fr/index.md", TIMETABLE, "ferries.md#timetables"),
    # A script.
    ("es/ferries.md", "Dos barcos", '<script src="https://example.org/x.js"></script>Dos barcos'),
    # A block left in French.
    (
        "pt/index.md",
        "Um pórtico descarrega cerca de trinta contêineres por hora quando o vento permite.",
        "Un portique décharge une trentaine de conteneurs par heure quand le vent le permet.",
    ),
    # A form that the glossary forbids.
    ("es/index.md", "el nuevo pórtico", "la nueva grúa puente"),
    # And a French section that moves on without its translations.
    ("fr/ferries.md", "Deux bateaux relient", "Chaque jour, deux bateaux relient"),
]


def git(folder: Path, *arguments: str, day: str = "2026-03-02") -> None:
    """Run git on a day, without the configuration of whoever runs the tests."""
    at = f"{day}T12:00:00Z"
    environment = {**os.environ, "GIT_AUTHOR_DATE": at, "GIT_COMMITTER_DATE": at}
    subprocess.run([*GIT, *arguments], cwd=folder, env=environment, check=True, capture_output=True)


def stamp(folder: Path, *arguments: str) -> None:
    """Record translations as checked, as a person does: the command refuses where CI is set."""
    run = subprocess.run(
        [sys.executable, "-m", "concordance", "stamp", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "hooks")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr


@pytest.fixture(scope="module")
def main(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of this repository with the test's pages, stamped and committed on main."""
    folder = copy_project(tmp_path_factory.mktemp("pull-request") / "copy")
    shutil.rmtree(folder / "docs")
    shutil.copytree(HERE / "pr" / "docs", folder / "docs")
    (folder / "translations.tsv").unlink(missing_ok=True)
    (folder / "scripts/setup.sh").write_text("# The tests' own Python is used.\n", encoding="utf-8")
    stamp(folder, "--all")
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "Base", day="2026-03-01")
    return folder


def programs(folder: Path) -> None:
    """Put the programs that the targets call where they look: of this Python, with the copy's code.

    Never a link to the environment that runs the tests: a set-up in the copy would write into it.
    """
    programs = folder / ".venv" / "bin"
    programs.mkdir(parents=True)
    for name, start in [("python", ""), ("concordance", "-m concordance ")]:
        text = f'#!/bin/sh\nPYTHONPATH=hooks exec "{sys.executable}" {start}"$@"\n'
        (programs / name).write_text(text, encoding="utf-8")
        (programs / name).chmod(0o755)


def play(main: Path, branch: str, tmp_path: Path) -> tuple[int, str, str]:
    """Run what the workflow runs on a pull request: exit code, annotations, summary."""
    folder = tmp_path / branch
    git(main, "worktree", "add", "-q", "--detach", str(folder), branch)
    programs(folder)
    summary = tmp_path / "summary.md"
    run = subprocess.run(
        ["make", "--no-print-directory", "pr"],
        cwd=folder,
        env={**os.environ, **RUNNER, "GITHUB_STEP_SUMMARY": str(summary)},
        capture_output=True,
        text=True,
        check=False,
    )
    told = "".join(f"{line}\n" for line in run.stdout.split("\n") if line.startswith("::"))
    return run.returncode, told, summary.read_text(encoding="utf-8")


def same(name: str, text: str) -> None:
    """Compare with a golden file, or write it where UPDATE_GOLDEN is set."""
    golden = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def branch(main: Path, name: str, files: dict[str, bytes]) -> None:
    """Commit files on a branch of main."""
    git(main, "checkout", "-q", "-b", name, "main")
    for path, content in files.items():
        (main / path).parent.mkdir(parents=True, exist_ok=True)
        (main / path).write_bytes(content)
    git(main, "add", ".")
    git(main, "commit", "-qm", name)
    git(main, "checkout", "-q", "main")


def test_six_faults(main: Path, tmp_path: Path):
    """Each planted fault is annotated on its line, and the summary tells it in words."""
    texts: dict[str, str] = {}
    for page, old, new in FAULTS:
        text = texts.get(page) or (main / "docs" / page).read_text(encoding="utf-8")
        assert text.count(old) == 1
        texts[page] = text.replace(old, new)
    branch(main, "faults", {f"docs/{page}": text.encode() for page, text in texts.items()})
    code, annotations, summary = play(main, "faults", tmp_path)
    same("faults.annotations.txt", annotations)
    same("faults.summary.md", summary)
    assert code


def test_what_is_refused(main: Path, tmp_path: Path):
    """From a fork: a workflow, active content, a picture too heavy, names that break tools."""
    page = (main / "docs/fr/ferries.md").read_bytes()
    active = page + b"\n[Payer](javascript:alert(1))\n\n<script>alert(1)</script>\n"
    files = {
        ".github/workflows/site.yml": b"on: pull_request_target\n",
        "docs/fr/ferries.md": active,
        "docs/assets/quay.png": b"\0" * 50_000_000,
        "docs/assets/a\nb.png": b"\x89PNG",
        "docs/fr/Ferries.md": page,
    }
    branch(main, "refused", files)
    code, annotations, summary = play(main, "refused", tmp_path)
    same("refused.annotations.txt", annotations)
    same("refused.summary.md", summary)
    assert code


def test_a_good_change(main: Path, tmp_path: Path):
    """A change that the three languages follow, recorded as checked, passes."""
    changed = {}
    for language, old, new in [
        ("fr", "640 mètres", "650 mètres"),
        ("es", "640 metros", "650 metros"),
        ("pt", "640 metros", "650 metros"),
    ]:
        page = f"docs/{language}/index.md"
        text = (main / page).read_text(encoding="utf-8")
        changed[page] = text.replace(old, new).encode()
    git(main, "checkout", "-q", "-b", "good", "main")
    for page, content in changed.items():
        (main / page).write_bytes(content)
    stamp(main, "index.md")
    git(main, "commit", "-qam", "good")
    git(main, "checkout", "-q", "main")
    code, annotations, summary = play(main, "good", tmp_path)
    assert (code, annotations) == (0, "")
    same("good.summary.md", summary)
