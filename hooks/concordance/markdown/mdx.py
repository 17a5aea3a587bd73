"""Rules for what MDX has beside Markdown: imports, exports, expressions and their comments.

Each rule is a `structure.BlockRule`: it takes the state, a line and the line to stop before, and
returns whether its block begins there; unless `silent`, it adds the leaves and moves `state.line`.
Source: mdxjs.com, "What is MDX?". Nothing is run.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.findings.model import Span
from concordance.markdown.leaves import margin
from concordance.markdown.model import Comment
from concordance.markdown.state import Leaf

if TYPE_CHECKING:
    from concordance.markdown.state import BlockState

MODULE = re.compile(r"(?:import|export)[ ](?:.*[ ]from[ ])?[\"'{\w].*$")
MODULE_END = re.compile(r"import[ ].*[\"'];?$|export[ ](?:const|default|function|let)[ ].*$")
BRACKET = re.compile(
    r"[(\[{]|[)\]}]|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|/\*(?:[^*]|\*(?!/))*\*/"
)
LONGEST = 20_000
"""Characters of an expression or export that are looked through for its end."""


def module(state: BlockState, line: int, end: int, *, silent: bool) -> bool:
    """Take away `import` and `export`, in a file of MDX with the lines that belong to them."""
    start, stop = state.first(line), state.eMarks[line]
    written = state.src[start:stop].rstrip()
    if not margin(state, line) or not MODULE.match(written):
        return False
    if not state.mdx and not MODULE_END.match(written):
        return False
    if not silent:
        last = line
        while state.mdx and last + 1 < end and not state.isEmpty(last + 1):
            last += 1
        closed = _balanced(state, start, state.eMarks[last]) if state.mdx else 0
        state.line = _line_of(state, last, max(closed, state.eMarks[last])) + 1
    return True


def expression(state: BlockState, line: int, end: int, *, silent: bool) -> bool:
    """Take away an expression of MDX that is a block of its own; `{/* ... */}` is a comment."""
    start = state.first(line)
    if silent or not state.mdx:
        return False
    stop = _balanced(state, start, start)
    last = _line_of(state, line, stop)
    if not stop or state.src[stop : state.eMarks[last]].strip():
        return False
    written = state.src[start:stop]
    if written.startswith("{/*") and written.endswith("*/}"):
        state.comments.append(Comment(written[3:-3], Span(start, stop)))
    else:
        state.add(Leaf("html", Span(start, stop)))
    state.line = last + 1
    return True


def _balanced(state: BlockState, start: int, least: int) -> int:
    """Return the offset from `least` on at which all brackets since `start` are closed, else 0.

    What was sought in vain is not sought again on this page.
    """
    depth = 0
    if state.unbalanced:
        return 0
    for match in BRACKET.finditer(state.src, start, min(start + LONGEST, len(state.src))):
        if match.start() >= least and depth == 0 and match.start() > start:
            return least
        sign = match[0]
        depth += (sign in "([{") - (sign in ")]}")
        if depth <= 0 and match.end() >= least and sign in ")]}":
            return match.end()
    state.unbalanced = depth > 0
    return 0 if depth > 0 else least


def _line_of(state: BlockState, line: int, offset: int) -> int:
    """Return the line, from `line` on, in which an offset stands."""
    while state.eMarks[line] < offset:
        line += 1
    return line
