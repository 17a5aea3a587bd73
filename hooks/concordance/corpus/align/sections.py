"""The sections of the variants, paired: by id, by what they share, by order."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from concordance.corpus.align import signals
from concordance.corpus.align.rows import SectionRow
from concordance.corpus.align.sequence import NEVER, best_pairs
from concordance.markdown.slugs import slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from concordance.corpus.align.signals import Signals
    from concordance.markdown.model import Page, Section

GAP = 4.0
"""The cost of a section that stands alone; twice this is what a pair may cost at most."""
SAME_ID, SAME_SLUG, OTHER_ID, NO_ID = -10.0, -8.0, 7.0, 3.0
LEVEL, TITLE, BODY = 2.0, 4.0, 5.0
TOP = 4.0
"""What it costs besides to pair a page's title with another heading, unless both are the first."""
MEMBER = 0.1
"""What each variant that a row already holds speaks for it: of two copies, all join the same."""
TWIN = 0.0
"""What it costs at least to pair twins: one that moved is found afterwards, and pairs then."""
PARTED = 7.0
"""What it costs besides to pair a section with another than the one that it shares most with."""
TWO = 2
COMMON = 8
"""A sign that stands in more sections than this tells none of them from the others."""
ALIKE = 0.6
"""From this likeness of anchors on, two sections left alone are one that moved."""


def align_sections(pages: Mapping[str, Page]) -> list[SectionRow]:
    """Pair the sections of the pages of one group, the reference first."""
    rows: list[SectionRow] = []
    cache: dict[int, Signals] = {}
    for code, page in pages.items():
        sections = [section for section in page.sections if section.heading or section.blocks]
        if not rows:
            rows = [SectionRow({code: section}) for section in sections]
        elif _in_step(rows, sections, cache):
            for place, row in enumerate(rows):
                row.sections[code] = sections[place]
        else:
            rows = _merge(rows, code, sections, cache)
    return _rejoin(rows, cache)


def _in_step(
    rows: Sequence[SectionRow], sections: Sequence[Section], cache: dict[int, Signals]
) -> bool:
    """Return whether the order alone pairs them: the same levels and ids all along."""
    firsts = [next(iter(row.sections.values())) for row in rows]
    if _outline(firsts) != _outline(sections):
        return False
    anonymous = [place for place, one in enumerate(sections) if one.level and not one.id]
    left = [_signals(firsts[place], cache).anchors for place in anonymous]
    right = [_signals(sections[place], cache).anchors for place in anonymous]
    return not (contradicted(left, right) or _elsewhere(left, right))


def _outline(sections: Iterable[Section]) -> list[tuple[int, str]]:
    return [(section.level, section.id) for section in sections]


