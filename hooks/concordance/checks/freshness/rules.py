"""The rules of the family freshness, each with its page beside this module."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import make_rule
from concordance.findings.model import Severity
from concordance.freshness.findings import stale_sections, unchecked_sections
from concordance.freshness.record_lines import invalid_lines, unused_lines
from concordance.freshness.redirects import invalid_redirects
from concordance.freshness.report import prefetch_freshness

if TYPE_CHECKING:
    from concordance.checks.rule import CheckRule

RULES: tuple[CheckRule, ...] = (
    make_rule(
        "stale-section",
        "freshness",
        "corpus",
        stale_sections,
        severity=Severity.WARNING,
        summary="The source of a section changed since somebody checked the translation against it",
        ask=prefetch_freshness,
    ),
    make_rule(
        "unchecked-section",
        "freshness",
        "corpus",
        unchecked_sections,
        severity=Severity.WARNING,
        summary="Nothing records that a section of a translation was checked against its source",
        ask=prefetch_freshness,
    ),
    make_rule(
        "invalid-record",
        "freshness",
        "corpus",
        invalid_lines,
        summary="The record of checked translations has lines that cannot be read or that disagree",
    ),
    make_rule(
        "invalid-redirect",
        "freshness",
        "corpus",
        invalid_redirects,
        summary="The list of renamed pages has a line that is no pair of pages",
    ),
    make_rule(
        "unused-record",
        "freshness",
        "corpus",
        unused_lines,
        severity=Severity.WARNING,
        summary="The record of checked translations has a line for a page or section that is gone",
        ask=prefetch_freshness,
    ),
)
