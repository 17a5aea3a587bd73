"""Straight quotation marks and plain spaces on a page that mostly writes the other form."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from concordance.checks.typography.slip import NBSP, Slip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from concordance.markdown.model import Prose

PAIR = re.compile(r"(?<![\w\"=])\"(?=[^\W_])([^\"\n]+?)(?<=[\w.!?…%)])\"(?![\w\"])")
"""What stands between two straight marks, and is no measure in inches nor an attribute."""
OPENING = re.compile(r"[«“]")
WRAPPED = re.compile(
    r"\d(?P<space>[ \u00a0])(?=(?:mil|millones|millón|millions?|milliards?|[mb]ilh(?:ão|ões)"
    r"|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b)"
)
"""Between a number and the scale or the French month that belongs to it."""
TIMES = 4
"""So many times more often must a page write the one form for the other to be a slip."""


def quotes(proses: Sequence[Prose], locale: str) -> Iterator[tuple[Prose, Slip]]:
    """Find straight quotation marks on a page that writes the language's own more often."""
    texts = [(prose, prose.text) for prose in proses if '"' in prose.text]
    straight = [(prose, found) for prose, text in texts for found in PAIR.finditer(text)]
    if not straight:
        return
    forms = Counter(mark for prose in proses for mark in OPENING.findall(prose.text))
    if forms.total() < TIMES * len(straight):
        return
    opening = forms.most_common(1)[0][0]
    space = NBSP if opening == "«" and locale.startswith("fr") else ""
    closing = {"«": "»", "“": "”"}[opening]
    convention = "straight quotation marks on a page of others"
    for prose, found in straight:
        if opening in found[1]:
            continue
        right = f"{opening}{space}{found[1]}{space}{closing}"
        yield prose, Slip(found.start(), found.end(), right, convention, f"{opening} {closing}")


def breaks(proses: Sequence[Prose]) -> Iterator[tuple[Prose, Slip]]:
    """Find plain spaces within a date or number on a page that has no-break ones in others."""
    if sum(prose.text.count(NBSP) for prose in proses) < TIMES:
        return
    found = [(prose, each) for prose in proses for each in WRAPPED.finditer(prose.text)]
    plain = [(prose, each) for prose, each in found if each["space"] == " "]
    if len(found) - len(plain) < TIMES * len(plain):
        return
    convention = "plain space in a date or number, no-break ones in the page's others"
    for prose, each in plain:
        slip = Slip(*each.span("space"), NBSP, convention, "a no-break space (U+00A0)")
        yield prose, slip
