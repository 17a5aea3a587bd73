"""Boxes that Markdown reads as a paragraph."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from concordance.checks.structure.cause import Cause, lacking, line_end
from concordance.corpus.vote import join_codes
from concordance.findings.model import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.align import BlockRow
    from concordance.corpus.group import PageGroup

BOX = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+[\w-]+[ \t]+\S")
"""The first line of a box, of which something else is no title."""
QUOTED_BOX = re.compile(
    r"(?:!!!|\?\?\?\+?)[ \t]+[\w-]+[ \t]+(([“”„«‘])[^\n]*?([“”»’]))[ \t]*(?:\n|\Z)"
)
BOXES = frozenset({"admonition", "details"})


def boxes(group: PageGroup) -> Iterator[Cause]:
    """Find boxes whose text stands on their first line: Markdown reads no box."""
    taken: defaultdict[str, int] = defaultdict(int)
    for row in group.alignment.blocks:
        for code, block in row.blocks.items():
            page = group.by_code[code].page
            if block.kind != "paragraph" or not BOX.match(page.text, block.span.start):
                continue
            missing = lacking(group, row.section, code)[taken[code] :]
            starts = [at for at, line in enumerate(missing) if _is_box(line)]
            if not starts:
                continue
            meant = missing[starts[0] : starts[1] if len(starts) > 1 else None]
            taken[code] += starts[0] + len(meant)
            agree = tuple(meant[0].blocks)
            yield Cause(
                group.by_code[code],
                Span(block.span.start, min(block.span.end, line_end(page, block.span.start))),
                f"this box's text stands on its first line; it is a box in {join_codes(agree)}",
                "put the text on lines of its own, indented by four spaces",
                (block,),
                tuple(
                    group.by_code[other].counterpart(line.blocks[other].span)
                    for line in (row, *meant)
                    for other in agree
                    if other in line.blocks
                ),
                "box",
            )


def quoted_boxes(group: PageGroup) -> Iterator[Cause]:
    """Find boxes whose title is in a language's own quotation marks: Markdown reads no box."""
    for row in group.alignment.blocks:
        agree = tuple(code for code, block in row.blocks.items() if block.kind in BOXES)
        for code, block in row.blocks.items() if agree else ():
            variant = group.by_code[code]
            mark = QUOTED_BOX.match(variant.page.text, block.span.start)
            if block.kind != "paragraph" or mark is None:
                continue
            within = tuple(
                there for there in variant.page.blocks if there.span.start > block.span.start
            )[:1]
            yield Cause(
                variant,
                Span(mark.start(1), mark.end(1)),
                f"a box's title stands in straight quotation marks; it is a box in "
                f"{join_codes(agree)}",
                'write " in place of both',
                (block, *(there for there in within if there.kind == "code")),
                tuple(group.by_code[each].counterpart(row.blocks[each].span) for each in agree),
                "box",
                (
                    Edit(Span(mark.start(2), mark.end(2)), '"'),
                    Edit(Span(mark.start(3), mark.end(3)), '"'),
                ),
            )


def _is_box(row: BlockRow) -> bool:
    return any(block.kind in BOXES for block in row.blocks.values())
