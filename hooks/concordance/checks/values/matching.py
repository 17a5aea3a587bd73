"""Quantities of several texts that say the same thing, put together by value."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from concordance.quantities.model import Kind, Quantity, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Key = tuple[str, Value]
"""What two quantities share when they agree: `n` a number, `d` a date, `t` a time, `i` a name,
or a measure's unit without prefix."""

_KINDS = frozenset("ndti")

NAMES = (Kind.VERSION, Kind.IDENTIFIER)
"""The kinds that hold digits and are no quantity."""

_DIGITS = re.compile(r"[0-9]{1,9}")
_PREFIXED = re.compile(r"([nµmkMGTPE])((?:B|bit|Hz|W|Wh|V|VA|FLOPS|OPS|s|m|g|l)(?:/\w+)?)")
_POWERS = {"n": -9, "µ": -6, "m": -3, "k": 3, "M": 6, "G": 9, "T": 12, "P": 15, "E": 18}
_LISTED = re.compile(r"\s*[,;/]\s*|,?\s+(?:et|ou|y|o|u|e|and|or)\s+")
_CURRENCY = 3
_DAY = 24


@dataclass(frozen=True, slots=True)
class Atom:
    """One value of one text: a quantity, or one end of a range.

    `code` is the text's language, `place` the row of blocks it stands in, `order` its rank there.
    `lent` is the unit of the list it stands in: "10, 20 et 30 %".
    """

    code: str
    place: int
    order: int
    quantity: Quantity
    value: Value
    keys: frozenset[Key]
    lent: str = ""

    @property
    def unit(self) -> str:
        """Return the quantity's unit."""
        return self.quantity.unit

    @property
    def asks(self) -> bool:
        """Return whether the other texts must have it too."""
        return not self.quantity.optional


@dataclass(slots=True)
class Cluster:
    """Atoms of different texts that agree: at most one of each, and a key that all share."""

    members: dict[str, Atom]
    keys: frozenset[Key]
    gone: bool = field(default=False)

    @property
    def first(self) -> Atom:
        """Return the member of the language that stands first."""
        return next(iter(self.members.values()))

    @property
    def asks(self) -> bool:
        """Return whether a member must be in the other texts too."""
        return any(atom.asks for atom in self.members.values())

    @property
    def agrees(self) -> bool:
        """Return whether the units of all members can be the same."""
        first, *others = self.members.values()
        return all(same_unit(first, other) for other in others)


def atoms(
    code: str,
    place: int,
    text: str,
    quantities: Sequence[Quantity],
    order: int = 0,
) -> list[Atom]:
    """Return the atoms of the quantities read from a text, in order."""
    found: list[Atom] = []
    lent, after = "", None
    for quantity in reversed(quantities):
        if after is None or not _LISTED.fullmatch(text, quantity.end, after.start):
            lent = ""
        lent = quantity.unit or lent
        rank = order + 2 * quantity.start
        found += [
            Atom(code, place, rank + index, quantity, value, _keys(quantity, index), lent)
            for index, value in reversed(list(enumerate(quantity.values)))
        ]
        after = quantity
    return found[::-1]


def _keys(quantity: Quantity, index: int) -> frozenset[Key]:
    value = quantity.values[index]
    others = [v for v in quantity.candidates if v == value or v not in quantity.values]
    if index and len(quantity.values) > 1:
        others = []
    keys = {_key(v, quantity.kind) for v in (value, *others)}
    if quantity.kind in NAMES:
        keys |= {("n", Decimal(digits)) for digits in _DIGITS.findall(quantity.text)}
    elif base := _base(quantity.unit, value):
        keys.add(base)
    elif quantity.unit == "h" and isinstance(value, Decimal) and value in range(_DAY + 1):
        keys.add(("t", f"{int(value):02}:00"))
    return frozenset(keys)


def _base(unit: str, value: Value) -> Key | None:
    """Return a measure in its unit without prefix: 1.5 TB and 1500 GB are alike."""
    match = _PREFIXED.fullmatch(unit)
    if match is None or not isinstance(value, Decimal):
        return None
    return (match[2], value.scaleb(_POWERS[match[1]]).normalize())


def _key(value: Value, kind: Kind) -> Key:
    if isinstance(value, Decimal):
        return ("n", value)
    if kind in NAMES:
        return ("i", value.lower())
    return ("t" if value[2:3] == ":" else "d", value)


