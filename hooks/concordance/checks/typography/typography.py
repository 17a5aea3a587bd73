"""Spaces, quotation marks and accents that the language writes otherwise."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from concordance.checks.rule import page_rule
from concordance.checks.typography import places
from concordance.findings.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.typography import Place
    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding

MANY = 3
"""So many places of one convention are told one by one; more are one finding."""
AROUND = 12
"""Characters of the page before a place that its finding quotes."""


@page_rule("typography", family="typography", severity=Severity.WARNING)
def typography(variant: Variant) -> Iterator[Finding]:
    """A page departs from its language's typography: spaces, quotation marks, accents, ¿ ¡.

    A convention that a page departs from more than three times is one finding, at the first.
    """
    by_convention: dict[str, list[Place]] = defaultdict(list)
    for place in places(variant.page, variant.language.locale):
        by_convention[place.convention].append(place)
    for convention, found in by_convention.items():
        if len(found) <= MANY:
            for place in found:
                yield _finding(variant, place, f'{convention}: "{_quote(variant, place)}"', [place])
        else:
            message = f"{convention}, {len(found)} times on this page"
            yield _finding(variant, found[0], message, found)


def _finding(variant: Variant, first: Place, message: str, found: list[Place]) -> Finding:
    """Make one finding of several departures from one convention, at the first."""
    return variant.finding(
        message,
        first.span,
        hint=f"the language has {first.remedy}",
        value=_quote(variant, first) if len(found) == 1 else first.convention,
        edits=tuple(place.edit for place in found if place.edit is not None),
    )


def _quote(variant: Variant, place: Place) -> str:
    """Return the words around a place, on its line."""
    text = variant.page.text
    line = text.rfind("\n", 0, place.span.start) + 1
    start = max(place.span.start - AROUND, line, variant.page.body)
    end = text.find("\n", place.span.end)
    after = text[place.span.end : end if end >= 0 else len(text)].split(" ")[0]
    return text[start : place.span.end].lstrip() + after[:AROUND]
