"""The inline mark-up of a block: visible text with the way back, links, images and code."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

import msgspec

from concordance.findings.model import Span
from concordance.markdown import marks
from concordance.markdown.emphasis import Delimiter, pair, run_of
from concordance.markdown.model import CODE, Code, Comment
from concordance.markdown.pieces import Drawn, Piece, Pieces

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from concordance.markdown.state import Reference

    Anchors = tuple[tuple[int, int], ...]
    Address = tuple[str, Span, str, int]

LONGEST_LABEL = 1000


class Bracket(msgspec.Struct):
    """A `[` or `![` that may begin a link, and what was known where it stands."""

    start: int
    piece: int
    delimiter: int
    image: bool
    active: bool = True


class Inline(Pieces):
    """Reads the inline mark-up of one block.

    After `read`, `codes`, `notes` (the labels of footnotes) and `comments` hold what was found;
    `finish` gives the visible text and the links. `hidden` tells that tags or templates stood
    there. With `raw`, the text is HTML and Markdown's marks are only text.
    """

    def __init__(
        self, text: str, anchors: Anchors, references: Mapping[str, Reference], *, raw: bool = False
    ) -> None:
        super().__init__(text, anchors)
        self.references = references
        self.raw = raw
        self.codes: list[Code] = []
        self.notes: list[str] = []
        self.comments: list[Comment] = []
        self.hidden = False
        self._brackets: list[Bracket] = []
        self._delimiters: list[Delimiter] = []
        self._open_link: Drawn | None = None
        self._ticks: dict[int, list[int]] | None = None
        self._never: set[str] = set()

    def read(self) -> Inline:
        """Read the whole text."""
        for match in (marks.RAW_MARK if self.raw else marks.MARK).finditer(self.text):
            start, end = match.span()
            if end <= self.done or (start < self.done and self.text[start] == ":"):
                continue
            start = max(start, self.done)
            self.done = max(self.done, self._token(self.text[start:end], start, end))
        self.say(len(self.text))
        pair(self._delimiters, self.pieces, 0)
        return self

    def _token(self, said: str, start: int, end: int) -> int:
        """Read what begins at `start`; give where it ends, 0 where it is only text."""
        first = said[0]
        if first in "*_~=^":
            return self._emphasis(said, start, end)
        if first in "[!":
            return self._opening(start, end)
        if first == "]":
            return self._closing(start)
        if first == "`":
            return self._code(said, start, end)
        if first == "<":
            return self._angle(start)
        return SIGNS[first](self, start, end)

    def _escape(self, start: int, end: int) -> int:
        if self.text[end : end + 1] not in marks.ESCAPED:
            return 0
        self.show(start, end, "")
        self.pieces.append(Piece(end, end + 1))
        return end + 1

    def _entity(self, start: int, end: int) -> int:  # noqa: ARG002 - as its siblings
        match = marks.ENTITY.match(self.text, start)
        shown = marks.entity(match[0]) if match else ""
        return self.show(start, match.end(), shown) if match and shown else 0

    def _formula(self, start: int, end: int) -> int:  # noqa: ARG002 - as its siblings
        match = marks.FORMULA.match(self.text, start)
        if match is None or not marks.TEX.search(match[1]):
            return 0
        if start and self.text[start - 1].isalnum():
            return 0
        self.codes.append(Code(match[0], self.span(start, match.end())))
        return self.show(start, match.end(), CODE)

    def _braces(self, start: int, end: int) -> int:  # noqa: ARG002 - as its siblings
        match = marks.DIRECTIVE.match(self.text, start)
        if match:
            self.hidden = True
        elif not self.raw and start and (start == self.done or self.text[start - 1] in "*_)]`>~=^"):
            match = marks.ATTRIBUTES_LIKE.match(self.text, start)
        return self.show(start, match.end(), "") if match else 0

    def _icon(self, start: int, end: int) -> int:
        around = self.text[start - 1 : start] + self.text[end : end + 1]
        if any(char.isalnum() for char in around):
            return 0
        self.hidden = True
        return self.show(start, end, "")

    def _emphasis(self, said: str, start: int, end: int) -> int:
        """Keep a run of marks until its other half is known."""
        before = self.text[start - 1] if start else " "
        after = self.text[end] if end < len(self.text) else " "
        run = run_of(said, before, after)
        if run is None:
            return 0
        self.say(start)
        run.piece = len(self.pieces)
        self.pieces.append(Piece(start, end))
        self._delimiters.append(run)
        return end

    def _code(self, said: str, start: int, end: int) -> int:
        """Read inline code, closed by as many backticks as opened it."""
        if self._ticks is None:
            self._ticks = {}
            runs = [match.span() for match in marks.TICKS.finditer(self.text)]
            for first, last in reversed(runs):
                self._ticks.setdefault(last - first, []).append(first)
        same = self._ticks.get(len(said), [])
        while same and same[-1] < end:
            same.pop()
        if not same:
            self.say(end)
            return end
        stop = same[-1] + len(said)
        inside = self.text[end : same[-1]].replace("\n", " ").strip()
        self.codes.append(Code(inside, self.span(start, stop)))
        return self.show(start, stop, CODE)

    def _angle(self, start: int) -> int:
        """Read a comment, an address between angles, or a tag."""
        text = self.text
        if text.startswith("<!--", start):
            stop = -1 if "<!--" in self._never else text.find("-->", start + 4)
            if stop < 0:
                self._never.add("<!--")
                return 0
            self.comments.append(Comment(text[start + 4 : stop], self.span(start, stop + 3)))
            return self.show(start, stop + 3, "")
        match = None if self.raw else marks.AUTOLINK.match(text, start)
        if match:
            address, end = match[1] or match[2], match.end() - 1
            self.show(start, start + 1, "")
            self.say(end)
            target = f"mailto:{address}" if match[2] else address
            count, place = len(self.pieces), self.span(start + 1, end)
            whole = (start, end + 1)
            self.drawn.append(Drawn("autolink", target, whole, place, "", count - 1, count))
            return end + 1
        match = marks.TAG.match(text, start)
        if match is None:
            return 0
        self.hidden = True
        return self._tag(match, start, match.end())

    def _tag(self, match: re.Match[str], start: int, end: int) -> int:
        """Take a tag away; keep the address of a link or an image, and what is not words."""
        said = match[0]
        name = (match[1] or "").lower()
        closes = said[1] == "/"
        if name == "img":
            self.show(start, end, CODE)
            self._draw_tag("html-image", "src", said, start, self._attribute(said, start, "alt")[1])
            return end
        if name in marks.CLOSE and not closes and said[-2] != "/" and name not in self._never:
            close = marks.CLOSE[name].search(self.text, end)
            if close and name == "code":
                inside = unescape(self.text[end : close.start()])
                self.codes.append(Code(inside, self.span(start, close.end())))
            if close:
                return self.show(start, close.end(), CODE if name == "code" else "")
            self._never.add(name)
        if name == "br" or name in marks.BLOCK:
            self.say(start)
            parted = not self.pieces or self.pieces[-1].shown == "\n"
            return self.show(start, end, "" if parted else "\n")
        self.show(start, end, "")
        if name == "a" and closes and self._open_link is not None:
            link = self._open_link
            link.last, link.span = len(self.pieces), (link.span[0], end)
            self._open_link = None
        elif name == "a" and not closes and self._attribute(said, start, "href")[1] is not None:
            self._draw_tag("html-link", "href", said, start, None)
            self._open_link = self.drawn[-1]
        return end

    def _draw_tag(self, kind: str, address: str, said: str, start: int, text: str | None) -> None:
        place, target = self._attribute(said, start, address)
        title = self._attribute(said, start, "title")[1] or ""
        first = -1 if kind == "html-image" else len(self.pieces)
        whole = (start, start + len(said))
        self.drawn.append(
            Drawn(kind, (target or "").strip(), whole, place, title, first, first, text)
        )

    def _attribute(self, said: str, start: int, name: str) -> tuple[Span, str | None]:
        """Return where the value of a tag's attribute stands, and the value resolved."""
        for match in marks.ATTRIBUTE.finditer(said):
            if match[1].lower() == name:
                group = match.lastindex or 1
                first, last = match.span(group)
                return self.span(start + first, start + last), unescape(match[group])
        return self.span(start, start), None

    def _opening(self, start: int, end: int) -> int:
        """Keep a `[` until its `]` is met, a footnote's mark apart."""
        image = self.text[start] == "!"
        if not image and self.text[end : end + 1] == "^":
            match = marks.NOTE.match(self.text, start)
            if match:
                self.notes.append(match[1])
                return self.show(start, match.end(), "")
        self.say(start)
        self._brackets.append(Bracket(start, len(self.pieces), len(self._delimiters), image))
        self.pieces.append(Piece(start, end))
        return end

    def _closing(self, start: int) -> int:
        """Make a link or an image of what is between brackets, if an address follows."""
        bracket = self._brackets.pop() if self._brackets else None
        found = self._address(bracket, start) if bracket and bracket.active else None
        if bracket is None or found is None:
            return 0
        target, place, title, end = found
        self.say(start)
        pair(self._delimiters, self.pieces, bracket.delimiter)
        first, whole = bracket.piece + 1, (bracket.start, end)
        if bracket.image:
            alt = "".join(self.shown(piece) for piece in self.pieces[first:])
            self._forget(bracket)
            self.pieces[-1].shown = CODE
            self.drawn.append(Drawn("image", target, whole, place, title, -1, -1, alt))
        else:
            self.pieces[bracket.piece].shown = ""
            last = len(self.pieces)
            self.drawn.append(Drawn("link", target, whole, place, title, first, last))
            for other in self._brackets:
                other.active = other.active and other.image
        return end

    def _forget(self, image: Bracket) -> None:
        """Drop what was read in an image's alternative text: it is no part of the block's."""
        del self.pieces[image.piece + 1 :]
        offset = self.at(image.start)
        self.codes = [code for code in self.codes if code.span.start < offset]
        self.drawn = [one for one in self.drawn if one.span[0] < image.start]
        if self._open_link is not None and self._open_link.span[0] > image.start:
            self._open_link = None

    def _address(self, bracket: Bracket, close: int) -> Address | None:
        """Read the address after a `]`, or the definition its label names."""
        text, after = self.text, close + 1
        if text[after : after + 1] == "(":
            match = marks.TARGET.match(text, after) or marks.LOOSE_TARGET.match(text, after)
            if match:
                given = 1 if match[1] is not None else 2
                first, last = match.span(given)
                last = first + len(text[first:last].rstrip())
                title = (match["title"] or "")[1:-1]
                target = marks.resolve(text[first:last])
                return target, self.span(first, last), title, match.end()
        if not self.references:
            return None
        inner = bracket.start + (2 if bracket.image else 1)
        label = marks.LABEL.match(text, after)
        own = text[inner : min(close, inner + LONGEST_LABEL)]
        for said, end in ((label[1], label.end()) if label else ("", 0), (own, after)):
            known = self.references.get(" ".join(said.split()).lower()) if said else None
            if known:
                if said is own and label and not label[1]:
                    end = label.end()  # noqa: PLW2901 - `[text][]`
                return marks.resolve(known.target), Span(*known.place), known.title, end
        return None


SIGNS = {
    "\\": Inline._escape,  # noqa: SLF001 - its own methods
    "&": Inline._entity,  # noqa: SLF001
    "$": Inline._formula,  # noqa: SLF001
    "{": Inline._braces,  # noqa: SLF001
    ":": Inline._icon,  # noqa: SLF001
}
