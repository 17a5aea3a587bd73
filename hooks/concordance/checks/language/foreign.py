"""What of a group's pages is in another language than its page: blocks, sentences, whole pages."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from concordance.checks.language.identify import (
    SHORT,
    WORD,
    WORDS,
    count,
    identifier,
    primary,
    spoken,
)
from concordance.findings.model import Span
from concordance.markdown.model import CODE
from concordance.markdown.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from concordance.checks.language.identify import Identifier
    from concordance.corpus.group import PageGroup, Variant
    from concordance.markdown.model import Block

WHOLE = 0.8
"""From this share of its text on, a page is wholly in another language."""
SENTENCE_MARGIN = 0.05
"""What a sentence among others must have on top: they are in the page's language."""


@dataclass(frozen=True, slots=True)
class ForeignPassage:
    """A stretch of a page in another language: which (a primary subtag), where, and what of it.

    `scope` is `page`, `block` or `sentence`; `following` are the spans of the blocks that follow
    the first and belong to it.
    """

    variant: Variant
    block: Block
    span: Span
    language: str
    text: str
    scope: str
    following: tuple[Span, ...] = ()

    @property
    def more(self) -> int:
        """Return how many blocks follow the first."""
        return len(self.following)


REMEMBERED = 4096
SHORTEST = 16
"""Characters that a text must have to be worth a look; four words have more."""
MANY = 4
"""So many blocks that follow each other are told as one."""
NAMED = re.compile(r"\s*[—–-]")
"""Begins the name under a quotation, and what it is taken from."""
COPIED = 4
"""Whole words, of three letters or more, that are enough where another has the same block."""
COPIED_TITLE = 2
"""The same of the title of a box or tab, which is short, and no sentence."""
CODE_MARKS = re.compile(r"[(){}\[\]=;<>|&$\\_]|['\"](?=[,)])|(?<=\w)\.(?=\w)")
UNLIKELY, UNLIKE = 0.05, 0.3
"""How likely one word may be in its page's language, to be left in another; what more words lack.
"""
TITLE_WORD = re.compile(r"[^\W\d_]{4,}")
FEW_MARKS, MARKED = 6, 0.12
"""Marks of code that a text has at least, and their share of its characters, where it is code.

Of braces, signs of equality and semicolons it has two.
"""
TITLED = frozenset({"admonition", "component", "details", "tab"})
SHORT_KINDS = TITLED | {"heading", "text"}
"""What may be a word or two, where it says the same in one translation as in the source."""


def foreign(group: PageGroup) -> tuple[ForeignPassage, ...]:
    """Find the foreign passages of a group's pages, those apart that declare themselves so.

    `untranslated: true` in the front matter declares it. Quotations are not judged.
    """
    judge = identifier(tuple(language.code for language in group.languages))
    copies: defaultdict[str, set[str]] = defaultdict(set)
    for variant in group.variants:
        for block in _prose_blocks(variant):
            copies[_said(block)].add(variant.code)
    source = group.languages[0].code
    return tuple(
        passage
        for variant in group.variants
        for passage in _of_page(judge, variant, _Known(copies, source, len(group.variants)))
    )


@dataclass(frozen=True, slots=True)
class _Known:
    """Which variants have a block, by what it says; the source's code, and how many there are."""

    holders: Mapping[str, AbstractSet[str]]
    source: str
    variants: int

    def copied(self, block: Block, code: str) -> bool:
        """Return whether a translation's block says what the source's does, word for word."""
        return code != self.source and self.source in self.holders[_said(block)]

    def alone(self, block: Block, code: str) -> bool:
        """Return whether one of several translations has the source's title, others their own."""
        holders = self.holders[_said(block)]
        return (
            block.kind in SHORT_KINDS
            and self.variants > len(holders) == 2  # noqa: PLR2004 - the source, and this one
            and code != self.source
            and self.source in holders
        )

    def taken(self, block: Block, code: str) -> AbstractSet[str]:
        """Return the languages of those that say the very same, unless all do: it is quoted."""
        holders = self.holders[_said(block)]
        if len(holders) in {1, self.variants} or _plain(_said(block)) < COPIED:
            return frozenset()
        return {primary(other) for other in holders if other != code}


def _of_page(judge: Identifier, variant: Variant, copies: _Known) -> list[ForeignPassage]:
    """Return the foreign passages of one page: the whole of it, runs of blocks, or sentences."""
    page_language = primary(variant.code)
    if page_language not in judge.codes:
        return []
    found: list[
        list[ForeignPassage]
    ] = []  # the foreign blocks of one language that follow each other
    total = size = 0
    last = -2
    for place, block in enumerate(_prose_blocks(variant)):
        language, length, passages = _of_block(judge, variant, block, page_language, copies)
        total += length
        if not language:
            found += ([passage] for passage in passages)
            continue
        size += length
        if last == place - 1 and found[-1][-1].language == language:
            found[-1] += passages
        else:
            found.append(passages)
        last = place
    first = next((run[0] for run in found if run[0].scope == "block"), None)
    if first is not None and size >= WHOLE * total and first.block.kind != "text":
        return [replace(first, scope="page")]
    return [passage for run in found for passage in _told(run)]


