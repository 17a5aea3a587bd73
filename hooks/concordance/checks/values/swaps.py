"""Dates that stand in each other's place in one variant."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from concordance.checks.values.compare import comparison
from concordance.corpus.vote import join_codes, vote
from concordance.quantities import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.values.compare import ValueComparison
    from concordance.checks.values.matching import Cluster
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding


def swapped_dates(group: PageGroup) -> Iterator[Finding]:
    """Return the first of two neighbouring dates that one variant has in the other order.

    All variants have both dates, in the same rows; so no value is missing, the order alone differs.
    """
    compared = comparison(group)
    for clusters in compared.sections:
        dates = [c for c in clusters if len(c.members) == len(compared.locales) and _is_date(c)]
        dates.sort(key=lambda c: c.first.position)
        for first, second in pairwise(dates):
            if _rows_differ(first, second) or first.keys & second.keys:
                continue
            ascends = {
                code: mention.position < second.members[code].position
                for code, mention in first.members.items()
            }
            verdict = vote(ascends, group.reference)
            for code in verdict.outliers:
                yield _finding(compared, (first, second), code, verdict.majority)


def _is_date(cluster: Cluster) -> bool:
    return all(
        isinstance(mention.value, str) and mention.quantity.kind in {Kind.DATE, Kind.RANGE}
        for mention in cluster.members.values()
    )


def _rows_differ(first: Cluster, second: Cluster) -> bool:
    """Return whether the pair of dates stands in other rows in one variant than in another."""
    rows = {
        frozenset((first.members[code].row, second.members[code].row)) for code in first.members
    }
    return len(rows) > 1


def _finding(
    compared: ValueComparison, pair: tuple[Cluster, Cluster], code: str, majority: tuple[str, ...]
) -> Finding:
    """Make the finding at the date of a pair that stands first in the variant `code`."""
    first, second = sorted((c.members[code] for c in pair), key=lambda mention: mention.position)
    others = f"{join_codes(majority)} {'have' if len(majority) > 1 else 'has'}"
    return compared.group.by_code[code].finding(
        f'"{first.quantity.text}" stands where {others} "{second.quantity.text}"',
        first.occurrence.span,
        hint="put the two dates in each other's place",
        variants=compared.counterparts({c: pair[0].members[c] for c in majority}),
        value=str(first.value),
    )
