"""What the GitHub action runs, as a shell runs it, with the installed command."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from sites import ROOT

PROJECTS = Path(__file__).parent / "action"
WORKFLOW = ROOT / ".github" / "workflows" / "action.yml"


def run(folder: Path, project: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the action's step on one of the projects of its own workflow."""
    shutil.copytree(PROJECTS / project, folder / "docs")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    given = {"ARGUMENTS": "--docs docs --languages en,fr --source en", **environment}
    return subprocess.run(
        ["bash", str(ROOT / "scripts/action.sh")],
        cwd=folder,
        env={**os.environ, "PATH": path, **given},
        capture_output=True,
        text=True,
        check=False,
    )


def test_it_fails_with_an_annotation(tmp_path):
    """And writes the same finding as SARIF."""
    done = run(tmp_path, "fault", SARIF="out.sarif")
    assert done.returncode == 1, done.stderr
    assert "::error file=docs/fr/apiary.md" in done.stdout
    log = json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8"))
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["value-mismatch"]


def test_it_passes(tmp_path):
    """Where the languages agree."""
    assert run(tmp_path, "good").returncode == 0


def test_an_argument_is_never_run(tmp_path):
    """What stands in an input is an argument and no program."""
    done = run(tmp_path, "good", ARGUMENTS="--docs $(touch${IFS}x);touch y `touch z`")
    assert done.returncode == 2
    assert {path.name for path in tmp_path.iterdir()} == {"docs"}


def test_its_workflow_gives_it_what_it_takes():
    """Inputs that there are, and folders that stand here."""
    steps = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]["try"]["steps"]
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    given = [step["with"] for step in steps if step.get("uses") == "./"]
    assert [Path(each["arguments"].split()[1]).name for each in given] == ["good", "fault"]
    assert all(each.keys() <= inputs.keys() for each in given)
    assert all((ROOT / each["arguments"].split()[1]).is_dir() for each in given)


@pytest.mark.parametrize("name", ["action.yml", ".pre-commit-hooks.yaml"])
def test_the_files_that_others_read(name):
    """They are YAML and name what is there."""
    data = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
    if isinstance(data, list):
        assert data[0]["entry"].split()[0] == "concordance"
    else:
        steps = data["runs"]["steps"]
        used = {key for step in steps for key in step.get("env", {}).values()}
        assert {f"${{{{ inputs.{key} }}}}" for key in ("arguments", "since", "sarif")} == used
