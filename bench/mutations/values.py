"""Quantities changed: a digit, a scale word, a mark, a date, a currency, a unit, a percentage."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from bench.mutations.change import Change, replaced

from concordance.checks.values.compare import comparison
from concordance.quantities import Kind
from concordance.quantities.locale import rules_for

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

    from concordance.checks.values.occurrences import Occurrence
    from concordance.corpus.group import PageGroup, Variant
    from concordance.findings.model import Span

    Family = Callable[[PageGroup, Variant, random.Random], Iterator[Change]]
    Mutation = Callable[[str, Occurrence, str, random.Random], "str | None"]

CURRENCIES = {
    "US$": "€",
    "R$": "US$",
    "€": "£",
    "£": "€",
    "dólares": "euros",
    "dólar": "euro",
    "dollars": "euros",
    "dollar": "euro",
    "euros": "dollars",
}
UNITS = (
    *(("TB/s", "GB/s"), ("To/s", "Go/s"), ("GB", "MB"), ("Go", "Mo"), ("TB", "GB"), ("To", "Go")),
    *(("nm", "µm"), ("GW", "MW"), ("MW", "kW"), ("kW", "W"), ("km", "m"), ("ms", "s"), ("kg", "g")),
    *(("W", "kW"), ("°C", "K"), ("V", "kV"), ("minutes", "heures"), ("minutos", "horas")),
)


def _family(change: Mutation, *kinds: Kind) -> Family:
    """Change each quantity of these kinds that the variants agree on and must all say."""

    def changes(group: PageGroup, variant: Variant, chance: random.Random) -> Iterator[Change]:
        compared = comparison(group)
        locale = compared.locales.get(variant.code, "")
        for place in compared.settled:
            for found in compared.read.get((place, variant.code), ()):
                if found.quantity.kind not in kinds or found.quantity.optional:
                    continue
                span = found.span
                piece = variant.page.text[span.start : span.end]
                if piece != found.quantity.text:  # mark-up stands in it
                    continue
                new = change(piece, found, locale, chance)
                if new is not None and new != piece:
                    yield replaced(group, variant, span.start, span.end, new)

    return changes


def dates_exchanged(group: PageGroup, variant: Variant, _chance: random.Random) -> Iterator[Change]:
    """Put each of two neighbouring dates that the variants agree on in the other's place."""
    compared = comparison(group)
    found = [
        (found.quantity.values, found.span)
        for row in compared.settled
        for found in compared.read.get((row, variant.code), ())
        if found.quantity.kind is Kind.DATE
    ]
    text = variant.page.text
    for (values, first), (others, second) in itertools.pairwise(sorted(found, key=_start)):
        if values != others:
            between = text[first.end : second.start]
            new = f"{text[second.start : second.end]}{between}{text[first.start : first.end]}"
            yield replaced(group, variant, first.start, second.end, new)


def _start(found: tuple[object, Span]) -> int:
    return found[1].start


def _other_digit(piece: str, chance: random.Random) -> str | None:
    places = [match.start() for match in re.finditer("[0-9]", piece)]
    if not places:
        return None
    at = chance.choice(places)
    choices = [d for d in "123456789" if d != piece[at]]
    return piece[:at] + chance.choice(choices) + piece[at + 1 :]


def _digit(piece: str, _found: Occurrence, _locale: str, chance: random.Random) -> str | None:
    return _other_digit(piece, chance)


def _scale(piece: str, _found: Occurrence, locale: str, chance: random.Random) -> str | None:
    scales = rules_for(locale).table.scales
    found = []
    for match in re.finditer(r"[^\W\d_]+", piece):
        value = scales.get(match.group().lower(), 0)
        found += [
            piece[: match.start()] + word + piece[match.end() :]
            for word, other in scales.items()
            if value and max(other, value) // min(other, value) in {10**3, 10**6}
        ]
    return chance.choice(found) if found else None


def _mark(piece: str, found: Occurrence, _locale: str, _chance: random.Random) -> str | None:
    mark = found.quantity.marks.decimal
    if not mark or not re.search(rf"[0-9]{re.escape(mark)}[0-9]", piece):
        return None
    left = re.sub(rf"([0-9])([0-9]){re.escape(mark)}", rf"\1{mark}\2", piece, count=1)
    return left if left != piece else piece.replace(mark, "", 1)


def _date(piece: str, _found: Occurrence, locale: str, chance: random.Random) -> str | None:
    months = rules_for(locale).table.months
    found = [
        re.sub(rf"\b{month}\b", months[(at + 1) % 12], piece, count=1)
        for at, month in enumerate(months)
        if re.search(rf"\b{month}\b", piece)
    ]
    year = re.search(r"\b(?:19|20)[0-9]{2}\b", piece)
    if year:
        found.append(piece[: year.start()] + str(int(year[0]) + 1) + piece[year.end() :])
    day = re.match(r"[0-9]{1,2}\b(?![ºo.,/-])", piece)
    if day:
        new = int(day[0]) - 1 if int(day[0]) > 2 else int(day[0]) + 7
        found.append(str(new) + piece[day.end() :])
    return chance.choice(found) if found else None


def _currency(piece: str, _found: Occurrence, _locale: str, _chance: random.Random) -> str | None:
    for old, new in CURRENCIES.items():
        if old in piece:
            return piece.replace(old, new)
    return None


def _unit(piece: str, _found: Occurrence, _locale: str, _chance: random.Random) -> str | None:
    for old, new in UNITS:
        match = re.search(rf"(?<![A-Za-z]){old}$", piece)
        if match:
            return piece[: match.start()] + new
    return None


def _no_percent(piece: str, _found: Occurrence, _locale: str, _chance: random.Random) -> str | None:
    bare = re.sub(r"\s*(?:%|pour cent|por ciento|por cento)$", "", piece)
    return bare if bare != piece else None


digit = _family(_digit, Kind.NUMBER, Kind.AMOUNT, Kind.MEASURE, Kind.RANGE)
scale = _family(_scale, Kind.NUMBER, Kind.AMOUNT, Kind.MEASURE)
mark = _family(_mark, Kind.NUMBER, Kind.AMOUNT, Kind.MEASURE, Kind.PERCENT)
date = _family(_date, Kind.DATE)
currency = _family(_currency, Kind.AMOUNT)
unit = _family(_unit, Kind.MEASURE, Kind.RANGE)
percentage = _family(_digit, Kind.PERCENT)
percent_sign = _family(_no_percent, Kind.PERCENT)
