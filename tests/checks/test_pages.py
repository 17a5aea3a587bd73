"""The rules' pages are their tests: every example is run, and they match the rules one to one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rule_pages import FENCE, PARTS, SOURCE_EXAMPLES, findings_of, is_expected, line_of
from spoken import unsaid

from concordance.checks.registry import RULES

FIGURES = {"date-mismatch", "scale-mismatch", "unit-mismatch", "value-mismatch"}
CODED = re.compile(r"\d{4}-\d\d|\b(?:BRL|EUR|GBP|JPY|USD)\b|\d{6}")
"""What no text writes: dates of ISO 8601, codes of currencies, digits without their groups."""
FOLDER = Path(__file__).parents[2] / "hooks" / "concordance" / "checks"


@pytest.mark.parametrize("example", SOURCE_EXAMPLES, ids=str)
def test_example(example, tmp_path, monkeypatch):
    """The pages give these findings, of any rule, in this order, and no other.

    Each can be said in every language; what to write in place of a figure is as one writes it.
    """
    monkeypatch.chdir(tmp_path)
    findings = findings_of(example, Path())
    assert len(findings) == len(example.expected), [*map(line_of, findings)]
    for finding, line in zip(findings, example.expected, strict=True):
        assert is_expected(finding, line), line_of(finding)
    assert unsaid(findings) == []
    assert not [one.hint for one in findings if one.rule in FIGURES and CODED.search(one.hint)]


def test_every_rule_has_its_page_in_its_family():
    """The rules and the pages are the same names, each in its family's folder."""
    pages = sorted((page.parent.name, page.stem) for page in FOLDER.glob("*/*.md"))
    assert sorted((rule.family, rule.name) for rule in RULES) == pages


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_page_is_whole(rule):
    """A page has its five parts, a case that gives the rule's finding, and one that gives none."""
    text = rule.page.read_text(encoding="utf-8")
    assert text.startswith(f"# {rule.name}\n")
    assert re.findall(r"^## (.*)$", FENCE.sub("", text), re.MULTILINE) == PARTS
    expected = [example.expected for example in SOURCE_EXAMPLES if example.rule == rule]
    assert any(f" {rule.name}" in line for lines in expected for line in lines)
    assert [] in expected


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_summary_is_one_line(rule):
    """The first line of a rule's docstring says what it reports."""
    assert 20 < len(rule.summary) < 120
