"""Spaces, quotation marks and accents that the language writes otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.rule import page_rule
from concordance.checks.typography import places
from concordance.findings.habits import PROJECT_WIDE
from concordance.findings.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.typography import Place
    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding

AROUND = 12
"""Characters of the page before a place that its finding quotes."""


@page_rule("typography", family="typography", severity=Severity.WARNING)
def typography(variant: Variant) -> Iterator[Finding]:
    """A page departs from its language's typography: spaces, quotation marks, accents, ¿ ¡.

    A convention that a page departs from more than once is one finding; a plain space for one that
    does not break, which nobody sees, is one for the whole project.
    """
    for place in places(variant.page, variant.language.locale):
        quote = _quote(variant, place)
        yield variant.finding(
            f'{place.convention}: "{quote}"',
            place.span,
            hint=f"the language has {place.remedy}",
            value=place.convention if place.convention in PROJECT_WIDE else quote,
            edits=(place.edit,) if place.edit is not None else (),
            habit=place.convention,
        )


def _quote(variant: Variant, place: Place) -> str:
    """Return the words around a place, on one line, though a link may go on to the next."""
    text = variant.page.text
    line = text.rfind("\n", 0, place.span.start) + 1
    start = max(place.span.start - AROUND, line, variant.page.body)
    end = text.find("\n", place.span.end)
    after = text[place.span.end : end if end >= 0 else len(text)].split(" ")[0]
    return " ".join((text[start : place.span.end].lstrip() + after[:AROUND]).splitlines())
