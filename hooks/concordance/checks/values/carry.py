"""A value that was corrected in one language, written where the others have the old one."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from concordance.checks.values.compare import mismatches
from concordance.checks.values.mismatches import instead
from concordance.findings.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup


@dataclass(frozen=True, slots=True)
class Carried:
    """A place in a variant that takes over a value: its path, line, what it says and shall say."""

    path: str
    line: int
    before: str
    edit: Edit


def carry(group: PageGroup, code: str, line: int) -> Iterator[Carried]:
    """Return what the other variants of a page write so that they say what one line of it says.

    Args:
        group: the page, in a project whose source is the language `code`.
        code: the language that has the right value.
        line: the line it stands on, from 1; 0 for any line.

    Returns:
        One edit for each place that has another value; the value is written as its language and
        text write it. A place that has none is left to a person.
    """
    for mismatch in group.memo(mismatches):
        right = mismatch.expected.get(code)
        if right is None or mismatch.actual is None or mismatch.code == code:
            continue
        there = group.by_code[code].page.line_column(right.occurrence.span.start)[0]
        if line in {0, there}:
            variant = group.by_code[mismatch.code]
            span = mismatch.actual.occurrence.span
            before = variant.page.text[span.start : span.end]
            text = instead(mismatch, mismatch.actual, right, variant.language.locale)
            yield Carried(
                variant.page.path,
                variant.page.line_column(span.start)[0],
                before,
                Edit(span, _spaced(text, before)),
            )


def _spaced(text: str, before: str) -> str:
    """Return a text with the spaces of what it replaces, of which some do not break."""
    spaces = [char for char in before if char.isspace()]
    pieces = text.split()
    if len(spaces) != len(pieces) - 1:
        return text
    return "".join(chain(*zip_longest(pieces, spaces, fillvalue="")))
