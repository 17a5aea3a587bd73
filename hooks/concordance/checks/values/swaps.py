"""Dates and values that stand in each other's place in one variant."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from concordance.checks.values.compare import comparison
from concordance.corpus.vote import have, join_codes
from concordance.quantities import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from concordance.checks.values.compare import ValueComparison
    from concordance.checks.values.matching import Cluster
    from concordance.corpus.group import PageGroup
    from concordance.corpus.vote import Verdict
    from concordance.findings.model import Finding

_SEVERAL = 3


def swapped_dates(group: PageGroup) -> Iterator[Finding]:
    """Return the first of two neighbouring dates that one variant has in the other order."""
    yield from _swapped(group, dates=True)


def swapped_values(group: PageGroup) -> Iterator[Finding]:
    """Return the first of two neighbouring values of one unit that one variant has exchanged.

    Of two variants, each may have its own order of words: several others must agree.
    """
    if len(group.variants) >= _SEVERAL:
        yield from _swapped(group, dates=False)


def _swapped(group: PageGroup, *, dates: bool) -> Iterator[Finding]:
    """Return a finding for each two neighbours of one kind, once in a row of a variant.

    All variants have both values, in the same rows; so none is missing, the order alone differs.
    """
    compared = comparison(group)
    reported: set[tuple[str, int]] = set()
    for clusters in compared.sections:
        whole = [c for c in clusters if len(c.members) == len(compared.locales)]
        by_kind: defaultdict[str, list[Cluster]] = defaultdict(list)
        for cluster in whole:
            if _is_date(cluster) is dates and (dates or _is_plain(cluster)):
                by_kind["" if dates else _kind(cluster)].append(cluster)
        for alike in by_kind.values():
            alike.sort(key=lambda c: c.first.position)
            for first, second in pairwise(alike):
                verdict = _order(group, first, second)
                sure = dates or verdict.rivals or len(verdict.majority) > 1
                for code in verdict.outliers if sure else ():
                    if (code, first.first.row) not in reported and (
                        dates or not _all_moves(whole, alike, code, verdict.majority[0])
                    ):
                        reported.add((code, first.first.row))
                        yield _finding(compared, (first, second), code, verdict)


def _order(group: PageGroup, first: Cluster, second: Cluster) -> Verdict[bool]:
    """Return the verdict on whether the first of two values stands before the second."""
    if _rows_differ(first, second) or first.keys & second.keys:
        return group.vote(dict.fromkeys(first.members, True))
    return group.vote(
        {
            code: mention.position < second.members[code].position
            for code, mention in first.members.items()
        }
    )


def _all_moves(
    clusters: Sequence[Cluster], alike: Sequence[Cluster], code: str, other: str
) -> bool:
    """Return whether what else stands in the row of some values changed its order with them.

    Args:
        clusters: those of a section that all variants have.
        alike: those of one kind in one row.
        code: the variant that has them in another order.
        other: one that does not.
    """
    row = alike[0].first.row
    rest = [c for c in clusters if c.first.row == row and not any(c is each for each in alike)]
    mine = sorted(rest, key=lambda c: c.members[code].position)
    theirs = sorted(rest, key=lambda c: c.members[other].position)
    return any(a is not b for a, b in zip(mine, theirs, strict=True))


def _is_date(cluster: Cluster) -> bool:
    return all(
        isinstance(mention.value, str) and mention.quantity.kind in {Kind.DATE, Kind.RANGE}
        for mention in cluster.members.values()
    )


def _is_plain(cluster: Cluster) -> bool:
    """Return whether a value is a number that all variants must have, in one unit."""
    units = {mention.unit for mention in cluster.members.values()}
    return len(units) == 1 and all(
        mention.required and not isinstance(mention.value, str)
        for mention in cluster.members.values()
    )


def _kind(cluster: Cluster) -> str:
    return f"{cluster.first.row} {cluster.first.quantity.kind} {cluster.first.unit}"


def _rows_differ(first: Cluster, second: Cluster) -> bool:
    """Return whether the pair of dates stands in other rows in one variant than in another."""
    rows = {
        frozenset((first.members[code].row, second.members[code].row)) for code in first.members
    }
    return len(rows) > 1


def _finding(
    compared: ValueComparison, pair: tuple[Cluster, Cluster], code: str, verdict: Verdict[bool]
) -> Finding:
    """Make the finding at the value of a pair that stands first in the variant `code`."""
    first, second = sorted((c.members[code] for c in pair), key=lambda mention: mention.position)
    majority = verdict.majority
    others = f"{join_codes(majority)} {have(majority)}"
    return compared.group.by_code[code].finding(
        f'"{first.quantity.text}" stands where {others} "{second.quantity.text}"',
        first.occurrence.span,
        hint=verdict.remedy(
            f"put the two {'dates' if _is_date(pair[0]) else 'values'} in each other's place"
        ),
        variants=compared.counterparts({c: pair[0].members[c] for c in majority}),
        value=str(first.value),
    )
