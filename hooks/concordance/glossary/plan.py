"""Walks a page's tree and plans its links: where each concept is first used, section by section.

Nothing is changed here: the plan is made whole, then thinned, then applied. So a link an author
made by hand counts as the use even where it comes last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

from markdown.util import AtomicString

from concordance.glossary.fold import HARD_STOP, fold, needs_fold
from concordance.glossary.matcher import Match
from concordance.glossary.termbase import AMBIGUOUS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from concordance.glossary.matcher import Matcher

_TAGS_NOT_LINKED = """
a abbr audio blockquote button canvas caption cite code dfn dt figcaption h1 h2 h3 h4 h5 h6 iframe
kbd label legend math nav object option pre q samp script select style summary svg textarea th
title var video
"""
SKIPPED_TAGS = frozenset(_TAGS_NOT_LINKED.split())
SKIPPED_CLASSES = frozenset(
    ["admonition-title", "arithmatex", "footnote-backref", "footnote-ref", "headerlink", "toc"]
)
OPT_OUT = "no-glossary"
_SECTIONS = frozenset(["h1", "h2"])
_BLOCK_TAGS = "article aside dd details div figure li main ol p section table td ul"
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_VOID_TAGS = "area base br col embed hr img input link meta source track wbr"
_VOID = frozenset(_VOID_TAGS.split())
_TAG = re.compile(r"<(/?)([A-Za-z][\w-]*)")
_HYPHENS = frozenset("-‐‑")
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # two characters that Unicode keeps out of texts


@dataclass(frozen=True, slots=True)
class TermOccurrence:
    """A form in the tree: in the text of `node`, or in its tail where `parent` is given."""

    concept: str
    node: Element
    parent: Element | None
    start: int
    end: int


@dataclass
class LinkSection:
    """What stands below one h1 or h2: the first use of each concept, and links made by hand."""

    heading: Element | None = None
    first: dict[str, TermOccurrence] = field(default_factory=dict)
    by_hand: dict[str, None] = field(default_factory=dict)

    @property
    def anchor(self) -> str:
        """The heading's id once it has one, empty above the first h2."""
        return "" if self.heading is None else self.heading.get("id", "")


