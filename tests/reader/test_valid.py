"""Valid HTML on every page, by the Nu Html Checker."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

from sites import ROOT

if TYPE_CHECKING:
    from pathlib import Path

JAR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def test_no_error(repo_site: Path):
    """Nothing that the checker calls an error, with a repository's links on the pages."""
    run = subprocess.run(
        [
            "java",
            "-jar",
            str(JAR),
            "--errors-only",
            "--skip-non-html",
            "--format",
            "json",
            repo_site,
        ],
        capture_output=True,
        check=False,
    )
    found = json.loads(run.stderr)["messages"]
    assert [(one.get("url"), one.get("lastLine"), one["message"]) for one in found] == []
    assert run.returncode == 0
