"""The sentences of a prose in several variants, beside each other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from concordance.corpus.sentences.losses import SentenceAlignment
from concordance.corpus.sentences.peers import expect, fit
from concordance.corpus.sentences.sentences import sentences
from concordance.findings.model import Span
from concordance.markdown.model import CODE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from concordance.corpus.sentences.proses import Proses
    from concordance.corpus.sentences.sentences import Sentence
    from concordance.markdown.model import Prose


class Passage(msgspec.Struct, frozen=True):
    """What one variant says in one row: a stretch of its prose, and the sentences in it."""

    prose: Prose
    codes: tuple[str, ...]
    sentences: tuple[Sentence, ...]

    @property
    def start(self) -> int:
        """Return where it begins in the prose."""
        return self.sentences[0].start

    @property
    def span(self) -> Span:
        """Return where it stands in the page."""
        last = self.sentences[-1].end - 1
        return Span(self.prose.offset(self.start), self.prose.offset(last) + 1)

    @property
    def text(self) -> str:
        """Return its words; `CODE` stands for what is not prose."""
        return self.prose.text[self.start : self.sentences[-1].end]

    @property
    def words(self) -> str:
        """Return its words on one line, with its pieces of code."""
        whole = self.codes if len(self.codes) == self.prose.text.count(CODE) else ()
        here = iter(whole[self.prose.text.count(CODE, 0, self.start) :])
        return "".join(
            next(here, "…") if char == CODE else char for char in " ".join(self.text.split())
        )

    @property
    def joined(self) -> Sentence:
        """Return its sentences as one."""
        whole = self.sentences[0]
        for sentence in self.sentences[1:]:
            whole = whole.joined(sentence)
        return whole


PassageRow = dict[str, Passage]
"""By language code, what stands beside each other; a variant that has nothing there is absent."""


def passage_rows(proses: Proses, lengths: Mapping[str, float], reference: str) -> list[PassageRow]:
    """Put the sentences of a prose beside each other.

    Args:
        proses: the prose in each variant.
        lengths: how long each language writes the same; only their ratios count.
        reference: the variant that the others are aligned with, if it has the prose.

    Returns:
        One row for each sentence where all have as many. Else a sentence, or several that no
        variant parts as the reference does, in a row; all in one where no alignment is found.
    """
    read = {code: sentences(prose.text, codes) for code, (prose, codes) in proses.items()}
    read = {code: found for code, found in read.items() if found}
    if not read:
        return []
    pivot = reference if reference in read else next(iter(read))
    many = len(read[pivot])
    joints = {
        code: _joints(read[pivot], found, lengths[code] / lengths[pivot])
        for code, found in read.items()
    }
    everywhere = set.intersection(*(set(places) for places in joints.values()))
    rows = []
    for start, end in pairwise(sorted(everywhere | {0, many})):
        row = {}
        for code, found in read.items():
            places = joints[code]
            part = found[places.get(start, 0) : places.get(end, len(found))]
            if part:
                row[code] = Passage(*proses[code], part)
        rows.append(row)
    return rows


def _joints(
    pivot: tuple[Sentence, ...], other: tuple[Sentence, ...], scale: float
) -> dict[int, int]:
    """Return, by index of a sentence of the pivot, the one of the other that begins there."""
    if len(pivot) == len(other):
        return {place: place for place in range(len(pivot) + 1)}
    expected = expect({"pivot": pivot}, {"pivot": scale})
    found: dict[int, int] = {}
    for place, index in SentenceAlignment(other, expected).joints():
        found.setdefault(place, index)
    return found | {0: 0, len(pivot): len(other)}


def row_fit(row: PassageRow, code: str, lengths: Mapping[str, float]) -> float:
    """Return how likely one variant's passage says what the others of its row say.

    The measure is that of `peers.fit`; `lengths` is how long each language writes the same.
    """
    others = {peer: (passage.joined,) for peer, passage in row.items() if peer != code}
    scale = {peer: lengths[code] / lengths[peer] for peer in others}
    return fit(row[code].joined, expect(others, scale)[0])
