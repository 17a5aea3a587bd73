"""Where the quantities of a page's variants differ: the comparison that the value rules share."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from concordance.checks.values.conflicts import ballot, conflicts, words_that_differ
from concordance.checks.values.implied import has_words, may_mean, mentions_value, shares
from concordance.checks.values.matching import make_clusters, merge, same_unit
from concordance.checks.values.notes import renumbered, without_labels, without_places
from concordance.checks.values.occurrences import occurrences, readable
from concordance.checks.values.twins import Twins
from concordance.checks.values.value_mentions import mentions
from concordance.checks.values.verbatim import stands_in, verbatim
from concordance.corpus.align import BlockRow
from concordance.quantities.model import NAMES

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from concordance.checks.values.matching import Cluster
    from concordance.checks.values.occurrences import Occurrence
    from concordance.checks.values.value_mentions import ValueMention
    from concordance.corpus.group import PageGroup
    from concordance.corpus.vote import Verdict
    from concordance.findings.model import Counterpart
    from concordance.markdown.model import Block, Prose

MANY = 400
"""Values left over in one block, above which they are judged in parts, in their order."""
_FULL_DATE = len("2024-03-29")
_SIGNS = frozenset("%‰")
"""Units that every number of them bears: 30 beside 40 % is no percentage."""


@dataclass(frozen=True, slots=True)
class Mismatch:
    """One value on which a variant differs from the others.

    `code` is the language of that variant, `block` where the value stands in it or should.
    `actual` is what it has, None where it has nothing; `expected` what the others have, by
    language code, empty where they have nothing. `verdict` is that of the vote. `whole`: it is a
    range, and both its ends differ.
    """

    code: str
    block: Block
    actual: ValueMention | None
    expected: Mapping[str, ValueMention]
    verdict: Verdict[str]
    whole: bool = False

    @property
    def example(self) -> ValueMention | None:
        """Return what the first of the others has."""
        return next(iter(self.expected.values()), None)


class ValueComparison:
    """The quantities of one page's variants, grouped by value, and where they differ.

    `locales` is by language code, of the variants that have number rules; of `figures_alone` no
    number in words is read. `rows` are the headings
    and blocks of prose, aligned; a row is named by its index. `read` is by row and code.
    `settled` are the rows whose variants have the same values in the same order; `sections` are
    the clusters of the other rows, section by section.
    """

    def __init__(self, group: PageGroup) -> None:
        """Read, align and group the values of a page."""
        self.group = group
        self.locales = {v.code: v.language.locale for v in group.variants if readable(v.language)}
        self.figures_alone = {c for c, locale in self.locales.items() if not has_words(locale)}
        found = group.memo(occurrences)
        self.rows = list(_rows(group, found))
        self.read: Mapping[tuple[int, str], Sequence[Occurrence]] = {
            (index, code): without_places(found[id(row.blocks[code])])
            for index, row in enumerate(self.rows)
            for code in self.locales
            if code in row.blocks
        }
        self._codes = [[code for code in self.locales if code in row.blocks] for row in self.rows]
        if renumbered(v.page.blocks for v in group.variants if v.code in self.locales):
            self.read = without_labels(self.read)
        self.settled = [row for row in range(len(self.rows)) if self._is_settled(row)]
        self.sections = [make_clusters(found) for found in self._mentions()]
        self._texts: dict[tuple[int, str], str] = {}
        self._twins = Twins(self.read)

    def _is_settled(self, row: int) -> bool:
        """Return whether the variants of a row have the same values and units in the same order.

        What one has alone may be the counterpart of what the others have elsewhere.
        """
        read_here = [self.read[row, code] for code in self._present(row)]
        if not any(read_here):
            return True
        return len(read_here) > 1 and all(
            len(first) == len(second)
            and all(
                mine.quantity.values == theirs.quantity.values
                and mine.quantity.unit == theirs.quantity.unit
                for mine, theirs in zip(first, second, strict=True)
            )
            for first, second in pairwise(read_here)
        )

    def _present(self, row: int) -> list[str]:
        """Return the variants that have the block: the others are for missing-block to report."""
        return self._codes[row]

    def _mentions(self) -> Iterator[list[ValueMention]]:
        """Return the values of each section that has any, without the rows that are settled."""
        found: defaultdict[int, list[ValueMention]] = defaultdict(list)
        settled = set(self.settled)
        for row in range(len(self.rows)):
            alike = frozenset() if row in settled else self._alike(row)
            for code in () if row in settled else self._present(row):
                read_here = [o for o in self.read[row, code] if not stands_in(o, alike)]
                found[self.rows[row].section] += mentions(
                    code, row, read_here, figures_alone=code in self.figures_alone
                )
        for section in sorted(found):
            yield found[section]

    def _alike(self, row: int) -> frozenset[str]:
        """Return the quotations and lists that all variants of a row have word for word."""
        blocks = [self.rows[row].blocks[code] for code in self._present(row)]
        return frozenset.intersection(*map(verbatim, blocks)) if blocks else frozenset()

    def agreeing(self) -> Iterator[Mapping[str, Occurrence]]:
        """Return the quantities of one value that two variants or more have, by language code."""
        for row in self.settled:
            codes = self._present(row)
            for found in zip(*(self.read[row, code] for code in codes), strict=True):
                if len(codes) > 1:
                    yield dict(zip(codes, found, strict=True))
        for clusters in self.sections:
            for cluster in clusters:
                if len(cluster.members) > 1:
                    yield {code: found.occurrence for code, found in cluster.members.items()}

    def counterparts(self, found: Mapping[str, ValueMention]) -> tuple[Counterpart, ...]:
        """Point at what variants have, given by language code."""
        return tuple(
            self.group.by_code[code].counterpart(mention.occurrence.span, mention.quantity.text)
            for code, mention in found.items()
        )

    def mismatches(self) -> Iterator[Mismatch]:
        """Return every value that the variants do not have alike, by row, each once."""
        incomplete = [c for clusters in self.sections for c in clusters if self._may_join(c)]
        by_row: defaultdict[int, list[Cluster]] = defaultdict(list)
        for cluster in merge(incomplete, same_unit):  # what moved to another section is not lost
            if self._is_incomplete(cluster):
                by_row[cluster.first.row].append(cluster)
        for row in sorted(by_row):
            for part in _parts(by_row[row]):
                yield from self._judge(row, part)

    def _may_join(self, cluster: Cluster) -> bool:
        """Return whether some have a value elsewhere, be it in a block that no other has."""
        return len(cluster.members) < len(self.locales) or not cluster.agrees

    def _is_incomplete(self, cluster: Cluster) -> bool:
        if len(cluster.members) > 1 and not cluster.agrees:
            return True
        return any(code not in cluster.members for code in self._present(cluster.first.row))

    def _judge(self, row: int, clusters: Sequence[Cluster]) -> Iterator[Mismatch]:
        """Put each value that must be there beside those that stand in its place, and vote."""
        left = sorted(clusters, key=lambda c: (not c.required, -len(c.members), c.first.order))
        while left and left[0].required:
            required = left.pop(0)
            if self._is_fragment(required):
                continue
            members = dict(required.members)
            unread = self._unread(required, row)
            for rival in conflicts(required, left):
                if not rival.members.keys() & (members.keys() | unread):
                    members |= rival.members
                    left.remove(rival)
            missing = [code for code in self._present(row) if code not in {*members, *unread}]
            if not self._currency_implied(members) and not any(
                self._is_implied(required, code, row) for code in missing
            ):
                yield from self._vote(row, members, unread)
        left = [c for c in left if not c.first.quantity.approximate]
        speaking = [code for code in self._present(row) if code not in self.figures_alone]
        for first, second in words_that_differ(left, len(speaking)):
            yield from self._vote(row, first.members | second.members, self.figures_alone)

    def _vote(
        self, row: int, members: Mapping[str, ValueMention], unread: Container[str] = ()
    ) -> Iterator[Mismatch]:
        """Vote on what variants have, by code; those whose text may say it unread do not."""
        members = self._twins.placed(row, members)
        voters = [code for code in self._present(row) if code not in unread]
        ballots = {code: ballot(members.get(code), members) for code in voters}
        verdict = self.group.vote(ballots)
        expected = {code: members[code] for code in verdict.majority if code in members}
        for code in verdict.outliers:
            if code in members or expected:
                block = self.rows[row].blocks[code]
                yield Mismatch(code, block, members.get(code), expected, verdict)

    def _currency_implied(self, members: Mapping[str, ValueMention]) -> bool:
        """Return whether a currency that some leave out stands elsewhere in their block."""
        units = {mention.unit for mention in members.values()}
        if len(units) != 2 or "" not in units:  # noqa: PLR2004 - a unit, and none
            return False
        (unit,) = units - {""}
        if unit in _SIGNS:
            return False
        shared = frozenset.intersection(*(mention.keys for mention in members.values()))
        return bool(shared) and all(
            any(found.quantity.unit == unit for found in self.read[mention.row, code])
            for code, mention in members.items()
            if not mention.unit
        )

    def _is_implied(self, cluster: Cluster, code: str, row: int) -> bool:
        """Return whether a variant has the value in a way that is not read: "both", `8080`."""
        if (row, code) not in self._texts:
            block = self.rows[row].blocks[code]
            read_here = self.read[row, code]
            unread = [_without(prose, read_here) for prose in block.cells or (block.prose,)]
            unread += shares(block.prose.text.lower(), self.locales[code])
            self._texts[row, code] = " ".join([*unread, *(piece.text for piece in block.codes)])
        text = self._texts[row, code]
        locale = self.locales[code]
        return any(mentions_value(mention, text, locale) for mention in cluster.members.values())

    def _is_fragment(self, cluster: Cluster) -> bool:
        """Return whether a date may be part of one that is not read: "2024. március 29."."""
        value = cluster.first.value
        part = isinstance(value, str) and len(value) < _FULL_DATE
        return part and cluster.members.keys() <= self.figures_alone

    def _unread(self, cluster: Cluster, row: int) -> set[str]:
        """Return the variants of figures alone that may have the value in words, or as a date."""
        found = set()
        for code in self.figures_alone.intersection(self._present(row)) - cluster.members.keys():
            block, locale = self.rows[row].blocks[code], self.locales[code]
            text = " ".join(prose.text for prose in block.cells or (block.prose,))
            if any(may_mean(mention, text, locale) for mention in cluster.members.values()):
                found.add(code)
        return found


def _parts(clusters: Sequence[Cluster]) -> list[list[Cluster]]:
    """Return what is left over in a block, in parts where it is much.

    What belongs together then has about the same rank among the values of its text.
    """
    if len(clusters) <= MANY:
        return [list(clusters)]
    parts: defaultdict[int, list[Cluster]] = defaultdict(list)
    ranks: Counter[str] = Counter()
    for cluster in sorted(clusters, key=lambda c: c.first.order):
        parts[ranks[cluster.first.code] * 2 // MANY].append(cluster)
        ranks[cluster.first.code] += 1
    return [parts[part] for part in sorted(parts)]


def comparison(group: PageGroup) -> ValueComparison:
    """Compare the variants of a page, once for all rules."""
    return group.memo(ValueComparison)


def mismatches(group: PageGroup) -> list[Mismatch]:
    """Return the mismatches of a page; ask with `group.memo(mismatches)`, as several rules do.

    A range of which both ends differ is told once.
    """
    found: dict[tuple[str, int], Mismatch] = {}
    for mismatch in comparison(group).mismatches():
        mention = mismatch.actual or mismatch.example
        key = mismatch.code, id(mention.occurrence if mention else mismatch)
        found[key] = replace(found[key], whole=True) if key in found else mismatch
    return list(found.values())


def _without(prose: Prose, read_here: Sequence[Occurrence]) -> str:
    """Leave out of a text what was read as a quantity; names stay."""
    pieces, at = [], 0
    for quantity in (found.quantity for found in read_here if found.prose is prose):
        if quantity.kind not in NAMES:
            pieces.append(prose.text[at : quantity.start])
            at = quantity.end
    return " ".join([*pieces, prose.text[at:]])


def _rows(group: PageGroup, read_blocks: Container[int]) -> Iterator[BlockRow]:
    """Return the rows of headings and of blocks, of those that were read: by their `id()`."""
    alignment = group.alignment
    for index, section in enumerate(alignment.sections):
        headings = {code: s.heading for code, s in section.sections.items() if s.heading}
        for row in (BlockRow(headings, index), *alignment.of_section(index)):
            blocks = {code: block for code, block in row.blocks.items() if id(block) in read_blocks}
            if blocks:
                yield BlockRow(blocks, index)
