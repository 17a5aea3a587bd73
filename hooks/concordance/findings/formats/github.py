"""Findings as annotations on the lines of a change, by GitHub's workflow commands.

Source: GitHub Docs, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.findings.formats.neutral import neutral

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordance.findings.model import Finding


def to_github(findings: Sequence[Finding]) -> str:
    """Write one command a line, `::error file=...,line=...::message`, or nothing at all."""
    return "".join(f"{_command(finding)}\n" for finding in findings)


def _command(finding: Finding) -> str:
    """Return the workflow command that annotates a finding's line."""
    properties = {
        "file": finding.path,
        "line": str(finding.line),
        "col": str(finding.column),
        "title": finding.rule,
    }
    if finding.end_column > finding.column:
        properties["endColumn"] = str(finding.end_column)
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = f"{finding.message}\n{finding.hint}" if finding.hint else finding.message
    return f"::{finding.severity.value} {written}::{_data(message)}"


def _data(text: str) -> str:
    return neutral(text).replace("%", "%25").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
