"""The sentences that a variant lacks, or has in another order, within blocks that are paired."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import starmap
from typing import TYPE_CHECKING, Generic, TypeVar

from concordance.checks.structure.paragraph import LostSentences, MovedSentence, judge
from concordance.checks.structure.peers import expect, fit
from concordance.checks.structure.sentences import sentences
from concordance.findings.model import Span
from concordance.markdown.model import CODE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from concordance.checks.structure.paragraph import JudgeArguments, Read
    from concordance.corpus.align import BlockRow
    from concordance.corpus.group import PageGroup, Variant
    from concordance.markdown.model import Block, Prose

KINDS = frozenset(("paragraph", "item", "definition", "footnote", "admonition", "row"))
LEAST = 40
"""Characters of the longest variant below which a prose has no two sentences worth a finding."""
THERE = -3.0
"""The fit from which on a sentence of the next block is the one that seems lost."""
STEP = 0.02
"""To what the lengths of languages are rounded, so that equal paragraphs are compared once."""
SAMPLE = 600
"""Characters of a page by which its script is told."""
OTHER_LETTERS = re.compile(r"[\u0370-\u1dff\u2d00-\u2ddf\u3040-\ud7ff\uf900-\ufaff]")
"""Letters of scripts other than Latin, which come after it in Unicode."""
USUAL = 1000.0
"""Characters that are taken to be as long in each language, so that a short page proves little."""

Proses = dict[str, tuple["Prose", tuple[str, ...]]]
"""By language code, a prose and its pieces of code."""


F = TypeVar("F", "LostSentences", "MovedSentence")


@dataclass(frozen=True)
class SentenceDefect(Generic[F]):
    """A prose in each variant, by language code, and what is wrong with its sentences."""

    proses: Proses
    read: Mapping[str, Read]
    found: F

    def span(self, code: str, place: int) -> Span:
        """Return the place in the page of one variant's sentence."""
        (prose, _), sentence = self.proses[code], self.read[code][place]
        return Span(prose.offset(sentence.start), prose.offset(sentence.end - 1) + 1)

    def text(self, code: str, place: int) -> str:
        """Return the words of one variant's sentence, with its pieces of code."""
        (prose, codes), sentence = self.proses[code], self.read[code][place]
        here = iter(codes[prose.text.count(CODE, 0, sentence.start) :])
        words = prose.text[sentence.start : sentence.end].strip()
        return "".join(next(here, "") if char == CODE else char for char in words)


@dataclass(frozen=True)
class SentenceDefects:
    """What is wrong with the sentences of a page's variants, within blocks that are paired.

    `lost` are sentences that a variant lacks in a block that it has; `moved` those that it has in
    another place of their block.
    """

    lost: list[SentenceDefect[LostSentences]] = field(default_factory=list)
    moved: list[SentenceDefect[MovedSentence]] = field(default_factory=list)


def passages(group: PageGroup) -> SentenceDefects:
    """Compare the sentences of a page's variants; with `group.memo`, for both rules."""
    found = SentenceDefects()
    for place, proses, arguments in compared(group):
        defects = judge(*arguments)
        if not defects:
            continue
        read = dict(zip(proses, starmap(sentences, arguments[0]), strict=True))
        for defect in defects:
            if isinstance(defect, MovedSentence):
                found.moved.append(SentenceDefect(proses, read, defect))
            elif not _beside(group, place, proses, arguments[1], defect):
                found.lost.append(SentenceDefect(proses, read, defect))
    return found


def compared(group: PageGroup) -> Iterator[tuple[int, Proses, JudgeArguments]]:
    """Return what is to compare: its row's index, the proses, and what `judge` takes."""
    codes = frozenset(variant.code for variant in group.variants if _in_latin(variant))
    rows = [_proses(row, codes) for row in group.alignment.blocks] if len(codes) > 1 else []
    lengths = _lengths(group) if any(rows) else {}
    for place, row in enumerate(rows):
        for proses in row:
            yield place, proses, _arguments(proses, lengths, group.reference)


def _in_latin(variant: Variant) -> bool:
    """Return whether a page is in Latin letters: sentences are cut and compared by those alone."""
    page = variant.page
    begun = page.text[page.body : page.body + SAMPLE]
    return len(OTHER_LETTERS.findall(begun)) * 2 < sum(map(str.isalpha, begun)) or not begun


def _proses(row: BlockRow, codes: frozenset[str]) -> list[Proses]:
    """Return what of a row may have several sentences: its prose, or of a table's row each cell."""
    blocks = {code: block for code, block in row.blocks.items() if code in codes}
    if len(blocks) < 2:  # noqa: PLR2004 - two to compare
        return []
    longest = 0
    for block in blocks.values():
        if block.kind not in KINDS:
            return []
        longest = max(longest, len(block.prose.text))
    if longest >= LEAST:
        return [{code: (block.prose, _codes(block)) for code, block in blocks.items()}]
    many = {len(block.cells) for block in blocks.values()}
    if len(many) > 1 or many == {0}:
        return []
    return [
        {code: (block.cells[place], ()) for code, block in blocks.items()}
        for place in range(many.pop())
        if any(len(block.cells[place].text) >= LEAST for block in blocks.values())
    ]


def _codes(block: Block) -> tuple[str, ...]:
    return tuple(code.text for code in block.codes)


def _lengths(group: PageGroup) -> dict[str, float]:
    """Return how long each language writes what all variants have."""
    whole = [row for row in group.alignment.blocks if len(row.blocks) == len(group.variants)]
    return {
        code: USUAL + sum(len(row.blocks[code].prose.text) for row in whole)
        for code in group.by_code
    }


def _arguments(proses: Proses, lengths: dict[str, float], reference: str) -> JudgeArguments:
    """Return what `judge` takes."""
    first = lengths[next(iter(proses))]
    return (
        tuple((prose.text, codes) for prose, codes in proses.values()),
        tuple(round(lengths[code] / first / STEP) * STEP for code in proses),
        list(proses).index(reference) if reference in proses else 0,
    )


def _beside(
    group: PageGroup, place: int, proses: Proses, lengths: Sequence[float], lost: LostSentences
) -> bool:
    """Return whether what seems lost stands in the block before or after it."""
    rows = group.alignment.blocks
    around = [
        rows[near].blocks
        for near in (place - 1, place + 1)
        if 0 <= near < len(rows) and rows[near].section == rows[place].section
    ]
    codes = list(proses)
    odd, agree = codes[lost.odd], [codes[peer] for peer in lost.agree]
    scale = {codes[peer]: lengths[lost.odd] / lengths[peer] for peer in lost.agree}
    here = {code: sentences(prose.text, pieces) for code, (prose, pieces) in proses.items()}
    wanted = expect({code: here[code] for code in agree}, scale)
    for blocks in around:
        beside = {code: _sentences(block) for code, block in blocks.items()}
        others = [
            other
            for code in agree
            for other in expect({code: beside.get(code, ())}, {code: scale[code]})
        ]
        for sentence in beside.get(odd, ()):
            best = max(fit(sentence, wanted[lost_place]) for lost_place in lost.places)
            if best > THERE and all(fit(sentence, other) < best for other in others):
                return True
    return False


def _sentences(block: Block) -> Read:
    return sentences(block.prose.text, _codes(block))