def cluster(found: Sequence[Atom]) -> list[Cluster]:
    """Put together the atoms of one section that agree, the surest pairs first.

    First what stands in the same row and is of the same kind, then of a unit that can be the
    same, then what moved to another row, last what differs in its unit alone. A bare numeral that
    several others write with a decimal mark is parted from them.
    """
    clusters = [Cluster({atom.code: atom}, atom.keys) for atom in found]
    for agree in (_same_kind, _same_unit_here, same_unit, _here):
        clusters = merge(clusters, agree)
        if all(len(c.members) > 1 for c in clusters) and _settled(clusters):
            break
    return [part for one in clusters for part in _parted(one)]


def _parted(one: Cluster) -> list[Cluster]:
    """Part "1555" from "1,555" where most have that: they agree on what the mark means to each."""
    bare = {code: atom for code, atom in one.members.items() if _is_bare(atom.quantity)}
    marked = {code: atom for code, atom in one.members.items() if code not in bare}
    values = {atom.value for atom in marked.values()}
    if not bare or len(marked) <= max(1, len(bare)) or len(values) != 1:
        return [one]
    if any(atom.value in values for atom in bare.values()):
        return [one]
    sure = {code: replace(atom, keys=_read_so(atom)) for code, atom in marked.items()}
    keys = frozenset.intersection(*(atom.keys for atom in sure.values()))
    return [Cluster(sure, keys), Cluster(bare, one.keys)]


def _is_bare(quantity: Quantity) -> bool:
    return not (quantity.marks.group or quantity.marks.decimal)


def _read_so(atom: Atom) -> frozenset[Key]:
    """Leave of an atom's keys those of its first reading."""
    others = {value for value in atom.quantity.candidates if value != atom.value}
    return frozenset(key for key in atom.keys if key[0] != "n" or key[1] not in others)


def merge(clusters: list[Cluster], agree: Callable[[Atom, Atom], bool]) -> list[Cluster]:
    """Join the clusters that share a key, are of different texts, and agree."""
    kept: list[Cluster] = []
    by_key: defaultdict[Key, list[Cluster]] = defaultdict(list)
    for one in clusters:
        partner = _partner(one, by_key, agree)
        if partner is None:
            kept.append(one)
            for key in one.keys:
                by_key[key].append(one)
        else:
            partner.members |= one.members
            partner.keys &= one.keys
    return kept


def _partner(
    one: Cluster,
    by_key: defaultdict[Key, list[Cluster]],
    agree: Callable[[Atom, Atom], bool],
) -> Cluster | None:
    for key in _by_rank(one):
        for other in by_key.get(key, ()):
            if key not in other.keys or other.members.keys() & one.members.keys():
                continue
            if all(agree(a, b) for a in one.members.values() for b in other.members.values()):
                return other
    return None


def _by_rank(one: Cluster) -> Sequence[Key]:
    """Order the keys, that of the first reading first; a set has another order in each run."""
    if len(one.keys) < 2:  # noqa: PLR2004 - nothing to order
        return tuple(one.keys)
    return sorted(one.keys, key=lambda key: (key[1] != one.first.value, str(key)))


def _settled(clusters: list[Cluster]) -> bool:
    most = max((len(c.members) for c in clusters), default=0)
    return all(len(c.members) == most for c in clusters)


def _same_kind(one: Atom, other: Atom) -> bool:
    same = one.quantity.kind is other.quantity.kind and one.unit == other.unit
    return same and one.place == other.place


def _same_unit_here(one: Atom, other: Atom) -> bool:
    return one.place == other.place and same_unit(one, other)


def same_unit(one: Atom, other: Atom) -> bool:
    """Return whether the units can be the same: a measure may be told from its context alone."""
    if one.unit == other.unit or one.quantity.kind in NAMES or other.quantity.kind in NAMES:
        return True
    if one.unit and other.unit:
        return any(key[0] not in _KINDS for key in one.keys & other.keys)
    if is_strict(one.unit or other.unit):
        return one.lent == other.lent
    return True


def is_strict(unit: str) -> bool:
    """Return whether a unit cannot be left to the context: a percentage or a currency."""
    return unit in {"%", "‰"} or (len(unit) == _CURRENCY and unit.isalpha() and unit.isupper())


def _here(one: Atom, other: Atom) -> bool:
    return one.place == other.place and one.asks and other.asks
