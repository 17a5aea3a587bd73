"""Several files at once: all of them, or none, whenever it stops."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from concordance.project.transaction import (
    LOCK,
    PENDING,
    BusyError,
    RefusedError,
    replace_files,
    transaction,
)
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


def files(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder, without those of git."""
    return {name: data for name, data in tree(folder).items() if not name.startswith(".git/")}


def replace(folder: Path, changed: dict[Path, bytes | None]) -> None:
    """Change files of a folder as a command does."""
    with transaction(folder) as begun:
        replace_files(changed, begun)


def recover(folder: Path) -> bool:
    """Return whether a killed command had left anything; it is undone."""
    with transaction(folder) as begun:
        return begun.undone


def home(folder: Path) -> Path:
    """Return where lock and journal are."""
    return next(path for path in (folder / ".git", folder / ".cache") if path.exists())


@pytest.fixture(params=["git", "plain"])
def folder(request, tmp_path):
    """Return a folder with three files, of a repository or not."""
    if request.param == "git":
        (tmp_path / ".git").mkdir()
    return write(tmp_path, BEFORE)


def test_all(folder):
    """Written, moved, the empty folder gone, the permissions kept, nothing left over."""
    (folder / "a.md").chmod(0o640)
    replace(folder, changes(folder))
    assert files(folder) == AFTER
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
            replace(folder, changes(folder))
    assert files(folder) == {name: text.encode() for name, text in BEFORE.items()}
    assert not (folder / "new").exists()


def test_none_when_nothing_can_be_prepared(folder):
    """A file where a folder should be stops it before anything is touched."""
    with pytest.raises(OSError, match=r"a\.md"):
        replace(folder, {folder / "b.md": b"B", folder / "a.md" / "d.md": b"D"})
    assert files(folder) == {name: text.encode() for name, text in BEFORE.items()}


KILLED = """
import os, shutil, sys
from pathlib import Path
from concordance.project.transaction import replace_files, transaction
folder = Path(sys.argv[1])
def kill(*_, **__): os.kill(os.getpid(), 9)
{killed} = kill
new, old = folder / "new/deep/c.md", folder / "old/c.md"
with transaction(folder) as begun:
    replace_files({{folder / "a.md": b"A", new: b"C", old: None}}, begun)
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
    assert recover(folder)
    assert files(folder) == {name: text.encode() for name, text in BEFORE.items()}
    assert not recover(folder)
    replace(folder, changes(folder))
    assert files(folder) == AFTER


@pytest.mark.parametrize(
    ("name", "after"), [("shutil.copy2", False), ("Path.replace", False), ("shutil.rmtree", True)]
)
def test_killed_anywhere_it_is_all_or_nothing(folder, name, after):
    """While it prepares nothing is changed; while it clears up everything is, and stays so."""
    killed_at(folder, name)
    assert recover(folder)
    before = {name: text.encode() for name, text in BEFORE.items()}
    assert files(folder) == (AFTER if after else before)
    assert not recover(folder)


def test_nothing_is_left_over(folder):
    """Neither lock nor journal, nor the folder made for them."""
    before = {path.name for path in folder.iterdir()}
    replace(folder, {folder / "a.md": b"A"})
    assert {path.name for path in folder.iterdir()} == before
    assert not (folder / ".git").exists() or not any((folder / ".git").iterdir())


def test_one_command_at_a_time(folder):
    """The second is told at once, and what the first has half done is its own."""
    with transaction(folder):
        assert (home(folder) / LOCK).is_file()
        with pytest.raises(BusyError, match="another command"), transaction(folder):
            pass
    assert not recover(folder)


JOURNAL = {
    "outside": "../elsewhere",
    "absolute": "/elsewhere/passwd",
    "through a link": "link/elsewhere",
    "git's hooks": ".git/hooks/post-commit",
    "git in other letters": ".GIT/config",
    "git of a part": "part/.git/config",
    "the folder itself": "..",
}


def journal(folder: Path, steps: list[dict], *, ours: bool = True) -> Path:
    """Leave a journal as a killed command of this user does, or one that came from elsewhere."""
    killed_at(folder, "Path.unlink")
    path = home(folder) / PENDING / "journal.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    mark = found["mark"] if ours else {"machine": "other", "user": os.getuid(), "folder": 1}
    path.write_text(json.dumps({"mark": mark, "steps": steps}), encoding="utf-8")
    (path.parent / "old-0").write_text("attack", encoding="utf-8")
    return path.parent


@pytest.mark.parametrize("name", JOURNAL.values(), ids=JOURNAL)
@pytest.mark.parametrize("existed", [True, False])
def test_a_journal_names_no_file_but_the_projects(folder, tmp_path_factory, name, existed):
    """Whoever wrote it: nothing is written, nothing removed."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (folder / "link").symlink_to(elsewhere)
    journal(folder, [{"path": str(folder / name), "existed": existed, "made": []}])
    before = tree(folder)
    with pytest.raises(RefusedError, match=r"outside the project|git's own"):
        recover(folder)
    before.pop(f"{home(folder).name}/{LOCK}")  # the killed command's
    assert tree(folder) == before
    assert not any(elsewhere.iterdir())
    assert not (folder.parent / "elsewhere").exists()


