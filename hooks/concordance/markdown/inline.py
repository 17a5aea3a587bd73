"""The inline mark-up of a block: visible text with its source map, links, images and code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from concordance.markdown import inline_html, marks
from concordance.markdown.emphasis import Delimiter, pair, run_of
from concordance.markdown.model import CODE, Code
from concordance.markdown.pieces import PendingLink, TextPiece, VisibleText

if TYPE_CHECKING:
    from collections.abc import Mapping

    from concordance.findings.model import Span
    from concordance.markdown.model import Comment
    from concordance.markdown.state import LinkDefinition

    SourceMap = tuple[tuple[int, int], ...]
    Address = tuple[str, Span, str, int]

LONGEST_LABEL = 1000
"""Characters of a label that are looked up, so that brackets without end cost one pass."""


class Bracket(msgspec.Struct):
    """A `[` or `![` that may begin a link.

    `start` is its index in the text, `piece` and `delimiter` the numbers of pieces and of emphasis
    runs before it. It is not `active` once a link was made inside it: links do not nest.
    """

    start: int
    piece: int
    delimiter: int
    image: bool
    active: bool = True


class Inline(VisibleText):
    """Reads the inline mark-up of one block, given its text, source map and link definitions.

    After `read`, `codes`, `notes` (the labels of footnotes) and `comments` hold what was found;
    `finish` returns the visible text and the links. `hidden` is true where tags or templates stood.
    `open_link` is the `<a>` whose end is not met yet; `never_closed` are the names of tags, and
    `<!--`, that no closing mark follows. With `raw`, the text is HTML and Markdown's marks are only
    text; with `mdx`, what stands between braces is computed.
    """

    def __init__(
        self,
        text: str,
        source_map: SourceMap,
        references: Mapping[str, LinkDefinition],
        *,
        raw: bool = False,
        mdx: bool = False,
    ) -> None:
        super().__init__(text, source_map)
        self.references = references
        self.raw = raw
        self.mdx = mdx
        self.codes: list[Code] = []
        self.notes: list[str] = []
        self.comments: list[Comment] = []
        self.hidden = False
        self._brackets: list[Bracket] = []
        self._delimiters: list[Delimiter] = []
        self.open_link: PendingLink | None = None
        self._ticks: dict[int, list[int]] | None = None
        self.never_closed: set[str] = set()

    def read(self) -> Inline:
        """Read the whole text, and return itself."""
        for match in (marks.RAW_MARK if self.raw else marks.MARK).finditer(self.text):
            start, end = match.span()
            if end <= self.done or (start < self.done and self.text[start] == ":"):
                continue
            start = max(start, self.done)
            self.done = max(self.done, self._token(self.text[start:end], start, end))
        self.show_to(len(self.text))
        pair(self._delimiters, self.pieces, 0)
        return self

    def _token(self, written: str, start: int, end: int) -> int:
        """Read the mark-up that begins at `start`.

        Args:
            written: the marks that begin it, the text from `start` to `end`.
            start: an index in the text.
            end: where the marks end.

        Returns:
            The index where the mark-up ends, 0 where it is only text.
        """
        first = written[0]
        if first in "*_~=^":
            return self._emphasis(written, start, end)
        if first in "[!":
            return self._opening(start, end)
        if first == "]":
            return self._closing(start)
        if first == "`":
            return self._code(written, start, end)
        if first == "<":
            return inline_html.read_angle(self, start)
        return SIGNS[first](self, start, end)

    def _escape(self, start: int, end: int) -> int:
        if self.text[end : end + 1] not in marks.ESCAPED:
            return 0
        self.show(start, end, "")
        self.pieces.append(TextPiece(end, end + 1))
        return end + 1

    def _entity(self, start: int, end: int) -> int:  # noqa: ARG002 - as its siblings
        match = marks.ENTITY.match(self.text, start)
        shown = marks.entity(match[0]) if match else ""
        seen = shown.translate(UNSEEN)
        return self.show(start, match.end(), seen) if match and shown else 0

    def _unseen(self, start: int, end: int) -> int:
        return self.show(start, end, "")

    def _formula(self, start: int, end: int) -> int:  # noqa: ARG002 - as its siblings
        """Read `$x^2$` as code; a sum of money between dollars is text."""
        match = marks.FORMULA.match(self.text, start)
        if match is None or not marks.TEX.search(match[1]):
            return 0
        if start and self.text[start - 1].isalnum():
            return 0
        self.codes.append(Code(match[0], self.span(start, match.end())))
        return self.show(start, match.end(), CODE)

    def _braces(self, start: int, end: int) -> int:  # noqa: ARG002 - as its siblings
        match = marks.DIRECTIVE.match(self.text, start)
        match = match or (marks.EXPRESSION.match(self.text, start) if self.mdx else None)
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

    def _emphasis(self, written: str, start: int, end: int) -> int:
        """Hold a run of emphasis marks until its other half is met; 0 where it can be neither."""
        before = self.text[start - 1] if start else " "
        after = self.text[end] if end < len(self.text) else " "
        run = run_of(written, before, after)
        if run is None:
            return 0
        self.show_to(start)
        run.piece = len(self.pieces)
        self.pieces.append(TextPiece(start, end))
        self._delimiters.append(run)
        return end

    def _code(self, written: str, start: int, end: int) -> int:
        """Read inline code, closed by as many backticks as opened it; without them it is text."""
        if self._ticks is None:
            self._ticks = {}
            runs = [match.span() for match in marks.TICKS.finditer(self.text)]
            for first, last in reversed(runs):
                self._ticks.setdefault(last - first, []).append(first)
        same = self._ticks.get(len(written), [])
        while same and same[-1] < end:
            same.pop()
        if not same:
            self.show_to(end)
            return end
        stop = same[-1] + len(written)
        inside = self.text[end : same[-1]].replace("\n", " ").strip()
        self.codes.append(Code(inside, self.span(start, stop)))
        return self.show(start, stop, CODE)

    def _opening(self, start: int, end: int) -> int:
        """Hold a `[` until its `]` is met; a footnote's mark is read at once."""
        image = self.text[start] == "!"
        if not image and self.text[end : end + 1] == "^":
            match = marks.NOTE.match(self.text, start)
            if match:
                self.notes.append(match[1])
                return self.show(start, match.end(), "")
        self.show_to(start)
        self._brackets.append(Bracket(start, len(self.pieces), len(self._delimiters), image))
        self.pieces.append(TextPiece(start, end))
        return end

    def _closing(self, start: int) -> int:
        """Make a link or an image of what is between brackets, if an address follows the `]`.

        Returns the index after the address, 0 where the bracket is only text.
        """
        bracket = self._brackets.pop() if self._brackets else None
        found = self._address(bracket, start) if bracket and bracket.active else None
        if bracket is None or found is None:
            return 0
        target, target_span, title, end = found
        self.show_to(start)
        pair(self._delimiters, self.pieces, bracket.delimiter)
        first, whole = bracket.piece + 1, (bracket.start, end)
        if bracket.image:
            alt = "".join(self.shown(piece) for piece in self.pieces[first:])
            self._forget(bracket)
            self.pieces[-1].shown = CODE
            self.links.append(PendingLink("image", target, whole, target_span, title, -1, -1, alt))
        else:
            self.pieces[bracket.piece].shown = ""
            last = len(self.pieces)
            self.links.append(PendingLink("link", target, whole, target_span, title, first, last))
            for other in self._brackets:
                other.active = other.active and other.image
        return end

    def _forget(self, image: Bracket) -> None:
        """Drop what was read in an image's alternative text: it is no part of the block's."""
        del self.pieces[image.piece + 1 :]
        offset = self.at(image.start)
        self.codes = [code for code in self.codes if code.span.start < offset]
        self.links = [link for link in self.links if link.span[0] < image.start]
        if self.open_link is not None and self.open_link.span[0] > image.start:
            self.open_link = None

    def _address(self, bracket: Bracket, close: int) -> Address | None:
        """Read the address after a `]`, or the definition its label names.

        Returns:
            The address with entities and escapes resolved, where it stands in the page, the title
            and the index at which the mark-up ends; None where no address follows.
        """
        text, after = self.text, close + 1
        if text[after : after + 1] == "(":
            match = marks.TARGET.match(text, after) or marks.LOOSE_TARGET.match(text, after)
            if match:
                group = 1 if match[1] is not None else 2
                first, last = match.span(group)
                last = first + len(text[first:last].rstrip())
                title = (match["title"] or "")[1:-1]
                target = marks.resolve(text[first:last])
                return target, self.span(first, last), title, match.end()
        if not self.references:
            return None
        inner = bracket.start + (2 if bracket.image else 1)
        label = marks.LABEL.match(text, after)
        shown = text[inner : min(close, inner + LONGEST_LABEL)]
        for name, end in ((label[1], label.end()) if label else ("", 0), (shown, after)):
            found = self.references.get(" ".join(name.split()).lower()) if name else None
            if found:
                if name is shown and label and not label[1]:
                    end = label.end()  # noqa: PLW2901 - `[text][]`
                return marks.resolve(found.target), found.target_span, found.title, end
        return None


SIGNS = {
    "\\": Inline._escape,  # noqa: SLF001 - its own methods
    "&": Inline._entity,  # noqa: SLF001
    "$": Inline._formula,  # noqa: SLF001
    "{": Inline._braces,  # noqa: SLF001
    ":": Inline._icon,  # noqa: SLF001
    **dict.fromkeys(marks.UNSEEN, Inline._unseen),  # noqa: SLF001
}
UNSEEN = str.maketrans("", "", marks.UNSEEN)
