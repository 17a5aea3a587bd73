"""Rules for HTML that is a block of its own: comments, raw blocks, `<div markdown>`.

Each rule is a `structure.BlockRule`: it takes the state, a line and the line to stop before, and
returns whether its block begins there; unless `silent`, it adds the leaves and moves `state.line`.
"""

from __future__ import annotations

import re
from itertools import chain

from concordance.findings.model import Span
from concordance.markdown.leaves import fence
from concordance.markdown.marks import BLOCK
from concordance.markdown.model import Comment
from concordance.markdown.state import DEEPEST, BlockState, Leaf, OpenContainer

VERBATIM = frozenset({"pre", "script", "style", "textarea"})
"""Tags in which nothing is Markdown."""
EMPTY = frozenset({"hr", "link", "param"})
TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)(?=[\s/>]|$)")
TAG_END = re.compile(r"[^<>]*>")
MARKDOWN = re.compile(r"\smarkdown(?:[ ]*=[ ]*[\"']?(?:1|block|span)[\"']?)?(?=[\s/>])")
TAGS = r"<(/?){}(?=[\s/>])[^<>]*?(/?)>"


def comment(state: BlockState, line: int, end: int, *, silent: bool) -> bool:
    """Read a comment that begins a line, over as many lines as it takes."""
    start = state.first(line)
    if not state.src.startswith("<!--", start) or start >= state.no_comment:
        return False
    stop = state.src.find("-->", start + 4)
    last = state.lineMax - 1
    if stop < 0 or stop > state.eMarks[last]:
        if stop < 0 and not silent:
            state.no_comment = start
            state.unclosed.append((start, "<!--", 0))
        return False
    if silent:
        return True
    state.comments.append(Comment(state.src[start + 4 : stop], Span(start, stop + 3)))
    _go_on(state, line, stop + 3)
    return True


def _go_on(state: BlockState, line: int, stop: int) -> None:
    """Let reading continue at the offset `stop`: on the rest of its line, or on the next.

    `line` is a line at or before it.
    """
    while state.eMarks[line] < stop:
        line += 1
    if state.src[stop : state.eMarks[line]].strip():
        state.skip_to(line, stop, state.blkIndent)
        state.line = line
    else:
        state.line = line + 1


def html_block(state: BlockState, line: int, end: int, *, silent: bool) -> bool:
    """Read a block of raw HTML, to its closing tag, or to a blank line where it has none.

    With the attribute `markdown` it is a container instead. Python-Markdown takes all the rest
    of the page into a block that is never closed; here nothing is lost.
    """
    start = state.first(line)
    match = TAG.match(state.src, start, state.eMarks[line])
    name = match[2].lower() if match else ""
    if match is None or name not in BLOCK:
        return False
    if silent:
        return True
    opening = TAG_END.match(state.src, match.end(), state.eMarks[state.lineMax - 1])
    stop = opening.end() if opening else state.eMarks[line]
    if match[1] and state.close(name):
        _go_on(state, line, stop)
        return True
    if not match[1] and opening and MARKDOWN.search(state.src, match.end(), stop):
        _open(state, name)
        _go_on(state, line, stop)
        return True
    closed = -1 if match[1] or name in EMPTY else _pairs(state, name).get(start, -1)
    if closed > state.eMarks[state.lineMax - 1]:
        closed = -1
    if closed < 0 or (name not in VERBATIM and _holds_markdown(state, line, closed)):
        _to_blank(state, line, end)
        if closed >= 0:
            _open(state, name)
    else:
        _raw(state, line, closed, name)
    return True


def _open(state: BlockState, name: str) -> None:
    """Open a tag as a container, until its closing tag."""
    if len(state.containers) < DEEPEST:
        label = "quote" if name == "blockquote" else f"html {name}"
        state.opened.append(OpenContainer(name, state.enter(label)))


def _holds_markdown(state: BlockState, line: int, closed: int) -> bool:
    """Return whether something other than a tag follows a blank line in an element.

    In CommonMark it is Markdown again; Python-Markdown shows it as it is written, which no
    author means.
    """
    if len(state.containers) >= DEEPEST:
        return False
    blank = False
    while state.eMarks[line] < closed:
        if state.isEmpty(line):
            blank = True
        elif blank:
            if state.src[state.first(line)] != "<":
                return True
            blank = False
        line += 1
    return False


def _to_blank(state: BlockState, line: int, end: int) -> None:
    """Read the lines to the next blank one as raw HTML."""
    last = line + 1
    while last < end and not state.isEmpty(last) and state.sCount[last] >= state.blkIndent:
        if state.is_mark(last):
            break
        last += 1
    lines = state.content(line, last)
    state.add(Leaf("html", Span(lines[0][0], lines[-1][1]), lines))
    state.line = last


def _raw(state: BlockState, line: int, closed: int, name: str) -> None:
    """Read raw HTML from `line` to the offset `closed`, where the element `name` ends.

    What is fenced in it is code all the same: pymdownx.superfences reads fences first.
    """
    last = line
    while state.eMarks[last] < closed:
        last += 1
    first = after = line
    while after < last:
        if not state.src.startswith(("```", "~~~"), state.first(after)):
            after += 1
            continue
        count, depth = len(state.leaves), state.enter(f"html {name}")
        found = fence(state, after, last, silent=False)
        state.leave(depth)
        if found and after > first:
            _html(state, state.content(first, after), count)
        after = first = state.line if found else after + 1
    lines = state.content(first, last + 1)
    lines[-1] = (min(lines[-1][0], closed), closed)
    _html(state, lines, len(state.leaves))
    _go_on(state, last, closed)


def _html(state: BlockState, lines: list[tuple[int, int]], number: int) -> None:
    """Add a leaf of raw HTML as the leaf of that number."""
    state.add(Leaf("html", Span(lines[0][0], lines[-1][1]), lines))
    state.leaves.insert(number, state.leaves.pop())


def _pairs(state: BlockState, name: str) -> dict[int, int]:
    """Return where each `<name>` of the page is closed; one pass for each name."""
    if name not in state.tags:
        state.tags[name] = _paired(state.src, name)
    return state.tags[name]


def _paired(text: str, name: str) -> dict[int, int]:
    """Return the offset after each closing tag by that of its opening tag, comments left out."""
    pairs: dict[int, int] = {}
    stack: list[int] = []
    last = text.rfind("-->")
    commented = last + 3 if last >= 0 else 0  # below, no comment can end
    tag = TAGS.format(name)
    with_comments = re.compile(rf"<!--[\s\S]*?-->|{tag}", re.IGNORECASE)
    found = chain(
        with_comments.finditer(text, 0, commented),
        re.compile(tag, re.IGNORECASE).finditer(text, commented),
    )
    for match in found:
        if match[1] is None or match[2]:
            continue
        if not match[1]:
            stack.append(match.start())
        elif stack:
            pairs[stack.pop()] = match.end()
    return pairs
