"""Builds where git does not tell: said in one line, and never published without feeds and dates."""

from __future__ import annotations

import os
import subprocess

import pytest

from sites import build, mini_project

GIT = ["git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
ANOTHERS = {
    "GIT_TEST_ASSUME_DIFFERENT_OWNER": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}
"""A folder of another user, whatever folders this one trusts."""
PUBLISH = {"PUBLISH": "1", "SITE_URL": "https://example.org/"}


@pytest.fixture
def project(tmp_path):
    """Return a project of one page in three languages, committed."""
    pages = {f"docs/{code}/index.md": "# Page {#page}\n\nMaia.\n" for code in ("fr", "es", "pt")}
    folder = mini_project(tmp_path, "discovery.py", files=pages)
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "One"]):
        subprocess.run([*GIT, *words], cwd=folder, check=True)
    return folder


def test_git_that_refuses_the_folder(project):
    """The build goes on and says so once; one meant for publishing fails with the same remedy."""
    run = build(project, **ANOTHERS)
    assert run.returncode == 0, run.stderr
    assert run.stderr.count("git config --global --add safe.directory") == 1
    assert not (project / "site/feed.xml").exists()
    run = build(project, site=project / "other", **PUBLISH, **ANOTHERS)
    assert run.returncode == 1
    assert "git config --global --add safe.directory" in run.stderr
    assert not (project / "other").exists()


def test_publishing_needs_a_history(project):
    """Without a repository there are no dates; with one there are feeds."""
    assert build(project, **PUBLISH).returncode == 0
    assert (project / "site/feed.xml").is_file()
    (project / ".git").rename(project / "away")
    run = build(project, **PUBLISH)
    assert run.returncode == 1
    assert "the site would have no feeds and no dates" in run.stderr


def test_the_feed_says_which_sections_changed(project):
    """In the page's language, from the two last states of the page; no commit, nothing said."""
    page = project / "docs/es/index.md"
    page.write_text("# Page {#page}\n\nMaia.\n\n## Uno {#uno}\n\nDos.\n", encoding="utf-8")
    subprocess.run([*GIT, "commit", "-qam", "Two"], cwd=project, check=True)
    page.write_text("# Other\n", encoding="utf-8")
    assert build(project).returncode == 0
    said = "<summary>Secciones modificadas: Uno (nueva)</summary>"
    assert said in (project / "site/es/feed.xml").read_text(encoding="utf-8")
    said = "<summary>Nouvelle page</summary>"
    assert said in (project / "site/feed.xml").read_text(encoding="utf-8")
