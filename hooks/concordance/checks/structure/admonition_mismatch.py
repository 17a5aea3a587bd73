"""Boxes that the variants do not share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.structure.presence import point
from concordance.corpus.group import label_of
from concordance.corpus.vote import have, join_codes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.align import BlockRow
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding
    from concordance.markdown.model import Block

BOXES = ("admonition", "details")


@group_rule("admonition-mismatch", family="structure")
def admonition_mismatch(group: PageGroup) -> Iterator[Finding]:
    """An admonition has another type than in the other variants, or a block has left its box."""
    reported: set[str] = set()
    for row in group.alignment.blocks:
        if len(row.blocks) < 2:  # noqa: PLR2004 - two to compare
            continue
        kinds = {code: _type(block) for code, block in row.blocks.items()}
        if any(kinds.values()):
            reported = set()
            yield from _types(group, row, kinds)
        else:
            yield from _inside(group, row, reported)


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


def _inside(group: PageGroup, row: BlockRow, reported: set[str]) -> Iterator[Finding]:
    """Compare whether the blocks of a row are in a box; of those that left one, tell the first."""
    boxes = {code: _boxed(block) for code, block in row.blocks.items()}
    if len(set(boxes.values())) == 1:
        return
    verdict = group.vote(boxes)
    for code in verdict.outliers:
        if code in reported:
            continue
        reported.add(code)
        block = row.blocks[code]
        where = "stands outside the box" if verdict.value else "stands inside a box"
        yield group.by_code[code].finding(
            f'{block.kind} "{label_of(block)}" {where}, not so in {join_codes(verdict.majority)}',
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
        )


def _boxed(block: Block) -> bool:
    return any(container.split(" ", 1)[0] in BOXES for container in block.containers)
