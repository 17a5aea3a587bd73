"""Several files at once: all of them, or none, whenever it stops."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from concordance.project.transaction import PENDING, BusyError, recover, replace_files
from sites import ROOT, tree, write

BEFORE = {"a.md": "a", "b.md": "b", "old/c.md": "c"}
AFTER = {"a.md": b"A", "b.md": b"b", "new/deep/c.md": b"C"}


def changes(folder: Path) -> dict[Path, bytes | None]:
    """Return a change of one file, the move of another to a folder that is not there."""
    return {
        folder / "a.md": b"A",
        folder / "new" / "deep" / "c.md": b"C",
        folder / "old" / "c.md": None,
    }


@pytest.fixture
def folder(tmp_path):
    """Return a folder with three files."""
    return write(tmp_path, BEFORE)


def test_all(folder):
    """Written, moved, the empty folder gone, the permissions kept, nothing left over."""
    (folder / "a.md").chmod(0o640)
    replace_files(changes(folder), folder)
    assert tree(folder) == AFTER
    assert (folder / "a.md").stat().st_mode & 0o777 == 0o640
    assert not (folder / "old").exists()


@pytest.mark.parametrize("failing", [0, 1, 2])
def test_none_when_a_step_fails(folder, monkeypatch, failing):
    """Whichever step it is, and whatever stops it."""
    steps = iter(range(10))

    def stop(method):
        def step(self, *arguments, **named):
            ours = self.name.startswith("new-") or self.name == "c.md"
            if ours and next(steps) == failing:
                raise KeyboardInterrupt
            return method(self, *arguments, **named)

        return step

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stop(Path.replace))
        patch.setattr(Path, "unlink", stop(Path.unlink))
        with pytest.raises(KeyboardInterrupt):
            replace_files(changes(folder), folder)
    assert tree(folder) == {name: text.encode() for name, text in BEFORE.items()}
    assert not (folder / "new").exists()


def test_none_when_nothing_can_be_prepared(folder):
    """A file where a folder should be stops it before anything is touched."""
    with pytest.raises(OSError, match=r"a\.md"):
        replace_files({folder / "b.md": b"B", folder / "a.md" / "d.md": b"D"}, folder)
    assert tree(folder) == {name: text.encode() for name, text in BEFORE.items()}


KILLED = """
import os, shutil, sys
from pathlib import Path
from concordance.project.transaction import replace_files
folder = Path(sys.argv[1])
def kill(*_, **__): os.kill(os.getpid(), 9)
{killed} = kill
new, old = folder / "new/deep/c.md", folder / "old/c.md"
replace_files({{folder / "a.md": b"A", new: b"C", old: None}}, folder)
"""


def killed_at(folder: Path, name: str) -> None:
    """Change the files in a process that is killed where it first calls a function."""
    run = subprocess.run(
        [sys.executable, "-c", KILLED.format(killed=name), str(folder)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        check=False,
    )
    assert run.returncode == -signal.SIGKILL


def test_a_killed_process_is_undone_by_the_next(folder):
    """Two files are changed, the third is not: then all are as they were."""
    killed_at(folder, "Path.unlink")
    assert (folder / "a.md").read_text(encoding="utf-8") == "A"
    with pytest.raises(BusyError):
        replace_files(changes(folder), folder)
    assert recover(folder)
    assert tree(folder) == {name: text.encode() for name, text in BEFORE.items()}
    assert not recover(folder)
    replace_files(changes(folder), folder)
    assert tree(folder) == AFTER


@pytest.mark.parametrize(
    ("name", "after"), [("shutil.copy2", False), ("Path.replace", False), ("shutil.rmtree", True)]
)
def test_killed_anywhere_it_is_all_or_nothing(folder, name, after):
    """While it prepares nothing is changed; while it clears up everything is, and stays so."""
    killed_at(folder, name)
    assert recover(folder)
    before = {name: text.encode() for name, text in BEFORE.items()}
    assert tree(folder) == (AFTER if after else before)
    assert not recover(folder)


def test_killed_before_anything_was_touched(folder):
    """Without a journal there is nothing to undo."""
    (folder / PENDING).mkdir()
    assert recover(folder)
    assert tree(folder) == {name: text.encode() for name, text in BEFORE.items()}


def test_another_command_is_left_alone(folder):
    """While its process is there."""
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as other:
        (folder / PENDING).mkdir()
        journal = json.dumps({"process": other.pid, "steps": []})
        (folder / PENDING / "journal.json").write_text(journal, encoding="utf-8")
        with pytest.raises(BusyError, match=str(other.pid)):
            recover(folder)
        other.kill()
    assert recover(folder)
