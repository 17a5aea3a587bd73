"""The trial of faults, on a project of one page: it sees what is lost, and who is left."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time

import pytest
from bench.faults import kills, system, trial
from bench.report import ROOT

from sites import write
from waiting import wait_until

SLOW = """\
import subprocess
import sys
import time


def on_pre_build(config):
    {child}
    time.sleep(1)
"""
CHILD = 'subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])'


@pytest.fixture
def project(tmp_path):
    """Return a one-page project, built once in a second or more; its theme writes no date."""
    write(
        tmp_path,
        {
            "mkdocs.yml": "site_name: One\nplugins: []\nhooks: [hook.py]\n"
            "theme: {name: null, custom_dir: theme}\n",
            "hook.py": SLOW.format(child="pass"),
            "docs/index.md": "# One\n",
            "theme/main.html": "{{ page.content }}",
        },
    )
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    assert trial.run(trial.BUILD, tmp_path).code == 0
    return tmp_path


def good(project):
    """Return the sites that may stand."""
    return {trial.digest(project / "site")}


def test_builds_killed_while_they_run_are_counted_and_leave_nothing(project):
    """The former site stands, the next build sweeps; both ways of killing are tried."""
    tried = kills.killed(project, good(project), 2)
    assert tried.good, tried.outcome
    assert tried.outcome.startswith("2 builds hit while they ran (")


def test_builds_interrupted_say_so(project):
    """Each of the four ways."""
    tried = kills.interrupted(project, good(project), 4)
    assert tried.good, tried.outcome


def test_a_build_that_had_ended_is_drawn_again(project):
    """It is no build that was hit."""
    tally = kills.Tally()
    kills.strike(project, kills.KILLS[0], 60, tally, good(project))
    assert (tally.drawn, tally.hit) == (1, 0)


def test_a_changed_site_is_seen(project):
    """What is lost is told: the trial can fail."""
    before = good(project)
    (project / "scripts" / "build.py").write_text(
        "import time\nfrom pathlib import Path\n"
        "Path('site/index.html').write_text('malformed')\ntime.sleep(3)\n",
        encoding="utf-8",
    )
    tally = kills.Tally()
    kills.strike(project, kills.KILLS[0], 2, tally, before)
    assert tally.hit == 1
    assert tally.wrong["site/ is not whole"] == 1


def test_a_process_that_stays_is_seen_and_ended(project, monkeypatch):
    """A child of mkdocs that nobody ends."""
    monkeypatch.setattr(kills, "SOON", 0.5)
    (project / "hook.py").write_text(SLOW.format(child=CHILD), encoding="utf-8")
    with subprocess.Popen(
        trial.BUILD,
        cwd=project,
        env={**os.environ, kills.MARK: "x"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        while len(kills.members("x")) < 3:
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    assert kills.outlive("x") == float("inf")
    wait_until(lambda: kills.members("x") == [])


def test_a_full_disk_is_told(project, monkeypatch):
    """Without the right to mount, the trial says that it was not made."""
    monkeypatch.setattr(system.os, "geteuid", lambda: 1000)
    tried = system.full_disk(project, good(project))
    assert not tried.good
    assert "not tried" in tried.outcome


def test_the_last_line_is_what_is_quoted():
    """A table's cell holds one line without its bars."""
    assert trial.sentence("a\nb | c\n\n") == "b / c"
    assert trial.sentence("") == "nothing"
    assert sys.executable in trial.BUILD
