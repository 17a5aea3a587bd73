"""The sentences that a variant lacks, or has in another order, within blocks that are paired."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby, starmap
from typing import TYPE_CHECKING, Generic, TypeVar

from concordance.model import CODE, Span
from concordance.structure.losses import Accounts, Order
from concordance.structure.sentences import REMEMBERED, cut, sentences
from concordance.structure.witnesses import expected, fit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from concordance.align import BlockRow
    from concordance.model import Block, Prose
    from concordance.structure.sentences import Sentence
    from concordance.structure.witnesses import Expected
    from concordance.variants import Group

KINDS = frozenset(("paragraph", "item", "definition", "footnote", "admonition", "row"))
LEAST = 40
"""Characters of the longest variant below which a prose has no two sentences worth a finding."""
SURE, SURE_ALONE = 1.0, 6.0
"""The logarithm of the odds from which on a sentence is lost; the same with but one witness."""
THERE = -3.0
"""The fit from which on a sentence of the next block is the one that seems lost."""
ORDERED = -3.0
"""No exchange of two neighbours gains as much as this: the order is that of the others."""
PLAIN = 3
"""So many more words shared as the sentences stand than crosswise are proof enough of the order."""
OUT_OF_PLACE, OUT_OF_PLACE_ALONE = 5.0, 8.0
STEP, DIGITS = 0.02, 6
"""To what lengths of languages, and sums of logarithms, are rounded, so that equals are equal."""
USUAL = 1000.0
"""Characters that are taken to be as long in each language, so that a short page proves little."""

Written = tuple[str, tuple[str, ...]]
"""A prose and its pieces of code."""
Asked = tuple[tuple[Written, ...], tuple[float, ...], int]
"""What `judge` takes."""
Read = tuple["Sentence", ...]
Proses = dict[str, tuple["Prose", tuple[str, ...]]]
"""By language code, a prose and its pieces of code."""


@dataclass(frozen=True, slots=True)
class Lost:
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
class Moved:
    """A sentence of variant `odd` that stands at `place` and should stand at `home`."""

    odd: int
    agree: tuple[int, ...]
    place: int
    home: int


F = TypeVar("F", "Lost", "Moved")


@dataclass(frozen=True)
class Passage(Generic[F]):
    """A prose in each variant, by language code, and what is wrong with its sentences."""

    proses: Proses
    read: Mapping[str, Read]
    found: F

    def span(self, code: str, place: int) -> Span:
        """Give the place in the page of one variant's sentence."""
        (prose, _), one = self.proses[code], self.read[code][place]
        return Span(prose.offset(one.start), prose.offset(one.end - 1) + 1)

    def text(self, code: str, place: int) -> str:
        """Give the words of one variant's sentence, with its pieces of code."""
        (prose, codes), one = self.proses[code], self.read[code][place]
        here = iter(codes[prose.text.count(CODE, 0, one.start) :])
        said = prose.text[one.start : one.end].strip()
        return "".join(next(here, "") if char == CODE else char for char in said)


@dataclass(frozen=True)
class Passages:
    """What is wrong with the sentences of a page's variants, within blocks that are paired.

    `lost` are sentences that a variant lacks in a block that it has; `moved` those that it has in
    another place of their block.
    """

    lost: list[Passage[Lost]] = field(default_factory=list)
    moved: list[Passage[Moved]] = field(default_factory=list)


def passages(group: Group) -> Passages:
    """Compare the sentences of a page's variants; with `group.once`, for both rules."""
    found = Passages()
    for place, proses, asked in compared(group):
        told = judge(*asked)
        if not told:
            continue
        read = dict(zip(proses, starmap(sentences, asked[0]), strict=True))
        for one in told:
            if isinstance(one, Moved):
                found.moved.append(Passage(proses, read, one))
            elif not _beside(group, place, proses, asked[1], one):
                found.lost.append(Passage(proses, read, one))
    return found


def compared(group: Group) -> Iterator[tuple[int, Proses, Asked]]:
    """Give what is to compare: its row's index, the proses, and what `judge` takes."""
    rows = [_proses(row) for row in group.alignment.blocks]
    lengths = _lengths(group) if any(rows) else {}
    for place, row in enumerate(rows):
        for proses in row:
            yield place, proses, _asked(proses, lengths, group.reference)


def _proses(row: BlockRow) -> list[Proses]:
    """Give what of a row may have several sentences: its prose, or of a table's row each cell."""
    blocks = row.blocks
    if len(blocks) < 2:  # noqa: PLR2004 - two to compare
        return []
    longest = 0
    for block in blocks.values():
        if block.kind not in KINDS:
            return []
        longest = max(longest, len(block.prose.text))
    if longest >= LEAST:
        return [{code: (one.prose, _codes(one)) for code, one in blocks.items()}]
    many = {len(one.cells) for one in blocks.values()}
    if len(many) > 1 or many == {0}:
        return []
    return [
        {code: (one.cells[place], ()) for code, one in blocks.items()}
        for place in range(many.pop())
        if any(len(one.cells[place].text) >= LEAST for one in blocks.values())
    ]


def _codes(block: Block) -> tuple[str, ...]:
    return tuple(code.text for code in block.codes)


def _lengths(group: Group) -> dict[str, float]:
    """Give how long each language writes what all variants have."""
    whole = [row for row in group.alignment.blocks if len(row.blocks) == len(group.variants)]
    return {
        code: USUAL + sum(len(row.blocks[code].prose.text) for row in whole)
        for code in group.by_code
    }


