"""Numbers in brackets that name a note, where the variants number their notes otherwise."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.corpus.align.lengths import DENSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from concordance.checks.values.occurrences import Occurrence
    from concordance.markdown.model import Block

_NOTE = re.compile(r"\[([0-9]{1,3})\]")
_PLACE = re.compile(r"[0-9]{1,2}[.．、)）](?=[^\s\d])")


def renumbered(variants: Iterable[Iterable[Block]]) -> bool:
    """Return whether the variants, given by their blocks, have other numbers for their notes.

    A note is a block that begins with its number in brackets: `[2]: not on Windows`. One that is
    added or gone gives the others other numbers, and each mention of them too.
    """
    return len({_notes(blocks) for blocks in variants}) > 1


def _notes(blocks: Iterable[Block]) -> frozenset[str]:
    return frozenset(
        match[1] for block in blocks if (match := _NOTE.match(block.prose.text)) is not None
    )


def without_labels(
    found: Mapping[tuple[int, str], Iterable[Occurrence]],
) -> dict[tuple[int, str], list[Occurrence]]:
    """Leave the numbers of notes out of what was read."""
    return {place: [o for o in read_here if not _is_label(o)] for place, read_here in found.items()}


def without_places(found: Iterable[Occurrence]) -> list[Occurrence]:
    """Leave out the number that begins a line of Chinese, Japanese or Korean: `2.次に`.

    Without a space after it Markdown reads no list; it is the place in one all the same.
    """
    return [occurrence for occurrence in found if not _is_place(occurrence)]


def _is_place(occurrence: Occurrence) -> bool:
    text, quantity = occurrence.prose.text, occurrence.quantity
    if quantity.start and text[quantity.start - 1] != "\n":
        return False
    return _PLACE.match(text, quantity.start) is not None and DENSE.search(text) is not None


def _is_label(occurrence: Occurrence) -> bool:
    text, quantity = occurrence.prose.text, occurrence.quantity
    match = _NOTE.match(text, quantity.start - 1) if quantity.start else None
    return match is not None and match.end() == quantity.end + 1
