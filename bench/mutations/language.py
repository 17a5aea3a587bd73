"""Blocks left in another language, wrong terms, and words that no check can weigh."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bench.mutations.change import PROSE, Change, own_line, replaced

from concordance.checks.glossary.uses import terms

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup, Variant
    from concordance.markdown.model import Block

    Family = Callable[[PageGroup, Variant, random.Random], Iterator[Change]]

WORDS = 4
"""Lower-case words, of three letters or more, that a block must have to be in a language."""


def left_in(other: str) -> Family:
    """Put the words of another language's block in the place of a block's own."""

    def changes(group: PageGroup, variant: Variant, _: random.Random) -> Iterator[Change]:
        if variant.code == other or other not in group.by_code:
            return
        theirs = group.by_code[other]
        for row in group.alignment.blocks:
            block, source = row.blocks.get(variant.code), row.blocks.get(other)
            if not block or not source or block.kind not in PROSE or "quote" in block.containers:
                continue
            a, b = own_line(theirs, source)
            start, end = own_line(variant, block)
            new, old = theirs.page.text[a:b], variant.page.text[start:end]
            words = [w for w in source.prose.text.split() if w.isalpha() and w.islower()]
            if new != old and sum(len(word) > 2 for word in words) >= WORDS:
                yield replaced(group, variant, start, end, new)

    return changes


def false_friend(corpus: Corpus) -> Family:
    """Write a form that the glossary's entry forbids in the place of one that it accepts."""
    termbase = corpus.memo(terms).termbase

    def changes(group: PageGroup, variant: Variant, chance: random.Random) -> Iterator[Change]:
        lexicon = termbase.lexicons.get(variant.code)
        own = group.key.removeprefix("glossary/").removesuffix(".md")
        for block in variant.page.blocks if lexicon else ():
            if block.kind not in PROSE:
                continue
            for concept, entry in sorted(lexicon.entries.items()) if lexicon else ():
                if concept == own or not entry.forbidden:
                    continue
                forms = sorted({entry.term, *entry.forms}, key=len, reverse=True)
                pattern = "|".join(map(re.escape, forms))
                found = re.search(rf"(?<![\w-])(?:{pattern})(?![\w-])", block.prose.text)
                if not found or _shielded(block, found.start()):
                    continue
                start = block.prose.offset(found.start())
                end = block.prose.offset(found.end() - 1) + 1
                wrong = chance.choice(list(entry.forbidden))
                if variant.page.text[start:end] == found.group():
                    yield replaced(group, variant, start, end, wrong)

    return changes


def _shielded(block: Block, at: int) -> bool:
    """Return whether a place stands in quotation marks, where another's words may be wrong."""
    before = block.prose.text[:at]
    return before.count("«") > before.count("»") or before.count("“") > before.count("”")


def source_reworded(group: PageGroup, variant: Variant, chance: random.Random) -> Iterator[Change]:
    """Leave out one word of the source: the translations of that section are to be looked at."""
    if variant.code != group.reference:
        return
    for change in reworded(group, variant, chance):
        start = sum(map(len, change.text.splitlines(keepends=True)[: change.lines[0] - 1]))
        follows = {}
        for row in group.alignment.sections:
            own = row.sections.get(variant.code)
            if own is None or not own.span.start <= start < own.span.end:
                continue
            for code, section in row.sections.items():
                page = group.by_code[code].page
                first = page.line_column(section.span.start)[0]
                follows[code] = (
                    first,
                    page.line_column(max(section.span.start, section.span.end - 1))[0],
                )
        follows.pop(variant.code, None)
        yield replace(change, follows=follows)


def reworded(group: PageGroup, variant: Variant, chance: random.Random) -> Iterator[Change]:
    """Leave out one word of a paragraph: what values and structure do not show."""
    for block in variant.page.blocks:
        if block.kind not in PROSE:
            continue
        start, end = own_line(variant, block)
        line = variant.page.text[start:end]
        words = [
            match
            for match in re.finditer(r"(?<= )[^\W\d_A-Z]{5,} (?=[^\W\d_])", line)
            if not re.search(r"[\[(`][^\])`]*$", line[: match.start()])
        ]
        if words:
            word = chance.choice(words)
            yield replaced(group, variant, start + word.start(), start + word.end(), "")
