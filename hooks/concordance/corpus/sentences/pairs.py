"""A page's variants beside each other, sentence by sentence, for a person to read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from concordance.corpus.group import excerpt, label_of
from concordance.corpus.sentences.proses import code_texts, language_lengths
from concordance.corpus.sentences.rows import passage_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.corpus.group import PageGroup
    from concordance.corpus.sentences.proses import Proses
    from concordance.findings.model import Span
    from concordance.markdown.model import Block

LONG = 2000
"""Characters of one cell that are shown: nobody reads on."""


@dataclass(frozen=True, slots=True)
class PairCell:
    """What one variant says in a row: its words, on one line, and where they stand in the page."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class PairRow:
    """What the variants say in one place, by language code; `kind` is that of the block."""

    kind: str
    cells: Mapping[str, PairCell]


def pair_rows(group: PageGroup) -> Iterator[PairRow]:
    """Return a page in the order of its source: headings, sentences, cells and other blocks.

    A sentence stands beside those that it is aligned with; where no alignment is found, the whole
    prose does. What is no prose, such as code, is a row of its first words.
    """
    lengths = group.memo(language_lengths)
    for place, section in enumerate(group.alignment.sections):
        headings = {
            code: each.heading
            for code, each in section.sections.items()
            if each.heading is not None
        }
        yield from _rows(headings, lengths, group.reference)
        for row in group.alignment.of_section(place):
            yield from _rows(row.blocks, lengths, group.reference)


def _rows(
    blocks: Mapping[str, Block], lengths: Mapping[str, float], reference: str
) -> Iterator[PairRow]:
    """Return the rows of blocks that stand beside each other."""
    if not blocks:
        return
    kind = blocks[min(blocks, key=lambda code: code != reference)].kind
    if kind == "heading" or any(block.prose.text.strip() for block in blocks.values()):
        proses = {code: (block.prose, code_texts(block)) for code, block in blocks.items()}
        yield from _sentences(kind, proses, lengths, reference)
        return
    many = {len(block.cells) for block in blocks.values()}
    if len(many) == 1 and many != {0}:
        for place in range(many.pop()):
            cells: Proses = {code: (block.cells[place], ()) for code, block in blocks.items()}
            yield from _sentences(kind, cells, lengths, reference)
        return
    yield PairRow(
        kind, {code: PairCell(label_of(block), block.span) for code, block in blocks.items()}
    )


def _sentences(
    kind: str, proses: Proses, lengths: Mapping[str, float], reference: str
) -> Iterator[PairRow]:
    """Return a row for each sentence, or for those that the variants do not part alike."""
    for row in passage_rows(proses, lengths, reference):
        yield PairRow(
            kind,
            {
                code: PairCell(excerpt(passage.words, LONG), passage.span)
                for code, passage in row.items()
            },
        )
