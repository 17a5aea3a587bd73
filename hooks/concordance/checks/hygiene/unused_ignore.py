"""Requests to ignore that no finding needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import ignore_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.suppressions import Suppression
    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding


@ignore_rule("unused-ignore", family="hygiene")
def unused_ignore(asked: tuple[Variant, Suppression]) -> Iterator[Finding]:
    """A request to ignore has nothing to ignore any more."""
    variant, ignore = asked
    where = "this page" if ignore.line == 0 else f"line {ignore.line}"
    yield variant.finding(
        f"'{ignore.rule}' finds nothing on {where}, so this ignore is not needed",
        ignore.span,
        hint="remove it",
        value=ignore.rule,
    )
