"""README.md is true: its tree, its rules, its figures, its commands and its settings."""

from __future__ import annotations

import importlib.util
import re
import subprocess

import pytest
import yaml

from concordance.cli.rule_options import all_rules
from sites import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))
DOCUMENTS = [
    *ROOT.glob("*.md"),
    *(ROOT / ".github").glob("*.md"),
    ROOT / "hooks/README.md",
    *(ROOT / "hooks/docs").glob("*.md"),
    ROOT / "bench/README.md",
]

spec = importlib.util.spec_from_file_location("readme", ROOT / "scripts" / "readme.py")
readme = importlib.util.module_from_spec(spec)
spec.loader.exec_module(readme)


def rows(heading: str) -> list[list[str]]:
    """Return the rows of the table below a heading of README.md, without its head."""
    part = README.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_tree():
    """Every path has its line and every module its sentence; `make readme` writes the latter."""
    assert readme.problems() == []


def test_every_rule_stands_in_its_family():
    """The table names each rule once, with its family."""
    said = {
        (row[0], rule) for row in rows("What is checked") for rule in re.findall("`(.+?)`", row[2])
    }
    assert said == {(rule.family, rule.name) for rule in all_rules()}


@pytest.mark.parametrize("row", rows("How well it does"), ids=lambda row: row[0][:40])
def test_figures_are_those_of_bench(row: list[str]):
    """Each number stands in the section of bench/README.md that its command writes about."""
    target = re.match(r"`make ([a-z-]+)", row[2])[1]
    assert target in TARGETS
    sections = re.split(r"^## ", (ROOT / "bench/README.md").read_text("utf-8"), flags=re.MULTILINE)
    (section,) = [one for one in sections if re.search(rf"`make {target}[` ]", one)]
    for number in re.findall(r"\d[\d.,]*", f"{row[0]} {row[1]}"):
        assert re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d])", section), number


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_commands_and_links(path):
    """Whatever `make` and link a document names is there."""
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r"(?:`|^ *)make ([a-z][a-z-]*)", text, re.MULTILINE)) <= TARGETS
    for target in re.findall(r"\]\(([^)#]+)", re.sub(r"```.*?```", "", text, flags=re.DOTALL)):
        assert target.startswith("https://") or (path.parent / target).exists(), target


def test_settings():
    """Every variable is read somewhere, and every one that mkdocs.yml reads is in the table."""
    named = {row[0].strip("`") for row in rows("Settings")}
    read = [MAKEFILE, (ROOT / "mkdocs.yml").read_text(encoding="utf-8")]
    folders = [*(ROOT / "scripts").iterdir(), *(ROOT / "tests/support").glob("*.py")]
    read += [path.read_text(encoding="utf-8") for path in folders if path.is_file()]
    for name in named:
        assert re.search(rf"\b{name}\b", "\n".join(read)), name
    assert set(re.findall(r"!ENV \[(\w+)", read[1])) <= named


def test_the_hooks_named_are_the_hooks_there_are():
    """The first page for adopters names every hook to copy; README.md, the plugin that has them."""
    there = {f"hooks/{path.name}" for path in (ROOT / "hooks").glob("*.py")} - {"hooks/__main__.py"}
    text = (ROOT / "hooks/docs/start.md").read_text(encoding="utf-8")
    blocks = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)]
    assert set(next(block["hooks"] for block in blocks if "hooks" in block)) == there
    (block,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert "concordance" in yaml.safe_load(block)["plugins"]


def test_the_picture():
    """It is light enough for a first screen."""
    picture = (ROOT / ".github/screenshot.png").read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert len(picture) < 150_000


def test_help_lists_every_target():
    """`make help` has a line for each target."""
    run = subprocess.run(["make", "-s", "help"], cwd=ROOT, capture_output=True, check=True)
    assert {line.split()[0] for line in run.stdout.decode().splitlines()} == TARGETS
