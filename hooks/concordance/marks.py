"""The marks of a page's numerals: which are foreign to its language, and what they should be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from concordance.model import Span
from concordance.quantities import Kind
from concordance.quantities.locale import rules_for
from concordance.quantities.matching import NAMES
from concordance.quantities.numerals import Reading, in_locale, native
from concordance.quantities.writing import remark
from concordance.values import comparison

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.quantities.locale import Locale
    from concordance.quantities.matching import Atom, Cluster
    from concordance.values import Comparison, Said
    from concordance.variants import Group, Variant


@dataclass(frozen=True, slots=True)
class Numeral:
    """A numeral of a page: its text and place, what it means, and what it should look like."""

    variant: Variant
    text: str
    span: Span
    reading: Reading
    right: str
    native: bool


def numerals(group: Group) -> Iterator[Numeral]:
    """Give the numerals with marks of a page's variants, each read as the variants agree."""
    compared = comparison(group)
    seen: set[tuple[str, int]] = set()
    for clusters in compared.sections:
        for one in clusters:
            for code, atom in one.members.items():
                if atom.quantity.kind in NAMES or isinstance(atom.value, str):
                    continue
                for numeral in _of_atom(compared, one, code, atom):
                    place = (code, numeral.span.start)
                    if place not in seen:
                        seen.add(place)
                        yield numeral


def _of_atom(compared: Comparison, one: Cluster, code: str, atom: Atom) -> Iterator[Numeral]:
    said = compared.place(atom)
    quantity = said.quantity
    start, end = quantity.stem
    rules = rules_for(compared.locales[code])
    groups, decimals = rules.table.groups, rules.table.decimals
    for match in rules.spaced.finditer(said.prose.text, start, end):
        raw = match.group()
        found = in_locale(raw, groups, decimals) if not raw.isdigit() else ()
        if not found:
            continue
        reading = _agreed(found, one, atom)
        if len(quantity.values) > 1 and reading.value * quantity.scale != atom.value:
            continue  # the other end of the range
        ours = native(reading, groups, decimals)
        if not ours and _may_be_version(compared, one, reading, atom):
            continue
        yield Numeral(
            compared.group.by_code[code],
            raw,
            _span(said, match.start(), match.end()),
            reading,
            raw if ours else remark(raw, reading, rules.tag),
            ours,
        )


def _span(said: Said, start: int, end: int) -> Span:
    return Span(said.prose.offset(start), said.prose.offset(end - 1) + 1)


def _agreed(found: tuple[Reading, ...], one: Cluster, atom: Atom) -> Reading:
    """Give the reading that the cluster agrees on, else the locale's own."""
    scale = atom.quantity.scale
    return next((r for r in found if ("n", r.value * scale) in one.keys), found[0])


def _may_be_version(compared: Comparison, one: Cluster, reading: Reading, atom: Atom) -> bool:
    """Tell whether a bare "3.11" may be a version: no variant writes it with a comma."""
    quantity = atom.quantity
    if quantity.kind is not Kind.NUMBER or quantity.scale != 1 or reading.group:
        return False
    return not any(
        other.quantity.marks.decimal == "," and _comma(rules_for(compared.locales[code]))
        for code, other in one.members.items()
    )


def _comma(rules: Locale) -> bool:
    return rules.table.decimals == ","
