"""What is written wrong in one variant, and what seems missing or added for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concordance.corpus.align import BlockRow
    from concordance.corpus.group import PageGroup, Variant
    from concordance.findings.model import Counterpart, Edit, Span
    from concordance.markdown.model import Block, Page


@dataclass(frozen=True)
class Cause:
    """What is written wrong in one variant, at `span`, and what follows from it.

    `own` are the blocks of its page that are not read as they were meant, `others` those of the
    other variants that stand for them.
    """

    variant: Variant
    span: Span
    message: str
    hint: str
    own: tuple[Block, ...]
    others: tuple[Counterpart, ...]
    value: str
    edits: tuple[Edit, ...] = ()


def lacking(group: PageGroup, section: int, code: str) -> list[BlockRow]:
    """Return the rows of a section that a variant lacks."""
    return [row for row in group.alignment.of_section(section) if code not in row.blocks]


def line_end(page: Page, start: int) -> int:
    """Return the offset at which the line of an offset ends."""
    end = page.text.find("\n", start)
    return end if end >= 0 else len(page.text)
