"""A number with the right value and another language's marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import group_rule
from concordance.checks.values.marks import numerals
from concordance.findings.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding


@group_rule("number-format", family="values")
def number_format(group: PageGroup) -> Iterator[Finding]:
    """A number is written with the grouping or decimal mark of another language."""
    for numeral in numerals(group):
        if not numeral.native:
            locale = numeral.variant.language.locale
            yield numeral.variant.finding(
                f'"{numeral.text}" has marks that are not those of {locale}',
                numeral.span,
                hint=f'write "{numeral.right}"',
                value=numeral.text,
                edits=(Edit(numeral.span, numeral.right),),
            )
