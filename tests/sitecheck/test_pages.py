"""The pages of the site's rules are their tests: a small built site, and what the rule finds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rule_pages import FENCE, PARTS, SITE_EXAMPLES, findings_of, is_expected, line_of
from spoken import unsaid

from concordance.sitecheck.rules import EXTERNAL_RULES, SITE_RULES


@pytest.mark.parametrize("example", SITE_EXAMPLES, ids=str)
def test_example(example, tmp_path, monkeypatch):
    """The site gives these findings of the rule, in this order, and no other.

    Each can be said in every language.
    """
    monkeypatch.chdir(tmp_path)
    findings = findings_of(example, Path())
    assert len(findings) == len(example.expected), [*map(line_of, findings)]
    for finding, line in zip(findings, example.expected, strict=True):
        assert is_expected(finding, line), line_of(finding)
    assert unsaid(findings) == []


@pytest.mark.parametrize("rule", [*SITE_RULES, *EXTERNAL_RULES], ids=lambda rule: rule.name)
def test_page_is_whole(rule):
    """A page has its five parts and, of a built site, a case with a finding and one without."""
    text = rule.page.read_text(encoding="utf-8")
    assert text.startswith(f"# {rule.name}\n")
    assert re.findall(r"^## (.*)$", FENCE.sub("", text), re.MULTILINE) == PARTS
    assert 20 <= len(rule.summary) < 120
    if rule in SITE_RULES:
        expected = [example.expected for example in SITE_EXAMPLES if example.rule == rule]
        assert any(expected)
        assert not all(expected)


def test_every_page_is_a_rule_s():
    """No page is left of a rule that is gone."""
    pages = {page.stem for page in Path(SITE_RULES[0].page).parent.glob("*.md")}
    assert pages == {rule.name for rule in (*SITE_RULES, *EXTERNAL_RULES)}
