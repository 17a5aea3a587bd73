"""A text with parts of it blanked, every offset unchanged."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from concordance.findings.model import Span


def masked(text: str, body: int, hidden: Iterable[Span]) -> str:
    """Return a text with what stands before `body`, and the hidden spans, made blanks.

    Offsets and line ends stay as they are.
    """
    pieces = [_blank(text[:body])]
    at = body
    for span in sorted(hidden):
        if span.start >= at:
            pieces += text[at : span.start], _blank(text[span.start : span.end])
            at = span.end
    return "".join((*pieces, text[at:]))


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))