def test_a_journal_from_elsewhere_is_not_believed(folder):
    """It bears the mark of another machine, user or folder; as does a copy of one of ours."""
    step = {"path": str(folder / "a.md"), "existed": True, "made": []}
    pending = journal(folder, [step], ours=False)
    with pytest.raises(RefusedError, match="not written by this user on this machine"):
        recover(folder)
    shutil.rmtree(pending)
    pending = journal(folder, [step])
    shutil.copytree(pending, folder / "copy")
    shutil.rmtree(pending)
    pending.with_name("in its place").mkdir()
    (folder / "copy").rename(pending)
    with pytest.raises(RefusedError, match="not written by this user on this machine"):
        recover(folder)
    assert (folder / "a.md").read_text(encoding="utf-8") == "A"


def test_another_users_journal_is_not_believed(folder, monkeypatch):
    """The folder belongs to who made it."""
    journal(folder, [])
    monkeypatch.setattr(os, "getuid", lambda: 4321)
    with pytest.raises(RefusedError, match="not written by this user"):
        recover(folder)


def test_a_tracked_journal_is_not_believed(tmp_path, monkeypatch):
    """Where git's folder cannot be used, it is in .cache, which a commit could bring."""
    folder = write(tmp_path, BEFORE)
    pending = journal(folder, [])
    for words in (["init", "-q"], ["add", "-f", ".cache"]):
        subprocess.run(["git", *words], cwd=folder, check=True)
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(RefusedError, match="tracked by git"):
        recover(folder)
    assert pending.is_dir()


def test_a_linked_folder_is_not_believed(folder, tmp_path_factory):
    """Its target is nobody's business."""
    target = tmp_path_factory.mktemp("target")
    (folder / ".cache").mkdir(exist_ok=True)
    place = folder / ".git" if (folder / ".git").exists() else folder / ".cache"
    (place / PENDING).symlink_to(target)
    with pytest.raises(RefusedError, match="no folder of ours"):
        recover(folder)
    assert target.is_dir()


@pytest.mark.parametrize("name", ["../x.md", ".git/config", "part/.Git/x"])
def test_a_command_changes_no_other_file(folder, name):
    """Not even where its own reckoning says so."""
    with pytest.raises(RefusedError):
        replace(folder, {folder / "a.md": b"A", folder / name: b"x"})
    assert (folder / "a.md").read_text(encoding="utf-8") == "a"


def test_a_worktree_keeps_it_in_its_own_folder_of_git(tmp_path):
    """Named by the file `.git`."""
    folder = write(tmp_path / "tree", {**BEFORE, ".git": f"gitdir: {tmp_path / 'own'}\n"})
    (tmp_path / "own").mkdir()
    with transaction(folder):
        assert (tmp_path / "own" / LOCK).is_file()
