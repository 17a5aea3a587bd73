"""The lines of a page while its blocks are read: markdown-it's state, with the leaves found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

import msgspec
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from concordance.markdown.boxes import find_boxes

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

    from concordance.findings.model import Span
    from concordance.markdown.model import Comment

TAB = 4
"""Columns that one level of nesting takes, in Python-Markdown."""
DEEPEST = 64
"""Containers within each other that are followed; what nests deeper is read as text."""
LINE = re.compile(r"^([ \t]*)[^\n]*$", re.MULTILINE)


class Leaf(msgspec.Struct):
    """A block whose lines are known and whose inline mark-up is not read yet.

    `lines` are the (start, end) of its content in the page, one pair per line, without the
    marks of what contains it. `cells` are likewise those of a table row. The other fields are
    as in `concordance.markdown.model.Block`.
    """

    kind: str
    span: Span
    lines: list[tuple[int, int]] = []
    containers: tuple[str, ...] = ()
    info: str = ""
    title: str = ""
    code: str = ""
    level: int = 0
    id: str = ""
    cells: list[tuple[int, int]] = []


class LinkDefinition(msgspec.Struct, frozen=True):
    """`[label]: target "title"`: the address, where it stands in the page, and the title."""

    target: str
    target_span: Span
    title: str


class OpenContainer(msgspec.Struct):
    """A container without indentation (`///`, `<div markdown>`, a box), until its closing mark."""

    mark: str
    depth: int


class BlockState(StateBlock):
    """markdown-it's block state over one page, from the offset `body` on; offsets are the page's.

    `leaves`, `comments`, `references` (link definitions by label) and `unclosed` (offset, mark and
    the offset of what opens inside, or 0) are what was found. `containers` and `opened` are what
    the line being read stands in; `lists` counts the lists among it. `item_line` is the line on
    which a first paragraph counts as `item_kind`; `loose` is the column from which lazy lines
    belong to an item, -1 outside. `no_fence`, `tags`, `no_comment` and `unbalanced` remember what
    was sought in vain, so that a page takes one pass. `boxes` are those whose marks open and close;
    `mdx` tells a page of MDX, `commonmark` that or another of CommonMark.
    """

    def __init__(
        self, text: str, body: int, md: MarkdownIt, *, mdx: bool = False, commonmark: bool = False
    ) -> None:
        super().__init__("", md, {}, [])
        self.src = text
        self.bMarks, self.eMarks, self.tShift, self.sCount = [], [], [], []
        self.boxes = find_boxes(text, body)
        self._marks = self.boxes.marks
        cuts = sorted(self.boxes.cuts, reverse=True)
        for match in LINE.finditer(text, body):
            blank = match[1]
            start, stop = match.span()
            column = len(blank.expandtabs(TAB)) if "\t" in blank else len(blank)
            shift = len(blank)
            while cuts and cuts[-1] < stop:  # a mark and the text beside it are lines of their own
                cut = cuts.pop()
                if cut > start + shift:
                    self._add(start, cut, shift, column)
                    start = cut
                    shift = len(text[start:stop]) - len(text[start:stop].lstrip(" \t"))
            if shift < stop - start or start == match.start():
                self._add(start, stop, shift, column)
        if len(text) == body or text[-1] == "\n":
            for marks in (self.bMarks, self.eMarks, self.tShift, self.sCount):
                del marks[-1:]
        self.lineMax = len(self.bMarks)
        for marks in (self.bMarks, self.eMarks):
            marks.append(len(text))
        self.tShift.append(0)
        self.sCount.append(0)
        self.bsCount = [0] * len(self.bMarks)
        self.leaves: list[Leaf] = []
        self.comments: list[Comment] = []
        self.references: dict[str, LinkDefinition] = {}
        self.unclosed: list[tuple[int, str, int]] = []
        self.containers: tuple[str, ...] = ()
        self.opened: list[OpenContainer] = []
        self.lists = 0
        self.item_line = -1
        self.item_kind = ""
        self.loose = -1
        self.no_fence: dict[str, int] = {}
        self.tags: dict[str, dict[int, int]] = {}
        self.no_comment = len(text) + 1
        self.mdx = mdx
        self.commonmark = commonmark or mdx
        self.unbalanced = False

    def _add(self, start: int, stop: int, shift: int, column: int) -> None:
        """Add a line, whose text begins after `shift` characters and is taken to be at `column`."""
        self.bMarks.append(start)
        self.eMarks.append(stop)
        self.tShift.append(shift)
        self.sCount.append(column)

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """Take markdown-it's own tokens, which are those of block quotes, as containers."""
        if nesting > 0:
            self.enter("quote")
        return Token(ttype, tag, nesting)

    def enter(self, container: str) -> int:
        """Open a container; return the depth to pass to `leave`."""
        depth = len(self.containers)
        self.containers = (*self.containers, container)
        return depth

    def leave(self, depth: int) -> None:
        """Close every container deeper than `depth`."""
        self.containers = self.containers[:depth]
        while self.opened and self.opened[-1].depth >= depth:
            self.opened.pop()

    def close(self, mark: str) -> bool:
        """Close the innermost container of a mark, and all in it; return whether there is one."""
        for container in reversed(self.opened):
            if container.mark == mark:
                self.leave(container.depth)
                return True
        return False

    def first(self, line: int) -> int:
        """Return the offset of the first character of a line that is not a space."""
        return self.bMarks[line] + self.tShift[line]

    def is_mark(self, line: int) -> bool:
        """Return whether a line is the mark that opens or closes a box, whatever stands above."""
        return bool(self._marks) and self.first(line) in self._marks

    def skip_to(self, line: int, offset: int, indent: int) -> None:
        """Make a line start at an offset within it, as if indented by `indent` columns."""
        text, end = self.src, self.eMarks[line]
        while offset < end and text[offset] in " \t":
            offset += 1
        self.tShift[line] = offset - self.bMarks[line]
        self.sCount[line] = indent

    def within(
        self,
        start: int,
        end: int,
        indent: int,
        *,
        stop: int | None = None,
        item: tuple[int, str] = (-1, ""),
    ) -> None:
        """Read lines as the content of the container that is open.

        Args:
            start: the first line.
            end: the line to stop before.
            indent: the columns by which the content is indented.
            stop: a line that no lazy continuation may pass; by default `end` of what is around.
            item: the line on which a first paragraph counts as what holds it, and what that is:
                `item`, `definition` or `footnote LABEL`; (-1, "") where none does.
        """
        before = (self.blkIndent, self.lineMax, self.item_line, self.item_kind, self.loose)
        base = self.loose if self.loose >= 0 else self.blkIndent
        self.loose = base if item[0] >= 0 else -1
        self.blkIndent = indent
        self.lineMax = self.lineMax if stop is None else stop
        self.item_line, self.item_kind = item
        self.md.block.tokenize(self, start, end)
        self.blkIndent, self.lineMax, self.item_line, self.item_kind, self.loose = before

    def pull(self, line: int, end: int) -> None:
        """Take all lines of a block into the item or note that its first line continues.

        A line that is not indented belongs there too, as far as the next blank line: Python-
        Markdown's looseDetab. HTML is a block of its own and stays where it is.
        """
        text = self.src
        for after in range(line + 1, min(end, self.lineMax)):
            start = self.first(after)
            if start >= self.eMarks[after] or text[start] == "<" or start in self._marks:
                break
            column = self.sCount[after]
            if 0 <= column < self.blkIndent:
                self.sCount[after] = self.blkIndent + column - min(self.loose, column)

    def content(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the offsets of the content of lines, without the spaces around it.

        `end` is the line to stop before. One pair (start, end) for each line, also a blank one.
        """
        text, begins, shifts, ends = self.src, self.bMarks, self.tShift, self.eMarks
        found = []
        for line in range(start, end):
            first, last = begins[line] + shifts[line], ends[line]
            while last > first and text[last - 1] in " \t":
                last -= 1
            found.append((first, last))
        return found

    def add(self, leaf: Leaf) -> Leaf:
        """Add a leaf to what was found, in what is open."""
        leaf.containers = self.containers
        self.leaves.append(leaf)
        return leaf
