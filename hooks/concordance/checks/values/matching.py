"""Quantities of several texts that have the same value, put together."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import defaultdict
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from concordance.quantities.model import ANY_CURRENCY, NAMES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from concordance.checks.values.value_mentions import Key, ValueMention
    from concordance.quantities.model import Quantity, Value

Agree: TypeAlias = "Callable[[ValueMention, ValueMention], bool]"
"""Whether two mentions that share a key may be put together."""

_Profile: TypeAlias = tuple[tuple[object, ...], ...]
_Waiting: TypeAlias = "defaultdict[Key, dict[_Profile, list[int]]]"
"""The places of the clusters that have a key, in order, by what they agree with."""

_PER = re.compile(
    r"[ \u00a0\u202f](?:(?:par|por|per|pro|an?|al|à l|ao|chaque|cada|each|every)\b"
    r"|(?:annu|anua|mensu|mensa|journ|diar|year|month|dail))"
)
"""What follows a quantity that is one of each year, kilogram: "par an", "annuels"."""
_CURRENCY = 3
_LOOKED_AT = 1000
"""Of so many places or units of one value another is looked for: a section has dozens."""


@dataclass(slots=True, eq=False)
class Cluster:
    """Mentions that agree, by language code: at most one of each text, and the keys all share."""

    members: dict[str, ValueMention]
    keys: frozenset[Key]

    @property
    def first(self) -> ValueMention:
        """Return the member of the language that stands first."""
        return next(iter(self.members.values()))

    @property
    def required(self) -> bool:
        """Return whether a member must be in the other texts too."""
        return any(mention.required for mention in self.members.values())

    @property
    def agrees(self) -> bool:
        """Return whether the units of all members can be the same."""
        first, *others = self.members.values()
        return all(same_unit(first, other) for other in others)


def make_clusters(found: Sequence[ValueMention]) -> list[Cluster]:
    """Put together the mentions of one section that agree, the surest pairs first.

    First what stands in the same row and is of the same kind, then of a unit that can be the
    same, then what moved to another row, last what differs in its unit alone. A bare numeral that
    several others write with a decimal mark is parted from them.
    """
    clusters = [Cluster({mention.code: mention}, mention.keys) for mention in found]
    for agree in (_same_kind, _same_unit_here, same_unit, _here):
        clusters = merge(clusters, agree)
    return [
        part
        for cluster in clusters
        for same_order in _by_order(cluster)
        for part in _parted(same_order)
    ]


def _by_order(cluster: Cluster) -> list[Cluster]:
    """Part "03/04/2024" from the same digits that another language reads in the other order.

    It was copied as it stands: it is one day in English of the United States, another in French.
    """
    values: defaultdict[str, set[Value]] = defaultdict(set)
    for mention in cluster.members.values():
        if len(mention.quantity.candidates) > 1 and isinstance(mention.value, str):
            values[mention.quantity.text].add(mention.value)
    if not any(len(found) > 1 for found in values.values()):
        return [cluster]
    parts: defaultdict[Value, dict[str, ValueMention]] = defaultdict(dict)
    for code, mention in cluster.members.items():
        parts[mention.value][code] = replace(mention, keys=_read_so(mention))
    return [Cluster(part, next(iter(part.values())).keys) for part in parts.values()]


def _parted(cluster: Cluster) -> list[Cluster]:
    """Part "1555" from "1,555" where most have that: they agree on what the mark means to each."""
    bare = {
        code: mention for code, mention in cluster.members.items() if _is_bare(mention.quantity)
    }
    marked = {code: mention for code, mention in cluster.members.items() if code not in bare}
    values = {mention.value for mention in marked.values()}
    if not bare or len(marked) <= max(1, len(bare)) or len(values) != 1:
        return [cluster]
    if any(mention.value in values for mention in bare.values()):
        return [cluster]
    sure = {code: replace(mention, keys=_read_so(mention)) for code, mention in marked.items()}
    keys = frozenset.intersection(*(mention.keys for mention in sure.values()))
    return [Cluster(sure, keys), Cluster(bare, cluster.keys)]


def _is_bare(quantity: Quantity) -> bool:
    return not (quantity.marks.group or quantity.marks.decimal)


def _read_so(mention: ValueMention) -> frozenset[Key]:
    """Leave of a mention's keys those of its first reading."""
    others = {value for value in mention.quantity.candidates if value != mention.value}
    return mention.keys - others


