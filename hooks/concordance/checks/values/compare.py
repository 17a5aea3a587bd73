"""Where the quantities of a page's variants disagree: the comparison that the value rules share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

import msgspec

from concordance.checks.values.echoes import says
from concordance.checks.values.matching import (
    NAMES,
    Atom,
    Cluster,
    atoms,
    cluster,
    merge,
    same_unit,
)
from concordance.checks.values.rivals import ballot, only_words_differ, rivals
from concordance.corpus.vote import vote
from concordance.findings.model import Span
from concordance.quantities import UnknownLocaleError, canonical, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Counterpart
    from concordance.markdown.model import Block, Prose
    from concordance.project.project import Language
    from concordance.quantities import Quantity


class Said(msgspec.Struct, frozen=True, gc=False):
    """A quantity as a variant says it, and the prose it is read from."""

    quantity: Quantity
    prose: Prose

    @property
    def span(self) -> Span:
        """Return the place of the quantity in the page."""
        start, end = self.quantity.start, self.quantity.end
        return Span(self.prose.offset(start), self.prose.offset(end - 1) + 1)


class Row(msgspec.Struct, frozen=True, gc=False):
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

    def __init__(self, group: PageGroup) -> None:
        self.group = group
        self.locales = {v.code: v.language.locale for v in group.variants if readable(v.language)}
        self.rows = list(_rows(group))
        self._said: dict[tuple[str, int, int], Said] = {}
        self.read: dict[tuple[int, str], list[Said]] = {}
        for place, row in enumerate(self.rows):
            for code, locale in self.locales.items():
                if code in row.blocks:
                    self.read[place, code] = self._read(row.blocks[code], locale)
        self.settled = [place for place in range(len(self.rows)) if self._alike(place)]

    def _read(self, block: Block, locale: str) -> list[Said]:
        """Read a block; a row of a table cell by cell."""
        found = []
        for prose in block.cells or (block.prose,):
            if prose.text:
                found += [Said(quantity, prose) for quantity in read(prose.text, locale)]
        return found

    def _alike(self, place: int) -> bool:
        """Return whether the variants say the same values in the same order: nothing to pair."""
        read_here = [self.read[place, code] for code in self._asked(place)]
        return all(
            len(first) == len(other)
            and all(
                one.quantity.values == two.quantity.values
                and one.quantity.unit == two.quantity.unit
                for one, two in zip(first, other, strict=True)
            )
            for first, other in pairwise(read_here)
        )

    @cached_property
    def sections(self) -> list[list[Cluster]]:
        """Return the clusters of each section, without the rows that are settled."""
        found: defaultdict[int, list[Atom]] = defaultdict(list)
        settled = set(self.settled)
        for (place, code), read_here in self.read.items():
            if place not in settled:
                found[self.rows[place].section] += self._atoms(code, place, read_here)
        return [cluster(found[section]) for section in sorted(found)]

    def _atoms(self, code: str, place: int, read_here: Sequence[Said]) -> list[Atom]:
        result: list[Atom] = []
        for _, cell in groupby(read_here, key=lambda said: id(said.prose)):
            together = list(cell)
            order = result[-1].order + 2 if result else 0
            text = together[0].prose.text
            here = {said.quantity.start: said for said in together}
            for atom in atoms(code, place, text, [said.quantity for said in together], order):
                self._said[code, place, atom.order] = here[atom.quantity.start]
                result.append(atom)
        return result

    def line_column(self, atom: Atom) -> Said:
        """Return where an atom is said."""
        return self._said[atom.code, atom.place, atom.order]

    def counterparts(self, dispute: Dispute) -> tuple[Counterpart, ...]:
        """Point at what the variants that agree say."""
        return tuple(
            self.group.by_code[code].counterpart(self.line_column(atom).span, atom.quantity.text)
            for code, atom in dispute.held.items()
        )

    @cached_property
    def disputes(self) -> list[Dispute]:
        """Return every value that the variants do not say alike, and who is the odd one."""
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
        """Return the variants that have the block: what a lost block said, missing-block says."""
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
            for other in rivals(one, clusters):
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
        if only_words_differ(left, asked):
            yield from self._verdict(row, asked, left[0].members | left[1].members)

    def _verdict(
        self, row: Row, asked: Sequence[str], slot: Mapping[str, Atom]
    ) -> Iterator[Dispute]:
        ballots = {code: ballot(slot.get(code), slot) for code in asked}
        verdict = vote(ballots, self.group.reference)
        held = {code: slot[code] for code in verdict.majority if code in slot}
        for code in verdict.outliers:
            if code in slot or held:
                yield Dispute(code, row, slot.get(code), held, verdict.majority)

    def _understood(self, slot: Mapping[str, Atom], place: int) -> bool:
        """Return whether a currency that some leave out is said elsewhere in their block."""
        units = {atom.unit for atom in slot.values()}
        if len(units) != 2 or "" not in units:  # noqa: PLR2004 - a unit, and none
            return False
        (unit,) = units - {""}
        if unit in _SIGNS:
            return False
        shared = frozenset.intersection(*(atom.keys for atom in slot.values()))
        return bool(shared) and all(
            any(said.quantity.unit == unit for said in self.read[place, code])
            for code, atom in slot.items()
            if not atom.unit
        )

    def _echoed(self, one: Cluster, code: str, place: int) -> bool:
        """Return whether a variant says the value in a way that is not read: "both", `8080`."""
        block = self.rows[place].blocks[code]
        read_here = self.read[place, code]
        unread = [_without(prose, read_here) for prose in block.cells or (block.prose,)]
        text = " ".join([*unread, *(piece.text for piece in block.codes)])
        return any(says(atom, text, self.locales[code]) for atom in one.members.values())


def _without(prose: Prose, read_here: Sequence[Said]) -> str:
    """Leave out of a text what was read as a quantity; names stay."""
    pieces, at = [], 0
    for quantity in (said.quantity for said in read_here if said.prose is prose):
        if quantity.kind not in NAMES:
            pieces.append(prose.text[at : quantity.start])
            at = quantity.end
    return " ".join([*pieces, prose.text[at:]])


def comparison(group: PageGroup) -> Comparison:
    """Compare the variants of a page, once for all rules."""
    # Kept with the group, as its own cached properties are.
    kept = vars(group)
    if "_values" not in kept:
        kept["_values"] = Comparison(group)
    found: Comparison = kept["_values"]
    return found


def values_read(group: PageGroup) -> int:
    """Count the quantities that the value rules read in a page's variants; 0 if none ran."""
    found = vars(group).get("_values")
    return sum(map(len, found.read.values())) if isinstance(found, Comparison) else 0


def readable(language: Language) -> bool:
    """Return whether there are number rules for a language's locale."""
    try:
        canonical(language.locale)
    except UnknownLocaleError:
        return False
    return True


def _rows(group: PageGroup) -> Iterator[Row]:
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


_SIGNS = frozenset("%‰")
"""Units that every number of them bears: 30 beside 40 % is no percentage."""
_NOT_PROSE = frozenset({"code", "math", "rule"})
