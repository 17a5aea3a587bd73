"""The pages of the site's rules are their tests: a small built site, and what the rule finds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from concordance.sitecheck import check_site
from concordance.sitecheck.rules import EXTERNAL_RULES, SITE_RULES

PARTS = ["What it reports", "Why", "Example", "How to fix", "When to ignore"]
FENCE = re.compile(r"^(`{3,})(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^\1$", re.MULTILINE | re.DOTALL)
URL = "https://example.org/"
"""Where the sites of the examples are published, unless their mkdocs.yml has a `site_url`."""
BY_NAME = {rule.name: rule for rule in SITE_RULES}


@dataclass(frozen=True)
class SiteCase:
    """The files of one case and the findings they must give."""

    rule: str
    line: int
    files: dict[str, str]
    expected: list[str]


def cases(page: Path) -> list[SiteCase]:
    """Read the cases of a rule's page: fenced files, then the findings."""
    found = []
    files: dict[str, str] = {}
    text = page.read_text(encoding="utf-8")
    for match in FENCE.finditer(text):
        if match[3]:
            files[match[3]] = match[4]
        elif match[2] == "findings":
            line = text.count("\n", 0, match.start()) + 1
            found.append(SiteCase(page.stem, line, files, match[4].splitlines()))
            files = {}
    return found


ALL = [case for rule in SITE_RULES for case in cases(rule.page)]


@pytest.mark.parametrize("case", ALL, ids=lambda case: f"{case.rule}:{case.line}")
def test_case(case, tmp_path, monkeypatch):
    """The site gives these findings of the rule, in this order, and no other."""
    monkeypatch.chdir(tmp_path)
    for path, text in case.files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    config = case.files.get("mkdocs.yml")
    findings = check_site(
        Path("site"),
        url="" if config and "site_url" in config else URL,
        config=Path("mkdocs.yml") if config else None,
        rules=[BY_NAME[case.rule]],
    ).findings
    places = [f"{f.path}:{f.line}:{f.column} {f.rule}" for f in findings]
    assert places == [line.split(": ")[0] for line in case.expected], [f.message for f in findings]
    for finding, line in zip(findings, case.expected, strict=True):
        for piece in line.partition(": ")[2].split("…"):
            assert piece.strip() in finding.message


@pytest.mark.parametrize("rule", [*SITE_RULES, *EXTERNAL_RULES], ids=lambda rule: rule.name)
def test_page_is_whole(rule):
    """A page has its five parts and, of a built site, a case with a finding and one without."""
    text = rule.page.read_text(encoding="utf-8")
    assert text.startswith(f"# {rule.name}\n")
    assert re.findall(r"^## (.*)$", FENCE.sub("", text), re.MULTILINE) == PARTS
    assert 20 <= len(rule.summary) < 120
    if rule in SITE_RULES:
        expected = [case.expected for case in ALL if case.rule == rule.name]
        assert any(expected)
        assert not all(expected)


def test_every_page_is_a_rule_s():
    """No page is left of a rule that is gone."""
    pages = {page.stem for page in Path(SITE_RULES[0].page).parent.glob("*.md")}
    assert pages == {rule.name for rule in (*SITE_RULES, *EXTERNAL_RULES)}
