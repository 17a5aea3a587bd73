"""The inline mark-up of a block: visible text with the way back, links, images and code."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from concordance.model import CODE, Code, Comment, Link, Prose, Span
from concordance.source import marks
from concordance.source.emphasis import Delimiter, pair, run_of

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from concordance.source.state import Reference

    Anchors = tuple[tuple[int, int], ...]


@dataclass(slots=True)
class Piece:
    """A stretch of the text that is shown, as it is or as `shown`."""

    start: int
    end: int
    shown: str | None = None


@dataclass(slots=True)
class Bracket:
    """A `[` or `![` that may begin a link: where, and how much was read before it."""

    start: int
    piece: int
    delimiter: int
    image: bool
    active: bool = True


@dataclass(slots=True)
class Drawn:
    """A link or image; its visible text is that of the pieces from `first` to `last`."""

    kind: str
    target: str
    text: str | None
    span: tuple[int, int]
    place: Span
    title: str
    first: int
    last: int


class Inline:
    """Reads the inline mark-up of one block; `result` fields hold what it found."""

    def __init__(
        self, text: str, anchors: Anchors, references: Mapping[str, Reference], *, raw: bool = False
    ) -> None:
        self.text = text
        self.anchors = anchors
        self.references = references
        self.raw = raw
        self.pieces: list[Piece] = []
        self.brackets: list[Bracket] = []
        self.delimiters: list[Delimiter] = []
        self.drawn: list[Drawn] = []
        self.open_link: int | None = None
        self.codes: list[Code] = []
        self.notes: list[str] = []
        self.comments: list[Comment] = []
        self.hidden = False
        self.ticks: dict[int, list[int]] | None = None
        self.never: set[str] = set()
        self.done = 0

    def at(self, index: int) -> int:
        """Give the offset in the page of an index of the text."""
        anchors = self.anchors
        place = bisect_right(anchors, index, key=_index) - 1 if len(anchors) > 1 else 0
        start, offset = anchors[place]
        return offset + index - start

    def span(self, start: int, end: int) -> Span:
        """Give the place in the page of a stretch of the text that is not empty."""
        return Span(self.at(start), self.at(end - 1) + 1)

    def read(self) -> Inline:
        """Read the whole text."""
        text = self.text
        for match in (marks.RAW_MARK if self.raw else marks.MARK).finditer(text):
            start, last = match.span()
            if last <= self.done:
                continue
            start = max(start, self.done)
            end = self.token(text[start:last], start, last)
            if end > start:
                self.done = end
        self.say(len(text))
        pair(self.delimiters, self.pieces, 0)
        return self

    def say(self, end: int) -> None:
        """Show the text from what was read to `end` as it is."""
        if end > self.done:
            self.pieces.append(Piece(self.done, end))
        self.done = end

    def show(self, start: int, end: int, shown: str) -> int:
        """Show something in the place of a stretch of the text."""
        self.say(start)
        if shown:
            self.pieces.append(Piece(start, end, shown))
        return end

    def token(self, said: str, start: int, end: int) -> int:
        """Read what begins at `start`; give where it ends, `start` where it is only text."""
        first = said[0]
        if first in "*_~=^":
            return self.emphasis(said, start, end)
        if first == "[" or said == "![":
            return self.opening(start, end)
        if first == "]":
            return self.closing(start)
        if first == "`":
            return self.code(said, start, end)
        if first == "<":
            return self.angle(start)
        return self.sign(first, start, end)

    def sign(self, first: str, start: int, end: int) -> int:
        """Read an escape, an entity, a formula, a template, an attribute list or an icon."""
        text = self.text
        if first == "\\":
            if text[end : end + 1] in marks.ESCAPED and end < len(text):
                self.show(start, end, "")
                self.pieces.append(Piece(end, end + 1))
                return end + 1
        elif first == "&":
            match = marks.ENTITY.match(text, start)
            if match and (shown := unescape(match[0])) != match[0]:
                return self.show(start, match.end(), shown)
        elif first == "$":
            match = marks.FORMULA.match(text, start)
            if match and not text[start - 1 : start].isalnum() and marks.TEX.search(match[1]):
                self.codes.append(Code(match[0], self.span(start, match.end())))
                return self.show(start, match.end(), CODE)
        elif first == "{":
            match = marks.DIRECTIVE.match(text, start)
            if match:
                self.hidden = True
            elif start and (start == self.done or text[start - 1] in "*_)]`>~=^"):
                match = marks.ATTRIBUTES_LIKE.match(text, start)
            if match:
                return self.show(start, match.end(), "")
        elif not text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum():
            return self.show(start, end, "")
        return start

    def emphasis(self, said: str, start: int, end: int) -> int:
        """Keep a run of marks until its other half is known."""
        before = self.text[start - 1] if start else " "
        after = self.text[end] if end < len(self.text) else " "
        run = run_of(said, before, after)
        if run is None:
            return start
        self.say(start)
        run.piece = len(self.pieces)
        self.pieces.append(Piece(start, end))
        self.delimiters.append(run)
        return end

    def code(self, said: str, start: int, end: int) -> int:
        """Read inline code, closed by as many backticks as opened it."""
        if self.ticks is None:
            self.ticks = {}
            runs = [(m.start(), m.end()) for m in marks.TICKS.finditer(self.text)]
            for first, last in reversed(runs):
                self.ticks.setdefault(last - first, []).append(first)
        same = self.ticks.get(len(said), [])
        while same and same[-1] < end:
            same.pop()
        if not same:
            self.say(end)
            return end
        close = same[-1]
        stop = close + len(said)
        inside = self.text[end:close].replace("\n", " ").strip()
        self.codes.append(Code(inside, self.span(start, stop)))
        return self.show(start, stop, CODE)

    def angle(self, start: int) -> int:
        """Read a comment, an address between angles, or a tag."""
        text = self.text
        if text.startswith("<!--", start) and "<!--" not in self.never:
            stop = text.find("-->", start + 4)
            if stop >= 0:
                span = self.span(start, stop + 3)
                self.comments.append(Comment(text[start + 4 : stop], span))
                return self.show(start, stop + 3, "")
            self.never.add("<!--")
            return start
        match = None if self.raw else marks.AUTOLINK.match(text, start)
        if match:
            address = match[1] or match[2]
            self.show(start, start + 1, "")
            self.done = start + 1
            first = len(self.pieces)
            self.say(match.end() - 1)
            target = f"mailto:{address}" if match[2] else address
            place = self.span(start + 1, match.end() - 1)
            self.draw("autolink", target, address, (start, match.end()), place, first)
            return match.end()
        match = marks.TAG.match(text, start)
        if match is None:
            return start
        self.hidden = True
        return self.tag(match, start, match.end())

    def tag(self, match: re.Match[str], start: int, end: int) -> int:
        """Take a tag away; keep the address of a link or an image."""
        said = match[0]
        name = (match[1] or "").lower()
        if name == "br":
            return self.show(start, end, "\n")
        if name == "img":
            place, given = self.attribute(said, start, "src")
            alt = self.attribute(said, start, "alt")[1]
            self.show(start, end, CODE)
            title = self.attribute(said, start, "title")[1] or ""
            self.draw("html-image", given or "", alt, (start, end), place, -1, title)
            return end
        if name in {"code", "script", "style"} and said[1] != "/" and said[-2] != "/":
            close = None if name in self.never else marks.CLOSE[name].search(self.text, end)
            if close is None:
                self.never.add(name)
            else:
                if name == "code":
                    inside = unescape(self.text[end : close.start()])
                    self.codes.append(Code(inside, self.span(start, close.end())))
                return self.show(start, close.end(), CODE if name == "code" else "")
        self.show(start, end, "")
        self.done = end
        if name != "a":
            return end
        if said[1] == "/" and self.open_link is not None:
            link = self.drawn[self.open_link]
            link.last, link.span = len(self.pieces), (link.span[0], end)
            self.open_link = None
        elif said[1] != "/":
            place, given = self.attribute(said, start, "href")
            if given is not None:
                self.open_link = len(self.drawn)
                title = self.attribute(said, start, "title")[1] or ""
                self.draw("html-link", given, "", (start, end), place, len(self.pieces), title)
        return end

    def attribute(self, said: str, start: int, name: str) -> tuple[Span, str | None]:
        """Give where the value of a tag's attribute stands, and the value resolved."""
        for match in marks.ATTRIBUTE.finditer(said):
            if match[1].lower() == name:
                group = next((n for n in (2, 3, 4) if match[n] is not None), 4)
                first, last = match.span(group)
                if first == last:
                    offset = self.at(start + first)
                    return Span(offset, offset), ""
                return self.span(start + first, start + last), unescape(match[group])
        offset = self.at(start)
        return Span(offset, offset), None

    def opening(self, start: int, end: int) -> int:
        """Keep a `[` until its `]` is met, a footnote's mark apart."""
        text = self.text
        if text[start] == "[" and text[end : end + 1] == "^":
            match = marks.NOTE.match(text, start)
            if match:
                self.notes.append(match[1])
                return self.show(start, match.end(), "")
        self.say(start)
        image = text[start] == "!"
        self.brackets.append(Bracket(start, len(self.pieces), len(self.delimiters), image))
        self.pieces.append(Piece(start, end))
        return end

    def closing(self, start: int) -> int:
        """Make a link or an image of what is between brackets, if an address follows."""
        if not self.brackets:
            return start
        bracket = self.brackets.pop()
        found = self.target(bracket, start) if bracket.active else None
        if found is None:
            return start
        target, place, title, end = found
        self.say(start)
        self.pieces[bracket.piece].shown = ""
        pair(self.delimiters, self.pieces, bracket.delimiter)
        first = bracket.piece + 1
        whole = (bracket.start, end)
        if bracket.image:
            alt = "".join(self.shown(piece) for piece in self.pieces[first:])
            del self.pieces[first:]
            self.pieces[-1].shown = CODE
            self.codes = [code for code in self.codes if code.span.start < self.at(bracket.start)]
            self.drawn = [one for one in self.drawn if one.span[0] < bracket.start]
            if self.open_link is not None and self.open_link >= len(self.drawn):
                self.open_link = None
            self.draw("image", target, alt, whole, place, -1, title)
        else:
            self.draw("link", target, "", whole, place, first, title)
            for other in self.brackets:
                other.active = other.active and other.image
        self.done = end
        return end

    def target(self, bracket: Bracket, close: int) -> tuple[str, Span, str, int] | None:
        """Read the address after a `]`, or the definition its label names."""
        text, after = self.text, close + 1
        match = marks.TARGET.match(text, after) if text[after : after + 1] == "(" else None
        if match:
            group = 1 if match[1] is not None else 2
        elif text[after : after + 1] == "(":
            match = marks.LOOSE_TARGET.match(text, after)
            group = 1
        if match:
            first, last = match.span(group)
            last = first + len(text[first:last].rstrip())
            offset = self.at(first)
            place = self.span(first, last) if last > first else Span(offset, offset)
            title = match[match.lastindex or 0] if (match.lastindex or 0) > group else ""
            return marks.resolve(text[first:last]), place, (title or "")[1:-1], match.end()
        if not self.references:
            return None
        inner = bracket.start + (2 if bracket.image else 1)
        label = marks.LABEL.match(text, after)
        said = (label[1] if label else "") or text[inner:close][:1000]
        known = self.references.get(" ".join(said.split()).lower())
        if known is None and label:
            label = None
            known = self.references.get(" ".join(text[inner:close][:1000].split()).lower())
        if known is None:
            return None
        end = label.end() if label else after
        return marks.resolve(known.target), Span(*known.place), known.title, end

    def draw(
        self,
        kind: str,
        target: str,
        text: str | None,
        span: tuple[int, int],
        place: Span,
        first: int,
        title: str = "",
    ) -> None:
        """Note a link or an image."""
        self.drawn.append(Drawn(kind, target, text, span, place, title, first, len(self.pieces)))

    def shown(self, piece: Piece) -> str:
        """Give what a piece shows."""
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
        return self.prose(texts), tuple(links)

    def prose(self, texts: list[str]) -> Prose:
        """Join the shown texts, with an anchor wherever offsets jump."""
        anchors: list[tuple[int, int]] = []
        length, following = 0, -1
        lines = [index for index, _ in self.anchors]
        for piece, text in zip(self.pieces, texts, strict=True):
            if not text:
                continue
            offset = self.at(piece.start)
            if offset != following:
                anchors.append((length, offset))
            following = offset + len(text)
            if piece.shown is None and len(lines) > 1:
                place = bisect_right(lines, piece.start)
                while place < len(lines) and lines[place] < piece.end:
                    index, raw = self.anchors[place]
                    anchors.append((length + index - piece.start, raw))
                    following = raw + piece.end - index
                    place += 1
            elif piece.shown is not None:
                following = -1
            length += len(text)
        return Prose("".join(texts), tuple(anchors))


def _index(anchor: tuple[int, int]) -> int:
    return anchor[0]
