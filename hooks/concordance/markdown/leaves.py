"""Rules for blocks that hold no other: headings, code, breaks, formulas, link definitions.

Each rule is a `structure.BlockRule`: it takes the state, a line and the line to stop before, and
returns whether its block begins there; unless `silent`, it adds the leaves and moves `state.line`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.findings.model import Span
from concordance.markdown.state import TAB, Leaf, LinkDefinition

if TYPE_CHECKING:
    from concordance.markdown.state import BlockState

HEADING = re.compile(r"(#{1,6})[ \t]*")
BREAK = re.compile(r"(?:-[ ]{0,2}){3,}$|(?:_[ ]{0,2}){3,}$|(?:\*[ ]{0,2}){3,}$")
FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*(.*)$")
LANGUAGE = re.compile(r"\{?[ ]*\.?([\w#.+-]+)(?![\w=])")
TITLE = re.compile(r"title=(?:\"([^\"]*)\"|'([^']*)')")
ABBREVIATION = re.compile(r"\*\[[^\\\]]*\][ ]?:")
DEFINITION = re.compile(r"\[([^\[\]^][^\[\]]*)\]:[ ]*(\S+)?[ ]*(.*)$")
DEFINITION_TITLE = re.compile(r"\"(.*)\"$|'(.*)'$|\((.*)\)$")
INCLUDE = re.compile(
    r"""\{\*[>]?[ ].*[ ]\*\}$ | \{![>]?[ ]*\S.*!\}$              # mdx-include, markdown-include
    | -{1,}8<-{1,}(?:[ ]+["'].*)?$                                    # pymdownx.snippets
    | \{\{[<%]\s*(?:include|readfile|snippet|code_sample)\b.*[%>]\}\}$ # Hugo, Quarto
    | \{%-?\s*(?:include|include-markdown|include_relative|import)\b.*%\}$ # Jinja, Liquid
    | \{\{\s*\#\w*include\b.*\}\}$                                     # mdBook
    | :::[ ]+(?P<object>[A-Za-z_][\w./:-]*)$                           # mkdocstrings
    """,
    re.VERBOSE,
)
SAID = re.compile(r"""\S+[ ]+(?:[\w-]+[ ]+)?["']?(?:[^\W_]+[,.:;]?[ ]+){4}[^\W_]""")
"""Words where an inclusion has the name of a file: readers see them, as no file has that name."""


def attributes(text: str) -> str:
    """Return the id that an attribute list sets, empty where it sets none.

    Source: Python-Markdown's attr_list.
    """
    for word in text.split():
        if word[0] == "#" and len(word) > 1:
            return word[1:]
        if word.startswith("id="):
            return word[3:].strip("\"'")
    return ""


def margin(state: BlockState, line: int) -> bool:
    """Return whether a line starts at the margin of what contains it, without a space before."""
    return state.commonmark or (state.sCount[line] - state.blkIndent) % TAB == 0


def indented_code(state: BlockState, line: int, end: int) -> None:
    """Read code indented by four columns, from `line` to the last such line before `end`."""
    last = after = line + 1
    while after < end:
        if not state.isEmpty(after):
            if state.sCount[after] - state.blkIndent < TAB:
                break
            last = after + 1
        after += 1
    code = state.getLines(line, last, TAB + state.blkIndent, keepLastLF=False) + "\n"
    span = Span(state.first(line), state.eMarks[last - 1])
    state.add(Leaf("code", span, [], code=code))
    state.line = last


def heading(state: BlockState, line: int, end: int, *, silent: bool) -> bool:
    """Read `# Title`; Python-Markdown needs no space after the marks."""
    if not margin(state, line):
        return False
    start, stop = state.first(line), state.eMarks[line]
    match = HEADING.match(state.src, start, stop)
    if match is None:
        return False
    if not silent:
        text = state.src[match.end() : stop].rstrip()
        stop = match.end() + len(text)
        state.add(Leaf("heading", Span(start, stop), [(match.end(), stop)], level=len(match[1])))
        state.line = line + 1
    return True


def thematic_break(state: BlockState, line: int, end: int, *, silent: bool) -> bool:
    """Read `---`, `***` or `___`."""
    start, stop = state.first(line), state.eMarks[line]
    if BREAK.match(state.src[start:stop].rstrip()) is None:
        return False
    if not silent:
        state.add(Leaf("rule", Span(start, stop)))
        state.line = line + 1
    return True


def fence(state: BlockState, line: int, end: int, *, silent: bool) -> bool:
    """Read a fenced block; one that is never closed is text, as in pymdownx.superfences."""
    start = state.first(line)
    match = FENCE.match(state.src, start, state.eMarks[line])
    if match is None or (match[1][0] == "`" and "`" in match[2]):
        return False
    close = _closing(state, line, min(end, state.lineMax), match[1])
    if close < 0:
        if not silent:
            state.unclosed.append((start, match[1], 0))
        return False
    if silent:
        return True
    inner = _opening(state, line, close, match[1])
    if inner:
        state.unclosed.append((start, match[1], inner))
    info = match[2].strip()
    language = LANGUAGE.match(info)
    title = TITLE.search(info)
    code = state.getLines(line + 1, close, state.sCount[line], keepLastLF=False)
    state.add(
        Leaf(
            "code",
            Span(start, state.eMarks[close]),
            code=code + "\n" if close > line + 1 else "",
            info=language[1] if language else "",
            title=(title[1] or title[2] or "") if title else "",
        )
    )
    state.line = close + 1
    return True


def _opening(state: BlockState, line: int, close: int, mark: str) -> int:
    """Return where a fence with the same mark opens inside a fenced block, 0 where none does.

    One of several characters more would have let it stand there: what closes the inner one has
    closed the block.
    """
    text, size = state.src, len(mark)
    for after in range(line + 1, close):
        start = state.first(after)
        if text.startswith(mark, start) and state.sCount[after] == state.sCount[line]:
            info = text[start + size : state.eMarks[after]].strip()
            if info[:1] != mark[0] and mark[0] not in info and LANGUAGE.match(info):
                return start
    return 0


def _closing(state: BlockState, line: int, end: int, mark: str) -> int:
    """Return the line that closes a fence, -1 where none does.

    What was searched in vain is remembered, so that unclosed fences cost one pass together.
    """
    after = max(line + 1, state.no_fence.get(mark, 0))
    text, size = state.src, len(mark)
    while after < end:
        start = state.first(after)
        if state.sCount[after] < state.blkIndent and start < state.eMarks[after]:
            break
        if text.startswith(mark, start) and not text[start + size : state.eMarks[after]].strip():
            return after
        after += 1
    state.no_fence[mark] = after
    return -1


def math(state: BlockState, line: int, end: int, *, silent: bool) -> bool:
    """Read a formula between `$$`, on one line or several without a blank one."""
    start = state.first(line)
    if not state.src.startswith("$$", start):
        return False
    opening, last = start + 2, line
    while last < end and not state.isEmpty(last):
        close = state.src.rfind("$$", opening, state.eMarks[last])
        if close >= 0:
            if state.src[close + 2 : state.eMarks[last]].strip():
                return False
            if not silent:
                code = state.src[start + 2 : close].strip()
                state.add(Leaf("math", Span(start, state.eMarks[last]), code=code))
                state.line = last + 1
            return True
        last += 1
        opening = state.first(last) if last < end else 0
    return False


def abbreviation(state: BlockState, line: int, end: int, *, silent: bool) -> bool:
    """Take away `*[HTML]: HyperText…`, which shows nothing by itself."""
    if not ABBREVIATION.match(state.src, state.first(line), state.eMarks[line]):
        return False
    if not silent:
        state.line = line + 1
    return True


def reference(state: BlockState, line: int, end: int, *, silent: bool) -> bool:
    """Read `[label]: address "title"`, the address or the title on the next line if need be."""
    match = DEFINITION.match(state.src, state.first(line), state.eMarks[line])
    if match is None:
        return False
    after = line + 1
    following = after < end and not state.isEmpty(after)
    if match[2]:
        address, rest = match.span(2), match[3].strip()
        if not rest and following and state.src[state.first(after)] in "\"'(":
            below = state.src[state.first(after) : state.eMarks[after]].rstrip()
            if DEFINITION_TITLE.match(below):
                rest, after = below, after + 1
    elif following:
        stop = state.first(after) + len(
            state.src[state.first(after) : state.eMarks[after]].rstrip()
        )
        address, rest, after = (state.first(after), stop), "", after + 1
    else:
        return False
    title = DEFINITION_TITLE.match(rest)
    if (rest and title is None) or " " in state.src[slice(*address)]:
        return False
    if not silent:
        target = state.src[slice(*address)]
        if target[0] == "<" and target[-1] == ">":
            target, address = target[1:-1], (address[0] + 1, address[1] - 1)
        written = (title[1] or title[2] or title[3] or "") if title else ""
        label = " ".join(match[1].split()).lower()
        state.references.setdefault(label, LinkDefinition(target, Span(*address), written))
        state.line = after
    return True


def directive(state: BlockState, line: int, end: int, *, silent: bool) -> bool:
    """Read an inclusion (`{* file.py *}`, `--8<-- "file"`) as the code it shows.

    The options of an object that mkdocstrings documents (`::: package.module`) are indented below
    it. A word alone after the colons, without them, names a container, as in `::: warning`.
    """
    start, stop = state.first(line), state.eMarks[line]
    written = state.src[start:stop].rstrip()
    match = INCLUDE.match(written)
    if match is None or SAID.match(written):
        return False
    after = line + 1
    if match["object"]:
        while after < end and not state.isEmpty(after) and state.sCount[after] >= TAB:
            after += 1
        if after == line + 1 and not re.search(r"\w[._/:]\w", match["object"]):
            return False
        written = state.src[start : state.eMarks[after - 1]].rstrip()
    if not silent:
        state.add(
            Leaf("code", Span(start, start + len(written)), code=written + "\n", info="include")
        )
        state.line = after
    return True
