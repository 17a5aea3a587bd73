"""What stands alike in every variant, and is not compared: quotations, and lists like "8,9"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from concordance.checks.values.occurrences import Occurrence
    from concordance.markdown.model import Block

_VERBATIM = re.compile(
    r"«\s*([^«»]{1,200}?)\s*»|“([^“”]{1,200})”|„([^„“”]{1,200})[“”]|\"([^\"\n]{1,200})\""
    r"|(?<![\w,.])([0-9]{1,2}(?:,[0-9]{1,2})+)(?![\w,])"
)


def verbatim(block: Block) -> frozenset[str]:
    """Return what a block quotes, without its marks, and its numbers joined by a bare comma.

    "8,9" is a list in English and a decimal elsewhere: alike in all, it is the same.
    """
    return frozenset(
        found[found.lastindex or 0]
        for prose in block.cells or (block.prose,)
        for found in _VERBATIM.finditer(prose.text)
    )


def stands_in(occurrence: Occurrence, alike: AbstractSet[str]) -> bool:
    """Return whether a quantity stands within one of the stretches that `verbatim` returned."""
    quantity = occurrence.quantity
    return bool(alike) and any(
        found.start() <= quantity.start and quantity.end <= found.end()
        for found in _VERBATIM.finditer(occurrence.prose.text)
        if found[found.lastindex or 0] in alike
    )
