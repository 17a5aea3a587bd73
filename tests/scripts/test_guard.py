"""What a pull request must not bring is refused with a sentence that says why."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sites import ROOT

if TYPE_CHECKING:
    from pathlib import Path

GIT = [
    "git",
    "-c",
    "user.name=Ana",
    "-c",
    "user.email=ana@example.org",
    "-c",
    "core.autocrlf=false",
]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with one page on main."""
    subprocess.run([*GIT, "init", "-q", "-b", "main"], cwd=tmp_path, check=True)
    commit(tmp_path, {"docs/fr/page.md": b"# Page\n"})
    subprocess.run([*GIT, "tag", "base"], cwd=tmp_path, check=True)
    return tmp_path


def commit(folder: Path, files: dict[str, bytes]) -> None:
    """Write and commit files."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    subprocess.run([*GIT, "add", "."], cwd=folder, check=True)
    subprocess.run([*GIT, "commit", "-qm", "Change"], cwd=folder, check=True)


def guard(folder: Path, base: str = "base", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the guard in a repository."""
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "guard.py"), base],
        cwd=folder,
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


CASES = [
    ("docs/fr/a\nb.md", b"x", "docs/fr/a\\nb.md: its name holds a control character; rename it\n"),
    (
        "docs/fr/Page.md",
        b"x",
        "docs/fr/Page.md: it differs from 'docs/fr/page.md' only by case; rename one of them\n",
    ),
    (
        "docs/assets/photo.png",
        b"\0" * 50_000_000,
        "docs/assets/photo.png: it weighs 50.0 MB, the limit is 1 MB\n",
    ),
    (
        ".github/workflows/site.yml",
        b"on: push\n",
        (
            ".github/workflows/site.yml: "
            "a fork's pull request cannot edit what CI runs; ask a maintainer to\n"
        ),
    ),
]


@pytest.mark.parametrize(("name", "content", "said"), CASES, ids=[case[0] for case in CASES])
def test_refusals(repository: Path, name: str, content: bytes, said: str):
    """Each fault is one line, and the exit code is 1."""
    commit(repository, {name: content})
    done = guard(repository, FORK="true")
    assert (done.returncode, done.stdout) == (1, said)


def test_a_good_change_passes(repository: Path):
    """A page, a picture of an ordinary size and a maintainer's workflow pass in silence."""
    commit(
        repository,
        {
            "docs/fr/é.md": b"x",
            "docs/a.png": b"\0" * 999_000,
            ".github/workflows/a.yml": b"on: push\n",
        },
    )
    done = guard(repository)
    assert (done.returncode, done.stdout) == (0, "")


def test_on_github_it_annotates(repository: Path):
    """On GitHub the line is an annotation of the file."""
    commit(repository, {"docs/fr/Page.md": b"x"})
    assert guard(repository, GITHUB_ACTIONS="true").stdout.startswith(
        "::error file=docs/fr/Page.md::"
    )


def test_a_name_cannot_write_commands(repository: Path):
    """What GitHub's commands give a meaning to is escaped in a name."""
    commit(repository, {"docs/a::stop-commands,%0A`.png": b"\0" * 2_000_000})
    summary = repository / "summary.md"
    said = guard(repository, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary)).stdout
    assert said == (
        "::error file=docs/a%3A%3Astop-commands%2C%250A`.png::"
        "docs/a::stop-commands,%250A`.png: it weighs 2.0 MB, the limit is 1 MB\n"
    )
    assert summary.read_text(encoding="utf-8").split("\n")[-3] == (
        "- `docs/a::stop-commands,%0A?.png`: it weighs 2.0 MB, the limit is 1 MB"
    )


def test_an_unknown_revision(repository: Path):
    """A revision that is not there is bad usage, told in one line."""
    done = guard(repository, "nowhere")
    assert done.returncode == 2
    assert done.stderr.startswith("guard: git does not know 'nowhere': ")
