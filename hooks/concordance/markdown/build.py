"""The leaves of a page made into its blocks: inline mark-up read, attribute lists taken off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.markdown.inline import Inline
from concordance.markdown.leaves import attributes
from concordance.markdown.marks import ATTRIBUTES, ATTRIBUTES_LIKE, MARK, TASK
from concordance.markdown.model import Block, Prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.markdown.model import Comment, Link
    from concordance.markdown.state import BlockState, Leaf

    Lines = list[tuple[int, int]]

SPACED_ATTRIBUTES = re.compile(r"(?<=[ \t])\{:?[ ]*([^{}%*!<\s][^{}\n]*)\}$")
AFTER = frozenset({"heading", "term"})
BARE = frozenset({"code", "rule", "math"})


class Builder:
    """Makes the blocks of one page from its leaves; `comments` gathers its comments on the way."""

    def __init__(self, text: str, state: BlockState) -> None:
        self.text = text
        self.leaves = state.leaves
        self.references = state.references
        self.mdx = state.mdx
        self.comments: list[Comment] = list(state.comments)

    def blocks(self) -> Iterator[Block]:
        """Return the blocks in reading order."""
        for leaf in self.leaves:
            block = self.block(leaf)
            if block is not None:
                yield block

    def block(self, leaf: Leaf) -> Block | None:
        """Return the block of a leaf; None where it shows nothing, as a lone comment.

        A paragraph of nothing but tags or templates becomes `html`; the mark of a task is taken
        off an item into `info`.
        """
        if leaf.kind in BARE:
            return Block(
                leaf.kind,
                leaf.span,
                containers=leaf.containers,
                info=leaf.info,
                title=leaf.title,
                code=leaf.code,
            )
        if leaf.kind == "row":
            return self.row(leaf)
        alone = leaf.kind == "paragraph" and len(leaf.lines) == 1
        if alone and ATTRIBUTES_LIKE.fullmatch(self.text, *leaf.lines[0]):
            return None
        lines, name = self.attributes(leaf)
        info = leaf.info
        if leaf.kind == "item" and lines:
            task = TASK.match(self.text, *lines[0])
            if task:
                info = task[1].lower()
                lines = [(task.end(), lines[0][1]), *lines[1:]]
        text, source_map = self.joined(lines)
        if leaf.kind != "html" and MARK.search(text) is None:
            prose = trimmed(Prose(text, source_map)) if text else Prose()
            return Block(
                leaf.kind,
                leaf.span,
                prose,
                leaf.containers,
                info,
                title=prose.text if leaf.kind in TITLED else leaf.title,
                level=leaf.level,
                id=name,
            )
        raw = leaf.kind == "html"
        inline = Inline(text, source_map, self.references, raw=raw, mdx=self.mdx).read()
        prose, links = inline.finish()
        prose = trimmed(prose)
        self.comments += inline.comments
        kind = leaf.kind
        if kind == "paragraph" and not (prose.text or links or inline.codes or inline.notes):
            if not inline.hidden:
                return None
            kind = "html"
        return Block(
            kind,
            leaf.span,
            prose,
            leaf.containers,
            info,
            title=prose.text if kind in TITLED else leaf.title,
            links=links,
            codes=tuple(inline.codes),
            footnotes=tuple(inline.notes),
            level=leaf.level,
            id=name,
        )

    def row(self, leaf: Leaf) -> Block:
        """Return the block of a table row: links, code and notes of all its cells together."""
        cells: list[Prose] = []
        links: list[Link] = []
        read: list[Inline] = []
        for start, end in leaf.cells:
            text = self.text[start:end]
            if text[-1:] == "}":
                match = SPACED_ATTRIBUTES.search(text)
                text = text[: match.start()].rstrip() if match else text
            if MARK.search(text) is None:
                cells.append(trimmed(Prose(text, ((0, start),))) if text else Prose())
                continue
            inline = Inline(text, ((0, start),), self.references, mdx=self.mdx).read()
            prose, links_of_cell = inline.finish()
            cells.append(trimmed(prose))
            links += links_of_cell
            read.append(inline)
            self.comments += inline.comments
        return Block(
            "row",
            leaf.span,
            containers=leaf.containers,
            info=leaf.info,
            links=tuple(links),
            codes=tuple(code for inline in read for code in inline.codes),
            footnotes=tuple(note for inline in read for note in inline.notes),
            cells=tuple(cells),
        )

    def attributes(self, leaf: Leaf) -> tuple[Lines, str]:
        """Return the lines of a leaf without the attribute list at its end, and the id it sets.

        After a heading or a term the list stands on the same line, elsewhere on one of its own.
        """
        lines = leaf.lines
        if not lines or self.text[lines[-1][1] - 1 : lines[-1][1]] != "}":
            return self.unmarked(leaf, lines), leaf.id
        start, end = lines[-1]
        if leaf.kind in AFTER:
            match = SPACED_ATTRIBUTES.search(self.text, start, end)
            if match:
                lines = [*lines[:-1], (start, self.rstripped(start, match.start()))]
                return self.unmarked(leaf, lines), attributes(match[1])
        elif len(lines) > 1 and leaf.kind != "html":
            match = ATTRIBUTES.fullmatch(self.text, start, end)
            if match:
                return lines[:-1], attributes(match[1])
        return lines, leaf.id

    def unmarked(self, leaf: Leaf, lines: Lines) -> Lines:
        """Return the lines of a leaf, without the closing `##` if it is a heading."""
        if leaf.kind != "heading" or not lines:
            return lines
        start, end = lines[-1]
        if self.text[end - 1 : end] != "#":
            return lines
        while end > start and self.text[end - 1] == "#":
            end -= 1
        return [*lines[:-1], (start, self.rstripped(start, end))]

    def rstripped(self, start: int, end: int) -> int:
        """Return the end of a stretch without the spaces before it."""
        while end > start and self.text[end - 1] in " \t":
            end -= 1
        return end

    def joined(self, lines: Lines) -> tuple[str, tuple[tuple[int, int], ...]]:
        """Return lines joined with a newline each, and the source map of the text.

        `lines` are pairs of offsets; what stands between them in the page is left out.
        """
        if not lines:
            return "", ((0, 0),)
        text = self.text
        start, end = lines[0]
        if len(lines) == 1:
            return text[start:end], ((0, start),)
        source_map = [(0, start)]
        pieces = [text[start:end]]
        length = end - start
        for start, end_of in lines[1:]:
            newline = text.find("\n", end)
            if newline != end:
                source_map.append((length, newline))
            length += 1
            if start != newline + 1:
                source_map.append((length, start))
            pieces.append(text[start:end_of])
            length += end_of - start
            end = end_of
        return "\n".join(pieces), tuple(source_map)


TITLED = frozenset({"admonition", "component", "details", "tab"})


def trimmed(prose: Prose) -> Prose:
    """Return a visible text without the spaces at both ends, its source map shifted."""
    text = prose.text
    if not text:
        return prose
    if not text[-1].isspace() and not text[0].isspace():
        return prose
    stripped = text.strip()
    if not stripped:
        return Prose()
    skip = len(text) - len(text.lstrip())
    if not skip:
        return Prose(stripped, prose.source_map)
    first = (0, prose.offset(skip))
    rest = tuple((index - skip, offset) for index, offset in prose.source_map if index > skip)
    return Prose(stripped, (first, *rest))
