"""Which blocks a variant lacks or has alone, in runs: the reading that the block rules share."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from concordance.corpus.group import label_of
from concordance.findings.model import Span
from concordance.markdown.model import CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.align import BlockRow
    from concordance.corpus.group import PageGroup, Variant
    from concordance.corpus.vote import Verdict
    from concordance.findings.model import Counterpart
    from concordance.markdown.model import Block

CLOSING = re.compile(r"\{\{[%<]\s*/[^}]*\}\}|///+|\{%\s*end[^}]*%\}")
SHOWN = re.compile(r"<(?:iframe|video|audio|img|svg|object|embed|picture|canvas)\b", re.IGNORECASE)
NOTICE = re.compile(r"\b(?:traduc|traduct|tradui|traduz|tradução|translat|übersetz)", re.IGNORECASE)
"""An added block that speaks of the translation is the translator's notice, and belongs there."""
ELSEWHERE = {"rule", "footnote"}
"""Kinds whose absence says nothing (a thematic break) or has a rule of its own."""
TEXT = {"paragraph", "item"}
AS_LONG = 0.5
"""How far apart, as the logarithm of their ratio, the lengths of a footnote and a text may be."""
BOXES = {"admonition", "component", "details"}
NAMES = {
    "item": "list item",
    "row": "table row",
    "code": "code block",
    "html": "HTML block",
    "term": "term",
    "tab": "tab",
    "math": "formula",
}


_Odd = tuple[int, "BlockRow", "Verdict[bool]"]
"""The place of a row, the row, and the verdict on it."""


@dataclass(frozen=True)
class Run:
    """Rows that follow each other and that one variant lacks (or has alone): one finding.

    `verdict` says which variants are right, and which are not.
    """

    variant: Variant
    rows: tuple[BlockRow, ...]
    first: int
    verdict: Verdict[bool]

    @property
    def agree(self) -> tuple[str, ...]:
        """Return the codes of the variants that are right."""
        return self.verdict.majority

    def blocks(self, code: str) -> list[Block]:
        """Return the blocks of the run in one variant."""
        return [row.blocks[code] for row in self.rows if code in row.blocks]

    @property
    def quoted(self) -> list[Block]:
        """Return the blocks of the first variant that has them as blocks of their own."""
        return next(blocks for code in self.agree if (blocks := self.blocks(code)))


def runs(group: PageGroup, *, lacking: bool) -> Iterator[Run]:
    """Return the runs of blocks that a variant lacks, or, with `lacking` false, has alone.

    What a lost or added section explains is left out: heading-mismatch says it.
    """
    alignment = group.alignment
    if all(len(said(row)) == len(alignment.codes) for row in alignment.blocks):
        return
    for code, variant in group.by_code.items():
        rows: list[_Odd] = []
        noted = _noted(group, code, lacking=lacking)
        for place, row in enumerate(alignment.blocks):
            verdict = None if place in noted else _odd(group, row, code, lacking=lacking)
            if rows and (verdict is None or not _follows(rows[-1], (place, row, verdict))):
                yield _run(variant, rows)
                rows = []
            if verdict is not None:
                rows.append((place, row, verdict))
        if rows:
            yield _run(variant, rows)


def _run(variant: Variant, rows: list[_Odd]) -> Run:
    return Run(variant, tuple(row for _, row, _ in rows), rows[0][0], rows[0][2])


def _odd(group: PageGroup, row: BlockRow, code: str, *, lacking: bool) -> Verdict[bool] | None:
    """Return the verdict on a row where this variant is told; None where it is right."""
    present = said(row) | row.merged
    if (code in present) is lacking or len(present) == len(group.variants):
        return None
    sample = next(iter(row.blocks.values()))
    if (
        sample.kind in ELSEWHERE
        or shows_only(sample)
        or is_layout(group, row)
        or explained(group, row.section, code)
    ):
        return None
    if not lacking and (code in row.merged or _is_notice(group, code, sample)):
        return None
    verdict = group.vote({other: other in present for other in group.by_code})
    return verdict if verdict.value is lacking else None


def said(row: BlockRow) -> set[str]:
    """Return the codes that have the block of a row: an empty item is none beside one that says.

    `- ` alone, where the others have a text.
    """
    codes = set(row.blocks)
    if all(block.kind != "item" for block in row.blocks.values()):
        return codes
    return {code for code in codes if not _is_empty(row.blocks[code])} or codes


def _is_empty(block: Block) -> bool:
    return block.kind == "item" and not (block.prose.text.strip() or block.codes or block.links)


