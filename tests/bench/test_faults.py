"""The trial of faults, on a project of one page: it sees what is lost."""

from __future__ import annotations

import shutil
import sys

import pytest
from bench.report import ROOT

from bench import faults
from sites import write


@pytest.fixture
def project(tmp_path):
    """Give a one-page project, built once; its theme writes no date."""
    write(
        tmp_path,
        {
            "mkdocs.yml": "site_name: One\nplugins: []\ntheme: {name: null, custom_dir: theme}\n",
            "docs/index.md": "# One\n",
            "theme/main.html": "{{ page.content }}",
        },
    )
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    assert faults.run(faults.BUILD, tmp_path).code == 0
    return tmp_path


def test_a_build_killed_twice_is_whole(project):
    """The former site stands, and the next build sweeps."""
    tried = faults.killed(project, {faults.digest(project / "site")}, 2)
    assert tried.good, tried.outcome
    assert tried.outcome.startswith("2 times of 2 ")


def test_a_changed_site_is_seen(project):
    """What is lost is told: the trial can fail."""
    good = {faults.digest(project / "site")}
    (project / "scripts" / "build.py").write_text(
        "from pathlib import Path\nPath('site/index.html').write_text('spoilt')\n", encoding="utf-8"
    )
    tried = faults.killed(project, good, 1)
    assert not tried.good


def test_a_full_disk_is_told(project, monkeypatch):
    """Without the right to mount, the trial says that it was not made."""
    monkeypatch.setattr(faults.os, "geteuid", lambda: 1000)
    tried = faults.full_disk(project, {faults.digest(project / "site")})
    assert not tried.good
    assert "not tried" in tried.outcome


def test_the_last_line_is_what_is_quoted():
    """A table's cell holds one line without its bars."""
    assert faults.sentence("a\nb | c\n\n") == "b / c"
    assert faults.sentence("") == "nothing"
    assert sys.executable in faults.BUILD
