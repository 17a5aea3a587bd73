"""The blocks of the variants' sections, paired."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from heapq import merge
from operator import itemgetter
from typing import TYPE_CHECKING

from concordance.corpus.align import signals
from concordance.corpus.align.lengths import length_cost
from concordance.corpus.align.merges import mark_merges
from concordance.corpus.align.order import moves
from concordance.corpus.align.sections import contradicted
from concordance.corpus.align.sequence import NEVER, best_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from concordance.corpus.align.sections import SectionRow
    from concordance.corpus.align.signals import Signals
    from concordance.markdown.model import Block, Page

GAP = 6.0
SAME_ID, OTHER_ID = -12.0, 20.0
ANCHORS, STEMS, CONTRARY = 6.0, 5.0, 7.0
LINK, INLINE, MANY = 1.0, 0.5, 3
"""What a link or a piece of code more or less costs, up to so many."""
INSIDE = 1.5
"""What it costs to pair blocks of which one stands in a list, box or quotation."""
MEMBER = 0.1
"""What each variant that a row already holds speaks for it: of two copies, all join the same."""
STRANGE = 4.0
"""A pair whose lengths cost this much is reason enough to look for a better pairing."""
FEW, UNLIKE = 4, 0.12
"""Two texts with so many words of both pages' vocabulary, and so little in common, are not one."""
SEVERAL = 3
"""What at most so many blocks share may still tell them apart from the rest."""
KINDS = {
    frozenset(("paragraph", "item")): 4.0,
    frozenset(("paragraph", "html")): 4.0,
    frozenset(("paragraph", "admonition")): 5.0,
    frozenset(("paragraph", "definition")): 4.0,
    frozenset(("paragraph", "code")): 5.0,
    frozenset(("admonition", "details")): 1.0,
    frozenset(("head", "row")): 6.0,
}
"""What it costs to pair two kinds; kinds that are not here never pair."""


@dataclass
class BlockRow:
    """What stands in one place: the variants' blocks, by language code.

    `section` is the index of the row of sections it belongs to; `moved` are the codes whose
    block stands elsewhere in the order of the others; `merged` those that lack the block and have
    its text, to judge by the lengths, in the one beside it.
    """

    blocks: dict[str, Block]
    section: int
    moved: set[str] = field(default_factory=set)
    merged: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class _Placed:
    """A block and the row of its own section."""

    block: Block
    row: int


@dataclass
class _Line:
    """What pairs so far: the variants' blocks, by language code, and who of them moved."""

    placed: dict[str, _Placed] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)


def align_regions(pages: Mapping[str, Page], sections: Sequence[SectionRow]) -> list[BlockRow]:
    """Pair the blocks, region by region; a region holds what a lost heading ran together."""
    known = Known(pages)
    rows: list[BlockRow] = []
    for region in _regions(tuple(pages), sections):
        lists = {
            code: [
                _Placed(block, place)
                for place in region
                if code in sections[place].sections
                for block in sections[place].sections[code].blocks
            ]
            for code in pages
        }
        rows.extend(_align_lists(lists, known))
    rows = _rejoin(rows, known)
    mark_merges(rows, known)
    return rows


def _regions(codes: tuple[str, ...], sections: Sequence[SectionRow]) -> Iterator[list[int]]:
    """Put each row that some variant lacks with the one before it, or else the one after it."""
    region: list[int] = []
    whole = False
    for place, row in enumerate(sections):
        complete = len(row.sections) == len(codes)
        if region and complete and (whole or row.moved):
            yield region
            region, whole = [], False
        region.append(place)
        whole = whole or complete
    if region:
        yield region


class Known:
    """The signals of the blocks of one group, each read once, and the pages' relative lengths."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self.codes = tuple(pages)
        self._signals: dict[int, Signals] = {}
        self._pages = pages
        self._lengths: dict[str, float] = {}

    def signals(self, block: Block) -> Signals:
        """Return a block's signals, read once."""
        found = self._signals.get(id(block))
        if found is None:
            found = self._signals[id(block)] = signals.of_block(block)
        return found

    def ratio(self, left: str, right: str) -> float:
        """Return how much longer the right language's page is than the left's, within reason."""
        return min(1.3, max(0.85, self._length(right) / self._length(left)))

    def _length(self, code: str) -> float:
        if code not in self._lengths:
            page = self._pages[code]
            self._lengths[code] = 1.0 + sum(len(block.prose.text) for block in page.blocks)
        return self._lengths[code]


def _align_lists(lists: Mapping[str, list[_Placed]], known: Known) -> list[BlockRow]:
    lines: list[_Line] = []
    for code, own in lists.items():
        if not lines:
            lines = [_Line({code: placed}) for placed in own]
        elif found := _in_step(lines, code, own, known):
            order, moved = found
            for place, line in enumerate(lines):
                line.placed[code] = own[order[place]]
                if place in moved:
                    line.moved.add(code)
        else:
            lines = _merge(lines, code, own, known)
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
    counts = Counter(placed.row for placed in row.values())
    return max(counts, key=lambda place: (counts[place], place))


