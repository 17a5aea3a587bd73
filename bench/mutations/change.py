"""A planted fault, and what the families share to plant one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.corpus.group import PageGroup, Variant
    from concordance.markdown.model import Block, Page

PROSE = ("paragraph", "item")
SENTENCE_END = re.compile(r"(?<=[.!?…])(?<!\s[A-Z]\.)[»”)]*\s+(?=[A-ZÀ-Ý«“¿¡*\[])")


@dataclass(frozen=True, slots=True)
class Change:
    """One fault: the page and language it is planted in, the page's new text, and its place.

    `lines` are the first and the last line, from 1, of the new text where a finding is in the
    right place: what was changed, or, where something was taken out, its neighbours. `follows`
    gives, of a change in the source that the translations should follow, their lines instead.
    """

    key: str
    code: str
    text: str
    lines: tuple[int, int]
    follows: Mapping[str, tuple[int, int]] = field(default_factory=dict)


def lines_of(page: Page, block: Block) -> tuple[int, int]:
    """Return the first and last line of a block, from 0, last excluded."""
    first = page.line_column(block.span.start)[0] - 1
    end = block.span.start + len(page.text[block.span.start : block.span.end].rstrip())
    return first, page.line_column(max(end - 1, block.span.start))[0]


def own_line(variant: Variant, block: Block) -> tuple[int, int]:
    """Return where a block's words stand in the page: without the mark of an item."""
    start = block.prose.source_map[0][1] if block.prose.source_map else block.span.start
    text = variant.page.text
    line = text.rfind("\n", 0, start) + 1
    mark = re.compile(r"\s*(?:[-*+]|[0-9]+\.)?\s*(?:\[[ x]\]\s)?").match(text, line)
    start = mark.end() if mark else start
    end = text.find("\n", start)
    return start, end if end >= 0 else len(text)


def replaced(group: PageGroup, variant: Variant, start: int, end: int, new: str) -> Change:
    """Put `new` in the place of a stretch of the page, within its lines."""
    text = variant.page.text
    first = variant.page.line_column(start)[0]
    last = max(first, first + text.count("\n", start, max(start, end - 1)))
    return Change(group.key, variant.code, text[:start] + new + text[end:], (first, last))


def siblings(variant: Variant, kinds: tuple[str, ...]) -> Iterator[tuple[list[Block], int]]:
    """Return each block of these kinds that holds no other, as its section's blocks and its place.

    A table's head, a quotation, and an item with items below it are left out: without them, what
    stands below would belong to something else.
    """
    for section in variant.page.sections:
        blocks = list(section.blocks)
        for place, block in enumerate(blocks):
            if block.kind not in kinds or block.info == "head" or "quote" in block.containers:
                continue
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            if block.kind == "item" and after and len(after.containers) > len(block.containers):
                continue
            yield blocks, place


def sentences(text: str) -> list[tuple[int, int]]:
    """Cut a line of Markdown into its sentences, each with its end's mark and no space around."""
    cuts = [0]
    ends = []
    for match in SENTENCE_END.finditer(text):
        ends.append(match.start() + len(match.group().rstrip()))
        cuts.append(match.end())
    ends.append(len(text.rstrip()))
    return list(zip(cuts, ends, strict=True))
