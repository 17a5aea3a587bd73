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

REPEATED = re.compile(
    r"(?<![\w'’.@/#-])([^\W\d_]{2,}+|[aeoyàèéêóô])((?:[ \u00a0\n]+(?i:\1)(?![\w'’@/-]|\.\w))+)"
)
MAY = {
    "en": "bye far had ha ha is long many much no on really so that very yes",
    "es": "así bla casi como luego muy no para sí sobre ya",
    "fr": "bla en est faire loin là non nous oui pouvoir si son très tôt vous",
    "pt": "bla como já logo muito não para que quase se sim",
}
"""What a language may say twice: emphasis, and two words that are written alike."""
CALLS = frozenset(
    {"bye", "hey", "hi", "knock", "now", "oh", "oi", "okay", "tic", "toc", "tut", "well"}
)
"""What is called out twice where a sentence begins, in any language."""


@page_rule("doubled-word", family="typography", severity=Severity.WARNING)
def doubled_word(variant: Variant) -> Iterator[Finding]:
    """A word stands twice in a row, as *the the*, in a language that says it once."""
    may = MAY.get(variant.language.locale.partition("-")[0].lower())
    if may is None:
        return
    page, allowed = variant.page, set(may.split())
    for block in page.blocks:
        for prose in (block.prose, *block.cells):
            for found in REPEATED.finditer(prose.text):
                word, again = found[1], found[2].split()
                start, end = prose.offset(found.start()), prose.offset(found.end() - 1) + 1
                # marks between the two say that they are meant; a name may be said twice
                plain = page.text[start:end] == found[0]
                calls = word.istitle() and word.lower() in CALLS
                if not plain or again[0][0].isupper() or word.lower() in allowed or calls:
                    continue
                times = "twice" if len(again) == 1 else f"{len(again) + 1} times"
                yield variant.finding(
                    f'"{again[0]}" stands {times}',
                    Span(start, end),
                    hint="take one away" if len(again) == 1 else "leave one",
                    value=word,
                    edits=(Edit(Span(start + len(word), end), ""),),
                )
