"""Sentences that stand twice in a block of one variant."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from concordance.findings.model import Span
from concordance.markdown.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup, Variant
    from concordance.markdown.model import Block

LEAST = 20
"""Characters from which on a sentence is no "Yes." that may well stand twice."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A sentence that stands in its block before: where it stands again, and what it says."""

    variant: Variant
    span: Span
    text: str
    agree: tuple[str, ...]


def repeats(group: PageGroup) -> Iterator[Repeat]:
    """Find the sentences that one variant has twice in a block where no other repeats any."""
    for row in group.alignment.blocks:
        if len(row.blocks) < 2:  # noqa: PLR2004 - of one alone nothing says that it is wrong
            continue
        again = {code: _again(block) for code, block in row.blocks.items()}
        agree = tuple(code for code, found in again.items() if not found)
        for code, found in again.items() if len(agree) == len(again) - 1 else ():
            prose = row.blocks[code].prose
            for start, text in found:
                span = Span(prose.offset(start), prose.offset(start + len(text) - 1) + 1)
                yield Repeat(group.by_code[code], span, text, agree)


def _again(block: Block) -> list[tuple[int, str]]:
    """Return the long sentences of a block that stand in it a second time, with their offsets."""
    text = block.prose.text
    if len(text) < 2 * LEAST:
        return []
    found = [(start, sentence.strip()) for start, sentence in sentences(text)]
    if len({sentence for _, sentence in found}) == len(found):
        return []
    seen: Counter[str] = Counter()
    again = []
    for start, sentence in found:
        if len(sentence) >= LEAST and seen[sentence]:
            again.append((start, sentence))
        seen[sentence] += 1
    return again
