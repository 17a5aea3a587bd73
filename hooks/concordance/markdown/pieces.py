"""The visible text of a block while it is read: pieces of the raw text, and links over them."""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from concordance.findings.model import Span
from concordance.markdown.model import Link, Prose


class TextPiece(msgspec.Struct):
    """A part of the text that is shown: from `start` to `end` as it is, or else as `shown`."""

    start: int
    end: int
    shown: str | None = None


class PendingLink(msgspec.Struct):
    """A link or an image before its visible text is known.

    `span` is in the text read, `target_span` (of the address) in the page. The visible text is that
    of the pieces from `first` to `last`, unless `text` gives it (`first` is then -1).
    """

    kind: str
    target: str
    span: tuple[int, int]
    target_span: Span
    title: str
    first: int
    last: int
    text: str | None = ""


class VisibleText:
    """Gathers what a text shows, and where each of its characters stands in the page.

    `source_map` is pairs (index in the text, offset in the page), ascending, the first at index 0.
    `done` is the index up to which the text was read.
    """

    def __init__(self, text: str, source_map: tuple[tuple[int, int], ...]) -> None:
        self.text = text
        self.source_map = source_map
        self.pieces: list[TextPiece] = []
        self.links: list[PendingLink] = []
        self.done = 0

    def at(self, index: int) -> int:
        """Return the offset in the page of an index of the text."""
        source_map = self.source_map
        entry = bisect_right(source_map, index, key=_index) - 1 if len(source_map) > 1 else 0
        start, offset = source_map[entry]
        return offset + index - start

    def span(self, start: int, end: int) -> Span:
        """Return the span in the page of the text from `start` to `end`."""
        if end <= start:
            offset = self.at(start)
            return Span(offset, offset)
        return Span(self.at(start), self.at(end - 1) + 1)

    def show_to(self, end: int) -> None:
        """Show the text from where reading stands to `end`, as it is."""
        if end > self.done:
            self.pieces.append(TextPiece(self.done, end))
            self.done = end

    def show(self, start: int, end: int, shown: str) -> int:
        """Show `shown`, if anything, in place of the text from `start` to `end`; return `end`."""
        self.show_to(start)
        if shown:
            self.pieces.append(TextPiece(start, end, shown))
        self.done = end
        return end

    def shown(self, piece: TextPiece) -> str:
        """Return what a piece shows."""
        return self.text[piece.start : piece.end] if piece.shown is None else piece.shown

    def finish(self) -> tuple[Prose, tuple[Link, ...]]:
        """Return the visible text, and the links in the order of the page with their part of it."""
        texts = [self.shown(piece) for piece in self.pieces]
        links = [
            Link(
                link.kind,
                link.target,
                link.text if link.first < 0 else "".join(texts[link.first : link.last]),
                self.span(*link.span),
                link.target_span,
                link.title,
            )
            for link in self.links
        ]
        if len(links) > 1:
            links.sort(key=lambda link: link.span)
        return self._prose(texts), tuple(links)

    def _prose(self, texts: list[str]) -> Prose:
        """Join the shown texts, with an entry of the source map wherever offsets jump."""
        source_map: list[tuple[int, int]] = []
        length, following = 0, -1
        lines = [index for index, _ in self.source_map] if len(self.source_map) > 1 else []
        for piece, text in zip(self.pieces, texts, strict=True):
            if not text:
                continue
            offset = self.at(piece.start)
            if offset != following:
                source_map.append((length, offset))
            if piece.shown is None:
                following = offset + len(text)
                entry = bisect_right(lines, piece.start) if lines else 0
                while entry < len(lines) and lines[entry] < piece.end:
                    index, raw = self.source_map[entry]
                    source_map.append((length + index - piece.start, raw))
                    following = raw + piece.end - index
                    entry += 1
            else:
                following = -1
            length += len(text)
        return Prose("".join(texts), tuple(source_map))


def _index(pair: tuple[int, int]) -> int:
    return pair[0]
