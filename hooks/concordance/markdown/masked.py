"""A page's text with front matter, code and comments blanked, every offset unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.findings.model import Span
    from concordance.markdown.model import Page


def without_code(page: Page) -> str:
    """Return the page's text with front matter, code and comments made blanks.

    Offsets and line ends stay as they are.
    """
    pieces: list[str] = []
    at = 0
    for span in sorted(_hidden(page)):
        if span.start < at:
            continue
        pieces += page.text[at : span.start], _blank(page.text[span.start : span.end])
        at = span.end
    text = "".join((*pieces, page.text[at:]))
    return _blank(text[: page.body]) + text[page.body :]


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))


def _hidden(page: Page) -> Iterator[Span]:
    """Return the spans of comments and of code, in no order."""
    for comment in page.comments:
        yield comment.span
    for block in page.blocks:
        if block.kind in {"code", "math"}:
            yield block.span
        for code in block.codes:
            yield code.span
