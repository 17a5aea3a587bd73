"""Requests to ignore a rule that is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import page_rule
from concordance.checks.suppressions import ignores
from concordance.project.config import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding


@page_rule("unknown-rule", family="hygiene")
def unknown_rule(variant: Variant) -> Iterator[Finding]:
    """A request to ignore names a rule that does not exist."""
    asked = [ignore for ignore in ignores(variant.page) if ignore.rule]
    if not asked:
        return
    from concordance.checks.registry import RULES  # noqa: PLC0415 - this rule is one of them

    names = [rule.name for rule in RULES]
    for ignore in asked:
        if ignore.rule not in names:
            hint = did_you_mean(ignore.rule, names).removeprefix("; ")
            yield variant.finding(
                f"no rule is called '{ignore.rule}'", ignore.span, hint=hint, value=ignore.rule
            )
