"""Findings as JSON, for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from concordance.findings.model import Finding


def to_json(checked: Mapping[str, int], findings: Sequence[Finding]) -> str:
    """Write what was checked and what was found; every command uses this one shape.

    `{"checked": {NAME: COUNT}, "findings": [{"rule", "severity", "language", "path", "line",
    "column", "message", "hint", "variants": [{"language", "path", "line"}], "places": [{"path",
    "line", "column"}]}], "fixable": COUNT}`: paths relative to the working folder with `/`; lines
    and columns from 1, columns in characters; `language` as the configuration writes it, empty
    where the finding is of none; `hint` empty where there is none; `severity` `error` or
    `warning`; `places` those of a finding that a page repeats, itself the first, else none;
    `fixable` how many `check --fix` mends. Keys may be added, none is taken away.
    """
    value = {
        "checked": dict(checked),
        "findings": [_finding(finding) for finding in findings],
        "fixable": sum(bool(finding.edits) for finding in findings),
    }
    return json.dumps(value, ensure_ascii=False, indent=2)


def _finding(finding: Finding) -> dict[str, object]:
    """Return a finding as JSON has it."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "language": finding.language,
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "message": finding.message,
        "hint": finding.hint,
        "variants": [
            {"language": there.language, "path": there.path, "line": there.line}
            for there in finding.variants
        ],
        "places": [
            {"path": place.path, "line": place.line, "column": place.column}
            for place in finding.places
        ],
    }
