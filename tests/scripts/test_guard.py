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


FORKS = [
    "Makefile",
    "scripts/guard.py",
    "hooks/concordance/x.py",
    "overrides/main.html",
    "requirements.txt",
    "package.json",
    ".npmrc",
    "pyproject.toml",
    "conftest.py",
    ".vscode/tasks.json",
    ".gitattributes",
    "tests/test_x.py",
]
WINDOWS = ["a:b.md", "CON.md", "lpt1", "nul.tar.gz", "trailing /x.md", "dot.", "a?.md", "a\\b.md"]


@pytest.mark.parametrize(("name", "content", "said"), CASES, ids=[case[0] for case in CASES])
def test_refusals(repository: Path, name: str, content: bytes, said: str):
    """Each fault is one line, and the exit code is 1."""
    commit(repository, {name: content})
    done = guard(repository, FORK="true")
    assert (done.returncode, done.stdout) == (1, said)


@pytest.mark.parametrize("name", FORKS)
def test_a_fork_changes_nothing_that_runs(repository: Path, name: str):
    """Neither in CI nor on who tries it; a branch of the repository may."""
    commit(repository, {name: b"x"})
    done = guard(repository, FORK="true")
    said = f"{name}: a fork's pull request cannot edit what CI runs; ask a maintainer to\n"
    assert (done.returncode, done.stdout) == (1, said)
    assert guard(repository).returncode == 0


@pytest.mark.parametrize("moved", [False, True])
def test_a_fork_deletes_nothing_that_runs(repository: Path, moved: bool):  # noqa: FBT001 - parametrized
    """Owners and workflows, deleted or moved away, are seen."""
    kept = {".github/CODEOWNERS": b"* @a\n", ".github/workflows/site.yml": b"on: push\n"}
    commit(repository, kept)
    subprocess.run([*GIT, "tag", "before"], cwd=repository, check=True)
    for name in kept:
        if moved:
            (repository / name).rename(repository / "docs" / name.rsplit("/", 1)[1])
        else:
            (repository / name).unlink()
    commit(repository, {})
    said = [
        f"{name}: a fork's pull request cannot delete what CI runs; ask a maintainer to"
        for name in kept
    ]
    done = guard(repository, "before", FORK="true")
    assert (done.returncode, done.stdout.splitlines()) == (1, said)


@pytest.mark.parametrize("name", WINDOWS)
def test_names_that_windows_cannot_hold(repository: Path, name: str):
    """Whoever brings them."""
    commit(repository, {f"docs/{name}": b"x"})
    done = guard(repository)
    assert done.returncode == 1
    assert "Windows cannot hold the name" in done.stdout


def test_paths_that_another_disk_confuses(repository: Path):
    """A folder in other letters, a file that is a folder elsewhere, a name that is too long."""
    commit(repository, {"docs/FR/other.md": b"x", "Docs": b"x", f"docs/{'a' * 200}.md": b"x"})
    said = guard(repository).stdout
    assert "Docs: it differs from 'docs' only by case" in said
    assert "docs/FR/other.md: it differs from 'docs/fr' only by case" in said
    assert "its path is longer than 200 characters" in said


@pytest.mark.parametrize(
    "name",
    [
        ".cache/concordance/check/x.msgpack",
        ".concordance-pending/journal.json",
        "site/index.html",
        ".venv/bin/python",
        "hooks/__pycache__/x.cpython-311.pyc",
        "docs/parts/1/x.msgpack",
    ],
)
def test_what_a_machine_makes_for_itself(repository: Path, name: str):
    """A committed cache would be believed."""
    commit(repository, {name: b"x"})
    assert guard(repository).stdout == (
        f"{name}: a machine makes it for itself; take it out of the commit\n"
    )


def test_links(repository: Path):
    """A symbolic link is refused wherever it leads, and is not followed."""
    (repository / "docs/zero.md").symlink_to("/dev/zero")
    commit(repository, {})
    said = "docs/zero.md: it is a symbolic link; bring the file itself\n"
    assert guard(repository).stdout == said


NAVIGATION = b"""\
site_name: A
plugins:
  - i18n:
      languages:
        - locale: fr
          nav: &nav
            - index.md
        - locale: es
          nav_translations:
            A: B
theme: material
"""


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (b"- index.md", b"- index.md\n            - More:\n                - more.md", 0),
        (b"A: B", b"A: B!\n            More: M\xc3\xa1s", 0),
        (b"theme: material", b"theme: material\nhooks: [docs/x.py]", 1),
        (b"- index.md", b"- !!python/object/apply:os.system [x]", 1),
        (b"- index.md", b"- [!!python/object/apply:os.system [x]]", 1),
        (b"- index.md", b"- index.md\nhooks: [docs/x.py]", 1),
    ],
)
def test_a_fork_changes_the_navigation_alone(repository: Path, old: bytes, new: bytes, code: int):
    """A new page is named in mkdocs.yml; whatever else stands there can run programs."""
    commit(repository, {"mkdocs.yml": NAVIGATION})
    subprocess.run([*GIT, "tag", "before"], cwd=repository, check=True)
    commit(repository, {"mkdocs.yml": NAVIGATION.replace(old, new)})
    assert guard(repository, "before", FORK="true").returncode == code
    assert guard(repository, "before").returncode == 0


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
    commit(repository, {"docs/a::stop-commands,%0A`.png": b"x"})
    summary = repository / "summary.md"
    said = guard(repository, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary)).stdout
    assert said == (
        "::error file=docs/a%3A%3Astop-commands%2C%250A`.png::docs/a::stop-commands,%250A`.png: "
        "Windows cannot hold the name 'a::stop-commands,%250A`.png'; rename it\n"
    )
    assert summary.read_text(encoding="utf-8").split("\n")[-3] == (
        "- `docs/a::stop-commands,%0A?.png`: Windows cannot hold the name "
        "'a::stop-commands,%0A\\`.png'; rename it"
    )


def test_an_unknown_revision(repository: Path):
    """A revision that is not there is bad usage, told in one line."""
    done = guard(repository, "nowhere")
    assert done.returncode == 2
    assert done.stderr.startswith("guard: git does not know 'nowhere': ")


def test_a_folder_that_git_refuses(repository: Path):
    """One line, with the remedy that git gives."""
    done = guard(repository, GIT_TEST_ASSUME_DIFFERENT_OWNER="1")
    assert done.returncode == 2
    assert done.stderr.startswith("guard: git refuses this folder: ")
    assert len(done.stderr.splitlines()) == 1
    assert "safe.directory" in done.stderr
