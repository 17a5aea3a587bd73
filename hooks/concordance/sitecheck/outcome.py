"""What is left of a site's findings: the rules chosen, their levels, what authors ignore."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from concordance.findings.model import Finding, Severity
from concordance.markdown import parse_page
from concordance.markdown.suppressions import apply_suppressions, parse_suppressions
from concordance.sitecheck.active import RULE

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from concordance.findings.rule import Rule
    from concordance.project.config import Config


def apply_rules(
    findings: Iterable[Finding], rules: Sequence[Rule], config: Config
) -> list[Finding]:
    """Return the findings of these rules, less what the configuration or an author ignores.

    Args:
        findings: Findings of any rule of the site, their paths relative to the working folder.
        rules: The rules to report.
        config: The levels: a rule that is `off` reports nothing, the others' findings bear the
            severity given, by default the rule's own.

    Returns:
        The findings in their order. A request to ignore counts where a finding stands in a
        Markdown file: for its line, or in the front matter for the page; what could run is for a
        maintainer to allow, not for a page.
    """
    levels = {rule.name: config.level(rule.name, rule.severity.value) for rule in rules}
    active = [
        replace(finding, severity=Severity(level))
        for finding in findings
        if (level := levels.get(finding.rule, "off")) != "off"
    ]
    unsafe = [finding for finding in active if finding.rule == RULE]
    others = [finding for finding in active if finding.rule != RULE]
    pages = {finding.path for finding in others if finding.path.endswith(".md")}
    requests = [(path, parse_suppressions(parse_page(_read(path), path))) for path in sorted(pages)]
    return sorted([*unsafe, *apply_suppressions(others, requests, ()).findings])


def _read(path: str) -> str:
    return Path(path).read_text(encoding="utf-8", errors="replace")
