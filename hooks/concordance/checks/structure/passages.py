"""The sentences that a variant lacks, or has in another order, within blocks that are paired."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain, starmap
from typing import TYPE_CHECKING, Generic, TypeVar

from concordance.checks.structure.paragraph import (
    ExtraSentence,
    LostSentences,
    MovedSentence,
    judge,
)
from concordance.corpus.sentences.peers import expect, fit
from concordance.corpus.sentences.proses import (
    code_texts,
    joined_rows,
    language_lengths,
    prose_rows,
)
from concordance.corpus.sentences.sentences import sentences
from concordance.findings.model import Span
from concordance.markdown.model import CODE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from concordance.checks.structure.paragraph import JudgeArguments, Read
    from concordance.corpus.group import PageGroup
    from concordance.corpus.sentences.proses import Proses
    from concordance.markdown.model import Block

LEAST = 40
"""Characters of the longest variant below which a prose has no two sentences worth a finding."""
THERE = -3.0
"""The fit from which on a sentence of the next block is the one that seems lost."""
STEP = 0.02
"""To what the lengths of languages are rounded, so that equal paragraphs are compared once."""

F = TypeVar("F", "LostSentences", "MovedSentence", "ExtraSentence")


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
    another place of their block; `extra` those that it alone has in a block of all.
    """

    lost: list[SentenceDefect[LostSentences]] = field(default_factory=list)
    moved: list[SentenceDefect[MovedSentence]] = field(default_factory=list)
    extra: list[SentenceDefect[ExtraSentence]] = field(default_factory=list)


def passages(group: PageGroup) -> SentenceDefects:
    """Compare the sentences of a page's variants; with `group.memo`, for their rules."""
    found = SentenceDefects()
    for place, proses, arguments in compared(group):
        defects = judge(*arguments)
        if not defects:
            continue
        read = dict(zip(proses, starmap(sentences, arguments[0]), strict=True))
        for defect in defects:
            if isinstance(defect, MovedSentence):
                found.moved.append(SentenceDefect(proses, read, defect))
            elif isinstance(defect, ExtraSentence):
                lost = [
                    LostSentences(peer, (defect.odd,), (defect.place,), 0, named=True)
                    for peer in defect.agree
                ]
                if not any(_beside(group, place, proses, arguments[1], each) for each in lost):
                    found.extra.append(SentenceDefect(proses, read, defect))
            elif not _beside(group, place, proses, arguments[1], defect):
                found.lost.append(SentenceDefect(proses, read, defect))
    return found


def compared(group: PageGroup) -> Iterator[tuple[int, Proses, JudgeArguments]]:
    """Return what is to compare: its row's index, the proses, and what `judge` takes."""
    joined = dict(joined_rows(group))
    apart = {place for window in joined for place in window}
    together = ((window[0], proses) for window, proses in joined.items())
    alone = ((place, proses) for place, proses in prose_rows(group, LEAST) if place not in apart)
    for place, proses in chain(alone, together):
        yield place, proses, _arguments(proses, group.memo(language_lengths), group.source)


def _arguments(proses: Proses, lengths: dict[str, float], source: str) -> JudgeArguments:
    """Return what `judge` takes."""
    first = lengths[next(iter(proses))]
    return (
        tuple((prose.text, codes) for prose, codes in proses.values()),
        tuple(round(lengths[code] / first / STEP) * STEP for code in proses),
        list(proses).index(source) if source in proses else None,
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
    return sentences(block.prose.text, code_texts(block))
