"""The blocks of the variants' sections, paired."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise, starmap
from typing import TYPE_CHECKING

from concordance.corpus.align.costs import everywhere, pair_cost, shared
from concordance.corpus.align.lengths import length_cost
from concordance.corpus.align.merges import mark_merges
from concordance.corpus.align.moved import rejoin
from concordance.corpus.align.order import moves
from concordance.corpus.align.rows import BlockRow
from concordance.corpus.align.sections import contradicted
from concordance.corpus.align.sequence import best_pairs
from concordance.corpus.align.signals import BlockSignals

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from concordance.corpus.align.rows import SectionRow
    from concordance.markdown.model import Block, Page

GAP = 6.0
"""The cost of a block that stands alone; twice this is what a pair may cost at most."""
MEMBER = 0.1
"""What each variant that a row already holds speaks for it: of two copies, all join the same."""
STRANGE = 4.0
"""A pair whose lengths cost this much is reason enough to look for a better pairing."""


@dataclass(frozen=True)
class _Placed:
    """A block and the row of its items section."""

    block: Block
    row: int


@dataclass
class _Line:
    """What pairs so far: the variants' blocks, by language code, and who of them moved."""

    placed: dict[str, _Placed] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)


def align_regions(pages: Mapping[str, Page], sections: Sequence[SectionRow]) -> list[BlockRow]:
    """Pair the blocks, region by region; a region holds what a lost heading ran together."""
    signals = BlockSignals(pages)
    rows: list[BlockRow] = []
    for region in _regions(pages, sections):
        lists = {
            code: [
                _Placed(block, place)
                for place in region
                if code in sections[place].sections
                for block in sections[place].sections[code].blocks
            ]
            for code in pages
        }
        rows.extend(_align_lists(lists, signals))
    rows = rejoin(rows, signals)
    mark_merges(rows, signals)
    return rows


def _regions(codes: Collection[str], sections: Sequence[SectionRow]) -> Iterator[range]:
    """Put each row that some variant lacks with the one before it, or else the one after it."""
    complete = [place for place, row in enumerate(sections) if len(row.sections) == len(codes)]
    # what stands before the first that is complete goes with it, unless that one moved
    begin = {place for place in complete if place != complete[0] or sections[place].moved}
    yield from starmap(range, pairwise(sorted({0, len(sections), *begin})))


def _align_lists(lists: Mapping[str, list[_Placed]], signals: BlockSignals) -> list[BlockRow]:
    """Pair the lists of blocks of one region, variant by variant, the reference first."""
    (first, own), *others = lists.items()
    lines = [_Line({first: placed}) for placed in own]
    for code, items in others:
        if found := _in_step(lines, code, items, signals):
            order, moved = found
            for place, line in enumerate(lines):
                line.placed[code] = items[order[place]]
                if place in moved:
                    line.moved.add(code)
        else:
            lines = _merge(lines, code, items, signals)
    return [
        BlockRow(
            {code: placed.block for code, placed in line.placed.items()},
            _home(line.placed),
            line.moved,
        )
        for line in lines
    ]


def _home(row: Mapping[str, _Placed]) -> int:
    """Return the row of sections most of the blocks are in, the later of two where even.

    A block whose heading is lost stands in the section before it.
    """
    places = [placed.row for placed in row.values()]
    if places.count(places[0]) == len(places):
        return places[0]
    counts = Counter(places)
    return max(counts, key=lambda place: (counts[place], place))


def _in_step(
    lines: Sequence[_Line], code: str, items: Sequence[_Placed], signals: BlockSignals
) -> tuple[list[int], set[int]] | None:
    """Return the order that pairs them, and who moved, where the kinds are equal all along.

    None where they are not, or where lengths or anchors speak against every such order.
    """
    firsts = [next(iter(line.placed.items())) for line in lines]
    if _outline(placed for _, placed in firsts) != _outline(items):
        return None
    mine = [signals.of(placed.block) for placed in items]
    theirs = [signals.of(placed.block) for _, placed in firsts]
    order, moved = moves(
        [_signs(line, signals) for line in lines],
        [signal.signs for signal in mine],
        [signal.kind for signal in mine],
    )
    paired = [mine[at] for at in order]
    for place, (other, _) in enumerate(firsts):
        expected = theirs[place].length * signals.ratio(other, code)
        if length_cost(expected, paired[place].length) > STRANGE:
            return None
    if contradicted([signal.anchors for signal in theirs], [signal.anchors for signal in paired]):
        return None
    return order, moved


def _outline(items: Iterable[_Placed]) -> list[tuple[str, str]]:
    return [(placed.block.kind, placed.block.id) for placed in items]


def _signs(line: _Line, signals: BlockSignals) -> frozenset[str]:
    """Return the signs that any of the variants has."""
    first, *others = (signals.of(placed.block).signs for placed in line.placed.values())
    return first.union(*others)


def _merge(
    lines: list[_Line], code: str, items: Sequence[_Placed], signals: BlockSignals
) -> list[_Line]:
    """Pair one more variant's blocks with the lines so far, at the lowest cost."""
    mine = [signals.of(placed.block) for placed in items]
    theirs = [
        [(other, signals.of(placed.block)) for other, placed in line.placed.items()]
        for line in lines
    ]
    flat = [signal for row in theirs for _, signal in row]
    anchors = shared([signal.anchors for signal in flat], [signal.anchors for signal in mine])
    anchors -= everywhere([signal.anchors for signal in mine])
    stems = shared([signal.stems for signal in flat], [signal.stems for signal in mine])

    def cost(i: int, j: int) -> float:
        costs = [
            pair_cost(signal, mine[j], signals.ratio(other, code), anchors, stems)
            for other, signal in theirs[i]
        ]
        return min(costs) - MEMBER * len(costs)

    merged = []
    for i, j in best_pairs(len(lines), len(items), cost, GAP):
        line = lines[i] if i is not None else _Line()
        if j is not None:
            line.placed[code] = items[j]
        merged.append(line)
    return merged
