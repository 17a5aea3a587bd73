"""One mistake in an entry of the glossary, one finding."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordance.findings.model import Finding

SPOIL = frozenset({"invalid-front-matter", "merge-conflict"})
USES = frozenset({"term-missing", "unused-entry"})
ADDED = re.compile(r"add '(\w+):'")
"""The remedy for a key that is missing."""


def of_entries(findings: Sequence[Finding]) -> list[Finding]:
    """Take out what follows from an entry that is wrong, or cannot be read at all."""
    unread = {finding.path for finding in findings if finding.rule in SPOIL}
    wrong = [finding for finding in findings if finding.rule == "invalid-entry"]
    lines = {(finding.path, finding.line) for finding in wrong}
    slips = {finding.path for finding in wrong if _is_slip(finding)}
    concepts = {
        (finding.language, PurePosixPath(finding.path).name.split(".")[0]) for finding in wrong
    }

    meant = {(finding.path, finding.hint.split("'")[1]) for finding in wrong if _is_slip(finding)}

    def follows(finding: Finding) -> bool:
        if finding.rule == "invalid-entry":
            added = ADDED.match(finding.hint)
            return finding.path in unread or (
                added is not None and (finding.path, added[1]) in meant
            )
        if finding.rule == "entry-mismatch":
            return (finding.path, finding.line) in lines or finding.path in slips
        return finding.rule in USES and (finding.language, finding.value) in concepts

    return [finding for finding in findings if not follows(finding)]


def _is_slip(finding: Finding) -> bool:
    return finding.hint.startswith("did you mean '")
