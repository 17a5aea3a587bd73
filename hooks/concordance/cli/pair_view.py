"""One page to look at in every language: its rows, and the findings where they stand."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from concordance.corpus.sentences.pairs import pair_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from concordance.corpus.group import PageGroup
    from concordance.corpus.sentences.pairs import PairCell, PairRow
    from concordance.findings.model import Finding

NOTHING = "—"
"""Shown where a variant has nothing."""


@dataclass(frozen=True)
class PageView:
    """The rows of a page, in order, with the findings on them.

    `above` are the findings that belong to no row: on the front matter, on a page that is missing
    or cannot be compared.
    """

    group: PageGroup
    rows: tuple[PairRow, ...]
    above: tuple[Finding, ...]
    placed: Mapping[tuple[int, str], Sequence[Finding]]

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the languages that are shown, the source first."""
        return tuple(self.group.by_code)

    def line(self, code: str, cell: PairCell) -> int:
        """Return the line of the page at which a cell begins."""
        return self.group.by_code[code].page.line_column(cell.span.start)[0]

    def on(self, row: PairRow, code: str) -> Sequence[Finding]:
        """Return the findings on one cell, or where it would be."""
        return self.placed.get((id(row), code), ())


def view_page(group: PageGroup, findings: Sequence[Finding]) -> PageView:
    """Put the findings of a page on its rows.

    Args:
        group: the page.
        findings: those of this page; those of others are left out.

    Returns:
        Each finding stands on the last cell of its variant that begins at or before it.
    """
    rows = tuple(pair_rows(group)) if group.variants else ()
    starts: dict[str, list[tuple[tuple[int, int], int]]] = defaultdict(list)
    for row in rows:
        for code, cell in row.cells.items():
            place = group.by_code[code].page.line_column(cell.span.start)
            starts[group.by_code[code].page.path].append((place, id(row)))
    above: list[Finding] = []
    placed: dict[tuple[int, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.path not in group.paths:
            continue
        at = (finding.line, finding.column)
        before = [found for found in starts[finding.path] if found[0] <= at]
        if before:
            placed[max(before)[1], finding.language].append(finding)
        else:
            above.append(finding)
    return PageView(group, rows, tuple(above), placed)
