"""Every use of every term in a page's prose, linked by hand or not."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from concordance.glossary.termbase import AMBIGUOUS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from concordance.glossary.matcher import Matcher
    from concordance.markdown.model import Block, Link, Page, Prose

LINKS = ("link", "html-link")


@dataclass(frozen=True, slots=True, order=True)
class TermMention:
    """A term in a text: where it stands, which concept it names, as it is written.

    `path` is the page's, `line` and `column` count from 1 in characters. `linked` tells that it
    stands in the text of a link an author made.
    """

    path: str
    line: int
    column: int
    language: str
    concept: str
    text: str
    linked: bool


def mentions(page: Page, language: str, matcher: Matcher) -> Iterator[TermMention]:
    """Return the mentions of a page in reading order: headings, tables and quotations included.

    `matcher` gives each form its concept. Code is not prose, and a form that may name several
    concepts names none.
    """
    for block in page.blocks:
        links = [link for link in block.links if link.kind in LINKS]
        for prose in _prose(block):
            for start, end, linked in _parts(prose, links):
                for match in matcher.find(prose.text[start:end]):
                    if match.value == AMBIGUOUS:
                        continue
                    line, column = page.line_column(prose.offset(start + match.start))
                    yield TermMention(
                        path=page.path,
                        line=line,
                        column=column,
                        language=language,
                        concept=match.value,
                        text=prose.text[start + match.start : start + match.end],
                        linked=linked,
                    )


def _parts(prose: Prose, links: Sequence[Link]) -> Iterator[tuple[int, int, bool]]:
    """Cut a text where links begin and end: what an author linked is a term by itself."""
    at, indexes = 0, range(len(prose.text))
    for link in sorted(links, key=lambda link: link.span):
        start = bisect_left(indexes, link.span.start, lo=at, key=prose.offset)
        end = bisect_left(indexes, link.span.end, lo=start, key=prose.offset)
        if start < end:
            yield at, start, False
            yield start, end, True
            at = end
    yield at, len(prose.text), False


def _prose(block: Block) -> tuple[Prose, ...]:
    return block.cells or (block.prose,)
