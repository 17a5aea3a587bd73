"""Rows of a table: broken over two lines, two on one line, and those that are no table."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from concordance.corpus.group import label_of
from concordance.corpus.vote import have, join_codes
from concordance.findings.model import Edit, Span
from concordance.markdown.paragraphs import split_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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


def unread_rows(group: PageGroup) -> Iterator[Finding]:
    """Find rows that are a paragraph: cut from their table by a blank line, or without dashes."""
    for index, row in enumerate(group.alignment.sections):
        rows = {code: _rows(section.blocks) for code, section in row.sections.items()}
        for code, section in row.sections.items():
            text = group.by_code[code].page.text
            for before, block in pairwise((None, *section.blocks)):
                lines = text[block.span.start : block.span.end].split("\n") if block else []
                if block is None or block.kind != "paragraph" or not all(map(_is_row, lines)):
                    continue
                agree = [c for c, count in rows.items() if count >= rows[code] + len(lines)]
                if agree:
                    yield _unread(group, code, (before, block), (agree, index))


def _rows(blocks: Sequence[Block]) -> int:
    return sum(block.kind == "row" for block in blocks)


def _is_row(line: str) -> bool:
    return len(line.strip()) > 1 and line.strip().startswith("|") and line.rstrip().endswith("|")


def _unread(
    group: PageGroup,
    code: str,
    blocks: tuple[Block | None, Block],
    there: tuple[list[str], int],
) -> Finding:
    """Make the finding of rows that are a paragraph, which explains the rows that seem missing."""
    variant, (before, block), (agree, index) = group.by_code[code], blocks, there
    text, start = variant.page.text, block.span.start
    line = text.rfind("\n", 0, start) + 1
    if before is not None and before.kind == "row":
        message, hint = "a blank line parts these rows from their table", "take the blank line out"
        after = text.find("\n", before.span.end) + 1
        edits = [Edit(Span(after, line), "")] if not text[after:start].strip() else []
    else:
        message = "these rows are no table: the line of dashes below the first is missing"
        first = text.find("\n", start, block.span.end)
        end = first if first >= 0 else block.span.end
        dashes = "|" + " --- |" * len(split_row(text, start, end, border=True))
        hint = f"write {dashes} there"
        edits = [Edit(Span(end, end), f"\n{text[line:start]}{dashes}")]
    lacking = tuple(
        group.by_code[other].counterpart(found.span, label_of(found))
        for row in group.alignment.of_section(index)
        for other, found in row.blocks.items()
        if code not in row.blocks and found.kind == "row"
    )
    firsts = {place.path: place for place in sorted(lacking, reverse=True)}
    return variant.finding(
        f"{message}; {join_codes(agree)} {have(agree)} them in one",
        Span(start, start + len(text[start : block.span.end].split("\n", 1)[0])),
        hint=hint,
        variants=tuple(sorted(firsts.values())),
        value="row",
        edits=tuple(edits) if not text[line:start].strip() else (),
        explains=(variant.counterpart(block.span, ""), *lacking),
    )


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
