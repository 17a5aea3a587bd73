"""Findings as SARIF 2.1.0, for code scanning and the viewers of editors.

Standard: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, 2020.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from concordance import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordance.findings.model import Counterpart, Finding

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def to_sarif(findings: Sequence[Finding]) -> str:
    """Write findings as one SARIF log with one run, columns counted in Unicode code points.

    A finding's counterparts in the other variants, and the further places of what a page repeats,
    are related locations; what identifies it when lines move (rule, section, value) is its
    fingerprint.
    """
    names = sorted({finding.rule for finding in findings})
    run = {
        "tool": {
            "driver": {
                "name": "concordance",
                "semanticVersion": __version__,
                "rules": [{"id": name} for name in names],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, names.index(finding.rule)) for finding in findings],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _result(finding: Finding, index: int) -> dict[str, object]:
    """Return a finding as a result; `index` is that of its rule in the driver's list."""
    hint = f"; {finding.hint}" if finding.hint else ""
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity.value,
        "message": {"text": f"{finding.message}{hint}"},
        "locations": [_location(finding, finding.end_column)],
        "partialFingerprints": {
            "finding/v1": f"{finding.rule}|{finding.path}|{finding.section}|{finding.value}"
        },
    }
    related: list[tuple[Finding | Counterpart, str]] = [
        (there, f"{there.language}: {there.quote}") for there in finding.variants
    ]
    related += [(place, place.message) for place in finding.places[1:]]
    if related:
        result["relatedLocations"] = [
            {"id": at, **_location(place), "message": {"text": text}}
            for at, (place, text) in enumerate(related, 1)
        ]
    return result


def _location(place: Finding | Counterpart, end: int = 0) -> dict[str, object]:
    """Return where something stands; `end` is the column after it, 0 where only a point is."""
    region = {"startLine": place.line, "startColumn": place.column}
    if end:
        region["endColumn"] = end
    uri = quote(place.path, safe="/", errors="surrogatepass")
    return {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
