"""What a mismatch of values is called, and its finding."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from concordance.checks.values.compare import comparison, mismatches
from concordance.checks.values.conflicts import power_between
from concordance.checks.values.matching import same_unit
from concordance.corpus.vote import join_codes
from concordance.findings.model import Span
from concordance.quantities import Kind
from concordance.quantities.model import plain
from concordance.quantities.writing import rewrite, write_date, write_spelled, write_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.values.compare import Mismatch, ValueComparison
    from concordance.checks.values.value_mentions import ValueMention
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding

_DATES = (Kind.DATE, Kind.TIME, Kind.DECADE)
_THOUSAND = 3
_BESIDE = 3
"""Characters between a date and its time."""


def findings(group: PageGroup, rule: str) -> Iterator[Finding]:
    """Return the findings of a page that belong to one of the rules of `rule_of`."""
    told = [mismatch for mismatch in group.memo(mismatches) if rule_of(mismatch) == rule]
    lacking: defaultdict[int, list[Mismatch]] = defaultdict(list)
    for mismatch in told:
        if not mismatch.actual:
            lacking[id(mismatch.block)].append(mismatch)
    for mismatch in told:
        beside = () if mismatch.actual else lacking[id(mismatch.block)]
        if not any(_goes_on(mismatch, other) for other in beside):
            yield _finding(comparison(group), mismatch, rule)


def _goes_on(mismatch: Mismatch, other: Mismatch) -> bool:
    """Return whether two that a block lacks were one thing: the time of day after its date."""
    return any(
        there.occurrence.prose is before.occurrence.prose
        and 0 <= there.quantity.start - before.quantity.end <= _BESIDE
        for code, there in mismatch.expected.items()
        if (before := other.expected.get(code)) and _is_date(there) and _is_date(before)
    )


def rule_of(mismatch: Mismatch) -> str:
    """Return the name of the rule that reports a mismatch."""
    actual, expected = mismatch.actual, mismatch.example
    mention = actual or expected
    if actual and expected:
        if actual.keys & expected.keys:
            return "unit-mismatch"
        if power_between(actual, expected):
            return "scale-mismatch"
    return "date-mismatch" if mention and _is_date(mention) else "value-mismatch"


def _is_date(mention: ValueMention) -> bool:
    return isinstance(mention.value, str) and (
        mention.quantity.kind in _DATES or mention.quantity.kind is Kind.RANGE
    )


def _finding(compared: ValueComparison, mismatch: Mismatch, rule: str) -> Finding:
    """Make the finding of a mismatch: both values, and what to write in their place."""
    variant = compared.group.by_code[mismatch.code]
    locale = variant.language.locale
    actual, expected = mismatch.actual, mismatch.example
    shown = actual or next(iter(mismatch.expected.values()))
    codes = join_codes(list(mismatch.expected))
    if expected is None:
        alone = mismatch.verdict.rivals or (mismatch.code,)
        message = f'"{_quote(shown)}" is in {join_codes(alone)} alone'
        hint = f"remove it, or write it in {join_codes(mismatch.verdict.majority)}"
    elif actual is None:
        message = f'"{_quote(shown)}" of {codes} is missing here'
        hint = mismatch.verdict.remedy(f'add "{_value(shown, locale, mismatch)}"')
    else:
        others = f"{codes} {'says' if len(mismatch.expected) == 1 else 'say'}"
        message = f'"{_quote(actual)}" {_against(mismatch, actual, expected, others, rule)}'
        right = instead(mismatch, actual, expected, locale)
        hint = mismatch.verdict.remedy(f'write "{right}"')
    start = mismatch.block.span.start
    return variant.finding(
        message,
        actual.occurrence.span if actual else Span(start, start),
        hint=hint,
        variants=compared.counterparts(mismatch.expected),
        value=plain(shown.value),
    )


def _against(
    mismatch: Mismatch, actual: ValueMention, expected: ValueMention, others: str, rule: str
) -> str:
    """Return what a finding says of a value, and of what the others have in its place."""
    if rule == "scale-mismatch":
        return f"is {_power(actual.value)}; {others} {_power(expected.value)}"
    if rule == "unit-mismatch":
        return f"is {_unit(actual)}; {others} {_unit(expected)}"
    if mismatch.whole:
        return f"is {actual.quantity.value}; {others} {expected.quantity.value}"
    return f"is {_plain(actual)}; {others} {_plain(expected)}"


def _plain(mention: ValueMention) -> str:
    unit = f" {mention.unit}" if mention.unit and mention.unit != "century" else ""
    return f"{plain(mention.value)}{unit}"


def _unit(mention: ValueMention) -> str:
    return f"in {mention.unit}" if mention.unit else "without unit"


def _power(value: object) -> str:
    if not isinstance(value, Decimal) or not value:
        return str(value)
    exponent = value.adjusted() // _THOUSAND * _THOUSAND
    if not exponent:
        return plain(value)
    return f"{plain(value.scaleb(-exponent))} x 10^{exponent}"


def _quote(mention: ValueMention) -> str:
    return " ".join(mention.quantity.text.split())


def _value(mention: ValueMention, locale: str, mismatch: Mismatch) -> str:
    """Write a value as the language does: a small number in words where it was in words."""
    ends = mention.quantity.values if mismatch.whole else (mention.value,)
    if len(ends) == 1 and mention.quantity.spelled and isinstance(mention.value, Decimal):
        return write_spelled(mention.value, mention.unit, locale)
    return " – ".join(write_value(end, mention.unit, locale) for end in ends)


def instead(mismatch: Mismatch, actual: ValueMention, expected: ValueMention, locale: str) -> str:
    """Write the value of the others in the way of the text that has another."""
    if isinstance(expected.value, str) and not mismatch.whole:
        return write_date(expected.value, locale, actual.quantity.text)
    if (
        isinstance(expected.value, str)
        or not same_unit(actual, expected)
        or len(actual.quantity.values) > 1
        or actual.quantity.spelled
    ):
        return _value(expected, locale, mismatch)
    return rewrite(actual.quantity, expected.value, locale)
