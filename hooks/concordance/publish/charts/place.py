"""Where a page asks for a figure: a fenced block marked `figure` that holds its name.

The fence is plain Markdown, stands at the same place in every language, and shows the name where
nothing draws it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from concordance.markdown import parse_page

if TYPE_CHECKING:
    from collections.abc import Callable

KIND = "figure"
"""The language that the fence names."""


@dataclass(frozen=True, slots=True)
class Request:
    """A figure asked for: its name, and the lines of the fence, from 1, both inclusive."""

    name: str
    first: int
    last: int


def requests(markdown: str) -> tuple[Request, ...]:
    """Return the figures a page asks for, in order; a fence inside another one is an example.

    `markdown` is a page, with its front matter or without; the lines are counted in it. A fence in
    a list, a box or another container asks for nothing.
    """
    if all(line.strip("`~ ") != KIND for line in markdown.split("\n")):
        return ()  # spares most pages the reading
    return _requests(markdown)


@lru_cache(maxsize=64)  # each is asked for twice in a build, and again while serving
def _requests(markdown: str) -> tuple[Request, ...]:
    page = parse_page(markdown, "")
    return tuple(
        Request(
            " ".join(block.code.split()),
            page.line_column(block.span.start)[0],
            page.line_column(block.span.end)[0],
        )
        for block in page.blocks
        if block.kind == "code" and block.info == KIND and not block.containers
    )


def place(markdown: str, draw: Callable[[Request], str]) -> str:
    """Put what `draw` gives in the place of each fence that asks for a figure."""
    lines = markdown.split("\n")
    for request in reversed(requests(markdown)):
        lines[request.first - 1 : request.last] = draw(request).split("\n")
    return "\n".join(lines)
