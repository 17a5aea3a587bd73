"""Requests to ignore a rule that is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import page_rule
from concordance.checks.suppressions import ignores
from concordance.project.config import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from concordance.checks.rule import Rule
    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding


def unknown_rule(names: Callable[[], Sequence[str]]) -> Rule:
    """Make the rule; `names` returns the names of all rules, this one included."""

    @page_rule("unknown-rule", family="hygiene")
    def rule(variant: Variant) -> Iterator[Finding]:
        """A request to ignore names a rule that does not exist."""
        for ignore in ignores(variant.page):
            if ignore.rule and ignore.rule not in names():
                hint = did_you_mean(ignore.rule, names()).removeprefix("; ")
                yield variant.finding(
                    f"no rule is called '{ignore.rule}'", ignore.span, hint=hint, value=ignore.rule
                )

    return rule
