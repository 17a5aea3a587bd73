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
    from concordance.corpus.group import PageGroup, Variant
    from concordance.findings.model import Counterpart
    from concordance.markdown.model import Block

BOX = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+[\w-]+[ \t]+\S")
"""The first line of a box, of which something else is no title."""
QUOTED_BOX = re.compile(
    r"(?:!!!|\?\?\?\+?)[ \t]+[\w-]+[ \t]+(?P<title>(?!\"[^\"\n]*\"[ \t]*(?:\n|\Z))"
    r"(?:[\"“”„«‘][^\n\"]*?[\"“”»’]?|[^\s\"“”„«‘][^\n\"“„«]*?[\"”»’]))[ \t]*(?:\n|\Z)"
)
"""The first line of a box whose title is in other marks than straight ones, or in one alone."""
QUOTES = '"“”„«»‘’ \u00a0\u202f'
BOXES = frozenset({"admonition", "details"})


def boxes(group: PageGroup) -> Iterator[Cause]:
    """Find boxes whose text stands on their first line: Markdown reads no box."""
    taken: defaultdict[str, int] = defaultdict(int)
    for row in group.alignment.blocks:
        for code, block in row.blocks.items():
            if block.kind != "paragraph":
                continue
            page = group.by_code[code].page
            if not BOX.match(page.text, block.span.start):
                continue
            missing = lacking(group, row.section, code)[taken[code] :]
            starts = [at for at, line in enumerate(missing) if _is_box(line)]
            if not starts:
                continue
            meant = missing[starts[0] : starts[1] if len(starts) > 1 else None]
            taken[code] += starts[0] + len(meant)
            agree = tuple(meant[0].blocks)
            others = tuple(
                group.by_code[other].counterpart(line.blocks[other].span)
                for line in (row, *meant)
                for other in agree
                if other in line.blocks
            )
            if mark := QUOTED_BOX.match(page.text, block.span.start):
                yield _titled(group.by_code[code], block, mark, agree, others)
                continue
            yield Cause(
                group.by_code[code],
                Span(block.span.start, min(block.span.end, line_end(page, block.span.start))),
                f"this box's text stands on its first line; it is a box in {join_codes(agree)}",
                "put the text on lines of its own, indented by four spaces",
                (block,),
                others,
                "box",
            )


def quoted_boxes(group: PageGroup) -> Iterator[Cause]:
    """Find boxes whose title is in a language's own quotation marks, or lost one: they are none."""
    for row in group.alignment.blocks:
        agree = tuple(code for code, block in row.blocks.items() if block.kind in BOXES)
        for code, block in row.blocks.items() if agree else ():
            variant = group.by_code[code]
            mark = QUOTED_BOX.match(variant.page.text, block.span.start)
            if block.kind != "paragraph" or mark is None:
                continue
            others = tuple(group.by_code[each].counterpart(row.blocks[each].span) for each in agree)
            yield _titled(variant, block, mark, agree, others)


def _titled(
    variant: Variant,
    block: Block,
    mark: re.Match[str],
    agree: tuple[str, ...],
    others: tuple[Counterpart, ...],
) -> Cause:
    """Return that a box is none for the marks of its title, with what then seems to be code."""
    right = f'"{mark["title"].strip(QUOTES)}"'
    title = Span(mark.start("title"), mark.end("title"))
    after = [there for there in variant.page.blocks if there.span.start > block.span.start][:1]
    return Cause(
        variant,
        title,
        f"a box's title stands in straight quotation marks; it is a box in {join_codes(agree)}",
        f"write {right}",
        (block, *(there for there in after if there.kind == "code")),
        others,
        "box",
        (Edit(title, right),),
    )


def _is_box(row: BlockRow) -> bool:
    return any(block.kind in BOXES for block in row.blocks.values())