class LinkPlan:
    """The uses on one page.

    `page_concept` is the one that the page itself explains. `resolve_link` gives the concept a
    hand-made link leads to, or None. `stash` is what Python-Markdown took out of the text.
    """

    def __init__(
        self,
        matcher: Matcher,
        *,
        page_concept: str,
        resolve_link: Callable[[str], str | None],
        stash: Sequence[object],
    ) -> None:
        self.sections = [LinkSection()]
        self.words = 0
        self._find = matcher.find_plain
        self._page_concept = page_concept
        self._resolve_link = resolve_link
        self._stash = stash
        self._raw: list[str] = []

    def visit(self, element: Element) -> None:
        """Take in an element and what is below it, but not its tail."""
        tag = element.tag
        if not isinstance(tag, str):  # a comment or a processing instruction
            return
        if tag in _SECTIONS:
            self.sections.append(LinkSection(element if tag == "h2" else None))
        classes = element.get("class")
        if tag in SKIPPED_TAGS or (classes and _skips(classes)):
            for link in element.iter("a"):
                self._by_hand(link)
            return
        if classes == "footnote":
            self.sections.append(LinkSection())
        outer, self._raw = self._raw, [] if tag in _BLOCKS else self._raw
        if element.text:
            self._text(element.text, element, None)
        for child in element:
            self.visit(child)
            if child.tail:
                self._text(child.tail, child, element)
        self._raw = outer

    def limited_to(self, most: int) -> list[TermOccurrence]:
        """Return the places to link, at most so many.

        First uses on the page before repeated ones.
        """
        seen: set[str] = set()
        places: list[tuple[bool, int, TermOccurrence]] = []
        for section in self.sections:
            for concept, place in section.first.items():
                if concept not in section.by_hand:
                    places.append((concept in seen, len(places), place))
                seen.add(concept)
            seen.update(section.by_hand)
        places.sort(key=lambda ranked: ranked[:2])
        return [place for _, _, place in places[:most]]

    def _by_hand(self, link: Element) -> None:
        concept = self._resolve_link(link.get("href", ""))
        if concept and concept != self._page_concept:
            self.sections[-1].by_hand.setdefault(concept)

    def _text(self, text: str, node: Element, parent: Element | None) -> None:
        """Record the first use of each concept in a text, unless the word goes on beyond it."""
        if text.isspace() or isinstance(text, AtomicString):
            return
        self.words += text.count(" ") + 1
        first = self.sections[-1].first
        matches = self._folded(text) if self._raw or needs_fold(text) else self._find(text)
        for start, end, concept in matches:
            if concept in first or concept in {AMBIGUOUS, self._page_concept}:
                continue
            if (start == 0 and _continues(node, parent)) or (
                end == len(text) and _is_continued(node, parent)
            ):
                continue
            first[concept] = TermOccurrence(concept, node, parent, start, end)

    def _folded(self, text: str) -> list[Match]:
        folded, starts, ends = fold(text, self._resolve_placeholder)
        if self._raw or _OPEN in folded or _CLOSE in folded:
            folded = self._without_raw(folded)
        found = self._find(folded)
        return [Match(starts[start], ends[end - 1], concept) for start, end, concept in found]

    def _without_raw(self, text: str) -> str:
        """Replace what stands inside raw HTML, character by character, so that places stay."""
        depth = len(self._raw)
        # `_stands_for` has already opened and closed tags; count back to where the text began.
        depth -= text.count(_OPEN) - text.count(_CLOSE)
        pieces = []
        for piece in re.split(f"([{_OPEN}{_CLOSE}])", text):
            if piece in {_OPEN, _CLOSE}:
                depth += 1 if piece == _OPEN else -1
                pieces.append(HARD_STOP)
            else:
                pieces.append(HARD_STOP * len(piece) if depth > 0 else piece)
        return "".join(pieces)

    def _resolve_placeholder(self, place: str) -> str:
        """Return the one character that a place of Python-Markdown stands for."""
        name, _, number = place[1:-1].partition(":")
        if name.isdecimal():  # an escaped character
            return chr(int(name)) if int(name) < 0x110000 else HARD_STOP  # noqa: PLR2004 - Unicode
        if name == "amp":
            return "&"
        at = int(number) if name == "wzxhzdk" and number.isdecimal() else len(self._stash)
        raw = self._stash[at] if at < len(self._stash) else None
        if not isinstance(raw, str):
            return HARD_STOP
        if raw.startswith("&"):
            character = unescape(raw)
            return character if len(character) == 1 else HARD_STOP
        return self._tag(raw)

    def _tag(self, raw: str) -> str:
        found = _TAG.match(raw)
        if found is None or found[2].lower() in _VOID or raw.endswith("/>"):
            return HARD_STOP
        name = found[2].lower()
        if not found[1]:
            self._raw.append(name)
            return _OPEN
        if name not in self._raw:
            return HARD_STOP
        closed = 1
        while self._raw.pop() != name:  # an element left open inside this one ends with it
            closed += 1
        return _CLOSE * closed


def concepts_of(sections: Iterable[LinkSection]) -> Mapping[tuple[str, str], None]:
    """Return each pair (concept, section's id) once, in the order of the page."""
    pairs: dict[tuple[str, str], None] = {}
    for section in sections:
        for concept in (*section.first, *section.by_hand):
            pairs.setdefault((concept, section.anchor))
    return pairs


def _continues(node: Element, parent: Element | None) -> bool:
    """Return whether a tail goes on with the word its element ends in, as in `**super**GPU`."""
    before = "" if parent is None or len(node) else node.text or ""
    return before[-1:].isalnum() or before[-1:] in _HYPHENS


def _is_continued(node: Element, parent: Element | None) -> bool:
    """Return whether an element's text goes on after it, as in `**A100**-80`."""
    after = "" if parent is not None or len(node) else node.tail or ""
    return after[:1].isalnum() or (after[:1] in _HYPHENS and after[1:2].isalnum())


def _skips(classes: str) -> bool:
    names = classes.split()
    return OPT_OUT in names or not SKIPPED_CLASSES.isdisjoint(names)
