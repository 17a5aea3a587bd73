"""What editors and commit hooks are told: it must fit what the commands print."""

from __future__ import annotations

import json
import re

import pytest
import yaml
from click.testing import CliRunner

from concordance.__main__ import COMMANDS, main
from sites import ROOT


def tasks():
    """Return the tasks; a line that is a comment is VS Code's own liberty."""
    text = (ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8")
    return json.loads(re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE))["tasks"]


@pytest.mark.parametrize("label", ["concordance: check", "concordance: watch"])
def test_the_problem_matcher_reads_findings(project, label):
    """Every finding printed is matched, with its place, severity, message and rule."""
    matcher = next(one for one in tasks() if one["label"] == label)["problemMatcher"]
    project.change("docs/fr/guide.md", "La suite", "Toute la suite")
    project.change("docs/fr/guide.md", "(index.md)", "(indx.md)")
    pattern = matcher["pattern"]
    said = project.run("check", code=1).splitlines()
    found = [match for line in said if (match := re.match(pattern["regexp"], line))]
    shown = json.loads(project.run("check", "--format", "json", code=1))["findings"]
    names = ("file", "line", "column", "severity", "code")
    assert sorted(tuple(match[pattern[name]] for name in names) for match in found) == sorted(
        (one["path"], str(one["line"]), str(one["column"]), one["severity"], one["rule"])
        for one in shown
    )
    assert {match[pattern["severity"]] for match in found} == {"error", "warning"}
    if "background" in matcher:
        assert re.match(matcher["background"]["endsPattern"], said[-1])
        assert re.match(matcher["background"]["beginsPattern"], "— 12:30:00 —")


def test_the_tasks_call_commands_that_are_there():
    """A renamed command would leave a dead task."""
    called = [one["args"][0] for one in tasks() if one["command"].endswith("concordance")]
    assert called
    assert set(called) <= set(COMMANDS)


def test_the_commit_hooks_call_what_is_there():
    """Each hook's command takes its options, and its files exist."""
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    hooks = [hook for repo in config["repos"] for hook in repo["hooks"]]
    for hook in hooks:
        program, *arguments = hook["entry"].split()
        if program.endswith("concordance"):
            result = CliRunner().invoke(main, [*arguments, "--help"])
            assert result.exit_code == 0, result.output
            assert any(
                re.search(hook["files"], path.relative_to(ROOT).as_posix())
                for path in [*(ROOT / "docs").rglob("*.md"), ROOT / "translations.tsv"]
            )
