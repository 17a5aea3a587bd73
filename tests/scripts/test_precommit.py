"""The hook that other repositories name, run by pre-commit itself on a project of two languages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from sites import ROOT, write

HOOK = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))[0]
SITE = (
    "site_name: Hives\nplugins:\n  - i18n:\n      docs_structure: folder\n      languages:\n"
    "        - {locale: en, name: English, default: true}\n"
    "        - {locale: fr, name: Français}\n"
)


@pytest.mark.parametrize(("hives", "code"), [("30", 0), ("31", 1)])
def test_it_is_run(tmp_path, hives, code):
    """It passes where the languages agree, and fails with the finding where they do not.

    Here with the command that is installed, in place of an environment made of the package.
    """
    hook = {**HOOK, "language": "system"}
    config = {"repos": [{"repo": "local", "hooks": [hook]}]}
    files = {
        "mkdocs.yml": SITE,
        "docs/en/a.md": "# A {#a}\n\nIt has 30 hives.\n",
        "docs/fr/a.md": f"# A {{#a}}\n\nIl a {hives} ruches.\n",
        ".pre-commit-config.yaml": yaml.safe_dump(config),
    }
    write(tmp_path, files)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PRE_COMMIT_HOME": str(tmp_path / "home")}
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", "add", "docs", ".pre-commit-config.yaml"], cwd=tmp_path, check=True)
    run = subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--all-files"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == code, run.stdout + run.stderr
    assert ("(value-mismatch)" in run.stdout) is bool(code)
    assert HOOK["name"] in run.stdout
