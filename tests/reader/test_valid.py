"""Valid HTML and structured data on every page: the Nu Html Checker, schema.org's vocabulary."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING

from schema_org import faults

from sites import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DATA = re.compile(r'<script type="?application/ld\+json"?[^>]*>(.*?)</script>', re.DOTALL)
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


def test_structured_data_is_of_schema_org(built_site: Path, tmp_path: Path):
    """Each node of each page has properties that its class has, with values of their types."""
    nodes = {}
    for page in built_site.rglob("*.html"):
        for found in DATA.findall(page.read_text(encoding="utf-8")):
            data = json.loads(found)
            nodes |= {json.dumps(node): node for node in data.get("@graph", [data])}
    assert {"Article", "ClaimReview", "DefinedTerm"} <= {node["@type"] for node in nodes.values()}
    assert faults(nodes.values(), tmp_path) == []
