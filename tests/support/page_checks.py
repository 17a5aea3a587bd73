"""What holds of every page that was read, whatever its text."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from concordance.markdown.model import CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.findings.model import Span
    from concordance.markdown.model import Block, Page, Prose


def assert_sound(page: Page) -> None:
    """Every position of a page leads back to the raw text, and its parts lie in each other."""
    assert_sections_tile(page)
    for block in page.blocks:
        assert_inside(page, block)
        for prose in proses(block):
            assert_leads_back(page, prose, block.span)
        shown = sum(prose.text.count(CODE) for prose in proses(block))
        if CODE not in page.text and "&#" not in page.text:
            images = sum("image" in link.kind for link in block.links)
            assert shown == len(block.codes) + images, block
    for comment in page.comments:
        written = page.text[comment.span.start : comment.span.end]
        first, last = ("<!--", "-->") if written[0] == "<" else ("{/*", "*/}")
        assert written.startswith(first)
        assert written.endswith(last)
        assert comment.text == written[len(first) : -len(last)] or "\n" in comment.text
    starts = [comment.span.start for comment in page.comments]
    assert starts == sorted(set(starts))
    for problem in page.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message
        assert problem.path == page.path


def proses(block: Block) -> Iterator[Prose]:
    """Return the prose of a block, of its cells where it is a row."""
    yield from block.cells or (block.prose,)


def assert_sections_tile(page: Page) -> None:
    """The sections cover the body without a gap, and their blocks come in order."""
    assert page.sections[0].span.start == page.body
    assert page.sections[-1].span.end == len(page.text)
    for before, after in pairwise(page.sections):
        assert before.span.end == after.span.start
    for section in page.sections:
        inner = [*filter(None, [section.heading]), *section.blocks]
        for block in inner:
            assert section.span.start <= block.span.start <= block.span.end <= section.span.end
        for one, other in pairwise(inner):
            assert one.span.end <= other.span.start, (one, other)


def assert_inside(page: Page, block: Block) -> None:
    """Links and code lie in their block, and addresses in their link or a definition."""
    assert 0 <= block.span.start <= block.span.end <= len(page.text)
    for part in (*block.links, *block.codes):
        assert within(part.span, block.span), (part, block)
    for link in block.links:
        target = link.target_span
        assert 0 <= target.start <= target.end <= len(page.text)
        written = page.text[target.start : target.end]
        if not set(written) & set("\\&\n") and link.kind != "autolink":
            assert written.strip() == link.target, link


def assert_leads_back(page: Page, prose: Prose, span: Span) -> None:
    """Each character of a visible text is the one at its offset, or stands for mark-up there."""
    previous = -1
    assert prose.text == prose.text.strip()
    for index, char in enumerate(prose.text):
        offset = prose.offset(index)
        assert span.start <= offset < span.end
        written = page.text[offset]
        if written != char:
            assert char == CODE or written in "&<" or page.text[offset - 1] == "&", (char, written)
        assert offset > previous or page.text[previous] == "&", (index, offset, previous)
        previous = offset


def within(inner: Span, outer: Span) -> bool:
    """Return whether a span lies in another."""
    return outer.start <= inner.start <= inner.end <= outer.end
