"""Numbers of one page that are grouped in two ways."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.values.marks import numerals
from concordance.findings.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.values.marks import Numeral
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding

NAMES = {".": "a point", ",": "a comma", "'": "an apostrophe"}


@group_rule("mixed-number-format", family="values", severity=Severity.WARNING)
def mixed_number_format(group: PageGroup) -> Iterator[Finding]:
    """A page groups its digits, or marks its decimals, in more than one way."""
    found = [numeral for numeral in numerals(group) if numeral.native]
    for code in group.by_code:
        own = [numeral for numeral in found if numeral.variant.code == code]
        yield from _odd(own, "groups its digits with", [_group(n) for n in own])
        yield from _odd(own, "marks its decimals with", [n.reading.decimal for n in own])


def _group(numeral: Numeral) -> str:
    mark = numeral.reading.group.replace("’", "'")
    return " " if mark.isspace() else mark


def _odd(own: list[Numeral], does: str, marks: list[str]) -> Iterator[Finding]:
    counts = Counter(mark for mark in marks if mark)
    if len(counts) < 2:  # noqa: PLR2004 - one way
        return
    usual = counts.most_common(1)[0][0]
    for numeral, mark in zip(own, marks, strict=True):
        if mark and mark != usual:
            yield numeral.variant.finding(
                f'"{numeral.text}" {does} {_name(mark)}, most numbers here with {_name(usual)}',
                numeral.span,
                hint=f"write every number of the page with {_name(usual)}",
                value=numeral.text,
            )


def _name(mark: str) -> str:
    return NAMES.get(mark, "a space")
