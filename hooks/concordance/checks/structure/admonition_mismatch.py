"""Boxes that the variants do not share."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.structure.presence import point
from concordance.corpus.group import label_of
from concordance.corpus.vote import have, join_codes
from concordance.findings.model import Edit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.align import BlockRow
    from concordance.corpus.group import PageGroup
    from concordance.corpus.vote import Verdict
    from concordance.findings.model import Finding
    from concordance.markdown.model import Block, Page

BOXES = ("admonition", "details")
TITLED = (*BOXES, "tab")
"""Kinds of blocks that are the title of a box; what is indented below them stands in it."""
INDENT = 4
"""Spaces by which what stands in a box is indented."""
LINE = re.compile(r"^(?=[^\n])", re.MULTILINE)


@group_rule("admonition-mismatch", family="structure")
def admonition_mismatch(group: PageGroup) -> Iterator[Finding]:
    """An admonition has another type than in the other variants, or a block has left its box."""
    reported: set[tuple[str, int]] = set()
    for place, row in enumerate(group.alignment.blocks):
        if len(row.blocks) < 2:  # noqa: PLR2004 - two to compare
            continue
        kinds = {code: _type(block) for code, block in row.blocks.items()}
        if any(kinds.values()):
            yield from _types(group, row, kinds)
        else:
            yield from _inside(group, place, reported)


def _type(block: Block) -> str:
    return f"{block.kind} {block.info}" if block.kind in BOXES else ""


def _types(group: PageGroup, row: BlockRow, kinds: dict[str, str]) -> Iterator[Finding]:
    """Return a finding for each variant whose box has another type."""
    verdict = group.vote(kinds)
    for code in verdict.outliers:
        block = row.blocks[code]
        yield group.by_code[code].finding(
            f"{kinds[code] or block.kind}{_quoted(block)}, "
            f"{join_codes(verdict.majority)} {have(verdict.majority)} "
            f"{verdict.value or row.blocks[verdict.majority[0]].kind}",
            block.span,
            hint=verdict.remedy("write the same type"),
            variants=tuple(
                point(group.by_code[other], row.blocks[other]) for other in verdict.majority
            ),
            value=kinds[code] or block.kind,
        )


def _quoted(block: Block) -> str:
    name = label_of(block)
    return f' "{name}"' if name else ""


def _inside(group: PageGroup, place: int, reported: set[tuple[str, int]]) -> Iterator[Finding]:
    """Compare whether the blocks of a row are in a box; those that left it together are one.

    `reported` are the codes and rows that are told.
    """
    row = group.alignment.blocks[place]
    boxes = {code: _depth(block) for code, block in row.blocks.items()}
    if len(set(boxes.values())) == 1:
        return
    verdict = group.vote({code: depth > 0 for code, depth in boxes.items()})
    for code in verdict.outliers:
        if (code, place) in reported:
            continue
        if verdict.value and not _has_box(group, place, code, verdict.majority[0]):
            continue  # a title that is lost, or another block, is told where it stood
        left = _together(group, place, code, verdict)
        reported.update((code, place + after) for after in range(len(left)))
        block, variant = left[0], group.by_code[code]
        more = f" and {len(left) - 1} more stand" if left[1:] else " stands"
        where = f"{more} {'outside the' if verdict.value else 'inside a'} box"
        depth = max(boxes[other] for other in verdict.majority)
        yield variant.finding(
            f'{block.kind} "{label_of(block)}"{where}, not so in {join_codes(verdict.majority)}',
            block.span,
            hint=verdict.remedy(
                "indent it by four spaces under the box's title"
                if verdict.value
                else "take it out of the box"
            ),
            variants=tuple(
                point(group.by_code[other], row.blocks[other]) for other in verdict.majority
            ),
            value="box",
            edits=_indented(variant.page, left, depth) if verdict.value else (),
        )


def _has_box(group: PageGroup, place: int, code: str, other: str) -> bool:
    """Return whether a variant has the box that a row's block of another one stands in."""
    for row in reversed(group.alignment.blocks[:place]):
        if other in row.blocks and row.blocks[other].kind in TITLED:
            return code in row.blocks and row.blocks[code].kind in TITLED
    return False


def _together(group: PageGroup, place: int, code: str, verdict: Verdict[bool]) -> list[Block]:
    """Return the blocks from a row on that are on the wrong side of a box, as the row's is."""
    left: list[Block] = []
    for row in group.alignment.blocks[place:]:
        block = row.blocks.get(code)
        others = {other: block for other, block in row.blocks.items() if other != code}
        if block is None or (_depth(block) > 0) is verdict.value or block.kind in TITLED:
            break
        if not others or any((_depth(there) > 0) is not verdict.value for there in others.values()):
            break
        left.append(block)
    return left or [group.alignment.blocks[place].blocks[code]]


def _indented(page: Page, blocks: list[Block], depth: int) -> tuple[Edit, ...]:
    """Return what indents the lines of blocks, so that they stand so many boxes deep.

    What is indented already stands in the list above, and again in the box with that list.
    """
    if any(name.startswith("quote") for block in blocks for name in block.containers):
        return ()
    starts = [page.text.rfind("\n", 0, block.span.start) + 1 for block in blocks]
    lines = [page.text[start : block.span.end] for block, start in zip(blocks, starts, strict=True)]
    indents = [len(line) - len(line.lstrip(" ")) for line in lines]
    missing = INDENT * depth - indents[0]
    return tuple(
        Edit(Span(found.start(), found.start()), " " * missing)
        for block, start, indent in zip(blocks, starts, indents, strict=True)
        if missing > 0 and (block.kind == "item" or indent < INDENT * depth)
        for found in LINE.finditer(page.text, start, block.span.end)
    )


def _depth(block: Block) -> int:
    """Return how many boxes a block stands in."""
    return sum(container.split(" ", 1)[0] in TITLED for container in block.containers)
