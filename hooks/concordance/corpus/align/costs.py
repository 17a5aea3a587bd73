"""What it costs to pair two blocks: kinds, ids, lengths, and what their signals share."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from concordance.corpus.align.lengths import length_cost
from concordance.corpus.align.sequence import NEVER
from concordance.corpus.align.signals import likeness

if TYPE_CHECKING:
    from collections.abc import Sequence

    from concordance.corpus.align.signals import Signals

SAME_ID, OTHER_ID = -12.0, 20.0
ANCHORS, STEMS, CONTRARY = 6.0, 5.0, 7.0
LINK, INLINE, MANY = 1.0, 0.5, 3
"""What a link or a piece of code more or less costs, up to so many."""
INSIDE = 1.5
"""What it costs to pair blocks of which one stands in a list, box or quotation."""
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
    frozenset(("admonition", "component")): 1.0,
    frozenset(("details", "component")): 1.0,
    frozenset(("head", "row")): 6.0,
}
"""What it costs to pair two kinds; kinds that are not here never pair."""


def shared(left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return what occurs on both sides: only that can tell pairs apart."""
    return frozenset().union(*left) & frozenset().union(*right)


def everywhere(blocks: Sequence[frozenset[str]]) -> frozenset[str]:
    """Return what more than half of several blocks have: the year in each row of a table, say."""
    counts = Counter(sign for signs in blocks for sign in signs)
    least = max(len(blocks) / 2, SEVERAL)
    return frozenset(sign for sign, count in counts.items() if count > least)


def pair_cost(
    left: Signals, right: Signals, ratio: float, anchors: frozenset[str], stems: frozenset[str]
) -> float:
    """Return the cost of pairing two blocks, `NEVER` where their kinds forbid it.

    `ratio` is how much longer the right language's text is. `anchors` and `stems` are those that
    both sides have somewhere: only they can tell pairs apart. The lower the likelier; below twice
    the cost of a gap two blocks pair.
    """
    kinds = 0.0 if left.kind == right.kind else KINDS.get(frozenset((left.kind, right.kind)), NEVER)
    if kinds == NEVER:
        return NEVER
    if left.ids and right.ids:
        kinds += SAME_ID if left.ids == right.ids else OTHER_ID
    left_anchors, right_anchors = left.anchors & anchors, right.anchors & anchors
    contrary = (
        CONTRARY if left_anchors and right_anchors and not left_anchors & right_anchors else 0.0
    )
    left_stems, right_stems = left.stems & stems, right.stems & stems
    alike = likeness(left_stems, right_stems)
    if (
        not contrary
        and not left_anchors & right_anchors
        and min(len(left_stems), len(right_stems)) >= FEW
        and alike < UNLIKE
    ):
        contrary = CONTRARY
    return (
        kinds
        + contrary
        + length_cost(left.length * ratio, right.length)
        + (INSIDE if left.inside != right.inside else 0.0)
        + LINK * min(MANY, abs(left.links - right.links))
        + INLINE * min(MANY, abs(left.codes - right.codes))
        - ANCHORS * likeness(left_anchors, right_anchors)
        - STEMS * alike
    )
