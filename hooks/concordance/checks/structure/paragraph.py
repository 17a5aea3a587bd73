"""One paragraph in several variants: what each lacks, and what stands out of its place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, starmap
from typing import TYPE_CHECKING

from concordance.corpus.sentences.losses import Order, SentenceAlignment
from concordance.corpus.sentences.peers import expect
from concordance.corpus.sentences.sentences import REMEMBERED, cut, sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from concordance.corpus.sentences.peers import Expected
    from concordance.corpus.sentences.sentences import Sentence

SURE, SURE_ALONE = 1.0, 6.0
"""The logarithm of the odds from which on a sentence is lost; the same with but one witness."""
LIKE, LIKE_ALONE = -6.0, 0.0
"""The mean fit below which a paragraph says something else, and nothing is sure: as above."""
SURE_EACH, LIKE_EACH = 3.0, -3.0
"""The same of a sentence that is added, where each of several others says so by itself."""
LEAST = -9.5
"""The fit below which a sentence is not the one expected, wherever it stands."""
ORDERED = -3.0
"""No exchange of two neighbours gains as much as this: the order is that of the others."""
PLAIN = 3
"""So many more words shared as the sentences stand than crosswise are proof enough of the order."""
OUT_OF_PLACE, OUT_OF_PLACE_ALONE = 5.0, 8.0
DIGITS = 6
"""To what sums of logarithms are rounded, so that equals are equal."""

Written = tuple[str, tuple[str, ...]]
"""A prose and its pieces of code."""
JudgeArguments = tuple[tuple[Written, ...], tuple[float, ...], int | None]
"""What `judge` takes."""
Read = tuple["Sentence", ...]


@dataclass(frozen=True, slots=True)
class LostSentences:
    """Sentences that follow each other and that variant `odd` lacks, by the variants' indexes.

    `places` are theirs in each of `agree`; `before` is the own sentence before which they belong.
    `named` is false where it may be the sentence beside them instead.
    """

    odd: int
    agree: tuple[int, ...]
    places: tuple[int, ...]
    before: int
    named: bool


@dataclass(frozen=True, slots=True)
class MovedSentence:
    """A sentence of variant `odd` that stands at `place` and should stand at `home`."""

    odd: int
    agree: tuple[int, ...]
    place: int
    home: int


@dataclass(frozen=True, slots=True)
class ExtraSentence:
    """A sentence of variant `odd`, at `place`, that none of those that `agree` has."""

    odd: int
    agree: tuple[int, ...]
    place: int


@lru_cache(maxsize=REMEMBERED)
def judge(
    proses: tuple[Written, ...], lengths: tuple[float, ...], source: int | None
) -> tuple[LostSentences | MovedSentence | ExtraSentence, ...]:
    """Compare the sentences of one prose in several variants.

    Args:
        proses: the prose in each variant, with its pieces of code.
        lengths: how long each variant's language writes the same; only their ratios count.
        source: the index of the variant that the others are translated from, which is never told;
            None where most of them decide, the first where two are even.

    Returns:
        What each variant lacks, in order, or has alone; else the sentence that is out of its
        place, if any.
    """
    if all(len(cut(text)) < 2 for text, _ in proses):  # noqa: PLR2004 - one has no neighbour
        return ()
    read = tuple(starmap(sentences, proses))
    counts = Counter(map(len, read))
    if len(counts) > 1:
        return tuple(_lost(read, lengths, source, counts))
    if len(read[0]) > 1:
        return tuple(_moved(read, lengths, source))
    return ()


def _expected(
    read: Sequence[Read], lengths: Sequence[float], odd: int, agree: Sequence[int]
) -> list[Expected]:
    return expect(
        {peer: read[peer] for peer in agree},
        {peer: lengths[odd] / lengths[peer] for peer in agree},
    )


def _lost(
    read: Sequence[Read], lengths: Sequence[float], source: int | None, counts: Counter[int]
) -> Iterator[LostSentences | ExtraSentence]:
    """Return what is lost or added where the variants have not as many sentences each."""
    decides = 0 if source is None else source
    many = max(counts, key=lambda count: (counts[count], count == len(read[decides])))
    if source is not None:
        many = len(read[source])
    agree = tuple(place for place, theirs in enumerate(read) if len(theirs) == many)
    if source is None and 2 * len(agree) < len(read) + (0 not in agree):
        return
    for odd, mine in enumerate(read):
        if mine and len(mine) < many:
            yield from _runs(odd, read, agree, _expected(read, lengths, odd, agree))
        elif len(mine) > many > 0:
            yield from _added(odd, read, agree, lengths)


def _added(
    odd: int, read: Sequence[Read], agree: tuple[int, ...], lengths: Sequence[float]
) -> Iterator[ExtraSentence]:
    """Return the sentences of one variant that each of the others would surely have lost."""
    least, like = (SURE_EACH, LIKE_EACH) if len(agree) > 1 else (SURE_ALONE, LIKE_ALONE)
    added = set(range(len(read[odd])))
    for peer in agree:
        added &= {
            loss.expected
            for loss in SentenceAlignment(read[peer], _expected(read, lengths, peer, (odd,))).lost()
            if min(loss.gain, loss.margin_over_next) > least and loss.mean_fit >= like
        }
    for place in sorted(added):
        if not _again(read[odd], place):
            yield ExtraSentence(odd, agree, place)


def _runs(
    odd: int, read: Sequence[Read], agree: tuple[int, ...], wanted: Sequence[Expected]
) -> Iterator[LostSentences]:
    """Return the sentences that are surely lost, those that follow each other together."""
    least, like = (SURE, LIKE) if len(agree) > 1 else (SURE_ALONE, LIKE_ALONE)
    found = [
        loss
        for loss in SentenceAlignment(read[odd], wanted).lost()
        if loss.gain > least
        and loss.mean_fit >= like
        and not all(_again(read[other], loss.expected) for other in agree)
    ]
    for _, same in groupby(
        enumerate(found), key=lambda pair: (pair[1].expected - pair[0], pair[1].before)
    ):
        run = [loss for _, loss in same]
        named = all(loss.margin_over_next > least for loss in run)
        yield LostSentences(
            odd, agree, tuple(loss.expected for loss in run), run[0].before, named=named
        )


def _again(read: Read, place: int) -> bool:
    """Return whether a sentence stands twice, as far as its signs go: extra-block says that."""
    signs = (read[place].length, read[place].words, read[place].anchors)
    return sum((other.length, other.words, other.anchors) == signs for other in read) > 1


def _moved(
    read: Sequence[Read], lengths: Sequence[float], source: int | None
) -> Iterator[MovedSentence]:
    """Return the sentence that is out of its place in one variant, where all have as many.

    Where it is the source's that stands alone, it is out of its place in all the others.
    """
    if all(_in_step(read[0], other) for other in read[1:]):
        return
    moves = []
    everyone = range(len(read))
    decides = 0 if source is None else source
    alone = len(read) == 2  # noqa: PLR2004 - one peer, which is right
    for odd in everyone:
        if alone and odd == decides:
            continue
        agree = tuple(peer for peer in everyone if peer != odd)
        order = Order(read[odd], _expected(read, lengths, odd, agree))
        if order.exchange() > ORDERED:
            moves.append((order.move(), odd != decides, odd, agree))
    if not moves:
        return
    move, _, odd, agree = max(moves, key=lambda found: (round(found[0].gain, DIGITS), found[1]))
    least, like = (OUT_OF_PLACE_ALONE, LIKE_ALONE) if alone else (OUT_OF_PLACE, LIKE)
    if move.gain <= least or move.mean_fit < like or move.lowest_fit < LEAST:
        return
    if odd != source:
        yield MovedSentence(odd, agree, move.place, move.home)
        return
    for other in agree:
        yield MovedSentence(other, (odd,), move.home, move.place)


def _in_step(left: Read, right: Read) -> bool:
    """Return whether two variants' words alone say that each two neighbours stand in one order."""
    return all(
        len(left[i].words & right[i].words)
        + len(left[i + 1].words & right[i + 1].words)
        - len(left[i].words & right[i + 1].words)
        - len(left[i + 1].words & right[i].words)
        >= PLAIN
        for i in range(len(left) - 1)
    )
