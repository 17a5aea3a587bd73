"""A paragraph, item, row or other block that a variant lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.structure.presence import describe, insertion, point, runs
from concordance.corpus.vote import join_codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding


@group_rule("missing-block", family="structure")
def missing_block(group: PageGroup) -> Iterator[Finding]:
    """A paragraph, list item, table row or other block of the other variants is missing here."""
    for run in runs(group, lacking=True):
        span, after = insertion(group, run)
        blocks = run.quoted
        yield run.variant.finding(
            f"{describe(blocks)} of {join_codes(run.agree)} is missing here"
            if len(blocks) == 1
            else f"{describe(blocks)}, of {join_codes(run.agree)}, are missing here",
            span,
            hint=f'translate it after "{after}"' if after else "translate it here",
            variants=tuple(
                point(group.by_code[code], run.blocks(code)[0])
                for code in run.agree
                if run.blocks(code)
            ),
            value=f"{blocks[0].kind} {len(blocks)}",
        )
