"""The issue about external links: opened once, then brought up to date, and nobody else's."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from sites import ROOT, write

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "External links that no longer answer"
GH = """\
#!/bin/sh
# What gh does with these words: it lists issues of one account, and notes what it is to change.
for word; do printf '%s\\n' "$word"; done >>asked
[ "$2" = list ] || exit 0
case " $* " in
*" $OWN "*) cat own.json ;;
*) cat all.json ;;
esac | python3 -c '
import json, sys
title = sys.argv[1]
found = [issue["number"] for issue in json.load(sys.stdin) if issue["title"] == title]
print(found[0] if found else "")
' "$TITLE"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a project with the script, a report, and a `gh` of the test's own."""
    script = (ROOT / "scripts/links_issue.sh").read_text(encoding="utf-8")
    write(tmp_path, {"scripts/links_issue.sh": script, "bin/gh": GH})
    write(tmp_path, {".cache/external.txt": "docs/a.md: dead\n```\n@everybody\n"})
    (tmp_path / "bin/gh").chmod(0o755)
    return tmp_path


def run(folder: Path, own: list[dict], own_words: str, **environment: str) -> list[str]:
    """Run the script where the account has these issues; give the words that gh was told."""
    strangers = {"number": 13, "title": TITLE}
    (folder / "own.json").write_text(json.dumps(own), encoding="utf-8")
    (folder / "all.json").write_text(json.dumps([strangers, *own]), encoding="utf-8")
    subprocess.run(
        ["sh", "scripts/links_issue.sh"],
        cwd=folder,
        env={
            "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
            "TITLE": TITLE,
            "OWN": own_words,
            **environment,
        },
        check=True,
    )
    return (folder / "asked").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("words", "environment"),
    [("--app github-actions", {"GITHUB_ACTIONS": "true"}), ("--author @me", {})],
)
def test_only_its_own_issue_is_edited(folder: Path, words: str, environment: dict[str, str]):
    """A stranger's of the same title stays as it is, and a new one is opened."""
    asked = run(folder, [], words, **environment)
    assert "create" in asked
    assert "edit" not in asked
    (folder / "asked").unlink()
    asked = run(folder, [{"number": 21, "title": TITLE}], words, **environment)
    assert asked[asked.index("edit") + 1] == "21"
    assert "13" not in asked


def test_the_report_stays_in_its_fence(folder: Path):
    """What a page says ends no fence, and calls nobody."""
    run(folder, [], "--author @me")
    body = (folder / ".cache/external.md").read_text(encoding="utf-8")
    assert body.count("```") == 2
