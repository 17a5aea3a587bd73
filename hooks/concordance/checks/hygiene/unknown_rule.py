"""Requests to ignore a rule that is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import ignore_rule
from concordance.project.config import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.rule import IdleRequest
    from concordance.findings.model import Finding


@ignore_rule("unknown-rule", family="hygiene")
def unknown_rule(request: IdleRequest) -> Iterator[Finding]:
    """A request to ignore names a rule that does not exist."""
    name = request.suppression.rule
    if name in request.names:
        return
    yield request.variant.finding(
        f"no rule is called '{name}'",
        request.suppression.span,
        hint=did_you_mean(name, list(request.names)).removeprefix("; "),
        value=name,
    )
