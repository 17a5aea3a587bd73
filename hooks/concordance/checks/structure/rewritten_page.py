"""A translation that says, on the whole, something else than the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.findings.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding

LEAST = 8
"""Blocks that both pages have at least."""
SHARE = 0.5
"""Below this share of blocks that pair, of the page that has fewer, it is another page."""


@group_rule("rewritten-page", family="structure")
def rewritten_page(group: PageGroup) -> Iterator[Finding]:
    """Most blocks of a translation pair with none of the source's: one of them was rewritten."""
    source = group.source
    for code, variant in group.by_code.items():
        if not source or code == source:
            continue
        rows = group.alignment.blocks
        mine, theirs = (sum(each in row.blocks for row in rows) for each in (code, source))
        paired = sum(code in row.blocks and source in row.blocks for row in rows)
        fewer = min(mine, theirs)
        if fewer < LEAST or paired >= SHARE * fewer:
            continue
        yield variant.finding(
            f"{paired} of the {mine} blocks of this page pair with the {theirs} of {source}",
            Span(variant.page.body, variant.page.body),
            hint="one of the two was rewritten, or is another page: translate it anew",
            variants=(group.by_code[source].counterpart(Span(0, 0), ""),),
            value="page",
            explains=(variant.whole(),),
        )
