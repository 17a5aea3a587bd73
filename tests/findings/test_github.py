"""Annotations: one workflow command a finding, with what GitHub would misread escaped."""

from __future__ import annotations

from concordance.findings.formats.github import to_github
from concordance.findings.model import Finding, Severity


def test_a_finding_is_one_line():
    """Line ends, percent signs, colons and commas are escaped where they would end something."""
    first = Finding("a,b:c.md", 2, 3, "broken-link", '"50%25"\nx, y: z', end_column=9, hint="h")
    second = Finding("d.md", 1, 1, "missing-slash", "m", severity=Severity.WARNING)
    assert to_github([first, second]) == (
        "::error file=a%2Cb%3Ac.md,line=2,col=3,title=broken-link,endColumn=9"
        '::"50%2525"%0Ax, y: z%0Ah\n'
        "::warning file=d.md,line=1,col=1,title=missing-slash::m\n"
    )


def test_no_findings_are_no_text():
    """Not even a line end."""
    assert to_github([]) == ""
