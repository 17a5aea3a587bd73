"""A word that stands twice where the language says it once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.checks.rule import page_rule
from concordance.findings.model import Edit, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding

TWICE = re.compile(r"(?<![\w'’.@/#-])([^\W\d_]{2,})([ \u00a0\n]+)(?=(?i:\1)(?![\w'’@/-]|\.\w))")
MAY = {
    "en": "bye far had ha ha is long many much no on really so that very yes",
    "es": "así bla casi como luego muy no para sí sobre ya",
    "fr": "bla en est faire loin là non nous oui pouvoir si son très tôt vous",
    "pt": "bla como já logo muito não para que quase se sim",
}
"""What a language may say twice: emphasis, and two words that are written alike."""


@page_rule("doubled-word", family="typography", severity=Severity.WARNING)
def doubled_word(variant: Variant) -> Iterator[Finding]:
    """A word stands twice in a row, as *the the*, in a language that says it once."""
    may = MAY.get(variant.language.locale.partition("-")[0].lower())
    if may is None:
        return
    page, allowed = variant.page, set(may.split())
    for block in page.blocks:
        for prose in (block.prose, *block.cells):
            for found in TWICE.finditer(prose.text):
                word = found[1]
                second = prose.text[found.end() : found.end() + len(word)]
                start, last = prose.offset(found.start()), prose.offset(found.end() - 1)
                end = prose.offset(found.end() + len(word) - 1) + 1
                # marks between the two say that they are meant; a name may be said twice
                plain = page.text[start:end] == prose.text[found.start() : found.end() + len(word)]
                if not plain or second[0].isupper() or word.lower() in allowed:
                    continue
                yield variant.finding(
                    f'"{second}" stands twice',
                    Span(start, end),
                    hint="take one away",
                    value=word,
                    edits=(Edit(Span(last + 1 - len(found[2]), end), ""),),
                )
