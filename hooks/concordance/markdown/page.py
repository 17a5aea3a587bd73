"""Markdown text to a page: front matter, blocks with their inline mark-up, sections."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from concordance.findings.model import Finding, Span
from concordance.markdown.build import Builder
from concordance.markdown.conflict import find_conflict
from concordance.markdown.front_matter import read_front_matter
from concordance.markdown.model import Block, Page, Section
from concordance.markdown.structure import parser, read_blocks

if TYPE_CHECKING:
    from collections.abc import Iterable

UNCLOSED = "unclosed-mark"
"""The rule that a fence or a comment without its end breaks."""
CONFLICT = "merge-conflict"
"""The rule that the marks of a merge break."""
SHOWN = 60
"""Characters of a mark that are shown: the name of a branch follows it."""


def parse_page(text: str, path: str, *, commonmark: bool = False) -> Page:
    """Parse Markdown text.

    Args:
        text: the text, with any line ends; a byte order mark is dropped.
        path: where it comes from, as findings name it; of MDX where it ends so.
        commonmark: whether it is read as CommonMark, as MDX always is, or as Python-Markdown.

    Returns:
        The page. Any text is one: what is wrong with it is in `Page.problems`.
    """
    text = normalize(text)
    front, body, problems = read_front_matter(text, path)
    mdx = path.lower().endswith(".mdx")
    state = read_blocks(text, body, parser(), mdx=mdx, commonmark=commonmark)
    builder = Builder(text, state)
    sections = _sections(builder.blocks(), Span(body, len(text)))
    comments = tuple(sorted(builder.comments, key=lambda comment: comment.span))
    page = Page(path, text, front, body, sections, comments, commonmark=commonmark)
    conflict = find_conflict(text, page.blocks)
    if conflict is not None:
        line, column = page.line_column(conflict[0])
        message = f'a merge left its marks here: "{conflict[1][:SHOWN]}"'
        hint = "keep one side, or both, and take the lines of marks away"
        problems = [Finding(path, line, column, CONFLICT, message, hint=hint)]
        return replace(page, problems=tuple(problems), malformed=True)
    malformed = bool(problems) and body == 0  # what was meant as front matter is no text
    for offset, mark, inner in sorted(state.unclosed)[:1]:
        line, column = page.line_column(offset)
        fenced = mark[0] in "`~"
        malformed = malformed or fenced
        message = (
            f'"{mark}" is not closed before the next one opens on line {page.line_column(inner)[0]}'
            if inner
            else f'"{mark}" is never closed, so what follows is read as text'
        )
        hint = "add a line with the same mark" if fenced else 'close it with "-->"'
        problems.append(Finding(path, line, column, UNCLOSED, message, hint=hint))
    return replace(page, problems=tuple(problems), malformed=malformed) if problems else page


def normalize(text: str) -> str:
    """Return a text without a byte order mark, each line end one line feed."""
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _sections(blocks: Iterable[Block], span: Span) -> tuple[Section, ...]:
    """Return the blocks cut into sections at the headings.

    The sections cover the whole of `span`, the page's body, without a gap; there is at least one,
    and the first has no heading where blocks stand before the first heading.
    """
    cuts: list[tuple[Block | None, list[Block]]] = [(None, [])]
    for block in blocks:
        if block.kind == "heading":
            cuts.append((block, []))
        else:
            cuts[-1][1].append(block)
    if len(cuts) > 1 and not cuts[0][1]:
        del cuts[0]
    starts = [heading.span.start if heading else span.start for heading, _ in cuts]
    starts[0] = span.start
    ends = [*starts[1:], span.end]
    return tuple(
        Section(
            id=heading.id if heading else "",
            level=heading.level if heading else 0,
            heading=heading,
            blocks=tuple(inner),
            span=Span(start, end),
        )
        for (heading, inner), start, end in zip(cuts, starts, ends, strict=True)
    )
