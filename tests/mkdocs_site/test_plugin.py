"""`plugins: [concordance]` does what naming the six hooks does, and each can be turned off."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

import pytest

from sites import ROOT, build, mini_project, tree, write

if TYPE_CHECKING:
    from pathlib import Path

HOOKS = ("languages.py", "freshness.py", "discovery.py", "glossary.py", "figures.py", "workers.py")
PAGES = {
    f"docs/{code}/{name}.md": text
    for code, verb in (("fr", "garde"), ("es", "tiene"), ("pt", "tem"))
    for name, text in (
        ("index", f"# A {{#a}}\n\nUn rucher {verb} 40 ruches.\n"),
        ("glossary/hive", f"---\nterm: ruche\ndefinition: D {verb}.\n---\n# H {{#h}}\n\nR.\n"),
    )
}
WRONG = {"docs/es/index.md": "# A {#a}\n\nUn rucher tiene 41 ruches.\n"}


def with_plugin(folder: Path, options: str = "", files: dict[str, str] | None = None) -> Path:
    """Make a project that names the plugin and no hook."""
    project = mini_project(folder, files={**PAGES, **(files or {})})
    text = (project / "mkdocs.yml").read_text(encoding="utf-8").replace("hooks: []\n", "")
    return write(project, {"mkdocs.yml": re.sub("(?m)^markdown_ex", f"{options}markdown_ex", text)})


def test_the_plugin_is_the_six_hooks(tmp_path):
    """The built sites are the same, byte for byte."""
    hooks = mini_project(tmp_path / "hooks", *HOOKS, files=PAGES)
    plugin = with_plugin(tmp_path / "plugin", "  - concordance\n")
    for project in (hooks, plugin):
        run = build(project, "--strict", site=project / "site")
        assert run.returncode == 0, run.stderr
    assert tree(hooks / "site") == tree(plugin / "site")


@pytest.mark.parametrize(("on", "code"), [("true", 1), ("false", 0)])
def test_a_hook_can_be_turned_off(tmp_path, on, code):
    """A difference fails the strict build where the languages are compared."""
    options = f"  - concordance:\n      languages: {on}\n      workers: false\n"
    run = build(with_plugin(tmp_path, options, WRONG), "--strict")
    assert run.returncode == code, run.stderr
    assert ("(value-mismatch)" in run.stderr) is (on == "true")


def test_the_dependencies_are_those_of_the_hooks():
    """The package declares what a copy of the folder is told to install."""
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = (ROOT / "hooks/requirements.txt").read_text(encoding="utf-8").splitlines()
    assert declared["dependencies"] == [line for line in lines if line and line[0] != "#"]


@pytest.mark.parametrize("module", ["concordance.__main__", "concordance.mkdocs_site.build"])
def test_what_is_missing_is_one_sentence(module):
    """A requirement that is not installed ends in a sentence with the remedy."""
    code = (
        "import importlib.util as u, importlib as i; find = u.find_spec\n"
        "u.find_spec = lambda name, *a: None if name in ('rich', 'msgspec') else find(name, *a)\n"
        f"i.import_module({module!r})"
    )
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT / "hooks",
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "needs msgspec, rich; run: pip install -r hooks/requirements.txt" in run.stderr
    assert "Traceback" not in run.stderr
