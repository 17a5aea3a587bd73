"""`make site`: a build that fails or is killed leaves the former `site/` as it was."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from sites import ROOT, tree, write

if TYPE_CHECKING:
    from pathlib import Path

FULL = """\
import errno
import os


def on_post_build(config):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
"""
SLOW = """\
import time


def on_pre_build(config):
    print("building", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a one-page project with the build script and a former `site/`."""
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


def test_a_killed_build_changes_nothing_and_the_next_one_sweeps(project: Path):
    """SIGKILL in the middle leaves the former site; what it left is removed later."""
    before = tree(project / "site")
    (project / "hook.py").write_text(SLOW, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "scripts/build.py"],
        cwd=project,
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"building\n"
        os.killpg(process.pid, signal.SIGKILL)
    assert tree(project / "site") == before
    assert len(left_over(project)) == 1
    (project / "hook.py").write_text("", encoding="utf-8")
    assert run(project).returncode == 0
    assert left_over(project) == []


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
    deadline = time.monotonic() + 120
    assert [process.wait(deadline - time.monotonic()) for process in running] == [0, 0]
    assert (project / "site" / "index.html").is_file()
    assert left_over(project) == []