def _told(run: list[ForeignPassage]) -> list[ForeignPassage]:
    if len(run) < MANY:
        return run
    return [replace(run[0], following=tuple(passage.span for passage in run[1:]))]


def _is_code(text: str) -> bool:
    """Return whether a text has the marks of code, as many as no sentence has: it lacks a fence."""
    marks = CODE_MARKS.findall(text)
    sure = sum(mark in "{}=;" for mark in marks)
    return len(marks) >= FEW_MARKS and sure > 1 and len(marks) > MARKED * len(text)


def _clean(text: str) -> str:
    return " ".join(text.replace(CODE, " ").split())


def _plain(text: str) -> int:
    words = (word for word in text.split() if word.isalpha() and word.islower())
    return sum(1 for word in words if len(word) > 2)  # noqa: PLR2004 - as COPIED says


def _is_left(judge: Identifier, variant: Variant, block: Block, source: str) -> bool:
    """Return whether a title is in the source's language: by its words, which its page has not."""
    said, language = _said(block), primary(variant.code)
    if judge.foreign(said, language, least=0) != primary(source):
        return False
    own, theirs = (judge.score(said, each) for each in (language, primary(source)))
    if own > UNLIKELY and (theirs - own < UNLIKE or len(WORD.findall(said)) == 1):
        return False
    mine = {word.lower() for word in TITLE_WORD.findall(said)}
    others = (_said(each) for each in _prose_blocks(variant))
    elsewhere = (word for each in others if each != said for word in TITLE_WORD.findall(each))
    return bool(mine) and mine.isdisjoint(word.lower() for word in elsewhere)


def _said(block: Block) -> str:
    return block.prose.text or " | ".join(cell.text for cell in block.cells)


def _prose_blocks(variant: Variant) -> Iterator[Block]:
    for block in variant.page.blocks:
        if block.kind not in {"code", "math", "rule"} and "quote" not in block.containers:
            yield block


@lru_cache(maxsize=REMEMBERED)
def _is_in(judge: Identifier, language: str, text: str) -> bool:
    """Return whether a text and each of its sentences are at first sight in a language."""
    said = dict.fromkeys((text, *(sentence for _, sentence in sentences(text))))
    return all(judge.guess(each) == language for each in said if len(each) >= SHORTEST)


def _of_block(
    judge: Identifier, variant: Variant, block: Block, page_language: str, copies: _Known
) -> tuple[str, int, list[ForeignPassage]]:
    """Return the language of a whole block if foreign, its size, and its foreign passages.

    What the library takes for the page's own language at first sight is not looked at again.
    """
    if copies.alone(block, variant.code) and _is_left(judge, variant, block, copies.source):
        text = _clean(_said(block))
        left = ForeignPassage(variant, block, block.span, primary(copies.source), text, "block")
        return left.language, len(text), [left]
    pieces = block.cells or (block.prose,)
    if all(_is_in(judge, page_language, piece.text) for piece in pieces):
        return "", sum(len(piece.text) for piece in pieces), []
    texts = [spoken(piece, block.links, variant.page.text) for piece in pieces]
    whole = " ".join(texts) if len(texts) > 1 else texts[0]
    if _is_code(whole):
        return "", 0, []
    words = count(whole)
    apt = block.kind != "html" and not NAMED.match(whole)
    enough = COPIED_TITLE if block.kind in TITLED else COPIED
    copied = apt and copies.copied(block, variant.code) and _plain(whole) >= enough
    taken = copies.taken(block, variant.code) if apt else frozenset()
    named = NAMED.match(whole) and words < SHORT  # the name under a quotation, its work
    if named or (words < WORDS and not copied and not taken):
        return "", 0, []
    language = judge.foreign(whole, page_language, least=0 if copied else WORDS)
    if not language and taken:
        language = judge.foreign(_said(block), page_language, least=0)
        language = language if language in taken else ""
    cut = [
        (piece, start, sentence)
        for piece, text in zip(pieces, texts, strict=True)
        for start, sentence in sentences(text)
    ]
    if language and not any(judge.sure(sentence) == page_language for _, _, sentence in cut):
        text = _clean(block.prose.text or whole)
        return (
            language,
            len(whole),
            [ForeignPassage(variant, block, block.span, language, text, "block")],
        )
    found = []
    for piece, start, sentence in cut if len(cut) > 1 else ():
        language = judge.foreign(sentence, page_language, SENTENCE_MARGIN)
        if language:
            at = start + len(sentence) - len(sentence.lstrip())
            end = start + len(sentence.rstrip())
            span = Span(piece.offset(at), piece.offset(end - 1) + 1)
            text = _clean(piece.text[at:end])
            found.append(ForeignPassage(variant, block, span, language, text, "sentence"))
    return "", len(whole), found