def merge(clusters: Sequence[Cluster], agree: Agree) -> list[Cluster]:
    """Return the clusters, joined where they share a key, are of different texts, and agree.

    Each joins the first that fits, by the keys of its first reading before those of others. Two
    clusters agree where `agree` holds of every pair of their members.
    """
    merged: list[Cluster] = []
    waiting: _Waiting = defaultdict(dict)
    for cluster in clusters:
        at = _partner(cluster, merged, waiting, agree)
        if at is None:
            at = len(merged)
            merged.append(cluster)
        else:
            _leave(merged[at], at, waiting)
            merged[at].members |= cluster.members
            merged[at].keys &= cluster.keys
        profile = _profile(merged[at])
        for key in merged[at].keys:
            insort(waiting[key].setdefault(profile, []), at)
    return merged


def _leave(cluster: Cluster, at: int, waiting: _Waiting) -> None:
    """Take a cluster out of those that wait: it is to become another."""
    profile = _profile(cluster)
    for key in cluster.keys:
        places = waiting[key][profile]
        del places[bisect_left(places, at)]
        if not places:
            del waiting[key][profile]


def _profile(cluster: Cluster) -> _Profile:
    """Return all that what it agrees with depends on, but its keys: of those alike one is asked."""
    return tuple(
        (
            *(code, mention.row, mention.quantity.kind, mention.unit, mention.list_unit),
            *(mention.figures_alone, mention.quantity.spelled, mention.required),
            *(mention.value, mention.keys),
        )
        for code, mention in cluster.members.items()
    )


def _partner(
    cluster: Cluster, merged: Sequence[Cluster], waiting: _Waiting, agree: Agree
) -> int | None:
    """Return the place of the first cluster that a cluster can join, or None."""
    mine = cluster.members.values()
    for key in _by_rank(cluster):
        first = (places[0] for places in waiting.get(key, {}).values())
        others = (at for at in first if merged[at].members.keys().isdisjoint(cluster.members))
        fitting = [
            at
            for at in islice(others, _LOOKED_AT)
            if all(agree(one, other) for one in mine for other in merged[at].members.values())
        ]
        if fitting:
            return min(fitting)
    return None


def _by_rank(cluster: Cluster) -> Sequence[Key]:
    """Order the keys, that of the first reading first; a set has another order in each run."""
    if len(cluster.keys) < 2:  # noqa: PLR2004 - nothing to order
        return tuple(cluster.keys)
    return sorted(cluster.keys, key=lambda key: (key != cluster.first.value, str(key)))


def _same_kind(first: ValueMention, second: ValueMention) -> bool:
    same = first.quantity.kind is second.quantity.kind and first.unit == second.unit
    return same and first.row == second.row


def _same_unit_here(first: ValueMention, second: ValueMention) -> bool:
    return first.row == second.row and same_unit(first, second)


def same_unit(first: ValueMention, second: ValueMention) -> bool:
    """Return whether the units can be the same: the context alone may tell that of a measure."""
    if first.unit == second.unit or first.quantity.kind in NAMES or second.quantity.kind in NAMES:
        return True
    if ANY_CURRENCY in {first.unit, second.unit}:
        return True
    if any(m.figures_alone and not m.unit for m in (first, second)):
        return True
    if first.unit and second.unit:
        alike = any(isinstance(key, tuple) for key in first.keys & second.keys)
        return alike or _rate_in_words(first, second) or _rate_in_words(second, first)
    if is_strict(first.unit or second.unit):
        return first.list_unit == second.list_unit or _is_part(first) or _is_part(second)
    return True


def _rate_in_words(short: ValueMention, long: ValueMention) -> bool:
    """Return whether words follow that say a rate which another has in its unit: "per year"."""
    text, end = short.occurrence.prose.text, short.quantity.end
    base, solidus, _ = long.unit.partition("/")
    return bool(solidus) and short.unit == base and _PER.match(text, end) is not None


def _is_part(mention: ValueMention) -> bool:
    """Return whether a value is a part in words: "three quarters" may be 75 % elsewhere."""
    value = mention.value
    return mention.quantity.spelled and isinstance(value, Decimal) and 0 < value < 1


def is_strict(unit: str) -> bool:
    """Return whether a unit cannot be left to the context: a percentage or a currency."""
    return unit in {"%", "‰"} or (len(unit) == _CURRENCY and unit.isalpha() and unit.isupper())


def _here(first: ValueMention, second: ValueMention) -> bool:
    return first.row == second.row and first.required and second.required
