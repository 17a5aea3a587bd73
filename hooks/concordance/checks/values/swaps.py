"""Dates that stand in each other's place in one variant."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from concordance.checks.values.compare import comparison
from concordance.corpus.vote import join_codes, vote
from concordance.quantities import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from concordance.checks.values.compare import Comparison
    from concordance.checks.values.matching import Atom, Cluster
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding


def swapped_dates(group: PageGroup) -> Iterator[Finding]:
    """Return the first of two dates that one variant has in the other order.

    Two dates of one block are swapped where the other variants agree on their order; two of
    different blocks where each stands in the other's.
    """
    compared = comparison(group)
    codes = tuple(compared.locales)
    for clusters in compared.sections:
        dates = [c for c in clusters if len(c.members) == len(codes) and _is_dated(c)]
        dates.sort(key=lambda c: _position(c.first))
        for before, after in itertools.pairwise(dates):
            if before.keys & after.keys:
                continue
            orders = {code: _order(before, after, code) for code in codes}
            if not _disturbed(before, after, codes):
                continue
            verdict = vote(orders, group.reference)
            for code in verdict.outliers:
                yield _finding(compared, (before, after), code, verdict.majority)


def _is_dated(cluster: Cluster) -> bool:
    return all(
        isinstance(atom.value, str) and atom.quantity.kind in {Kind.DATE, Kind.RANGE}
        for atom in cluster.members.values()
    )


def _position(atom: Atom) -> tuple[int, int]:
    return atom.place, atom.order


def _order(before: Cluster, after: Cluster, code: str) -> str:
    return "as" if _position(before.members[code]) < _position(after.members[code]) else "swapped"


def _disturbed(before: Cluster, after: Cluster, codes: Sequence[str]) -> bool:
    """Return whether the dates stand in one block of each variant, or took each other's."""
    places = [{before.members[code].place, after.members[code].place} for code in codes]
    return all(place == places[0] for place in places)


def _finding(
    compared: Comparison,
    pair: tuple[Cluster, Cluster],
    code: str,
    agree: tuple[str, ...],
) -> Finding:
    one, other = (cluster.members[code] for cluster in pair)
    if _position(other) < _position(one):
        one, other = other, one
    variant = compared.group.by_code[code]
    verb = "have" if len(agree) > 1 else "has"
    return variant.finding(
        f'"{one.quantity.text}" stands where {join_codes(agree)} {verb} "{other.quantity.text}"',
        compared.line_column(one).span,
        hint="put the two dates in each other's place",
        variants=tuple(
            compared.group.by_code[c].counterpart(
                compared.line_column(pair[0].members[c]).span,
                pair[0].members[c].quantity.text,
            )
            for c in agree
        ),
        value=str(one.value),
    )
