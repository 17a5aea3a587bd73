"""Values whose mentions stand in rows that not every variant has."""

from __future__ import annotations

from value_findings import findings


def test_a_unit_of_a_value_that_moved_to_another_row(tmp_path):
    """The row of each mention is asked for its unit: another may not have the block."""
    texts = {"fr": "- y x 10 a", "es": "mots\n\n- y x", "pt": "x mots 10 x"}
    assert {finding.rule for finding in findings(tmp_path, texts, "fr")} <= {
        "unit-mismatch",
        "value-mismatch",
    }
