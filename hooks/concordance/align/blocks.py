"""The blocks of the variants' sections, paired."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from concordance.align import signals
from concordance.align.lengths import crossed, length_cost
from concordance.align.merges import mark_merges
from concordance.align.sections import contradicted
from concordance.align.sequence import NEVER, best_pairs

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from concordance.align.sections import SectionRow
    from concordance.align.signals import Signals
    from concordance.model import Block, Page

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
        """Give a block's signals, read once."""
        found = self._signals.get(id(block))
        if found is None:
            found = self._signals[id(block)] = signals.of_block(block)
        return found

    def ratio(self, left: str, right: str) -> float:
        """Give how much longer the right language's page is than the left's, within reason."""
        return min(1.3, max(0.85, self._length(right) / self._length(left)))

    def _length(self, code: str) -> float:
        if code not in self._lengths:
            page = self._pages[code]
            self._lengths[code] = 1.0 + sum(len(block.prose.text) for block in page.blocks)
        return self._lengths[code]


def _align_lists(lists: Mapping[str, list[_Placed]], known: Known) -> list[BlockRow]:
    rows: list[dict[str, _Placed]] = []
    for code, own in lists.items():
        if not rows:
            rows = [{code: placed} for placed in own]
        elif _in_step(rows, code, own, known):
            for row, placed in zip(rows, own, strict=True):
                row[code] = placed
        else:
            rows = _merge(rows, code, own, known)
    return [
        BlockRow({code: placed.block for code, placed in row.items()}, _home(row)) for row in rows
    ]


def _home(row: Mapping[str, _Placed]) -> int:
    """Give the row of sections most of the blocks are in, the later of two where even.

    A block whose heading is lost stands in the section before it.
    """
    counts = Counter(placed.row for placed in row.values())
    return max(counts, key=lambda place: (counts[place], place))


def _in_step(
    rows: Sequence[Mapping[str, _Placed]], code: str, own: Sequence[_Placed], known: Known
) -> bool:
    """Tell whether order pairs them: equal kinds all along, and no sign speaks against it."""
    if len(rows) != len(own):
        return False
    firsts = [next(iter(row.items())) for row in rows]
    left = []
    right = []
    lengths = []
    words: tuple[list[frozenset[str]], list[frozenset[str]]] = ([], [])  # where nothing else tells
    for (other, placed), mine in zip(firsts, own, strict=True):
        if placed.block.kind != mine.block.kind or placed.block.id != mine.block.id:
            return False
        one, two = known.signals(placed.block), known.signals(mine.block)
        if length_cost(one.length * known.ratio(other, code), two.length) > STRANGE:
            return False
        lengths.append((one.length * known.ratio(other, code), float(two.length)))
        left.append(one.anchors)
        right.append(two.anchors)
        silent = not one.anchors and not two.anchors
        words[0].append(one.stems if silent else frozenset())
        words[1].append(two.stems if silent else frozenset())
    return not (contradicted(left, right) or contradicted(*words) or crossed(lengths))


def _merge(
    rows: list[dict[str, _Placed]], code: str, own: Sequence[_Placed], known: Known
) -> list[dict[str, _Placed]]:
    mine = [known.signals(placed.block) for placed in own]
    theirs = [
        [(other, known.signals(placed.block)) for other, placed in row.items()] for row in rows
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
    for i, j in best_pairs(len(rows), len(own), cost, GAP):
        row = rows[i] if i is not None else {}
        if j is not None:
            row[code] = own[j]
        merged.append(row)
    return merged


def _shared(left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> frozenset[str]:
    """Give what occurs on both sides: only that can tell pairs apart."""
    return frozenset().union(*left) & frozenset().union(*right)


def _everywhere(own: Sequence[frozenset[str]]) -> frozenset[str]:
    """Give what more than half of several blocks have: the year in each row of a table, say."""
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
    gone: set[int] = set()
    for row in open_rows:
        for other in open_rows:
            if other is row or id(other) in gone or id(row) in gone:
                continue
            if len(other.blocks) > len(row.blocks) or row.blocks.keys() & other.blocks.keys():
                continue
            if _is_same(row, other, known):
                row.moved |= other.blocks.keys()
                row.blocks.update(other.blocks)
                gone.add(id(other))
    return [row for row in rows if id(row) not in gone]


def _is_same(row: BlockRow, other: BlockRow, known: Known) -> bool:
    """Tell whether two rows are one: much shared, so that chance is out of the question."""
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
