"""The sections and blocks of a page's variants, paired.

Sections pair by their explicit id, then by what their headings and bodies share, then by order;
blocks, inside the sections that pair, by order where their kinds are the same all along, but for
those whose words say that they moved, else by the alignment of lowest cost. Each further variant
is aligned with all those before it at once, so that what the source alone lacks is a row like any
other.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from concordance.corpus.align.blocks import align_regions
from concordance.corpus.align.rows import BlockRow, SectionRow
from concordance.corpus.align.sections import align_sections

if TYPE_CHECKING:
    from collections.abc import Mapping

    from concordance.markdown.model import Block, Page

__all__ = ["Alignment", "BlockRow", "SectionRow", "align"]


@dataclass(frozen=True)
class Alignment:
    """The rows of a page: what stands in the same place in each variant.

    `codes` are the languages aligned, the reference first. `sections` are in the order of the
    reference, what it lacks inserted where the others have it; `blocks` likewise, over the whole
    page, headings excluded. `BlockRow.section` is the index of its row in `sections`.
    """

    codes: tuple[str, ...]
    sections: tuple[SectionRow, ...]
    blocks: tuple[BlockRow, ...]

    def of_section(self, index: int) -> list[BlockRow]:
        """Return the rows of blocks that belong to one row of sections."""
        return self._by_section.get(index, [])

    def place_of(self, code: str, block: Block) -> int:
        """Return the index of the row of sections that a variant's block stands in; -1 for none."""
        for place, row in enumerate(self.sections):
            section = row.sections.get(code)
            if section is not None and section.span.start <= block.span.start < section.span.end:
                return place
        return -1

    @cached_property
    def _by_section(self) -> dict[int, list[BlockRow]]:
        found: dict[int, list[BlockRow]] = {}
        for row in self.blocks:
            found.setdefault(row.section, []).append(row)
        return found


def align(pages: Mapping[str, Page]) -> Alignment:
    """Pair the sections and blocks of the variants of one page, given by language code."""
    sections = align_sections(pages)
    blocks = align_regions(pages, sections)
    return Alignment(tuple(pages), tuple(sections), tuple(blocks))
