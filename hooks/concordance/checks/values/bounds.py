"""Bounds that differ: "at least 5" here, "at most 5" there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.values.compare import comparison
from concordance.corpus.vote import join_codes
from concordance.quantities import read
from concordance.quantities.bounds import LOOSE, OPEN, UNBOUND, bound_near
from concordance.quantities.locale import rules_for
from concordance.quantities.model import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.checks.values.compare import ValueComparison
    from concordance.checks.values.occurrences import Occurrence
    from concordance.corpus.group import PageGroup
    from concordance.corpus.vote import Verdict
    from concordance.findings.model import Finding
    from concordance.quantities import Quantity

_WAYS = {">=": "up", ">": "up", "<=": "down", "<": "down", "=": "exactly"}
"""What a bound says: which way the number may be left, or that it may not."""

_NAMES = {
    ">=": "at least",
    ">": "more than",
    "<=": "at most",
    "<": "less than",
    "=": "exactly",
}
_ABOUT = "about"
_TWO = 2


def bound_mismatches(group: PageGroup) -> Iterator[Finding]:
    """Return the quantities whose bound is turned, dropped or added in a variant.

    "More than" and "at least" go the same way, and are not told apart.
    """
    compared = comparison(group)
    judged: set[int] = set()  # both ends of a range agree, and it has one bound
    for found in compared.agreeing():
        if any(occurrence.quantity.bound for occurrence in found.values()):
            if judged.isdisjoint(map(id, found.values())):
                yield from _judge(compared, found)
            judged.update(map(id, found.values()))


def _judge(compared: ValueComparison, found: Mapping[str, Occurrence]) -> Iterator[Finding]:
    """Vote on the bound of one value that several variants have; who leaves it open does not.

    Nor does who left the source's words as they are: "10 and above" says no less in fr.
    """
    source = found.get(compared.group.source)
    quantities = {
        code: occurrence.quantity
        for code, occurrence in found.items()
        if code not in compared.figures_alone
        and (occurrence is source or not source or occurrence.prose.text != source.prose.text)
    }
    if any(quantity.kind in UNBOUND for quantity in quantities.values()):
        return
    names = {q.value if q.kind in NAMES else "" for q in quantities.values()}
    if len(names) > 1:  # 4.0.0 and the number 4 share a digit, and are not one value
        return
    ways = {
        code: _WAYS.get(quantity.bound, _ABOUT if quantity.approximate else "")
        for code, quantity in quantities.items()
        if quantity.bound != OPEN
    }
    if len(set(ways.values())) < _TWO or set(ways.values()) == {"", _ABOUT}:
        return  # "about" is often left out
    verdict = compared.group.vote(ways)
    if len(ways) > _TWO and len(verdict.majority) < _TWO and not verdict.rivals:
        return
    for code in verdict.outliers:
        if {ways[code], verdict.value} == {"", _ABOUT}:
            continue
        silent = (code,) if verdict.value else verdict.majority
        both = verdict.value and ways[code]
        loose = any(quantity.kind in LOOSE for quantity in quantities.values())
        if both or not (
            loose or any(_said_near(found[other], compared.locales[other]) for other in silent)
        ):
            yield _finding(compared, found, code, verdict)


def _said_near(occurrence: Occurrence, locale: str) -> bool:
    """Return whether a variant may say a bound of a quantity in words that are not read so."""
    text, quantity = occurrence.prose.text, occurrence.quantity
    here = read(text, locale)
    return bound_near(text, here, here.index(quantity), locale)


def _finding(
    compared: ValueComparison,
    found: Mapping[str, Occurrence],
    code: str,
    verdict: Verdict[str],
) -> Finding:
    majority = verdict.majority
    variant, occurrence = compared.group.by_code[code], found[code]
    bound, expected = _name(occurrence.quantity), _name(found[majority[0]].quantity)
    several = len(majority) > 1
    others = join_codes(majority)
    here = f'is "{bound}" here' if bound else "has no bound"
    if expected:
        there = f'{others} {"say" if several else "says"} "{expected}"'
        hint = f'write "{_phrase(found[majority[0]].quantity, compared.locales[code])}" with it'
    else:
        there = f"{others} {'have' if several else 'has'} no bound"
        hint = "leave the bound out"
    quote = " ".join(occurrence.quantity.text.split())
    return variant.finding(
        f'"{quote}" {here}; {there}',
        occurrence.span,
        hint=verdict.remedy(hint),
        variants=tuple(
            compared.group.by_code[other].counterpart(found[other].span, found[other].quantity.text)
            for other in majority
        ),
        value=f"{bound} {occurrence.quantity.value}".strip(),
    )


def _name(quantity: Quantity) -> str:
    """Name the bound of a quantity."""
    return _NAMES.get(quantity.bound, _ABOUT if quantity.approximate else "")


def _phrase(quantity: Quantity, locale: str) -> str:
    """Return how a language says the bound of a quantity."""
    table = rules_for(locale).table
    if not quantity.bound:
        return min(table.approximate)
    return next(words for words, bound in table.bounds_before.items() if bound == quantity.bound)
