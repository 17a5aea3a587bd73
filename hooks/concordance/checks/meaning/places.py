"""The places of a page where its variants' names are compared: what stands in one row of each."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from concordance.checks.meaning.designations import (
    compact,
    designations,
    fold_name,
    folded_names,
    has_word,
    names,
)
from concordance.corpus.align.signals import fold, likeness
from concordance.corpus.sentences.sentences import cut
from concordance.findings.model import Span
from concordance.markdown.model import Prose

if TYPE_CHECKING:
    from collections.abc import Mapping

    from concordance.checks.meaning.designations import Designation
    from concordance.corpus.align import BlockRow
    from concordance.corpus.group import PageGroup
    from concordance.markdown.model import Block

_NOT_PROSE = frozenset({"code", "math", "rule"})
_LONGER = 1.9
"""How many times longer one text may be than another, to say the same."""
_SHORT = 24
"""Characters that count for nothing in that."""
_ALIKE = 0.12
"""What two texts share of the beginnings of their words, at least, to say the same."""
_FEW = 3
"""Words of a text so short that nothing can be asked of them."""


class Text:
    """What one variant has in one place: the prose of a block or sentence, or of a row's cells.

    `cells` are the names with digits, cell by cell; `keys` what they are compared by, in order;
    `names` the words that may be names, in order, as they are compared.
    """

    def __init__(self, code: str, locale: str, block: Block, proses: tuple[Prose, ...]) -> None:
        """Read the names of the proses: of one, or of each cell."""
        self.code = code
        self.locale = locale
        self.block = block
        self.proses = proses
        self.cells = [designations(prose.text, locale) for prose in proses]
        self.keys = [each.key for cell in self.cells for each in cell]
        self.names = [name for prose in proses for name in folded_names(prose.text)]

    @property
    def found(self) -> list[Designation]:
        """Return the names with digits, in order."""
        return [each for cell in self.cells for each in cell]

    @cached_property
    def whole(self) -> str:
        """Return all that the block says, code and alternative texts included."""
        parts = [prose.text for prose in self.proses]
        parts += [code.text for code in self.block.codes]
        parts += [link.text or "" for link in self.block.links if "image" in link.kind]
        return " ".join([self.block.title, *parts])

    @cached_property
    def compact(self) -> str:
        """Return all that the block says as names are compared: without spaces and hyphens."""
        return compact(self.whole)

    @cached_property
    def folded(self) -> str:
        """Return all that the block says in lower case."""
        return self.whole.lower()

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return how the words of three letters or more begin, by what cognates share."""
        words = fold(self.whole).replace("’", " ").replace("'", " ").split()
        return frozenset(word[:4] for word in words if len(word) > 2)  # noqa: PLR2004 - articles

    def has(self, name: str) -> bool:
        """Return whether the block has a name, in whatever case, or its plural."""
        return has_word(self.folded, fold_name(name))

    def written(self, name: str) -> str:
        """Return a name of `names` as the text first writes it."""
        found = (word for prose in self.proses for word in names(prose.text))
        return next((word for word in found if fold_name(word) == name), name)

    def span(self, wanted: Designation) -> Span:
        """Return where in the page one of the names that were found stands."""
        for prose, cell in zip(self.proses, self.cells, strict=True):
            if any(each is wanted for each in cell):
                return Span(prose.offset(wanted.start), prose.offset(wanted.end - 1) + 1)
        return self.start

    def span_of(self, name: str) -> Span:
        """Return where in the page a name that is written so stands first; else the block."""
        for prose in self.proses:
            at = prose.text.find(name)
            if at >= 0:
                return Span(prose.offset(at), prose.offset(at + len(name) - 1) + 1)
        return self.start

    @property
    def start(self) -> Span:
        """Return the point at which the block begins."""
        return Span(self.block.span.start, self.block.span.start)

    def says_the_same(self, other: Text, *, proper: bool = False) -> bool:
        """Return whether nothing in length or words tells that the two say different things.

        With `proper`, their length alone is asked, for a name tells already that they do not.
        """
        mine, theirs = len(self.whole) + _SHORT, len(other.whole) + _SHORT
        if max(mine, theirs) > _LONGER * min(mine, theirs):
            return False
        few = proper or min(len(self.stems), len(other.stems)) <= _FEW
        return few or likeness(self.stems, other.stems) >= _ALIKE


Place = dict[str, Text]
"""What stands in one place, by language code, the source first where it has it."""


def places(group: PageGroup) -> list[list[Place]]:
    """Return the places of each section that several variants have, headings included.

    Ask with `group.memo(places)`, as several rules do.
    """
    locales = {variant.code: variant.language.locale for variant in group.variants}
    alignment = group.alignment
    sections = []
    for index, section in enumerate(alignment.sections):
        headings = {code: s.heading for code, s in section.sections.items() if s.heading}
        rows = [headings, *(_settled(row) for row in alignment.of_section(index))]
        found = [_place(blocks, locales) for blocks in rows]
        sections.append([place for place in found if len(place) > 1])
    return sections


def _settled(row: BlockRow) -> Mapping[str, Block]:
    """Return the blocks of a row, where none holds the text of another too."""
    return {} if row.merged else row.blocks


def _place(blocks: Mapping[str, Block], locales: Mapping[str, str]) -> Place:
    return {
        code: Text(code, locales[code], blocks[code], blocks[code].cells or (blocks[code].prose,))
        for code in locales
        if code in blocks and blocks[code].kind not in _NOT_PROSE
    }


def sentences_of(place: Place) -> list[Place]:
    """Return the sentences of a place, paired by order; none where their number differs."""
    cuts = {code: cut(text.proses[0].text) for code, text in place.items()}
    count = len(next(iter(cuts.values())))
    if count == 1 or any(len(found) != count for found in cuts.values()):
        return []
    if any(len(text.proses) > 1 for text in place.values()):
        return []
    return [
        {code: _part(text, *cuts[code][at]) for code, text in place.items()} for at in range(count)
    ]


def _part(text: Text, start: int, end: int) -> Text:
    """Return what a variant has between two indexes of its prose."""
    prose = text.proses[0]
    inside = ((index - start, at) for index, at in prose.source_map if start < index < end)
    part = Prose(prose.text[start:end], ((0, prose.offset(start)), *inside))
    return Text(text.code, text.locale, text.block, (part,))
