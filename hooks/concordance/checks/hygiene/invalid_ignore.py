"""Requests to ignore that cannot be understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import page_rule
from concordance.findings.model import Severity
from concordance.markdown.suppressions import parse_suppressions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding


@page_rule("invalid-ignore", family="hygiene", severity=Severity.ERROR)
def invalid_ignore(variant: Variant) -> Iterator[Finding]:
    """A request to ignore gives no reason, names no rule, or is never closed."""
    for ignore in parse_suppressions(variant.page):
        if ignore.fault:
            message, _, hint = ignore.fault.partition("; ")
            yield variant.finding(message, ignore.span, hint=hint, value=ignore.rule)
