"""Requests to ignore that no finding needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import ignore_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.rule import IdleRequest
    from concordance.findings.model import Finding


@ignore_rule("unused-ignore", family="hygiene")
def unused_ignore(request: IdleRequest) -> Iterator[Finding]:
    """A request to ignore has nothing to ignore any more."""
    suppression = request.suppression
    if suppression.rule not in request.names:
        return
    where = "this page" if suppression.line == 0 else f"line {suppression.line}"
    yield request.variant.finding(
        f"'{suppression.rule}' finds nothing on {where}, so this ignore is not needed",
        suppression.span,
        hint="remove it",
        value=suppression.rule,
    )
