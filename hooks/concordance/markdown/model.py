"""A Markdown page as the checks see it: sections of blocks, with places in the raw file.

All offsets count characters from 0 in `Page.text`; lines and columns count from 1.

A large site has a million of these: msgspec's structs are made ten times as fast as frozen
dataclasses, and what cannot be part of a cycle is kept from the garbage collector's eyes.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from concordance.markdown.masked import masked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.findings.model import Finding, Span

CODE = "\ufffc"
"""Stands in a block's prose for what is not prose: inline code, an inline formula, an image.

There are as many of them as the block has `codes` and images, in the same order.
"""


class Prose(msgspec.Struct, frozen=True, gc=False):
    """Visible text with a map to file offsets.

    `text` has no mark-up: emphasis marks, link targets, tags, attribute lists and comments are
    gone, as are characters that show nothing (soft hyphens, spaces of no width), entities and
    escapes are resolved, soft line breaks stay as one newline, and each piece
    of inline code is one `CODE` character. `source_map` is pairs (index in text, offset in the
    page), ascending; between two pairs both advance together. A line break or block tag of HTML is
    one newline, whose offset is the tag's; the character of an entity has the entity's offset.
    """

    text: str = ""
    source_map: tuple[tuple[int, int], ...] = ()

    def offset(self, index: int) -> int:
        """Return the offset in the page of the character at `index` of the visible text."""
        pair = bisect_right(self.source_map, (index, 1 << 62)) - 1
        start, offset = self.source_map[pair]
        return offset + index - start


class Link(msgspec.Struct, frozen=True, gc=False):
    """A link or image written in Markdown or HTML.

    `kind` is `link`, `image`, `autolink`, `html-link` or `html-image`. `target` is the address
    with entities and escapes resolved; `text` is the visible text or the alternative text
    (None where an HTML image has none). `span` covers the whole mark-up, `target_span` the address;
    that of a reference link (`[text][label]`) is where the page defines it, outside `span`.
    """

    kind: str
    target: str
    text: str | None
    span: Span
    target_span: Span
    title: str = ""


class Code(msgspec.Struct, frozen=True, gc=False):
    """A piece of inline code or an inline formula: its content and where it stands."""

    text: str
    span: Span


class Block(msgspec.Struct, frozen=True, gc=False):
    """One leaf of a page: what a reader sees as a unit and an author could drop.

    `kind` is one of `heading`, `paragraph`, `item` (the first paragraph of a list item, whether
    tight or loose), `term`, `definition` (its first paragraph), `row` (of a table, the header
    included), `code` (an inclusion such as `{* file *}` too),
    `admonition`, `details`, `tab`, `component` (each of these four is its title line, a component
    the mark of a shortcode or `<Name>`), `footnote`, `html`, `rule`, `math`; `text` is what stands
    outside the prose (`corpus.texts`).
    `containers` names what the block stands in, outermost first, as `ul`, `ol`, `quote`,
    `admonition note`, `component Tabs`, `tab`, `table`, `dl`, `footnote`, `html div`.
    `info` is, per kind: the code's language (`include` for an inclusion), the admonition's type,
    the component's name, the footnote's label, the row's place in its table (`head`, `1`, ...), the
    state of an item that is a task (`x` or a space).
    `cells` are the prose of a row's cells, as many as are written; `code` is the content of a code
    block or a formula. `span` runs from the first character of the content (the `#` of a heading,
    the text of an item) to the end of its last line, an attribute list included.
    """

    kind: str
    span: Span
    prose: Prose = Prose()
    containers: tuple[str, ...] = ()
    info: str = ""
    title: str = ""
    links: tuple[Link, ...] = ()
    codes: tuple[Code, ...] = ()
    footnotes: tuple[str, ...] = ()
    cells: tuple[Prose, ...] = ()
    code: str = ""
    level: int = 0
    id: str = ""


class Section(msgspec.Struct, frozen=True, gc=False):
    """A heading and the blocks up to the next one; the first of a page may have no heading.

    `id` is the explicit `{#id}` or empty; `level` is 1 to 6, 0 where there is no heading.
    `blocks` excludes the heading itself. The sections of a page cover its body without a gap, and
    each begins at its heading, save that the first begins where the body does.
    """

    id: str
    level: int
    heading: Block | None
    blocks: tuple[Block, ...]
    span: Span


class Comment(msgspec.Struct, frozen=True, gc=False):
    """A comment of HTML or MDX outside code: the text between its marks."""

    text: str
    span: Span


@dataclass(frozen=True)
class Page:
    """One file of one language.

    `path` is relative to the working folder, with `/`. `text` is the file without a byte order
    mark and with one line feed for each line end. `front_matter` is empty where there is none;
    `body` is the offset at which the Markdown starts. `problems` are what reading it found wrong;
    a page that is `malformed` was not read as its author meant: nothing compares it until it is
    mended. `commonmark` tells which Markdown it was read as: CommonMark, or Python-Markdown.
    """

    path: str
    text: str
    front_matter: Mapping[str, Any]
    body: int
    sections: tuple[Section, ...]
    comments: tuple[Comment, ...] = ()
    problems: tuple[Finding, ...] = ()
    malformed: bool = False
    commonmark: bool = False

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        at = self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return the line and column, both from 1, of an offset."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Return every block of the page in order, headings included."""
        return tuple(
            block
            for section in self.sections
            for block in (section.heading, *section.blocks)
            if block is not None
        )

    @cached_property
    def without_code(self) -> str:
        """Return the text with front matter, code and comments made blanks, offsets unchanged."""
        return masked(self.text, self.body, self._hidden())

    def _hidden(self) -> Iterator[Span]:
        """Return the spans of comments and of code, in no order."""
        for comment in self.comments:
            yield comment.span
        for block in self.blocks:
            if block.kind in {"code", "math"}:
                yield block.span
            for code in block.codes:
                yield code.span
