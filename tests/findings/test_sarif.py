"""SARIF: the parts that its schema requires, positions, counterparts and fingerprints."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from concordance.findings.formats.sarif import to_sarif
from concordance.findings.model import Counterpart, Finding, Severity

FOUND = Finding(
    path="docs/es/a b.md",
    line=3,
    column=5,
    rule="value-mismatch",
    message='"30" is 30; fr and pt say 25',
    severity=Severity.ERROR,
    hint='write "25"',
    variants=(Counterpart("fr", "docs/fr/a.md", 3, 7, "25"),),
    section="plan",
    value="30",
    end_column=7,
)
HABIT = Finding("docs/fr/c.md", 2, 1, "token-mismatch", "twice", places=(FOUND, FOUND))
POINT = Finding("docs/es/b.md", 1, 1, "missing-variant", "no page", Severity.WARNING)


def test_the_log():
    """Version, tool and rules once; the results in their order."""
    log = json.loads(to_sarif([FOUND, POINT]))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "concordance"
    assert [rule["id"] for rule in driver["rules"]] == ["missing-variant", "value-mismatch"]
    assert [result["ruleId"] for result in run["results"]] == ["value-mismatch", "missing-variant"]
    for result in run["results"]:
        assert driver["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_the_schema():
    """SARIF's own schema has nothing against any log, and something against one without a tool."""
    logs = [json.loads(to_sarif(found)) for found in ([], [FOUND, POINT], [HABIT])]
    wrong = json.loads(to_sarif([FOUND]))
    del wrong["runs"][0]["tool"]
    run = subprocess.run(
        ["node", str(Path(__file__).with_name("sarif_schema.js"))],
        input=json.dumps([*logs, wrong]),
        capture_output=True,
        text=True,
        check=True,
    )
    *found, refused = json.loads(run.stdout)
    assert found == [[], [], []]
    assert refused == [".runs[0] should have required property 'tool'"]


def test_a_result():
    """Its place as a URI and columns of characters, its counterparts, what identifies it."""
    result, point = json.loads(to_sarif([FOUND, POINT]))["runs"][0]["results"]
    assert result["level"] == "error"
    assert result["message"]["text"] == '"30" is 30; fr and pt say 25; write "25"'
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "docs/es/a%20b.md"
    assert place["region"] == {"startLine": 3, "startColumn": 5, "endColumn": 7}
    assert result["relatedLocations"][0]["message"]["text"] == "fr: 25"
    assert "docs/es/a b.md|plan|30" in result["partialFingerprints"]["finding/v1"]
    assert point["level"] == "warning"
    assert "relatedLocations" not in point


def test_nothing_found():
    """A log with no results, which clears what was there."""
    assert json.loads(to_sarif([]))["runs"][0]["results"] == []
