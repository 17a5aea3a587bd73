"""A paragraph, item, row or other block that a variant lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.structure.presence import describe, insertion, runs
from concordance.corpus.group import label_of
from concordance.corpus.vote import join_codes
from concordance.findings.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding


@group_rule("missing-block", family="structure")
def missing_block(group: PageGroup) -> Iterator[Finding]:
    """A paragraph, list item, table row or other block of the other variants is missing here."""
    for run in runs(group, lacking=True):
        span, after = insertion(group, run.variant, run.first)
        blocks = run.quoted
        there = tuple(
            group.by_code[code].counterpart(
                Span(lost[0].span.start, lost[-1].span.end), label_of(lost[0])
            )
            for code in run.agree
            if (lost := run.blocks(code))
        )
        yield run.variant.finding(
            f"{describe(blocks)} of {join_codes(run.agree)} is missing here"
            if len(blocks) == 1
            else f"{describe(blocks)}, of {join_codes(run.agree)}, are missing here",
            span,
            hint=run.verdict.remedy(
                f'translate it after "{after}"' if after else "translate it here",
                "remove it from",
            ),
            variants=there,
            explains=there,
            value=f"{blocks[0].kind} {len(blocks)}",
        )
