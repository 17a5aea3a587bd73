"""What no other rule takes: paragraphs, and the tables, titles and terms that begin like one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.findings.model import Span
from concordance.markdown.containers import DEFINED
from concordance.markdown.state import TAB, Leaf

if TYPE_CHECKING:
    from collections.abc import Callable

    from concordance.markdown.state import BlockState

UNDERLINE = re.compile(r"(?:=+|-+)[ ]*$")
RULER = re.compile(r"[|:\- \t]+$")
SPLIT = re.compile(r"\\.|`+|\|")


def paragraph(
    state: BlockState, line: int, end: int, ends: Callable[[BlockState, int, int], bool]
) -> None:
    """Read a paragraph, or a table, an underlined title, or the terms of a definition.

    Args:
        state: the state, in which the leaves are added and `state.line` is moved.
        line: the first line.
        end: the line to stop before.
        ends: whether a line (its second argument) ends the paragraph that began on its third.
    """
    end = min(end, state.lineMax)
    after = line + 1
    marked = after < end and state.src.startswith(("|", ":", "-", "="), state.first(after))
    if marked and (_table(state, line, end) or _underlined(state, line, after)):
        return
    while after < end:
        start = state.first(after)
        if start >= state.eMarks[after] or ends(state, after, line):
            break
        after += 1
    lines = state.content(line, after)
    state.line = after
    if _terms(state, after, end):
        depth = state.enter("dl")
        for start, stop in lines:
            state.add(Leaf("term", Span(start, stop), [(start, stop)]))
        state.leave(depth)
        return
    kind, info = "paragraph", ""
    if line == state.item_line:
        kind, _, info = state.item_kind.partition(" ")
    state.add(Leaf(kind, Span(lines[0][0], lines[-1][1]), lines, info=info))
    last = state.src[slice(*lines[-1])] if state.opened else ""
    for container in reversed(state.opened):
        if f"</{container.mark}" in last:
            state.close(container.mark)
            break


def _terms(state: BlockState, line: int, end: int) -> bool:
    """Return whether a definition follows, at most one blank line below."""
    if line < end and state.isEmpty(line):
        line += 1
    return (
        line < end
        and 0 <= state.sCount[line] - state.blkIndent < TAB
        and DEFINED.match(state.src, state.first(line), state.eMarks[line]) is not None
    )


def _underlined(state: BlockState, line: int, after: int) -> bool:
    """Read a title of one line, underlined on the line `after`; return whether there was one."""
    start = state.first(after)
    if state.sCount[after] != state.blkIndent:
        return False
    if not UNDERLINE.match(state.src, start, state.eMarks[after]):
        return False
    lines = state.content(line, line + 1)
    level = 1 if state.src[start] == "=" else 2
    state.add(Leaf("heading", Span(lines[0][0], state.eMarks[after]), lines, level=level))
    state.line = after + 1
    return True


def _table(state: BlockState, line: int, end: int) -> bool:
    """Read a table: a head, a line of dashes with as many columns, rows to a blank line.

    Returns whether there was one; a single column needs a bar on every line.
    """
    text = state.src
    (start, stop), (below, bottom) = state.content(line, line + 2)
    if not RULER.match(text, below, bottom) or "-" not in text[below:bottom]:
        return False
    border = text[start] == "|" or _barred(text, start, stop)
    head = split_row(text, start, stop, border=border)
    if len(head) != len(split_row(text, below, bottom, border=border)):
        return False
    last = line + 2
    while last < end and not state.isEmpty(last) and state.sCount[last] >= state.blkIndent:
        if state.is_mark(last):
            break
        last += 1
    rows = [(start, stop), *state.content(line + 2, last)]
    if len(head) == 1 and not (
        border and all(text[a] == "|" or _barred(text, a, b) for a, b in [(below, bottom), *rows])
    ):
        return False
    depth = state.enter("table")
    for number, (first, final) in enumerate(rows):
        cells = split_row(text, first, final, border=border)
        info = str(number) if number else "head"
        state.add(Leaf("row", Span(first, final), info=info, cells=cells))
    state.leave(depth)
    state.line = last
    return True


def split_row(text: str, start: int, stop: int, *, border: bool) -> list[tuple[int, int]]:
    """Return where the cells of a row stand, without the spaces around them.

    A bar that is escaped or in inline code does not divide. Source: Python-Markdown's tables.

    Args:
        text: the page.
        start: the offset of the row's first character.
        stop: the offset after its last.
        border: whether a bar at either end is the table's border, and divides nothing.
    """
    if border:
        if text[start] == "|":
            start += 1
        if _barred(text, start, stop):
            stop -= 1
    bars = _bars(text, start, stop)
    cells = []
    for bar in [*bars, stop]:
        first, last = start, bar
        while first < last and text[first] in " \t":
            first += 1
        while last > first and text[last - 1] in " \t":
            last -= 1
        cells.append((first, last))
        start = bar + 1
    return cells


def _barred(text: str, start: int, stop: int) -> bool:
    """Return whether a row ends with a bar that is not escaped."""
    if stop <= start or text[stop - 1] != "|":
        return False
    before = stop - 1
    while before > start and text[before - 1] == "\\":
        before -= 1
    return (stop - 1 - before) % 2 == 0


def _bars(text: str, start: int, stop: int) -> list[int]:
    """Return the offsets of the bars that divide cells, those in inline code left out."""
    found = list(SPLIT.finditer(text, start, stop))
    ticks: dict[int, list[int]] = {}
    for match in reversed(found):
        if match[0][0] == "`":
            ticks.setdefault(len(match[0]), []).append(match.start())
    bars, skip = [], -1
    for match in found:
        if match[0][0] == "`":
            same = ticks[len(match[0])]
            while same and same[-1] <= max(match.start(), skip):
                same.pop()
            if match.start() > skip and same:
                skip = same[-1]
        elif match[0] == "|" and match.start() > skip:
            bars.append(match.start())
    return bars
