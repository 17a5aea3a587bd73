"""Numbers with another language's marks or with marks of two kinds; dates that are miswritten."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from concordance.checks.values.marks import numerals
from concordance.checks.values.occurrences import occurrences
from concordance.findings.model import Edit, Span
from concordance.quantities.locale import rules_for
from concordance.quantities.model import Kind
from concordance.quantities.months import meant_month

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.values.marks import Numeral
    from concordance.corpus.group import PageGroup, Variant
    from concordance.findings.model import Finding

_MONTH_FIRST = re.compile(
    r"(?<![\w/.-])(0?[1-9]|1[0-2])/(1[3-9]|2[0-9]|3[01])/([12][0-9]{3})(?![\w/]|[.-]\w)"
)
"""A date in figures that can but have the month first."""
_DAY_FIRST = frozenset({"es-ES", "fr-FR", "pt-BR", "pt-PT"})
"""Locales that never write a month before its day (CLDR, yMd)."""
_WORD = re.compile(r"[^\W\d_]+")
_NAMES = {".": "a point", ",": "a comma", "'": "an apostrophe"}


def foreign_marks(group: PageGroup) -> Iterator[Finding]:
    """Return the numerals of a page that have marks which are not their language's."""
    usual = {code: _usual_group(group.memo(numerals), code) for code in group.by_code}
    for numeral in group.memo(numerals):
        if not numeral.native:
            locale = numeral.variant.language.locale
            right = _grouped_with(numeral, usual[numeral.variant.code])
            yield numeral.variant.finding(
                f'"{numeral.text}" has marks that are not those of {locale}',
                numeral.span,
                hint=f'write "{right}"',
                value=numeral.text,
                edits=(Edit(numeral.span, right),),
                habit=f"marks that are not those of {locale}",
            )


def foreign_dates(group: PageGroup) -> Iterator[Finding]:
    """Return dates in figures that have the month first, of a language that has the day first."""
    for variant in group.variants:
        blocks = variant.page.blocks if variant.language.locale in _DAY_FIRST else ()
        for prose in (each for block in blocks for each in block.cells or (block.prose,)):
            for found in _MONTH_FIRST.finditer(prose.text) if "/" in prose.text else ():
                span = Span(prose.offset(found.start()), prose.offset(found.end() - 1) + 1)
                message = f'"{found[0]}" has the month before the day'
                right = f"{found[2]}/{found[1]}/{found[3]}"
                yield _miswritten(variant, message, span, found[0], right)


def misspelt_months(group: PageGroup) -> Iterator[Finding]:
    """Return the dates whose month is written with a slip."""
    read = group.memo(occurrences)
    for variant in group.variants:
        of_page = (each for block in variant.page.blocks for each in read.get(id(block), ()))
        for occurrence in of_page:
            date = occurrence.quantity
            words = _WORD.finditer(date.text) if date.kind is Kind.DATE else ()
            for word in words:
                month = meant_month(word[0].lower(), rules_for(variant.language.locale))
                if month:
                    span = occurrence.span_of(date.start + word.start(), date.start + word.end())
                    message = f'"{word[0]}" in "{date.text}" is no month'
                    right = month.capitalize() if word[0][0].isupper() else month
                    yield _miswritten(variant, message, span, word[0], right)


def _miswritten(variant: Variant, message: str, span: Span, wrong: str, right: str) -> Finding:
    edits = (Edit(span, right),)
    return variant.finding(message, span, hint=f'write "{right}"', value=wrong, edits=edits)


def _usual_group(found: list[Numeral], code: str) -> str:
    """Return the mark with which a variant groups most of its digits; empty where it has none."""
    marks = Counter(n.reading.group for n in found if n.native and n.variant.code == code)
    del marks[""]
    return marks.most_common(1)[0][0] if marks else ""


def _grouped_with(numeral: Numeral, mark: str) -> str:
    """Return what a numeral should look like, its digits grouped as those of its page are."""
    separator = rules_for(numeral.variant.language.locale).table.write_group
    return (
        numeral.right.replace(separator, mark) if mark and numeral.reading.group else numeral.right
    )


def mixed_marks(group: PageGroup) -> Iterator[Finding]:
    """Return the numerals whose marks, although their language's, are not the usual of the page."""
    native = [numeral for numeral in group.memo(numerals) if numeral.native]
    for code in group.by_code:
        found = [numeral for numeral in native if numeral.variant.code == code]
        yield from _unusual(found, "groups its digits with", [_group(n) for n in found])
        yield from _unusual(found, "marks its decimals with", [n.reading.decimal for n in found])


def _group(numeral: Numeral) -> str:
    mark = numeral.reading.group.replace("’", "'")
    return " " if mark.isspace() else mark


def _unusual(found: list[Numeral], does: str, marks: list[str]) -> Iterator[Finding]:
    """Return the numerals whose mark is not the most frequent; `marks` is one mark for each."""
    counts = Counter(mark for mark in marks if mark)
    if len(counts) < 2:  # noqa: PLR2004 - one way
        return
    usual = counts.most_common(1)[0][0]
    for numeral, mark in zip(found, marks, strict=True):
        if mark and mark != usual:
            yield numeral.variant.finding(
                f'"{numeral.text}" {does} {_name(mark)}, most numbers here with {_name(usual)}',
                numeral.span,
                hint=f"write every number of the page with {_name(usual)}",
                value=numeral.text,
                habit=f"{does} {_name(mark)}, most numbers here with {_name(usual)}",
            )


def _name(mark: str) -> str:
    return _NAMES.get(mark, "a space")
