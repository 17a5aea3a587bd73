"""The rules' pages are their tests: every case is run, and they match the rules one to one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_folder, project_from_mkdocs

FOLDER = Path(__file__).parents[2] / "hooks" / "concordance" / "checks"
PARTS = ("What it reports", "Why", "Example", "How to fix", "When to ignore")
LINK = b"\0link "
"""Begins what is no page but the target of a symbolic link."""
FENCE = re.compile(
    r"^(`{3,})(\w+)(?: title=\"([^\"]+)\")?(?: encoding=\"([^\"]+)\")?\n(.*?)^\1$",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Case:
    """The pages of one case and the findings they must give."""

    rule: str
    line: int
    pages: dict[str, bytes]
    expected: list[str]

    @property
    def languages(self) -> list[str]:
        """Return the languages in the order of their pages, so that the source comes first."""
        return list(dict.fromkeys(path.split("/")[0] for path in self.pages if "/" in path))


def cases(page: Path) -> list[Case]:
    """Read the cases of a rule's page: fenced pages, then the findings."""
    found = []
    pages: dict[str, bytes] = {}
    text = page.read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        if match[3]:
            text_of = match[5].encode(match[4] or "utf-8")
            pages[match[3]] = LINK + text_of if match[2] == "link" else text_of
        elif match[2] == "findings":
            line = text.count("\n", 0, match.start()) + 1
            expected = [said for said in match[5].splitlines() if said.strip()]
            found.append(Case(page.stem, line, pages, expected))
            pages = {}
    return found


ALL = [case for page in sorted(FOLDER.glob("*/*.md")) for case in cases(page)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.rule}:{case.line}")
def test_case(case, tmp_path, monkeypatch):
    """The pages give these findings, of any rule, in this order, and no other."""
    monkeypatch.chdir(tmp_path)
    for path, text in case.pages.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if text.startswith(LINK):
            file.symlink_to(text.removeprefix(LINK).decode().strip())
        else:
            file.write_bytes(text)
    if "mkdocs.yml" in case.pages:
        project = project_from_mkdocs(Path("mkdocs.yml"))
    else:
        project = project_from_folder(Path(), ",".join(case.languages))
    # examples are written plainly, as authors type them: their spaces are typography's alone
    rules = [rule for rule in RULES if rule.name == case.rule or rule.name != "typography"]
    findings = check(read_corpus(project), rules).findings
    said = [f"{f.path}:{f.line}:{f.column} {f.rule}" for f in findings]
    assert said == [line.split(": ")[0] for line in case.expected], [f.message for f in findings]
    for finding, line in zip(findings, case.expected, strict=True):
        for piece in line.partition(": ")[2].split("…"):
            assert piece.strip() in finding.message


def test_every_rule_has_its_page_in_its_family():
    """The rules and the pages are the same names, each in its family's folder."""
    pages = sorted((page.parent.name, page.stem) for page in FOLDER.glob("*/*.md"))
    assert sorted((rule.family, rule.name) for rule in RULES) == pages


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_page_is_whole(rule):
    """A page has its five parts, a case that gives the rule's finding, and one that gives none."""
    text = rule.page.read_text(encoding="utf-8")
    assert text.startswith(f"# {rule.name}\n")
    assert re.findall(r"^## (.*)$", FENCE.sub("", text), re.MULTILINE) == list(PARTS)
    own = [case for case in ALL if case.rule == rule.name]
    assert any(f" {rule.name}" in line for case in own for line in case.expected)
    assert any(not case.expected for case in own)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_summary_is_one_line(rule):
    """The first line of a rule's docstring says what it reports."""
    assert 20 < len(rule.summary) < 120
