"""Where the quantities of a page's variants disagree: the comparison that the value rules share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from concordance.model import Span
from concordance.quantities import UnknownLocaleError, canonical, read
from concordance.quantities.echoes import says
from concordance.quantities.matching import NAMES, Atom, Cluster, atoms, cluster, merge, same_unit
from concordance.vote import vote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from concordance.finding import Counterpart
    from concordance.model import Block, Prose
    from concordance.project import Language
    from concordance.quantities import Quantity
    from concordance.variants import Group

ABSENT = ""
"""What a variant that says nothing votes for."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quantity as a variant says it, and the prose it is read from."""

    quantity: Quantity
    prose: Prose

    @property
    def span(self) -> Span:
        """Give the place of the quantity in the page."""
        start, end = self.quantity.start, self.quantity.end
        return Span(self.prose.offset(start), self.prose.offset(end - 1) + 1)


@dataclass(frozen=True, slots=True)
class Row:
    """What stands in one place of a page: the variants' blocks, by language code."""

    section: int
    blocks: Mapping[str, Block]


@dataclass(frozen=True, slots=True)
class Dispute:
    """One value about which the variants disagree.

    `code` is the odd one out. `own` is what it says, None where it says nothing; `held` is what
    the others say, by language code, empty where they say nothing. `row` is the place.
    """

    code: str
    row: Row
    own: Atom | None
    held: Mapping[str, Atom]
    agree: tuple[str, ...]


class Comparison:
    """The quantities of the variants of one page, read, put together, and where they differ."""

    def __init__(self, group: Group) -> None:
        self.group = group
        self.locales = {v.code: v.language.locale for v in group.variants if readable(v.language)}
        self.rows = list(_rows(group))
        self.said: dict[int, Said] = {}
        self.units: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
        self.unread: defaultdict[tuple[int, str], list[str]] = defaultdict(list)

    @cached_property
    def sections(self) -> list[list[Cluster]]:
        """Give the clusters of each section; what agrees across sections is in the first."""
        found: defaultdict[int, list[Atom]] = defaultdict(list)
        for place, row in enumerate(self.rows):
            for code in self.locales:
                block = row.blocks.get(code)
                if block is not None:
                    found[row.section] += self._atoms(code, place, block)
        return [cluster(found[section]) for section in sorted(found)]

    def _atoms(self, code: str, place: int, block: Block) -> list[Atom]:
        """Read a block; a row of a table cell by cell."""
        result: list[Atom] = []
        for prose in block.cells or (block.prose,):
            if not prose.text:
                continue
            quantities = read(prose.text, self.locales[code])
            for quantity in quantities:
                self.said[id(quantity)] = Said(quantity, prose)
                self.units[place, code].add(quantity.unit)
            self.unread[place, code].append(_without(prose.text, quantities))
            result += atoms(
                code, place, prose.text, quantities, result[-1].order + 2 if result else 0
            )
        return result

    def place(self, atom: Atom) -> Said:
        """Give where an atom is said."""
        return self.said[id(atom.quantity)]

    def counterparts(self, dispute: Dispute) -> tuple[Counterpart, ...]:
        """Point at what the variants that agree say."""
        return tuple(
            self.group.by_code[code].counterpart(self.place(atom).span, atom.quantity.text)
            for code, atom in dispute.held.items()
        )

    @cached_property
    def disputes(self) -> list[Dispute]:
        """Give every value that the variants do not say alike, and who is the odd one."""
        open_clusters = [c for clusters in self.sections for c in clusters if self._incomplete(c)]
        if not open_clusters:
            return []
        by_row: defaultdict[int, list[Cluster]] = defaultdict(list)
        for one in merge(open_clusters, same_unit):  # what moved to another section is not lost
            if self._incomplete(one):
                by_row[one.first.place].append(one)
        return [
            dispute for place in sorted(by_row) for dispute in self._settle(place, by_row[place])
        ]

    def _incomplete(self, one: Cluster) -> bool:
        if len(one.members) > 1 and not one.agrees:
            return True
        return any(code not in one.members for code in self._asked(one.first.place))

    def _asked(self, place: int) -> list[str]:
        """Give the variants that have the block: what a lost block said, missing-block says."""
        return [code for code in self.locales if code in self.rows[place].blocks]

    def _settle(self, place: int, clusters: list[Cluster]) -> Iterator[Dispute]:
        row = self.rows[place]
        asked = self._asked(place)
        clusters.sort(key=lambda c: (not c.asks, -len(c.members), c.first.order))
        for one in clusters:
            if one.gone or not one.asks:
                continue
            slot: dict[str, Atom] = dict(one.members)
            one.gone = True
            for other in _fillers(one, clusters):
                if not other.members.keys() & slot.keys():
                    slot |= other.members
                    other.gone = True
            if self._understood(slot, place):
                continue
            missing = [code for code in asked if code not in slot]
            if any(self._echoed(one, code, place) for code in missing):
                continue
            yield from self._verdict(row, asked, slot)
        left = [c for c in clusters if not c.gone and not c.first.quantity.approximate]
        if _only_words_differ(left, asked):
            yield from self._verdict(row, asked, left[0].members | left[1].members)

    def _verdict(
        self, row: Row, asked: Sequence[str], slot: Mapping[str, Atom]
    ) -> Iterator[Dispute]:
        ballots = {code: _ballot(slot.get(code), slot) for code in asked}
        verdict = vote(ballots, self.group.reference)
        held = {code: slot[code] for code in verdict.agree if code in slot}
        for code in verdict.odd:
            if code in slot or held:
                yield Dispute(code, row, slot.get(code), held, verdict.agree)

    def _understood(self, slot: Mapping[str, Atom], place: int) -> bool:
        """Tell whether a currency that some leave out was said before in their block."""
        units = {atom.unit for atom in slot.values()}
        if len(units) != 2 or "" not in units:  # noqa: PLR2004 - a unit, and none
            return False
        (unit,) = units - {""}
        return unit.isalpha() and all(
            unit in self.units[place, code] for code, atom in slot.items() if not atom.unit
        )

    def _echoed(self, one: Cluster, code: str, place: int) -> bool:
        """Tell whether a variant says the value in a way that is not read: "both", `8080`."""
        codes = [piece.text for piece in self.rows[place].blocks[code].codes]
        text = " ".join([*self.unread[place, code], *codes])
        return any(says(atom, text, self.locales[code]) for atom in one.members.values())


