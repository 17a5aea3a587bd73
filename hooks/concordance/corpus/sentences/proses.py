"""The proses of a page that stand beside each other in its variants: of blocks, or of cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.corpus.align.lengths import density
from concordance.corpus.align.merges import open_windows
from concordance.markdown.model import Prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from concordance.corpus.align import BlockRow
    from concordance.corpus.group import PageGroup, Variant
    from concordance.markdown.model import Block

KINDS = frozenset(("paragraph", "item", "definition", "footnote", "admonition", "component", "row"))
"""The kinds of blocks that may hold sentences."""
SAMPLE = 600
"""Characters of a page by which its script is told."""
OTHER_LETTERS = re.compile(r"[\u0370-\u1dff\u2d00-\u2ddf\u3040-\ud7ff\uf900-\ufaff]")
"""Letters of scripts other than Latin, which come after it in Unicode."""
APART = "\n\n"
"""What ends a sentence between two blocks that are read as one."""
USUAL = 1000.0
"""Characters that are taken to be as long in each language, so that a short page proves little.

Fewer where a script is denser.
"""

Proses = dict[str, tuple[Prose, tuple[str, ...]]]
"""By language code, a prose and its pieces of code."""


def prose_rows(group: PageGroup, least: int) -> Iterator[tuple[int, Proses]]:
    """Return the proses of at least two variants, each with its row's index in the alignment.

    `least` is how long, in characters, the longest variant of a block or cell must be.
    """
    codes = group.memo(in_latin)
    if len(codes) < 2:  # noqa: PLR2004 - two to compare
        return
    for place, row in enumerate(group.alignment.blocks):
        for proses in _proses(row, codes, least):
            yield place, proses


def joined_rows(group: PageGroup) -> Iterator[tuple[range, Proses]]:
    """Return the runs of rows that some variant cut otherwise, each as one prose in each variant.

    A run in which a block is lacking is none: its sentences are told with it.
    """
    codes = group.memo(in_latin)
    rows = group.alignment.blocks
    for window in open_windows(rows):
        if any(codes - rows[place].blocks.keys() - rows[place].merged for place in window):
            continue
        parts = {
            code: [rows[place].blocks[code] for place in window if code in rows[place].blocks]
            for code in codes
        }
        proses = {code: _joined(blocks) for code, blocks in parts.items() if blocks}
        if len(proses) > 1:
            yield window, {code: proses[code] for code in group.by_code if code in proses}


def _joined(blocks: Sequence[Block]) -> tuple[Prose, tuple[str, ...]]:
    """Return blocks as one prose, an empty line between two, and their pieces of code."""
    texts: list[str] = []
    places: list[tuple[int, int]] = []
    start = 0
    for block in blocks:
        texts.append(block.prose.text)
        places += ((start + index, offset) for index, offset in block.prose.source_map)
        start += len(block.prose.text) + len(APART)
    codes = tuple(text for block in blocks for text in code_texts(block))
    return Prose(APART.join(texts), tuple(places)), codes


def in_latin(group: PageGroup) -> frozenset[str]:
    """Return the codes of the variants in Latin letters; for `PageGroup.memo`.

    Sentences are cut and compared by those letters alone.
    """
    return frozenset(variant.code for variant in group.variants if _is_in_latin(variant))


def _is_in_latin(variant: Variant) -> bool:
    page = variant.page
    begun = page.text[page.body : page.body + SAMPLE]
    if OTHER_LETTERS.search(begun) is None:
        return not begun or any(map(str.isalpha, begun))
    return len(OTHER_LETTERS.findall(begun)) * 2 < sum(map(str.isalpha, begun))


def _proses(row: BlockRow, codes: frozenset[str], least: int) -> list[Proses]:
    """Return what of a row may have several sentences: its prose, or of a table's row each cell."""
    blocks = {code: block for code, block in row.blocks.items() if code in codes}
    if len(blocks) < 2:  # noqa: PLR2004 - two to compare
        return []
    longest = 0
    for block in blocks.values():
        if block.kind not in KINDS:
            return []
        longest = max(longest, len(block.prose.text))
    if longest >= least:
        return [{code: (block.prose, code_texts(block)) for code, block in blocks.items()}]
    many = {len(block.cells) for block in blocks.values()}
    if len(many) > 1 or many == {0}:
        return []
    return [
        {code: (block.cells[place], ()) for code, block in blocks.items()}
        for place in range(many.pop())
        if any(len(block.cells[place].text) >= least for block in blocks.values())
    ]


def code_texts(block: Block) -> tuple[str, ...]:
    """Return a block's pieces of code, in order."""
    return tuple(code.text for code in block.codes)


def language_lengths(group: PageGroup) -> dict[str, float]:
    """Return how long each language writes what all variants have, in characters.

    Ask with `group.memo(language_lengths)`, as several rules do.
    """
    whole = [row for row in group.alignment.blocks if len(row.blocks) == len(group.variants)]
    return {
        code: USUAL * density(block.prose.text for block in variant.page.blocks)
        + sum(len(row.blocks[code].prose.text) for row in whole)
        for code, variant in group.by_code.items()
    }
