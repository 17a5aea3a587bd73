"""The quantities of a page's variants, each read once, with where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from concordance.findings.model import Span
from concordance.quantities import LOCALES, UnknownLocaleError, canonical, read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from concordance.corpus.group import PageGroup
    from concordance.markdown.model import Block, Prose
    from concordance.project.project import Language
    from concordance.quantities import Quantity

_NOT_PROSE = frozenset({"code", "math", "rule"})


class Occurrence(msgspec.Struct, frozen=True, gc=False):
    """A quantity where it stands: `quantity.start` and `.end` are indices into `prose.text`."""

    quantity: Quantity
    prose: Prose

    @property
    def span(self) -> Span:
        """Return the offsets of the quantity in the page."""
        return self.span_of(self.quantity.start, self.quantity.end)

    def span_of(self, start: int, end: int) -> Span:
        """Return the offsets in the page of a stretch of the prose that is not empty."""
        return Span(self.prose.offset(start), self.prose.offset(end - 1) + 1)


def readable(language: Language) -> bool:
    """Return whether there are number rules for a language's locale."""
    try:
        canonical(language.locale)
    except UnknownLocaleError:
        return False
    return True


def in_words(language: Language) -> bool:
    """Return whether numbers in words are read in a language: it has a table of its own."""
    return readable(language) and canonical(language.locale) in LOCALES


def occurrences(group: PageGroup) -> Mapping[int, Sequence[Occurrence]]:
    """Return the quantities of every heading and block of prose of the variants to compare.

    By `id()` of the block, in the order of the text; a row of a table is read cell by cell. Ask
    with `group.memo(occurrences)`, so that a page is read once.
    """
    return {
        id(block): _occurrences_of(block, variant.language.locale)
        for variant in group.variants
        if readable(variant.language)
        for section in variant.page.sections
        for block in (section.heading, *section.blocks)
        if block is not None and block.kind not in _NOT_PROSE
    }


def _occurrences_of(block: Block, locale: str) -> list[Occurrence]:
    return [
        Occurrence(quantity, prose)
        for prose in block.cells or (block.prose,)
        if prose.text
        for quantity in read(prose.text, locale)
    ]


def count_values(group: PageGroup) -> int:
    """Return how many quantities the variants of a page have to compare: 0 where it has one."""
    if len(group.variants) < 2:  # noqa: PLR2004 - nothing to compare
        return 0
    return sum(map(len, group.memo(occurrences).values()))
