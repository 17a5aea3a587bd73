"""What a disagreement about a value is called, and how it is said to a person."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from concordance.checks.values.compare import comparison
from concordance.checks.values.matching import same_unit
from concordance.checks.values.rivals import power_between
from concordance.corpus.vote import join_codes
from concordance.findings.model import Span
from concordance.quantities import Kind
from concordance.quantities.model import plain
from concordance.quantities.writing import rewrite, write_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.values.compare import Comparison, Dispute
    from concordance.checks.values.matching import Atom
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding

_DATES = (Kind.DATE, Kind.TIME, Kind.DECADE)
_THOUSAND = 3


def findings(group: PageGroup, rule: str) -> Iterator[Finding]:
    """Return the disagreements of a page that one of the value rules reports."""
    compared = comparison(group)
    for dispute in compared.disputes:
        if rule_of(dispute) == rule:
            yield _finding(compared, dispute, rule)


def rule_of(dispute: Dispute) -> str:
    """Name the rule that reports a disagreement."""
    own, held = dispute.own, next(iter(dispute.held.values()), None)
    one = own or held
    if own and held:
        if own.keys & held.keys:
            return "unit-mismatch"
        if power_between(own, held):
            return "scale-mismatch"
    return "date-mismatch" if one and _is_date(one) else "value-mismatch"


def _is_date(atom: Atom) -> bool:
    return isinstance(atom.value, str) and (
        atom.quantity.kind in _DATES or atom.quantity.kind is Kind.RANGE
    )


def _finding(compared: Comparison, dispute: Dispute, rule: str) -> Finding:
    variant = compared.group.by_code[dispute.code]
    own, others = dispute.own, compared.counterparts(dispute)
    if own is None:
        held = next(iter(dispute.held.values()))
        block = dispute.row.blocks[dispute.code]
        return variant.finding(
            f'"{_quote(held)}" of {join_codes(list(dispute.held))} is missing here',
            Span(block.span.start, block.span.start),
            hint=f'write "{_value(held, variant.language.locale)}"',
            variants=others,
            value=plain(held.value),
        )
    if not dispute.held:
        message = f'"{_quote(own)}" is in {dispute.code} alone'
        hint = f"remove it, or write it in {join_codes(dispute.agree)}"
    else:
        held = next(iter(dispute.held.values()))
        agree = join_codes(list(dispute.held))
        verb = "says" if len(dispute.held) == 1 else "say"
        message = f'"{_quote(own)}" {_against(own, held, f"{agree} {verb}", rule)}'
        hint = f'write "{_instead(own, held, variant.language.locale)}"'
    span = compared.line_column(own).span
    return variant.finding(message, span, hint=hint, variants=others, value=plain(own.value))


def _against(own: Atom, held: Atom, others: str, rule: str) -> str:
    if rule == "scale-mismatch":
        return f"is {_power(own.value)}; {others} {_power(held.value)}"
    if rule == "unit-mismatch":
        return f"is {_unit(own)}; {others} {_unit(held)}"
    return f"is {_plain(own)}; {others} {_plain(held)}"


def _plain(atom: Atom) -> str:
    unit = f" {atom.unit}" if atom.unit and atom.unit != "century" else ""
    return f"{plain(atom.value)}{unit}"


def _unit(atom: Atom) -> str:
    return f"in {atom.unit}" if atom.unit else "without unit"


def _power(value: object) -> str:
    if not isinstance(value, Decimal) or not value:
        return str(value)
    exponent = value.adjusted() // _THOUSAND * _THOUSAND
    if not exponent:
        return plain(value)
    return f"{plain(value.scaleb(-exponent))} x 10^{exponent}"


def _quote(atom: Atom) -> str:
    return " ".join(atom.quantity.text.split())


def _value(atom: Atom, locale: str) -> str:
    if isinstance(atom.value, str):
        return atom.value
    return write_value(atom.value, atom.unit, locale)


def _instead(own: Atom, held: Atom, locale: str) -> str:
    if isinstance(held.value, str) or not same_unit(own, held) or len(own.quantity.values) > 1:
        return _value(held, locale)
    return rewrite(own.quantity, held.value, locale)
