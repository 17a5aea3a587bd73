"""Rows of a table that are broken over two lines, and two rows on one line."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from concordance.corpus.group import label_of
from concordance.corpus.vote import join_codes
from concordance.findings.model import Edit, Span
from concordance.markdown.paragraphs import split_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.corpus.group import PageGroup, Variant
    from concordance.findings.model import Finding
    from concordance.markdown.model import Block, Section

Table = list["Block"]


@dataclass(frozen=True)
class _Compared:
    """A table in one variant, and in those that have as many columns and another count of rows."""

    group: PageGroup
    variant: Variant
    mine: Table
    others: Mapping[str, Table]

    def finding(self, blocks: tuple[Block, ...], message: str, hint: str, edit: Edit) -> Finding:
        """Make the finding of rows, which explains what differs between the tables."""
        page = self.variant.page
        prefix = page.text[
            page.text.rfind("\n", 0, blocks[0].span.start) + 1 : blocks[0].span.start
        ]
        there = tuple(
            self.group.by_code[code].counterpart(
                Span(table[0].span.start, table[-1].span.end), label_of(table[0])
            )
            for code, table in self.others.items()
        )
        return self.variant.finding(
            f"{message}; {join_codes(tuple(self.others))} "
            f"{'have' if len(self.others) > 1 else 'has'} "
            f"{len(next(iter(self.others.values())))} rows, this table {len(self.mine)}",
            Span(blocks[0].span.start, blocks[-1].span.end),
            hint=hint,
            variants=there[:1],
            value="row",
            edits=() if prefix.strip() else (edit,),
            explains=(
                self.variant.counterpart(Span(self.mine[0].span.start, self.mine[-1].span.end), ""),
                *there,
            ),
        )


def broken_rows(group: PageGroup) -> Iterator[Finding]:
    """Return a finding for each row that is broken or joined to another, and for no short row."""
    for row in group.alignment.sections:
        tables = {code: _tables(section) for code, section in row.sections.items()}
        for code, found in tables.items():
            for place, mine in enumerate(found):
                others = {
                    other: theirs[place]
                    for other, theirs in tables.items()
                    if len(theirs) == len(found)
                    and len(theirs[place][0].cells) == len(mine[0].cells)
                }
                for less, find in ((True, _broken), (False, _joined)):
                    agree = {
                        other: table
                        for other, table in others.items()
                        if len(table) != len(mine) and (len(table) < len(mine)) is less
                    }
                    if agree:
                        yield from find(_Compared(group, group.by_code[code], mine, agree))


def _tables(section: Section) -> list[Table]:
    """Return the rows of each table of a section."""
    tables: list[Table] = []
    for is_row, blocks in groupby(section.blocks, key=lambda block: block.kind == "row"):
        for block in blocks if is_row else ():
            if block.info == "head":
                tables.append([])
            if tables:
                tables[-1].append(block)
    return tables


def _broken(table: _Compared) -> Iterator[Finding]:
    """Find two rows that together have the cells of one."""
    text, columns = table.variant.page.text, len(table.mine[0].cells)
    for first, second in pairwise(table.mine[1:]):
        start, end = first.span.end, second.span.start
        before, after = text[:start].endswith("|"), text.startswith("|", end)
        cells = len(first.cells) + len(second.cells) - (not before and not after)
        short = max(len(first.cells), len(second.cells)) < columns
        if not short or cells != columns or text[start:end].strip():
            continue
        edit = Edit(Span(start, end + 1), "") if before and after else Edit(Span(start, end), " ")
        yield table.finding(
            (first, second), "this row is broken over two lines", "write it on one line", edit
        )


def _joined(table: _Compared) -> Iterator[Finding]:
    """Find rows with the cells of two."""
    text, columns = table.variant.page.text, len(table.mine[0].cells)
    for row in table.mine[1:]:
        border = text[row.span.start] == "|"
        cells = split_row(text, row.span.start, row.span.end, border=border)
        empty = len(cells) == 2 * columns + 1 and cells[columns][0] >= cells[columns][1]
        if columns < 2 or not (len(cells) == 2 * columns or empty):  # noqa: PLR2004 - a column is no table
            continue
        line = text.rfind("\n", 0, row.span.start) + 1
        gap = Span(cells[columns - 1][1], cells[columns + empty][0])
        between = (
            f" |\n{text[line : row.span.start]}| " if border else f"\n{text[line : row.span.start]}"
        )
        yield table.finding(
            (row,), "two rows stand on this line", "write each on its own line", Edit(gap, between)
        )
