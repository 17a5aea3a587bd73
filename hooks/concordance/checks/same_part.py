"""One part of a sentence, one finding: what rules of meaning say again of a value or a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordance.findings.model import Finding

_BESIDE = 16
"""Characters between a value and the words of its bound, at most: "20 GB como máximo"."""
_LACKING = frozenset({"date-mismatch", "name-mismatch", "value-mismatch"})


def of_bounds(findings: Sequence[Finding]) -> list[Finding]:
    """Take out that a word is turned round which is the bound of a value that is told: "under"."""
    bounds = [finding for finding in findings if finding.rule == "bound-mismatch"]
    return [
        finding
        for finding in findings
        if finding.rule != "opposite-mismatch"
        or not any(_beside(finding, bound) for bound in bounds)
    ]


def _beside(word: Finding, value: Finding) -> bool:
    """Return whether a word stands shortly before a value, or after it."""
    if (word.path, word.line) != (value.path, value.line):
        return False
    apart = max(value.column - word.end_column, word.column - value.end_column)
    return 0 <= apart <= _BESIDE


def of_halves(findings: Sequence[Finding]) -> list[Finding]:
    """Take out that a part of a sentence is lost where a name or value that it held is told so.

    Both are lost where the others' sentence has it, and nothing stands for it.
    """
    lacking = [each for each in findings if each.rule in _LACKING and not each.end_column]
    return [
        finding
        for finding in findings
        if finding.rule != "half-sentence" or not any(_in_it(each, finding) for each in lacking)
    ]


def _in_it(lost: Finding, half: Finding) -> bool:
    """Return whether what a variant lacks stands in a sentence of which it lacks a part."""
    return lost.path == half.path and any(
        there.holds(place) for there in half.variants for place in lost.variants
    )