def contradicted(left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> bool:
    """Return whether anchors say that pairing two sequences by order is wrong.

    They do where a pair shares little while one of the two shares much, and twice as much, with
    another's partner.
    """
    shares = [*map(signals.likeness, left, right)]
    strange = [
        place
        for place, share in enumerate(shares)
        if left[place] and right[place] and share < ALIKE
    ]
    return any(
        signals.likeness(left[place], right[other]) >= max(ALIKE, 2 * shares[place])
        and shares[other] < ALIKE
        for place in strange
        for other in range(len(right))
        if other != place
    )


def _elsewhere(left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> bool:
    """Return whether several anchors of a section are in one other alone, and none in its own."""
    homes: defaultdict[str, set[int]] = defaultdict(set)
    for place, anchors in enumerate(right):
        for anchor in anchors:
            homes[anchor].add(place)
    for place, anchors in enumerate(left):
        found = Counter(next(iter(homes[a])) for a in anchors if len(homes.get(a, ())) == 1)
        if not found[place] and max(found.values(), default=0) > max(1, len(anchors) // 2):
            return True
    return False


def _merge(
    rows: list[SectionRow], code: str, sections: Sequence[Section], cache: dict[int, Signals]
) -> list[SectionRow]:
    """Pair one more variant's sections with the rows so far, at the lowest cost."""
    ours = [_signals(section, cache) for section in sections]
    twins = _twins(rows, sections, cache)

    def cost(i: int, j: int) -> float:
        costs = [
            _pair_cost(member, sections[j], _signals(member, cache), ours[j], first=i == j == 0)
            for member in rows[i].sections.values()
        ]
        least = min(costs) - MEMBER * len(costs)
        there, here = twins.get((i, None), j), twins.get((None, j), i)
        if (there, here) != (j, i):
            return least + PARTED
        return max(least, TWIN) if (i, None) in twins else least

    merged: list[SectionRow] = []
    for i, j in best_pairs(len(rows), len(sections), cost, GAP):
        row = rows[i] if i is not None else SectionRow()
        if j is not None:
            row.sections[code] = sections[j]
        merged.append(row)
    return merged


def _twins(
    rows: Sequence[SectionRow], sections: Sequence[Section], cache: dict[int, Signals]
) -> dict[tuple[int | None, int | None], int]:
    """Return the pairs of which each is like the other, and like no other: by id, title, anchors.

    They are one section, moved or not; so are the titles of two pages that have one each. By row,
    `(i, None)`, the place of the section; by section, `(None, j)`, that of the row.
    """
    homes: defaultdict[str, set[int]] = defaultdict(set)
    for i, row in enumerate(rows):
        for section in row.sections.values():
            for sign in _signs(section, cache):
                homes[sign].add(i)
    pairs = [
        (i, j)
        for j, section in enumerate(sections)
        for i in _near(homes, _signs(section, cache))
        if any(
            member.level == section.level and _is_one(member, section, cache)
            for member in rows[i].sections.values()
        )
    ]
    title = _only_title([row.sections.values() for row in rows])
    own = _only_title([(section,) for section in sections])
    if title is not None and own is not None:
        pairs = [(i, j) for i, j in pairs if i != title and j != own] + [(title, own)]
    left, right = Counter(i for i, _ in pairs), Counter(j for _, j in pairs)
    sure = [(i, j) for i, j in pairs if left[i] == right[j] == 1]
    return {(i, None): j for i, j in sure} | {(None, j): i for i, j in sure}


def _only_title(rows: Sequence[Collection[Section]]) -> int | None:
    """Return the place of the page's title: its first heading, and the only one of level 1."""
    tops = [place for place, row in enumerate(rows) if any(one.level == 1 for one in row)]
    first = next((place for place, row in enumerate(rows) if all(one.level for one in row)), None)
    return first if tops == [first] else None


def _near(homes: Mapping[str, set[int]], signs: frozenset[str]) -> set[int]:
    """Return the rows that share a sign which few have."""
    places = (homes[sign] for sign in signs if sign in homes)
    return {place for found in places if len(found) <= COMMON for place in found}


def _signs(section: Section, cache: dict[int, Signals]) -> frozenset[str]:
    """Return what of a section may stand in its counterpart, the slug as an id."""
    found = _signals(section, cache)
    name = section.id or (slug(section.heading.prose.text) if section.heading else "")
    return found.anchors | found.stems | {f"id {name}"}


def _is_one(left: Section, right: Section, cache: dict[int, Signals]) -> bool:
    return (
        _is_slug(left, right)
        or _is_titled(left, right)
        or _is_same(_signals(left, cache), _signals(right, cache))
    )


def _is_titled(left: Section, right: Section) -> bool:
    """Return whether two sections have the very same title: a name, which is not translated."""
    if left.heading is None or right.heading is None or left.id or right.id:
        return False
    return left.heading.prose.text.casefold() == right.heading.prose.text.casefold() != ""


def _pair_cost(
    left: Section, right: Section, mine: Signals, ours: Signals, *, first: bool
) -> float:
    """Return the cost of pairing two sections, `NEVER` where they cannot be one.

    `first` tells that both are the first of their pages.
    """
    if not (left.level and right.level) and left.level != right.level:
        # What stands before the first heading pairs with a title's section, and nothing else.
        return NO_ID if first and max(left.level, right.level) == 1 else NEVER
    base = NO_ID
    if mine.ids and ours.ids:
        base = SAME_ID if mine.ids == ours.ids else OTHER_ID
    elif _is_slug(left, right):
        base = SAME_SLUG
    ratio = math.log((mine.length + 40) / (ours.length + 40))
    return (
        base
        + LEVEL * min(2, abs(left.level - right.level))
        + (TOP if (left.level == 1) != (right.level == 1) and not first else 0.0)
        + min(4.0, 2 * abs(ratio))
        - TITLE * signals.likeness(mine.stems, ours.stems)
        - BODY * signals.likeness(mine.anchors, ours.anchors)
    )


def _rejoin(rows: list[SectionRow], cache: dict[int, Signals]) -> list[SectionRow]:
    """Find, among what some variants lack, the sections that only moved: in the fewer variants."""
    codes = {code for row in rows for code in row.sections}
    alone = [row for row in rows if len(row.sections) < len(codes)]
    if not alone:
        return rows
    titles = Counter(_title(row) for row in alone)
    gone: set[int] = set()
    for row in alone:
        for other in alone:
            if other is row or id(other) in gone or id(row) in gone:
                continue
            if len(other.sections) > len(row.sections) or row.sections.keys() & other.sections:
                continue
            piece, two = (next(iter(each.sections.values())) for each in (row, other))
            if _is_titled(piece, two) and titles[_title(row)] > TWO:
                continue
            if _is_one(piece, two, cache):
                row.moved |= other.sections.keys()
                row.sections.update(other.sections)
                gone.add(id(other))
    return [row for row in rows if id(row) not in gone]


def _title(row: SectionRow) -> str:
    heading = next(iter(row.sections.values())).heading
    return heading.prose.text.casefold() if heading else ""


def _is_slug(left: Section, right: Section) -> bool:
    """Return whether the id of one of two sections is the other's heading, as an address has it.

    Where the source writes no ids, a translator keeps its addresses: `{#sampling}` for "Sampling".
    """
    named, plain = (left, right) if left.id else (right, left)
    return (
        bool(named.id)
        and not plain.id
        and plain.heading is not None
        and slug(plain.heading.prose.text) == named.id
    )


def _is_same(left: Signals, right: Signals) -> bool:
    if left.ids and right.ids:
        return left.ids == right.ids
    return any(
        len(mine & theirs) > 1 and signals.likeness(mine, theirs) >= ALIKE
        for mine, theirs in ((left.anchors, right.anchors), (left.stems, right.stems))
    )


def _signals(section: Section, cache: dict[int, Signals]) -> Signals:
    found = cache.get(id(section))
    if found is None:
        found = cache[id(section)] = signals.of_section(section)
    return found
