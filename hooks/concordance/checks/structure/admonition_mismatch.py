"""Boxes that the variants do not share."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.structure.presence import point
from concordance.corpus.group import label_of
from concordance.corpus.vote import have, join_codes
from concordance.findings.model import Edit, Span
from concordance.markdown.boxes import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.corpus.align import BlockRow
    from concordance.corpus.group import PageGroup, Variant
    from concordance.corpus.vote import Verdict
    from concordance.findings.model import Finding
    from concordance.markdown.model import Block, Page

BOXES = ("admonition", "details", "component")
TITLED = (*BOXES, "tab")
"""Kinds of blocks that are the title of a box."""
ANY_TYPE = frozenset({"alert", "aside", "callout", "hint", "notice"})
"""Names of boxes that leave their type to an attribute."""
_NAMED = re.compile(r"\{\{[<%]\s*\w+\s+[\"'`]?(\w+)[\"'`]?\s*[%>]")
"""A box whose type is its first argument: `{{< notice warning >}}`."""
INDENT = 4
"""Spaces by which what stands in a box is indented."""
LINE = re.compile(r"^(?=[^\n])", re.MULTILINE)


@group_rule("admonition-mismatch", family="structure")
def admonition_mismatch(group: PageGroup) -> Iterator[Finding]:
    """An admonition has another type than in the other variants, or a block has left its box."""
    reported: set[tuple[str, int]] = set()
    by_code = group.by_code
    for place, row in enumerate(group.alignment.blocks):
        if len(row.blocks) < 2:  # noqa: PLR2004 - two to compare
            continue
        kinds = {code: _type(block, by_code[code].page.text) for code, block in row.blocks.items()}
        if any(kinds.values()):
            yield from _types(group, row, kinds)
        else:
            yield from _inside(group, place, reported)


def _type(block: Block, text: str) -> str:
    """Return what a box of a page's text is: `admonition note`, `component Card`."""
    named = _NAMED.match(text, block.span.start) if block.info in ANY_TYPE else None
    if named and named[1].lower() in USUAL:
        return f"admonition {named[1].lower()}"
    return f"{block.kind} {block.info}" if block.kind in BOXES else ""


def _same(kinds: Mapping[str, str]) -> Mapping[str, str]:
    """Return types in which a box in other mark-up is the same: `<Note>` and `:::note`.

    What is named a box and no more, `{{< alert >}}`, has the type that most of the others have.
    """
    types = dict(kinds)
    for code, kind in kinds.items():
        mark_up, _, name = kind.partition(" ")
        if mark_up == "component" and name.lower() in USUAL:
            types[code] = f"admonition {name.lower()}"
    known = Counter(kind for kind in types.values() if kind.startswith(("admonition", "details")))
    for name in ANY_TYPE:
        known.pop(f"admonition {name}", None)
    usual = known.most_common(1)[0][0] if known else ""
    return {
        code: usual if usual and kind.partition(" ")[2] in ANY_TYPE else kind
        for code, kind in types.items()
    }


def _types(group: PageGroup, row: BlockRow, kinds: dict[str, str]) -> Iterator[Finding]:
    """Return a finding for each variant whose box has another type."""
    verdict = group.vote(_same(kinds))
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
        other = verdict.majority[0]
        box = _box(group, place, *((code, other) if verdict.value else (other, code)))
        if box is None:
            continue  # a title that is lost or added, or another block, is told where it stands
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
                (
                    "indent it by four spaces under the box's title"
                    if _indents(variant, box)
                    else "let the box end after it"
                )
                if verdict.value
                else "take it out of the box"
            ),
            variants=tuple(
                point(group.by_code[other], row.blocks[other]) for other in verdict.majority
            ),
            value="box",
            edits=_indented(variant.page, left, depth)
            if verdict.value and _indents(variant, box)
            else (),
        )


def _box(group: PageGroup, place: int, code: str, other: str) -> Block | None:
    """Return the box in a variant that a row's block of another one stands in, if it has that."""
    for row in reversed(group.alignment.blocks[:place]):
        if other in row.blocks and row.blocks[other].kind in TITLED:
            box = row.blocks.get(code)
            return box if box is not None and box.kind in TITLED else None
    return None


def _indents(variant: Variant, box: Block | None) -> bool:
    """Return whether what stands in a box is indented, and no mark closes it."""
    return box is not None and variant.page.text.startswith(("!!!", "???", "==="), box.span.start)


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