def _in_step(
    lines: Sequence[_Line], code: str, own: Sequence[_Placed], known: Known
) -> tuple[list[int], set[int]] | None:
    """Return the order that pairs them, and who moved, where the kinds are equal all along.

    None where they are not, or where lengths or anchors speak against every such order.
    """
    if len(lines) != len(own):
        return None
    firsts = [next(iter(line.placed.items())) for line in lines]
    for (_, placed), one in zip(firsts, own, strict=True):
        if placed.block.kind != one.block.kind or placed.block.id != one.block.id:
            return None
    mine = [known.signals(placed.block) for placed in own]
    theirs = [known.signals(placed.block) for _, placed in firsts]
    order, moved = list(range(len(own))), set[int]()
    if len(own) > 1:
        said = [_signs(line, known) for line in lines]
        order, moved = moves(said, [one.signs for one in mine], [one.kind for one in mine])
    paired = [mine[at] for at in order]
    for (other, _), left, right in zip(firsts, theirs, paired, strict=True):
        if length_cost(left.length * known.ratio(other, code), right.length) > STRANGE:
            return None
    if contradicted([one.anchors for one in theirs], [one.anchors for one in paired]):
        return None
    return order, moved


def _signs(line: _Line, known: Known) -> frozenset[str]:
    """Return the signs that any of the variants has."""
    first, *others = (known.signals(placed.block).signs for placed in line.placed.values())
    return first.union(*others)


def _merge(lines: list[_Line], code: str, own: Sequence[_Placed], known: Known) -> list[_Line]:
    mine = [known.signals(placed.block) for placed in own]
    theirs = [
        [(other, known.signals(placed.block)) for other, placed in line.placed.items()]
        for line in lines
    ]
    flat = [one for row in theirs for _, one in row]
    anchors = _shared([one.anchors for one in flat], [one.anchors for one in mine])
    anchors -= _everywhere([one.anchors for one in mine])
    stems = _shared([one.stems for one in flat], [one.stems for one in mine])

    def cost(i: int, j: int) -> float:
        costs = [
            _pair_cost(one, mine[j], known.ratio(other, code), anchors, stems)
            for other, one in theirs[i]
        ]
        return min(costs) - MEMBER * len(costs)

    merged = []
    for i, j in best_pairs(len(lines), len(own), cost, GAP):
        line = lines[i] if i is not None else _Line()
        if j is not None:
            line.placed[code] = own[j]
        merged.append(line)
    return merged


def _shared(left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return what occurs on both sides: only that can tell pairs apart."""
    return frozenset().union(*left) & frozenset().union(*right)


def _everywhere(own: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return what more than half of several blocks have: the year in each row of a table, say."""
    counts = Counter(sign for one in own for sign in one)
    least = max(len(own) / 2, SEVERAL)
    return frozenset(sign for sign, count in counts.items() if count > least)


def _pair_cost(
    left: Signals, right: Signals, ratio: float, anchors: frozenset[str], stems: frozenset[str]
) -> float:
    kinds = 0.0 if left.kind == right.kind else KINDS.get(frozenset((left.kind, right.kind)), NEVER)
    if kinds == NEVER:
        return NEVER
    if left.ids or right.ids:
        kinds += SAME_ID if left.ids == right.ids else OTHER_ID if left.ids and right.ids else 0.0
    one, two = left.anchors & anchors, right.anchors & anchors
    contrary = CONTRARY if one and two and not one & two else 0.0
    mine, own = left.stems & stems, right.stems & stems
    alike = signals.likeness(mine, own)
    if not contrary and not one & two and min(len(mine), len(own)) >= FEW and alike < UNLIKE:
        contrary = CONTRARY
    return (
        kinds
        + contrary
        + length_cost(left.length * ratio, right.length)
        + (INSIDE if left.inside != right.inside else 0.0)
        + LINK * min(MANY, abs(left.links - right.links))
        + INLINE * min(MANY, abs(left.codes - right.codes))
        - ANCHORS * signals.likeness(one, two)
        - STEMS * alike
    )


def _rejoin(rows: list[BlockRow], known: Known) -> list[BlockRow]:
    """Find, among what some variants lack, the blocks that only stand elsewhere."""
    codes = {code for row in rows for code in row.blocks}
    open_rows = [row for row in rows if len(row.blocks) < len(codes)]
    by_codes: dict[frozenset[str], list[tuple[int, BlockRow]]] = {}
    for place, row in enumerate(open_rows):
        by_codes.setdefault(frozenset(row.blocks), []).append((place, row))
    gone: set[int] = set()
    for row in open_rows:
        if id(row) in gone:
            continue
        apart = [rest for has, rest in by_codes.items() if has.isdisjoint(row.blocks)]
        for _, other in merge(*apart, key=itemgetter(0)):
            if id(other) in gone or len(other.blocks) > len(row.blocks):
                continue
            if row.blocks.keys() & other.blocks.keys():  # what the row has been given since
                continue
            if _is_same(row, other, known):
                row.moved |= other.blocks.keys()
                row.blocks.update(other.blocks)
                gone.add(id(other))
    return [row for row in rows if id(row) not in gone]


def _is_same(row: BlockRow, other: BlockRow, known: Known) -> bool:
    """Return whether two rows are one: much shared, so that chance is out of the question."""
    left = known.signals(next(iter(row.blocks.values())))
    right = known.signals(next(iter(other.blocks.values())))
    if left.kind != right.kind:
        return False
    if left.ids and right.ids:
        return left.ids == right.ids
    shared = left.anchors & right.anchors
    likely = signals.likeness(left.anchors, right.anchors)
    stems = signals.likeness(left.stems, right.stems)
    sure = len(shared) > 1 or any(not sign.startswith("number") for sign in shared)
    contrary = bool(left.anchors and right.anchors) and likely < 0.5  # noqa: PLR2004
    close = 0.5 <= (left.length + 10) / (right.length + 10) <= 2  # noqa: PLR2004 - half to double
    return close and (
        (likely >= 0.75 and sure)  # noqa: PLR2004
        or (likely >= 0.5 and stems >= 0.3)  # noqa: PLR2004
        or (stems >= 0.45 and len(left.stems & right.stems) > 3 and not contrary)  # noqa: PLR2004
    )
