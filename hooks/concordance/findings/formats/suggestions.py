"""Mechanical changes as GitHub's suggested changes: the lines of a page as they would be.

GitHub Docs, "Commenting on a pull request": a block `suggestion` in a comment on lines replaces
them. To comment takes a permission to write, which no run on a fork's pull request has: the blocks
are shown to the reviewer, who pastes them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from concordance.findings.fixes import apply, chosen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from concordance.findings.model import Edit


class Suggestion(NamedTuple):
    """What lines `first` to `last` of a page (from 1) become; `text` has no line end at its end."""

    path: str
    first: int
    last: int
    text: str

    def markdown(self) -> str:
        """Return the block, fenced so that nothing in it ends it."""
        fence = "```"
        while fence in self.text:
            fence += "`"
        return f"{fence}suggestion\n{self.text}\n{fence}"


def suggestions(path: str, text: str, edits: Iterable[Edit]) -> list[Suggestion]:
    """Return the changes of one page, those that touch the same lines as one.

    Args:
        path: the page's path.
        text: the page's text, its lines ended by one line feed.
        edits: changes of it; those beyond its end are left out.
    """
    by_lines: dict[int, list[Edit]] = defaultdict(list)
    last: dict[int, int] = {}
    first = -1
    for edit in chosen(edit for edit in edits if edit.span.end <= len(text)):
        line = text.count("\n", 0, edit.span.start) + 1
        end = text.count("\n", 0, edit.span.end) + 1
        if first < 0 or line > last[first]:
            first = line
        by_lines[first].append(edit)
        last[first] = max(end, last.get(first, 0))
    lines = text.split("\n")
    found = []
    for begin, group in by_lines.items():
        offset = sum(len(line) + 1 for line in lines[: begin - 1])
        passage = "\n".join(lines[begin - 1 : last[begin]])
        moved = [_moved(edit, offset) for edit in group]
        found.append(Suggestion(path, begin, last[begin], apply(passage, moved)))
    return found


def _moved(edit: Edit, by: int) -> Edit:
    span = type(edit.span)(edit.span.start - by, edit.span.end - by)
    return type(edit)(span, edit.replacement)
