"""What can tell, across languages, that two blocks are the same one: their signals."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property, lru_cache
from sys import intern
from typing import TYPE_CHECKING

import msgspec

from concordance.corpus.align.lengths import density
from concordance.corpus.sentences.sentences import NUMBER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from concordance.markdown.model import Block, Link, Page, Section

NO_DIGITS = re.compile(r"\D")
ACCENTS = re.compile("[\u0300-\U0010ffff]")
"""Where combining marks may be: none comes before."""
TOKEN = re.compile(r"\b(?:[A-Z][A-Z0-9]+|[A-Z][a-z0-9]+[A-Z]\w*|v?\d+\.\d+[\d.]*)\b")
WORD = re.compile(r"[^\W\d_]{4,}")
REMEMBERED = 4096
LINES, SHORT = 40, 3
"""The lines of a code block that are anchors: the first ones, a lone brace apart."""
MINOR = 2
"""Letters up to which a word is a preposition or an article."""
STEM = 4
"""Letters by which words are compared: cognates ("organisation", "organización") begin alike."""


class Signals(msgspec.Struct, frozen=True, dict=True):
    """The signals of one block, or of several taken together.

    `ids` are explicit and decide alone. `anchors` are what a translator leaves as it is: numbers
    of two digits or more, link and image targets without their language, code, footnote labels.
    `length` is that of the visible text, in characters;
    `links`, images among them, and `codes` are counts; `inside` is what the block stands in.
    """

    kind: str
    length: int
    ids: frozenset[str]
    anchors: frozenset[str]
    words: tuple[str, ...]
    links: int = 0
    codes: int = 0
    inside: tuple[str, ...] = ()

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return the first letters of the longer words, without accents, and the acronyms."""
        found: set[str] = set()
        for text in self.words:
            found.update(word[:STEM] for word in WORD.findall(fold(text)))
            found.update(TOKEN.findall(text))
        return frozenset(found)

    @cached_property
    def signs(self) -> frozenset[str]:
        """Return the anchors and how the words begin: what a translation shares in part."""
        return self.anchors | _beginnings(self.words)


@lru_cache(maxsize=REMEMBERED)
def _beginnings(texts: tuple[str, ...]) -> frozenset[str]:
    """Return how the words of texts begin, without accents."""
    text = " ".join(texts).lower().replace("’", " ").replace("'", " ")
    found = {word[:STEM] for word in text.split() if len(word) > MINOR}
    if not text.isascii():
        found = {word if word.isascii() else _folded(word) for word in found}
    return frozenset(map(intern, found))


def of_block(block: Block) -> Signals:
    """Read the signals of one block."""
    texts = (block.title, block.prose.text, *(cell.text for cell in block.cells))
    length = sum(map(len, texts)) + len(block.code) + sum(len(code.text) for code in block.codes)
    return Signals(
        kind="head" if block.info == "head" and block.kind == "row" else block.kind,
        length=length,
        ids=frozenset((block.id,) if block.id else ()),
        anchors=frozenset(_anchors(block, texts)),
        words=texts,
        links=len(block.links),
        codes=len(block.codes),
        inside=tuple(container.partition(" ")[0] for container in block.containers),
    )


def of_section(section: Section) -> Signals:
    """Read the signals of a section: its heading's words, its blocks' anchors and length."""
    anchors: set[str] = set()
    length = 0
    for block in section.blocks:
        block_signals = of_block(block)
        anchors |= block_signals.anchors
        length += block_signals.length
    title = section.heading.prose.text if section.heading else ""
    codes = section.heading.codes if section.heading else ()
    return Signals(
        kind="section",
        length=length,
        ids=frozenset((section.id,) if section.id else ()),
        anchors=frozenset(anchors),
        words=(title, *(code.text for code in codes)),
    )


class BlockSignals:
    """The signals of the blocks of one group, each read once, and the pages' relative lengths."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self.codes = tuple(pages)
        self._signals: dict[int, Signals] = {}
        self._pages = pages
        self._lengths: dict[str, tuple[float, float]] = {}

    def of(self, block: Block) -> Signals:
        """Return a block's signals, read once."""
        found = self._signals.get(id(block))
        if found is None:
            found = self._signals[id(block)] = of_block(block)
        return found

    def ratio(self, left: str, right: str) -> float:
        """Return how much longer the right language's page is than the left's, within reason."""
        (mine, dense), (ours, other) = self._length(left), self._length(right)
        usual = other / dense
        return min(1.3 * usual, max(0.85 * usual, ours / mine))

    def _length(self, code: str) -> tuple[float, float]:
        """Return how long a page is, and how dense."""
        if code not in self._lengths:
            texts = [block.prose.text for block in self._pages[code].blocks]
            self._lengths[code] = 1.0 + sum(map(len, texts)), density(texts)
        return self._lengths[code]


def _anchors(block: Block, texts: Iterable[str]) -> Iterator[str]:
    """Return what a translator leaves as it is in a block, each with its kind before it."""
    for text in filter(None, texts):
        for number in NUMBER.findall(text):
            digits = number if number.isdecimal() else NO_DIGITS.sub("", number)
            if len(digits) > 1:
                yield f"number {digits}"
    yield from (f"code {code.text}" for code in block.codes)
    for link in block.links:
        yield f"{'image' if 'image' in link.kind else 'link'} {last_part(link)}"
    yield from (f"footnote {label}" for label in block.footnotes)
    if block.kind == "footnote":
        yield f"footnote of {block.info}"
    elif block.code:
        lines = (line.strip() for line in block.code.splitlines()[:LINES])
        yield from (f"line {line}" for line in lines if len(line) > SHORT)


def last_part(link: Link) -> str:
    """Return the last part of a target's path and its fragment: what a language part seldom is."""
    path, _, fragment = link.target.partition("#")
    name = path.split("?")[0].rstrip("/").rpartition("/")[2]
    for ending in (".md", ".html"):
        name = name.removesuffix(ending)
    return f"{name}#{fragment}" if fragment else name


def fold(text: str) -> str:
    """Return a text in lower case without accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", text.lower())
    return ACCENTS.sub(lambda found: "" if unicodedata.combining(found[0]) else found[0], apart)


_folded = lru_cache(maxsize=REMEMBERED)(fold)
"""The same, of the beginnings of words, of which a language has few."""


def likeness(left: frozenset[str], right: frozenset[str]) -> float:
    """Return how much two sets share, from 0 to 1 (Dice's coefficient)."""
    return 2 * len(left & right) / (len(left) + len(right) or 1)
