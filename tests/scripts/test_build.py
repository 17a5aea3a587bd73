"""`make site`: a build that fails, is interrupted or killed leaves `site/` as it was."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sites import ROOT, tree, write
from waiting import NEVER, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Build = subprocess.Popen[str]
    Kill = Callable[[int, int], None]

FULL = """\
import errno
import os


def on_post_build(config):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
"""
SLOW = """\
import os
import time


def on_pre_build(config):
    print("building", os.getpid(), flush=True)
    time.sleep({seconds})
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a one-page project with the build script and a former `site/`."""
    write(
        tmp_path,
        {
            "mkdocs.yml": "site_name: One\nhooks: [hook.py]\n",
            "hook.py": "",
            "docs/index.md": "# One\n",
            "site/index.html": "former",
        },
    )
    (tmp_path / "scripts").mkdir()
    shutil.copy2(ROOT / "scripts" / "build.py", tmp_path / "scripts")
    return tmp_path


def run(project: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the build script as make does."""
    return subprocess.run(
        [sys.executable, "scripts/build.py"],
        cwd=project,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@contextmanager
def slow_build(project: Path, seconds: float = 60, *before: str) -> Iterator[tuple[Build, int]]:
    """Start a build as a terminal does; give it, and its mkdocs' process, when mkdocs builds."""
    (project / "hook.py").write_text(SLOW.format(seconds=seconds), encoding="utf-8")
    with subprocess.Popen(
        [*before, sys.executable, "scripts/build.py"],
        cwd=project,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as process:
        said, number = process.stdout.readline().split()
        assert said == "building"
        yield process, int(number)
    (project / "hook.py").write_text("", encoding="utf-8")


def ended(number: int) -> bool:
    """Return whether a process is gone; one that nobody has waited for yet is."""
    try:
        return Path(f"/proc/{number}/stat").read_text("utf-8").rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True


def left_over(project: Path) -> list[str]:
    """Name the folders a build left in the cache."""
    return [path.name for path in (project / ".cache").glob("site-*")]


def test_a_good_build_takes_the_place(project: Path):
    """The new site stands whole, the old one is gone, nothing is left over."""
    done = run(project)
    assert done.returncode == 0, done.stderr
    assert "site/ is built: " in done.stdout
    assert "former" not in (project / "site" / "index.html").read_text(encoding="utf-8")
    assert left_over(project) == []


def test_a_first_build_makes_the_folder(project: Path):
    """Without a former site the build makes one."""
    shutil.rmtree(project / "site")
    assert run(project).returncode == 0
    assert (project / "site" / "index.html").is_file()


def test_a_failing_build_changes_nothing(project: Path):
    """A warning in a strict build is shown, and the former site stays."""
    before = tree(project / "site")
    (project / "docs" / "index.md").write_text("# One\n\n[gone](gone.md)\n", encoding="utf-8")
    done = run(project)
    assert done.returncode == 1
    assert "gone.md" in done.stderr
    assert "the former site/ is as it was" in done.stderr
    assert tree(project / "site") == before
    assert left_over(project) == []


def test_a_full_disk_is_one_sentence(project: Path):
    """No traceback where the disk fills up."""
    (project / "hook.py").write_text(FULL, encoding="utf-8")
    done = run(project)
    assert done.returncode == 1
    assert "make site: the disk is full\n" in done.stderr
    assert "Traceback" not in done.stderr
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "former"


@pytest.mark.parametrize("kill", [os.killpg, os.kill], ids=["the group", "the first process"])
def test_a_killed_build_changes_nothing_and_the_next_one_sweeps(project: Path, kill: Kill):
    """SIGKILL in the middle leaves the former site; what it left is removed later."""
    before = tree(project / "site")
    with slow_build(project) as (process, mkdocs):
        kill(process.pid, signal.SIGKILL)
        wait_until(lambda: ended(mkdocs))
    assert tree(project / "site") == before
    assert len(left_over(project)) == 1
    assert run(project).returncode == 0
    assert left_over(project) == []


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("kill", [os.killpg, os.kill], ids=["the group", "the first process"])
def test_an_interrupted_build_says_so_and_leaves_nothing(project: Path, name: str, kill: Kill):
    """One sentence, the exit code of a shell, the former site, no folder and no process."""
    before = tree(project / "site")
    number = getattr(signal, name)
    with slow_build(project) as (process, mkdocs):
        kill(process.pid, number)
        out, err = process.communicate(timeout=NEVER)
        wait_until(lambda: ended(mkdocs))
    assert (process.returncode, out) == (128 + number, "")
    assert err == "make site: interrupted; site/ is as it was\n"
    assert tree(project / "site") == before
    assert left_over(project) == []


def test_a_terminal_that_closes_is_nothing_to_nohup(project: Path):
    """A signal that was ignored before is ignored."""
    with slow_build(project, 1, "nohup") as (process, _):
        os.killpg(process.pid, signal.SIGHUP)
        out, err = process.communicate(timeout=NEVER)
    assert process.returncode == 0, err
    assert "site/ is built: " in out


def test_a_site_taken_away_by_a_killed_build_comes_back(project: Path):
    """Where two folders cannot be swapped, a build may end between its two renames."""
    left = project / ".cache" / "site-999999999-x"
    left.mkdir(parents=True)
    (project / "site").rename(left / "old")
    (project / "docs" / "index.md").write_text("# One\n\n[gone](gone.md)\n", encoding="utf-8")
    assert run(project).returncode == 1
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "former"
    assert left_over(project) == []


def test_an_error_of_the_system_keeps_the_warnings_before_it(project: Path):
    """A page that cannot be opened is told in a line, without a trace; so is what came before."""
    (project / "docs" / "index.md").write_text("# One\n\n[gone](gone.md)\n", encoding="utf-8")
    (project / "hook.py").write_text(FULL.replace("ENOSPC", "EIO"), encoding="utf-8")
    done = run(project)
    assert done.returncode == 1
    assert "gone.md" in done.stderr
    assert f"make site: OSError: [Errno 5] {os.strerror(5)}\n" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_read_only_folder_is_one_sentence(project: Path):
    """Where nothing can be written, the message says where."""
    (project / ".cache").write_text("a file where the folder should be", encoding="utf-8")
    done = run(project)
    assert done.returncode == 1
    assert done.stderr.startswith("make site: cannot write in .cache/: ")
    assert done.stderr.count("\n") == 1


def test_two_builds_at_once_both_finish(project: Path):
    """Each builds into a folder of its own; one of the two whole sites stands."""
    running = [
        subprocess.Popen(
            [sys.executable, "scripts/build.py"], cwd=project, stdout=subprocess.DEVNULL
        )
        for _ in range(2)
    ]
    assert [process.wait(NEVER) for process in running] == [0, 0]
    assert (project / "site" / "index.html").is_file()
    assert left_over(project) == []
