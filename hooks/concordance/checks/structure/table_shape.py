"""Tables whose columns differ."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.structure.presence import point
from concordance.corpus.group import label_of
from concordance.corpus.vote import have, join_codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding


@group_rule("table-shape", family="structure")
def table_shape(group: PageGroup) -> Iterator[Finding]:
    """A table has more or fewer columns than in the other variants.

    The first row that differs is reported for the table; rows missing or added are
    missing-block's and extra-block's.
    """
    reported: set[str] = set()
    for row in group.alignment.blocks:
        first = next(iter(row.blocks.values()))
        if first.kind != "row" or first.info == "head":
            reported = set()
        cells = {code: len(block.cells) for code, block in row.blocks.items() if block.cells}
        if len(cells) < 2:  # noqa: PLR2004 - two to compare
            continue
        verdict = group.vote(cells)
        for code in verdict.outliers:
            if code in reported:
                continue
            reported.add(code)
            block = row.blocks[code]
            yield group.by_code[code].finding(
                f'row "{label_of(block)}" has {cells[code]} cells, '
                f"{join_codes(verdict.majority)} {have(verdict.majority)} "
                f"{verdict.value}",
                block.span,
                hint=verdict.remedy(
                    "add the missing cells" if cells[code] < verdict.value else "remove a cell"
                ),
                variants=tuple(
                    point(group.by_code[other], row.blocks[other]) for other in verdict.majority
                ),
                value=f"{cells[code]} cells",
            )
