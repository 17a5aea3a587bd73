"""The rows of an alignment: what stands in one place of the variants."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from concordance.markdown.model import Block, Section


class SectionRow(msgspec.Struct):
    """What stands in one place: the variants' sections, by language code.

    `moved` are the codes whose section stands elsewhere in the order of the reference.
    """

    sections: dict[str, Section] = {}
    moved: set[str] = set()


@dataclass
class BlockRow:
    """What stands in one place: the variants' blocks, by language code.

    `section` is the index of the row of sections it belongs to; `moved` are the codes whose
    block stands elsewhere in the order of the others; `merged` those that lack the block and have
    its text, to judge by the lengths, in the one beside it.
    """

    blocks: dict[str, Block]
    section: int
    moved: set[str] = field(default_factory=set)
    merged: set[str] = field(default_factory=set)
