"""The marks of a page's numerals: which are foreign to its language, and what they should be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from concordance.checks.values.compare import comparison
from concordance.quantities import Kind
from concordance.quantities.locale import rules_for
from concordance.quantities.model import NAMES
from concordance.quantities.separators import NumeralReading, in_locale, native
from concordance.quantities.writing import remark

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.checks.values.compare import ValueComparison
    from concordance.checks.values.occurrences import Occurrence
    from concordance.corpus.group import PageGroup, Variant
    from concordance.findings.model import Span
    from concordance.quantities.locale import Locale
    from concordance.quantities.model import Quantity


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral of a page: its text and place, what it means, and what it should look like."""

    variant: Variant
    text: str
    span: Span
    reading: NumeralReading
    right: str
    native: bool


def numerals(group: PageGroup) -> list[Numeral]:
    """Return the numerals with marks of a page's variants, each read as the variants agree.

    Ask with `group.memo(numerals)`: two rules do.
    """
    found = {(n.variant.code, n.span.start): n for n in _numerals(comparison(group))}
    return list(found.values())


def _numerals(compared: ValueComparison) -> Iterator[Numeral]:
    """Return the numerals of the settled rows, then those of the clusters; one may come twice."""
    for row in compared.settled:
        read_here = {
            code: compared.read[row, code]
            for code in compared.locales
            if (row, code) in compared.read
        }
        for found in zip(*read_here.values(), strict=True):
            peers = dict(zip(read_here, (occurrence.quantity for occurrence in found), strict=True))
            if any(q.marks.group or q.marks.decimal for q in peers.values()):
                for code, occurrence in zip(read_here, found, strict=True):
                    yield from _numerals_of(
                        compared, code, occurrence, frozenset(occurrence.quantity.values), peers
                    )
    for clusters in compared.sections:
        for cluster in clusters:
            peers = {code: mention.quantity for code, mention in cluster.members.items()}
            for code, mention in cluster.members.items():
                yield from _numerals_of(compared, code, mention.occurrence, cluster.keys, peers)


def _numerals_of(
    compared: ValueComparison,
    code: str,
    occurrence: Occurrence,
    values: frozenset[object],
    peers: Mapping[str, Quantity],
) -> Iterator[Numeral]:
    """Return the numerals of a quantity of the variant `code` that have marks.

    `values` are what the variants agree it has: they tell which reading holds. `peers` are the
    quantities that agree, by code: they tell a number from a version.
    """
    quantity = occurrence.quantity
    if quantity.kind in NAMES or isinstance(quantity.values[0], str):
        return
    if code in compared.figures_alone:
        return
    source = peers.get(compared.group.source)
    meant = source.values if source else ()  # "1,450" that was copied is what it was
    rules = rules_for(compared.locales[code])
    groups, decimals = rules.table.groups, rules.table.decimals
    for match in rules.spaced.finditer(occurrence.prose.text, *quantity.numeral_span):
        raw = match.group()
        found = in_locale(raw, groups, decimals) if not raw.isdigit() else ()
        agreed = [reading for reading in found if reading.value * quantity.scale in values]
        if not found or (len(quantity.values) > 1 and not agreed):
            continue  # no marks, or the other end of a range
        reading = next((each for each in agreed if each.value * quantity.scale in meant), None)
        reading = reading or (agreed or found)[0]
        ours = native(reading, groups, decimals)
        if not ours and _may_be_version(compared, reading, quantity, peers):
            continue
        yield Numeral(
            compared.group.by_code[code],
            raw,
            occurrence.span_of(match.start(), match.end()),
            reading,
            raw if ours else remark(raw, reading, rules.tag),
            ours,
        )


def _may_be_version(
    compared: ValueComparison,
    reading: NumeralReading,
    quantity: Quantity,
    peers: Mapping[str, Quantity],
) -> bool:
    """Return whether a bare "3.11" may be a version: no variant writes it with a comma."""
    if quantity.kind is not Kind.NUMBER or quantity.scale != 1 or reading.group:
        return False
    return not any(
        other.marks.decimal == "," and _comma(rules_for(compared.locales[code]))
        for code, other in peers.items()
    )


def _comma(rules: Locale) -> bool:
    return rules.table.decimals == ","
