"""Paragraphs that a translator ran together, split, or cut elsewhere: nothing is missing there."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

from concordance.corpus.sentences.losses import LOST, SentenceAlignment
from concordance.corpus.sentences.peers import expect
from concordance.corpus.sentences.sentences import of_block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from concordance.corpus.align.rows import BlockRow
    from concordance.corpus.align.signals import BlockSignals

KINDS = frozenset(("paragraph", "item", "definition"))
MOST = 60
"""Sentences of a window beyond which it is no matter of a few paragraphs cut otherwise."""
LIKE = -6.0
"""The mean fit of the sentences below which the texts are not of one another."""

TWO = 2
"""Variants of which one alone says how the other's blocks are to be paired."""

SURE, EVEN = 5.0, 3.0
"""The logarithm of the odds from which on a block's sentences are in others rather than lost.

Fewer odds do where the others have as many sentences, and each has its own.
"""


def mark_merges(rows: Sequence[BlockRow], signals: BlockSignals) -> None:
    """Note on each row the codes that lack its block and have its text in a block beside it.

    Both directions: a block that one variant lacks may be part of its neighbour there, and one
    that it has alone may be part of the others' neighbour. The sentences of the rows that some
    lack, and of those before and after them, are aligned; what is accounted for is not lost.
    Of a block that the first variant, the source, has, its own sentences are sought.
    """
    first = signals.codes[0]
    for window in open_windows(rows):
        for code in signals.codes:
            for peer in signals.codes:
                for place, taken in _accounted(rows, window, code, peer, signals):
                    if taken is not None and len(signals.codes) == TWO:
                        rows[place].blocks[code] = rows[taken].blocks.pop(code)
                    elif peer == first or first not in rows[place].blocks:
                        rows[place].merged.add(code)
        _mark_alike(rows, window, signals.codes)


def _mark_alike(rows: Sequence[BlockRow], window: range, codes: Sequence[str]) -> None:
    """Note on each row also the codes that have the same blocks as the first, if that is noted.

    Where one cuts its paragraphs otherwise than all others, these are cut alike: what they lack of
    the first, the source, are sentences.
    """
    cut = {code: [code in rows[place].blocks for place in window] for code in codes}
    alike = {code for code in codes if cut[code] == cut[codes[0]]}
    for place in window:
        if codes[0] in rows[place].merged:
            rows[place].merged |= alike


def open_windows(rows: Sequence[BlockRow]) -> Iterator[range]:
    """Return the runs of rows of prose that not all have, each with the rows beside it."""
    most = max((len(row.blocks) for row in rows), default=0)
    place = 0
    while place < len(rows):
        if len(rows[place].blocks) == most or not _is_prose(rows[place]):
            place += 1
            continue
        end = place + 1
        while end < len(rows) and len(rows[end].blocks) < most and _follows(rows, end):
            end += 1
        start = place - 1 if place and _follows(rows, place) else place
        after = end < len(rows) and _follows(rows, end)
        yield range(start, end + after)
        place = end


def _follows(rows: Sequence[BlockRow], place: int) -> bool:
    """Return whether a row and the one before it are prose of one section."""
    before, row = rows[place - 1], rows[place]
    return before.section == row.section and _is_prose(before) and _is_prose(row)


def _is_prose(row: BlockRow) -> bool:
    return all(block.kind in KINDS for block in row.blocks.values())


def _accounted(
    rows: Sequence[BlockRow], window: range, code: str, peer: str, signals: BlockSignals
) -> Iterator[tuple[int, int | None]]:
    """Return which rows of a window, of those that `code` lacks, stand in its other blocks.

    With each the row beside it of which nothing is said, though `code` has a block there: that
    block is this row's. None where there is none.

    Args:
        rows: all rows of the page.
        window: the rows whose sentences are aligned.
        code: the language that lacks some of them.
        peer: the language they are taken from.
        signals: how much longer one language is than the other.
    """
    theirs = {place: rows[place].blocks[peer] for place in window if peer in rows[place].blocks}
    said = Counter(block.prose.text for block in theirs.values())
    lone = [
        place
        for place, block in theirs.items()
        if code not in rows[place].blocks.keys() | rows[place].merged
        and said[block.prose.text] == 1  # what stands twice is no part of another
    ]
    read = {place: of_block(block) for place, block in theirs.items()}
    mine = [
        sentence
        for place in window
        if code in rows[place].blocks
        for sentence in of_block(rows[place].blocks[code])
    ]
    expected = expect({peer: [*chain(*read.values())]}, {peer: signals.ratio(peer, code)})
    if not lone or not mine or max(len(expected), len(mine)) > MOST:
        return
    best, lost = SentenceAlignment(mine, expected).account()
    if best - LOST * len(lost) < LIKE * len(mine):
        return
    lengths = [sentence.length for sentence in expected]
    # how much shorter the text is than what is taken to be in it
    short = sum(lengths) - sum(lengths[at] for at in lost) - sum(other.length for other in mine)
    least = EVEN if not lost and len(mine) == len(expected) else SURE
    start, places = 0, {}
    for place, sentences in read.items():
        places[place] = range(start, start + len(sentences))
        start += len(sentences)
    untold = {p for p, found in places.items() if p not in lone and lost.issuperset(found)}
    start = 0
    for place, sentences in read.items():
        end = start + len(sentences)
        whole = sum(lengths[start:end])
        gone = sum(lengths[at] for at in range(start, end) if at in lost)
        if place in lone and 2 * gone < whole and 2 * short < whole - gone:
            rest, _ = SentenceAlignment(mine, expected[:start] + expected[end:]).account()
            if best - rest - LOST * len(sentences) > least:
                taken = next(iter(untold & {place - 1, place + 1}), None)
                untold.discard(taken)
                yield place, taken
        start = end