def _noted(group: PageGroup, code: str, *, lacking: bool) -> set[int]:
    """Return the rows that a variant lacks, or has alone, and whose text is in a footnote there.

    Of a section's rows, a footnote that has no counterpart stands for that whose length is nearest;
    footnote-mismatch says that it is one.
    """
    found: set[int] = set()
    odd = [
        (place, row, next(iter(row.blocks.values())))
        for place, row in enumerate(group.alignment.blocks)
        if len(row.blocks) < len(group.variants)
    ]
    for _, note, block in odd:
        if block.kind != "footnote" or (code in note.blocks) is not lacking:
            continue
        apart = {
            place: abs(math.log((1 + len(text.prose.text)) / (1 + len(block.prose.text))))
            for place, row, text in odd
            if row.section == note.section
            and text.kind in TEXT
            and (code in row.blocks) is not lacking
            and place not in found
        }
        nearest = min(apart, key=apart.__getitem__, default=None)
        if nearest is not None and apart[nearest] < AS_LONG:
            found.add(nearest)
    return found


def _is_notice(group: PageGroup, code: str, block: Block) -> bool:
    """Return whether a translation's own block speaks of the translation, and stands there once."""
    if code == group.languages[0].code or not NOTICE.search(block.prose.text):
        return False
    text = group.by_code[code].page.text
    return text.count(text[block.span.start : block.span.end].strip()) == 1


def explained(group: PageGroup, section: int, code: str) -> bool:
    """Return whether a variant lacks, or has alone, the whole section a block stands in."""
    row = group.alignment.sections[section]
    if len(row.sections) == len(group.variants) or not any(
        sample.heading for sample in row.sections.values()
    ):
        return False
    rows = group.alignment.of_section(section)
    shared = sum(1 for line in rows if code in line.blocks and len(line.blocks) > 1)
    mine = sum(1 for line in rows if code in line.blocks)
    if code in row.sections:
        return 2 * shared < mine
    return 2 * shared < len(rows)


def _follows(last: _Odd, row: _Odd) -> bool:
    """Return whether two rows are one loss.

    Neighbours, of one section, that the same others have.
    """
    return last[0] + 1 == row[0] and last[1].section == row[1].section and last[2] == row[2]


def describe(blocks: list[Block]) -> str:
    """Say what a run of blocks is: `paragraph "Le plan…"`, `3 table rows, the first "A100…"`."""
    first = blocks[0]
    kind = NAMES.get(first.kind, first.kind)
    name = label_of(first)
    quoted = f' "{name}"' if name else f" {first.info}" if first.kind in BOXES else ""
    if len(blocks) == 1:
        return f"{kind}{quoted}"
    if all(block.kind == first.kind for block in blocks):
        return f"{len(blocks)} {kind}s" + (f", the first{quoted}" if name else "")
    article = "an" if kind[0] in "aeiHo" else "a"
    return f"{len(blocks)} blocks, the first {article} {kind}{quoted}"


def insertion(group: PageGroup, variant: Variant, place: int) -> tuple[Span, str]:
    """Return the point where a row should stand in a variant that lacks it, and after what."""
    home = group.alignment.blocks[place].section
    for row in reversed(group.alignment.blocks[:place]):
        if row.section != home:
            break
        block = row.blocks.get(variant.code)
        if block is not None and variant.code not in row.moved:
            return _end(variant, block.span), label_of(block)
    section = group.alignment.sections[home].sections.get(variant.code)
    if section is not None and section.heading is not None:
        return _end(variant, section.heading.span), label_of(section)
    start = section.span.start if section is not None else variant.page.body
    return Span(start, start), ""


def _end(variant: Variant, span: Span) -> Span:
    """Return the point after the last character of a span that is not blank."""
    end = span.start + len(variant.page.text[span.start : span.end].rstrip())
    return Span(end, end)


def point(variant: Variant, block: Block) -> Counterpart:
    """Point at a block as the counterpart of another variant's."""
    return variant.counterpart(block.span, label_of(block))


def shows_only(block: Block) -> bool:
    """Return whether a block is images and nothing else; their absence is image-mismatch's."""
    return (
        any("image" in link.kind for link in block.links)
        and not block.prose.text.replace(CODE, "").strip()
    )


def is_layout(group: PageGroup, row: BlockRow) -> bool:
    """Return whether a row shows nothing by itself: tags without text, the end of a directive."""
    code, block = next(iter(row.blocks.items()))
    if block.kind not in {"html", "paragraph"} or block.links or block.codes:
        return False
    page = group.by_code[code].page
    written = page.text[block.span.start : block.span.end].strip()
    if CLOSING.fullmatch(written):
        return True
    return block.kind == "html" and not block.prose.text.strip() and not SHOWN.search(written)
