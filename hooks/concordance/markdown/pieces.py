"""The visible text of a block while it is read: pieces of the raw text, and links over them."""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from concordance.findings.model import Span
from concordance.markdown.model import Link, Prose


class Piece(msgspec.Struct):
    """A stretch of the text that is shown, as it is or as `shown`."""

    start: int
    end: int
    shown: str | None = None


class Drawn(msgspec.Struct):
    """A link or an image before its visible text is known.

    `span` is in the text read, `place` (of the address) in the page. The visible text is that of
    the pieces from `first` to `last`, unless `text` gives it (`first` is then -1).
    """

    kind: str
    target: str
    span: tuple[int, int]
    place: Span
    title: str
    first: int
    last: int
    text: str | None = ""


class Pieces:
    """Gathers what a text shows, and knows where each of its characters stands in the page.

    `anchors` are pairs (index in the text, offset in the page), ascending, the first at index 0.
    """

    def __init__(self, text: str, anchors: tuple[tuple[int, int], ...]) -> None:
        self.text = text
        self.anchors = anchors
        self.pieces: list[Piece] = []
        self.drawn: list[Drawn] = []
        self.done = 0

    def at(self, index: int) -> int:
        """Return the offset in the page of an index of the text."""
        anchors = self.anchors
        place = bisect_right(anchors, index, key=_index) - 1 if len(anchors) > 1 else 0
        start, offset = anchors[place]
        return offset + index - start

    def span(self, start: int, end: int) -> Span:
        """Return the place in the page of a stretch of the text."""
        if end <= start:
            offset = self.at(start)
            return Span(offset, offset)
        return Span(self.at(start), self.at(end - 1) + 1)

    def say(self, end: int) -> None:
        """Show the text from what was read to `end` as it is."""
        if end > self.done:
            self.pieces.append(Piece(self.done, end))
            self.done = end

    def show(self, start: int, end: int, shown: str) -> int:
        """Show something in the place of a stretch of the text; give where the stretch ends."""
        self.say(start)
        if shown:
            self.pieces.append(Piece(start, end, shown))
        self.done = end
        return end

    def shown(self, piece: Piece) -> str:
        """Return what a piece shows."""
        return self.text[piece.start : piece.end] if piece.shown is None else piece.shown

    def finish(self) -> tuple[Prose, tuple[Link, ...]]:
        """Join the pieces into the visible text, and give the links their own part of it."""
        texts = [self.shown(piece) for piece in self.pieces]
        links = [
            Link(
                one.kind,
                one.target,
                one.text if one.first < 0 else "".join(texts[one.first : one.last]),
                self.span(*one.span),
                one.place,
                one.title,
            )
            for one in self.drawn
        ]
        if len(links) > 1:
            links.sort(key=lambda link: link.span)
        return self._prose(texts), tuple(links)

    def _prose(self, texts: list[str]) -> Prose:
        """Join the shown texts, with an anchor wherever offsets jump."""
        anchors: list[tuple[int, int]] = []
        length, following = 0, -1
        lines = [index for index, _ in self.anchors] if len(self.anchors) > 1 else []
        for piece, text in zip(self.pieces, texts, strict=True):
            if not text:
                continue
            offset = self.at(piece.start)
            if offset != following:
                anchors.append((length, offset))
            if piece.shown is None:
                following = offset + len(text)
                place = bisect_right(lines, piece.start) if lines else 0
                while place < len(lines) and lines[place] < piece.end:
                    index, raw = self.anchors[place]
                    anchors.append((length + index - piece.start, raw))
                    following = raw + piece.end - index
                    place += 1
            else:
                following = -1
            length += len(text)
        return Prose("".join(texts), tuple(anchors))


def _index(anchor: tuple[int, int]) -> int:
    return anchor[0]