def _asked(proses: Proses, lengths: dict[str, float], reference: str) -> Asked:
    """Give what `judge` takes."""
    first = lengths[next(iter(proses))]
    return (
        tuple((prose.text, codes) for prose, codes in proses.values()),
        tuple(round(lengths[code] / first / STEP) * STEP for code in proses),
        list(proses).index(reference) if reference in proses else 0,
    )


@lru_cache(maxsize=REMEMBERED)
def judge(
    said: tuple[Written, ...], lengths: tuple[float, ...], reference: int
) -> tuple[Lost | Moved, ...]:
    """Compare the sentences of one prose in several variants.

    Args:
        said: the prose in each variant, with its pieces of code.
        lengths: how long each variant's language writes the same; only their ratios count.
        reference: the index of the variant that decides where as many have a sentence as lack it.

    Returns:
        What each variant lacks, in order, and the sentence that is out of its place, if any.
    """
    if all(len(cut(text)) < 2 for text, _ in said):  # noqa: PLR2004 - one has no neighbour
        return ()
    read = tuple(starmap(sentences, said))
    counts = Counter(map(len, read))
    if len(counts) > 1:
        return tuple(_lost(read, lengths, reference, counts))
    if len(read[0]) > 1:
        moved = _moved(read, lengths, reference)
        return (moved,) if moved is not None else ()
    return ()


def _expected(
    read: Sequence[Read], lengths: Sequence[float], odd: int, agree: Sequence[int]
) -> list[Expected]:
    return expected(
        {one: read[one] for one in agree}, {one: lengths[odd] / lengths[one] for one in agree}
    )


def _lost(
    read: Sequence[Read], lengths: Sequence[float], reference: int, counts: Counter[int]
) -> Iterator[Lost]:
    """Give what is lost where the variants have not as many sentences each."""
    for odd, own in enumerate(read):
        many = max(counts, key=lambda count: (counts[count], count == len(read[reference])))
        agree = tuple(place for place, one in enumerate(read) if len(one) == many)
        held = 2 * len(agree) > len(read) or (2 * len(agree) == len(read) and reference in agree)
        if own and len(own) < many and held:
            yield from _runs(odd, own, agree, _expected(read, lengths, odd, agree))


def _runs(odd: int, own: Read, agree: tuple[int, ...], asked: Sequence[Expected]) -> Iterator[Lost]:
    """Give the sentences that are surely lost, those that follow each other together."""
    least = SURE if len(agree) > 1 else SURE_ALONE
    found = [one for one in Accounts(own, asked).lost() if one.gain > least]
    for _, same in groupby(
        enumerate(found), key=lambda one: (one[1].asked - one[0], one[1].before)
    ):
        run = [one for _, one in same]
        named = all(one.named > least for one in run)
        yield Lost(odd, agree, tuple(one.asked for one in run), run[0].before, named=named)


def _moved(read: Sequence[Read], lengths: Sequence[float], reference: int) -> Moved | None:
    """Give the sentence that is out of its place in one variant, where all have as many."""
    if all(_in_step(read[0], other) for other in read[1:]):
        return None
    moves = []
    everyone = range(len(read))
    alone = len(read) == 2  # noqa: PLR2004 - one witness; then the reference is right
    for odd in everyone:
        if alone and odd == reference:
            continue
        agree = tuple(one for one in everyone if one != odd)
        order = Order(read[odd], _expected(read, lengths, odd, agree))
        if order.exchange() > ORDERED:
            moves.append((order.move(), odd != reference, odd, agree))
    if not moves:
        return None
    least = OUT_OF_PLACE_ALONE if alone else OUT_OF_PLACE
    move, _, odd, agree = max(moves, key=lambda one: (round(one[0].gain, DIGITS), one[1]))
    return Moved(odd, agree, move.place, move.home) if move.gain > least and move.like else None


def _in_step(left: Read, right: Read) -> bool:
    """Tell whether two variants' words alone say that each two neighbours stand in one order."""
    return all(
        len(left[i].words & right[i].words)
        + len(left[i + 1].words & right[i + 1].words)
        - len(left[i].words & right[i + 1].words)
        - len(left[i + 1].words & right[i].words)
        >= PLAIN
        for i in range(len(left) - 1)
    )


def _beside(group: Group, place: int, proses: Proses, lengths: Sequence[float], lost: Lost) -> bool:
    """Tell whether what seems lost stands in the block before or after it."""
    rows = group.alignment.blocks
    around = [
        rows[near].blocks
        for near in (place - 1, place + 1)
        if 0 <= near < len(rows) and rows[near].section == rows[place].section
    ]
    codes = list(proses)
    odd, agree = codes[lost.odd], [codes[one] for one in lost.agree]
    scale = {codes[one]: lengths[lost.odd] / lengths[one] for one in lost.agree}
    here = {code: sentences(prose.text, own) for code, (prose, own) in proses.items()}
    asked = expected({code: here[code] for code in agree}, scale)
    for blocks in around:
        beside = {code: _sentences(one) for code, one in blocks.items()}
        others = [
            one
            for code in agree
            for one in expected({code: beside.get(code, ())}, {code: scale[code]})
        ]
        for own in beside.get(odd, ()):
            best = max(fit(own, asked[one]) for one in lost.places)
            if best > THERE and all(fit(own, other) < best for other in others):
                return True
    return False


def _sentences(block: Block) -> Read:
    return sentences(block.prose.text, _codes(block))
