"""Requests to ignore that cannot be understood, name no rule, or are not needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import ignore_rule, page_rule
from concordance.findings.suggest import did_you_mean
from concordance.markdown.suppressions import parse_suppressions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.rule import IdleRequest
    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding


@page_rule("invalid-ignore", family="hygiene")
def invalid_ignore(variant: Variant) -> Iterator[Finding]:
    """A request to ignore gives no reason, names no rule, or is never closed."""
    for request in parse_suppressions(variant.page):
        if request.fault:
            message, _, hint = request.fault.partition("; ")
            yield variant.finding(message, request.span, hint=hint, value=request.rule)


@ignore_rule("unknown-rule", family="hygiene")
def unknown_rule(request: IdleRequest) -> Iterator[Finding]:
    """A request to ignore names a rule that does not exist."""
    name = request.suppression.rule
    if name not in request.names:
        yield request.variant.finding(
            f"no rule is called '{name}'",
            request.suppression.span,
            hint=did_you_mean(name, list(request.names)).removeprefix("; "),
            value=name,
        )


@ignore_rule("unused-ignore", family="hygiene")
def unused_ignore(request: IdleRequest) -> Iterator[Finding]:
    """A request to ignore has nothing to ignore any more."""
    suppression = request.suppression
    if suppression.rule in request.names:
        where = "this page" if suppression.line == 0 else f"line {suppression.line}"
        yield request.variant.finding(
            f"'{suppression.rule}' finds nothing on {where}, so this ignore is not needed",
            suppression.span,
            hint="remove it",
            value=suppression.rule,
        )
