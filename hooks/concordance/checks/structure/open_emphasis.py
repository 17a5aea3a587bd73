"""A mark of emphasis without its other end, where the other variants have both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.corpus.group import label_of
from concordance.findings.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.align import BlockRow
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding
    from concordance.markdown.model import Block, Page

LONE = re.compile(
    r"(?<![\w*/\\])([*_])(?=[^\W\d_])|(?<=[^\W\d_])([*_])(?=[\s.,;:!?)»”]|\Z)",
)
"""A mark that shows beside a word, before it or after it."""
PAIR = 2


def open_emphasis(group: PageGroup) -> Iterator[Finding]:
    """Find lone marks, each in a block whose counterparts all have a pair more and show none.

    What is a footnote, a product or a name in all languages is therefore none.
    """
    pages = {code: variant.page for code, variant in group.by_code.items()}
    for row in group.alignment.blocks:
        for code, block in row.blocks.items():
            page = pages[code]
            mark = _lone(page, block)
            if mark is None or not _others_have(group, row, code, mark):
                continue
            variant = group.by_code[code]
            yield variant.finding(
                f'"{page.text[mark]}" shows on the page: it has no other end',
                Span(mark, mark + 1),
                hint="close it, or take it out",
                variants=tuple(
                    group.by_code[other].counterpart(there.span, label_of(there))
                    for other, there in row.blocks.items()
                    if other != code
                ),
                value=page.text[mark],
            )


def _lone(page: Page, block: Block) -> int | None:
    """Return where the only mark is that a block shows, beside a word; None where there is none."""
    if block.kind in {"html", "code", "math"}:
        return None
    for prose in block.cells or (block.prose,):
        for found in LONE.finditer(prose.text) if "*" in prose.text or "_" in prose.text else ():
            mark = found[0]
            start = prose.offset(found.start())
            written = page.text.startswith(mark, start) and page.text[start - 1 : start] != "\\"
            if written and _shown(block, mark) == 1:
                return start
    return None


def _others_have(group: PageGroup, row: BlockRow, code: str, start: int) -> bool:
    """Return whether each other variant of a block shows no such mark, and has a pair more.

    As many pairs are enough for a mark beside another, as in `**word*`.
    """
    text = group.by_code[code].page.text
    mark = text[start]
    more = 0 if mark in {text[start - 1 : start], text[start + 1 : start + 2]} else PAIR
    counts = {
        other: (_shown(block, mark), _hidden(group.by_code[other].page, block))
        for other, block in row.blocks.items()
    }
    _, mine = counts.pop(code)
    return bool(counts) and all(
        not shown and hidden >= mine + more for shown, hidden in counts.values()
    )


def _shown(block: Block, mark: str) -> int:
    return sum(prose.text.count(mark) for prose in block.cells or (block.prose,))


def _hidden(page: Page, block: Block) -> int:
    """Return how many marks of a block's source its readers do not see."""
    text = page.text[block.span.start : block.span.end]
    return sum(text.count(mark) - _shown(block, mark) for mark in "*_")
