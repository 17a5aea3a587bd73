"""Where a page asks for a figure: a fenced block marked `figure` that holds its name.

The fence is plain Markdown, stands at the same place in every language, and shows the name where
nothing draws it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})(?P<info>[^`]*)")


@dataclass(frozen=True, slots=True)
class Request:
    """A figure asked for: its name, and the lines of the fence, from 1, both inclusive."""

    name: str
    first: int
    last: int


def requests(markdown: str) -> list[Request]:
    """Find the figures a page asks for, in order; a fence inside another one is an example."""
    found: list[Request] = []
    fence, info, first = "", "", 0
    body: list[str] = []
    for line, text in enumerate(markdown.split("\n"), 1):
        match = _FENCE.fullmatch(text.rstrip())
        if not fence:
            if match:
                fence, info, first, body = match["fence"], match["info"].strip(), line, []
        elif match and not match["info"] and match["fence"].startswith(fence):
            if info == "figure":
                found.append(Request(" ".join(" ".join(body).split()), first, line))
            fence = ""
        else:
            body.append(text)
    return found


def place(markdown: str, draw: Callable[[Request], str]) -> str:
    """Put what `draw` gives in the place of each fence that asks for a figure."""
    lines = markdown.split("\n")
    for request in reversed(requests(markdown)):
        lines[request.first - 1 : request.last] = draw(request).split("\n")
    return "\n".join(lines)