def _without(text: str, quantities: Sequence[Quantity]) -> str:
    """Leave out of a text what was read as a quantity; names stay."""
    pieces, at = [], 0
    for quantity in quantities:
        if quantity.kind not in NAMES:
            pieces.append(text[at : quantity.start])
            at = quantity.end
    return " ".join([*pieces, text[at:]])


def comparison(group: Group) -> Comparison:
    """Compare the variants of a page, once for all rules."""
    # Kept with the group, as its own cached properties are.
    kept = vars(group)
    if "_values" not in kept:
        kept["_values"] = Comparison(group)
    found: Comparison = kept["_values"]
    return found


def values_read(group: Group) -> int:
    """Count the quantities that the value rules read in a page's variants; 0 if none ran."""
    found = vars(group).get("_values")
    return len(found.said) if isinstance(found, Comparison) else 0


def readable(language: Language) -> bool:
    """Tell whether there are number rules for a language's locale."""
    try:
        canonical(language.locale)
    except UnknownLocaleError:
        return False
    return True


def _rows(group: Group) -> Iterator[Row]:
    alignment = group.alignment
    blocks: defaultdict[int, list[Row]] = defaultdict(list)
    for row in alignment.blocks:
        kept = {code: block for code, block in row.blocks.items() if block.kind not in _NOT_PROSE}
        if kept:
            blocks[row.section].append(Row(row.section, kept))
    for place, section in enumerate(alignment.sections):
        headings = {code: s.heading for code, s in section.sections.items() if s.heading}
        if headings:
            yield Row(place, headings)
        yield from blocks[place]


_NOT_PROSE = frozenset({"code", "math", "rule"})


def _only_words_differ(left: Sequence[Cluster], asked: Sequence[str]) -> bool:
    """Tell whether the one thing left in a block is "seven" here and "eight" there.

    A small number in words need not be in the other variants, but where all say one, it is
    the same one.
    """
    if len(left) != 2:  # noqa: PLR2004 - one says this, the other that
        return False
    one, other = left[0].first, left[1].first
    alike = one.quantity.spelled and other.quantity.spelled and one.unit == other.unit
    whole = not left[0].members.keys() & left[1].members.keys()
    everyone = len(left[0].members) + len(left[1].members) == len(asked)
    return alike and whole and everyone and (bool(one.unit) or len(asked) > 2)  # noqa: PLR2004


def _fillers(one: Cluster, clusters: Iterable[Cluster]) -> list[Cluster]:
    """Give the clusters of other texts that say another value in its place, the likest first."""
    fits = [c for c in clusters if not c.gone and _answers(one.first, c.first)]
    return sorted(fits, key=lambda c: _distance(one.first, c.first))


def _answers(one: Atom, other: Atom) -> bool:
    if isinstance(one.value, str) is not isinstance(other.value, str):
        return False
    if isinstance(one.value, str):
        return one.quantity.kind is other.quantity.kind
    if other.asks:
        return True
    # What need not be there answers only with the same scale or unit.
    return other.unit == one.unit and (bool(one.unit) or power_between(one, other) != 0)


def _distance(one: Atom, other: Atom) -> tuple[bool, bool, bool, int]:
    scaled = power_between(one, other) != 0
    return (
        not scaled,
        one.unit != other.unit,
        one.quantity.kind is not other.quantity.kind,
        abs(one.order - other.order),
    )


def power_between(one: Atom, other: Atom) -> int:
    """Give 3, 6, -3 or -6 where the second value is the first times that power of ten, else 0."""
    mine, theirs = one.value, other.value
    if isinstance(mine, str) or isinstance(theirs, str) or not mine or not theirs:
        return 0
    for power in (3, 6, -3, -6):
        if mine.scaleb(power) == theirs:
            return power
    return 0


def _ballot(atom: Atom | None, slot: Mapping[str, Atom]) -> str:
    """Name what an atom says, alike for those that agree."""
    if atom is None:
        return ABSENT
    for place, other in enumerate(slot.values()):
        if other.keys & atom.keys and same_unit(other, atom):
            return f"{place}"
    return atom.code
