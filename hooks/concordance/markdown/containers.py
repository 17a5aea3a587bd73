"""Rules for blocks that hold others: lists, notes, definitions, admonitions, tabs, quotations.

Each rule is a `structure.BlockRule`: it takes the state, a line and the line to stop before, and
returns whether its block begins there; unless `silent`, it adds the leaves and moves `state.line`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_block import blockquote

from concordance.findings.model import Span
from concordance.markdown.state import DEEPEST, TAB, Leaf, OpenContainer

if TYPE_CHECKING:
    from concordance.markdown.boxes import Box
    from concordance.markdown.state import BlockState

ALERT = re.compile(r"\[!([A-Za-z][\w-]*)\][+-]?[ \t]*")
ITEM = re.compile(r"(?:([*+-])|\d{1,9}\.)[ \t]+")
NOTE = re.compile(r"\[\^([^\]]*)\]:[ \t]*")
DEFINED = re.compile(r":[ \t]{1,3}(?=\S)")
ADMONITION = re.compile(r"!!![ ]?([\w-]+(?:[ ]++[\w-]++)*)(?:[ ]+\"(.*?)\")?[ ]*$")
DETAILS = re.compile(r"\?\?\?\+?[ ]?([\w-]+(?:[ ]++[\w-]++)*)?(?:[ ]*\"(.*?)\")?[ ]*$")
TAB_TITLE = re.compile(r"===(?:\+!?|!\+?)?[ ]+\"(.*?)\"[ ]*$")
SLASHES = re.compile(r"(/{3,})[ ]*(?:([\w-]+)[ ]*(?:\|[ ]*(.*?))?)?[ ]*$")
OPTION = re.compile(r"[ ]{4,}type:[ ]*['\"]?([\w-]+)")
SILENT = frozenset({"html", "caption", "figure-caption", "table-caption", "definition"})
"""Blocks of pymdownx.blocks that have no title line of their own."""


def item(state: BlockState, line: int, end: int, *, silent: bool) -> bool:
    """Read a list; what is indented by four columns belongs to its item, whatever the mark.

    A list in a list, a code block or a second paragraph needs those four columns; fewer make an
    item of the same list, or what follows it. Source: Python-Markdown's OListProcessor.
    """
    match = ITEM.match(state.src, state.first(line), state.eMarks[line])
    if match is None:
        return False
    if silent:
        return True
    if len(state.containers) >= DEEPEST:
        return False
    depth = state.enter("ul" if match[1] else "ol")
    base = state.sCount[line] if state.commonmark else state.blkIndent
    while match is not None:
        state.skip_to(line, match.end(), base + TAB)
        if state.isEmpty(line):
            state.add(Leaf("item", Span(match.start(), match.end())))
            state.line = line + 1
        state.lists += 1
        state.within(max(line, state.line), end, base + TAB, item=(line, "item"))
        state.lists -= 1
        line = state.line
        if line >= end or not base <= state.sCount[line] < base + TAB or state.isEmpty(line):
            break
        match = ITEM.match(state.src, state.first(line), state.eMarks[line])
    state.leave(depth)
    return True


def note(state: BlockState, line: int, end: int, *, silent: bool) -> bool:
    """Read the definition of a footnote, `[^1]: text`, with what is indented below it."""
    match = NOTE.match(state.src, state.first(line), state.eMarks[line])
    if match is None or len(state.containers) >= DEEPEST:
        return False
    if silent:
        return True
    depth = state.enter("footnote")
    state.skip_to(line, match.end(), state.blkIndent + TAB)
    start = line
    if state.isEmpty(line):
        start = state.skipEmptyLines(line)
    label = match[1]
    count = len(state.leaves)
    state.line = start
    state.within(start, end, state.blkIndent + TAB, item=(start, f"footnote {label}"))
    if len(state.leaves) == count or not state.leaves[count].kind.startswith("footnote"):
        lone = state.add(Leaf("footnote", Span(match.start(), match.end()), info=label))
        state.leaves.insert(count, state.leaves.pop())
        lone.containers = state.containers
    state.line = max(state.line, line + 1)
    state.leave(depth)
    return True


def defined(state: BlockState, line: int, end: int, *, silent: bool) -> bool:
    """Read `:   text`, the definition of the terms above it."""
    match = DEFINED.match(state.src, state.first(line), state.eMarks[line])
    if match is None or len(state.containers) >= DEEPEST:
        return False
    if not silent:
        depth = state.enter("dl")
        state.skip_to(line, match.end(), state.blkIndent + TAB)
        state.within(line, end, state.blkIndent + TAB, item=(line, "definition"))
        state.leave(depth)
    return True


def titled(state: BlockState, line: int, end: int, *, silent: bool) -> bool:
    """Read an admonition, a collapsible block or a content tab: a title, and what is indented."""
    start, stop = state.first(line), state.eMarks[line]
    mark = state.src[start]
    rule = {"!": ADMONITION, "?": DETAILS, "=": TAB_TITLE}[mark]
    match = rule.match(state.src, start, stop)
    if match is None or (state.sCount[line] - state.blkIndent) % TAB or match[0] == "???":
        return False
    if silent:
        return True
    if len(state.containers) >= DEEPEST:
        return False
    kind = {"!": "admonition", "?": "details", "=": "tab"}[mark]
    info = "" if kind == "tab" else (match[1] or "").split(" ")[0].lower()
    title = match.span(1 if kind == "tab" else 2)
    state.add(Leaf(kind, Span(start, stop), [title] if title[0] >= 0 else [], info=info))
    inner = state.blkIndent + TAB
    last = after = line + 1
    while after < end:
        if not state.isEmpty(after):
            if state.sCount[after] < inner:
                break
            last = after + 1
        after += 1
    depth = state.enter(f"{kind} {info}".strip())
    state.within(line + 1, last, inner, stop=last)
    state.leave(depth)
    state.line = last
    return True


def slashes(state: BlockState, line: int, end: int, *, silent: bool) -> bool:
    """Read the marks of pymdownx.blocks: `/// note | Title` opens, `///` closes."""
    start, stop = state.first(line), state.eMarks[line]
    match = SLASHES.match(state.src, start, stop)
    if match is None:
        return False
    if silent:
        return True
    state.line = line + 1
    if not match[2]:
        state.close(match[1])
        return True
    name = match[2].lower()
    info = _options(state, end) or name
    if name in SILENT:
        label = "html div"
    else:
        kind = name if name in {"tab", "details"} else "admonition"
        info = "" if kind == "tab" or info in {"details", "admonition"} else info
        title = match.span(3)
        lines = [title] if title[0] < title[1] else []
        state.add(Leaf(kind, Span(start, stop), lines, info=info))
        label = f"{kind} {info}".strip()
    if len(state.containers) < DEEPEST:
        state.opened.append(OpenContainer(match[1], state.enter(label)))
    return True


def box(state: BlockState, line: int, end: int, *, silent: bool) -> bool:
    """Read a mark that opens a box, `:::note`, `{{< note >}}` or `<Note>`, or that closes one."""
    start = state.first(line)
    found = state.boxes.opening.get(start)
    opener = state.boxes.closing.get(start)
    if opener is not None:
        if not silent:
            state.close(str(opener))
            state.line = line + 1
        return True
    if found is None:
        return False
    if found.closing < 0 and (silent or not (found.usual or _apart(state, found, line, end))):
        return False
    if silent:
        return True
    stop = found.stop
    if found.kind in {"code", "comment"} and found.closing >= 0:
        stop = found.closing
        if found.kind == "code":
            code = state.src[found.stop : stop].strip("\n") + "\n"
            state.add(Leaf("code", Span(start, stop), code=code, info=found.name))
    elif found.kind != "comment":
        state.add(Leaf(found.kind, Span(start, stop), list(found.titles), info=found.name))
        if found.closing >= 0 and len(state.containers) < DEEPEST:
            label = f"{found.kind} {found.name}".strip()
            state.opened.append(OpenContainer(str(start), state.enter(label)))
    state.line = _after(state, line, stop)
    return True


def _apart(state: BlockState, found: Box, line: int, end: int) -> bool:
    """Return whether no text follows what shows something by itself: it would belong to it."""
    after = _after(state, line, found.stop)
    return after >= end or state.isEmpty(after) or state.src[state.first(after)] in "<{:"


def _after(state: BlockState, line: int, stop: int) -> int:
    """Return the line after that in which an offset stands."""
    while state.eMarks[line] < stop:
        line += 1
    return line + 1


def alert(state: BlockState, line: int, end: int, *, silent: bool) -> bool:
    """Read `[!NOTE]`, which makes the quotation that it begins a box.

    Source: GitHub's documentation, "Alerts"; a title may follow it in Obsidian and Docsy.
    """
    match = ALERT.match(state.src, state.first(line), state.eMarks[line])
    if silent or match is None or state.containers[-1:] != ("quote",):
        return False
    (_, stop), info = state.content(line, line + 1)[0], match[1].lower()
    titles = [(match.end(), stop)] if match.end() < stop else []
    state.containers = state.containers[:-1]
    state.add(Leaf("admonition", Span(match.start(), stop), titles, info=info))
    state.enter(f"admonition {info}")
    state.line = line + 1
    return True


def _options(state: BlockState, end: int) -> str:
    """Skip the options of a block, which are indented; return the type they set, or nothing."""
    found = ""
    while state.line < end and not state.isEmpty(state.line):
        if state.sCount[state.line] - state.blkIndent < TAB:
            break
        option = OPTION.match(state.src, state.bMarks[state.line], state.eMarks[state.line])
        found = option[1] if option else found
        state.line += 1
    return found


def quote(state: BlockState, line: int, end: int, *, silent: bool) -> bool:
    """Read a quotation, with markdown-it's own rule."""
    if len(state.containers) >= DEEPEST:
        return False
    before = (state.item_line, state.item_kind, state.lists, state.loose)
    depth = len(state.containers)
    state.item_line, state.item_kind, state.lists, state.loose = -1, "", 0, -1
    found = blockquote(state, line, end, silent)
    state.item_line, state.item_kind, state.lists, state.loose = before
    state.leave(depth)
    return found
