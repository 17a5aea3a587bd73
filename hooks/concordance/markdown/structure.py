"""The blocks of a page: markdown-it's block parser with the rules of the dialect."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from markdown_it import MarkdownIt

from concordance.markdown.containers import alert, box, defined, item, note, quote, slashes, titled
from concordance.markdown.html import comment, html_block
from concordance.markdown.leaves import (
    abbreviation,
    directive,
    fence,
    heading,
    indented_code,
    math,
    reference,
    thematic_break,
)
from concordance.markdown.mdx import expression, module
from concordance.markdown.paragraphs import paragraph
from concordance.markdown.state import TAB, BlockState

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

    class BlockRule(Protocol):
        """A rule of the dialect for one kind of block."""

        def __call__(self, state: BlockState, line: int, end: int, *, silent: bool) -> bool:
            """Return whether a block of this kind begins on a line; read it, unless `silent`.

            Args:
                state: takes the leaves; `state.line` is set to the line after the block.
                line: the number of the line, from 0.
                end: the line to stop before.
                silent: only look: the state is not changed.
            """


RULES: dict[str, tuple[BlockRule, ...]] = {
    "#": (heading,),
    "`": (fence,),
    "~": (fence,),
    ">": (quote,),
    "<": (box, comment, html_block),
    "!": (titled,),
    "?": (titled,),
    "=": (titled,),
    "/": (slashes,),
    ":": (box, defined, directive),
    "[": (alert, note, reference),
    "$": (math,),
    "{": (directive, box, expression),
    "*": (abbreviation, thematic_break, item),
    "-": (thematic_break, item, directive),
    "_": (thematic_break,),
    "+": (item,),
    "i": (module,),
    "e": (module,),
    **dict.fromkeys("0123456789", (item,)),
}
"""The rules that a block's first character may call, in order."""

ENDING: dict[str, tuple[BlockRule, ...]] = {
    mark: tuple(rule for rule in rules if rule not in {item, module, directive})
    for mark, rules in RULES.items()
}
IN_ITEM: dict[str, tuple[BlockRule, ...]] = {
    mark: tuple(rule for rule in rules if rule in {item, fence, comment, html_block})
    for mark, rules in RULES.items()
}


@cache
def parser() -> MarkdownIt:
    """Return markdown-it's parser with our rules in place of its own.

    Reading does not change it.
    """
    md = MarkdownIt("zero")
    for rule in md.block.ruler.get_all_rules():
        md.block.ruler.disable(rule)
    md.block.ruler.push("dialect", _dialect, {"alt": ["blockquote"]})
    md.options["maxNesting"] = 1 << 20
    return md


INTERRUPTS = re.compile(r"(?:[*+-]|1\.)[ \t]+\S")
"""What begins a list right below a line of text. Source: CommonMark 0.31.2, 5.3."""


def read_blocks(
    text: str, body: int, md: MarkdownIt, *, mdx: bool = False, commonmark: bool = False
) -> BlockState:
    """Read the blocks of a page from the offset `body` on; inline mark-up is left unread.

    A page of MDX, which is CommonMark, has no indented code, and what it exports and computes is
    no text.
    """
    state = BlockState(text, body, md, mdx=mdx, commonmark=commonmark)
    if state.lineMax:
        md.block.tokenize(state, 0, state.lineMax)
    return state


def _dialect(plain: StateBlock, line: int, end: int, silent: bool) -> bool:  # noqa: FBT001
    """Read the block that begins on a line, by whichever rule takes it; a rule of markdown-it's.

    Always true, except that `silent` asks whether the line ends a paragraph.
    """
    state = cast("BlockState", plain)
    if silent:
        return _ends(state, line, line)
    after_text = line > 0 and not state.isEmpty(line - 1)
    if state.loose >= 0 and line != state.item_line and not after_text:
        state.pull(line, end)
    if state.sCount[line] - state.blkIndent >= TAB and not state.mdx and not state.is_mark(line):
        fenced = after_text and state.src[state.first(line)] in "`~"
        if not (fenced and fence(state, line, end, silent=False)):
            indented_code(state, line, end)
        return True
    while True:
        start = state.first(line)
        for rule in RULES.get(state.src[start], ()):
            if rule(state, line, end, silent=False):
                break
        else:
            paragraph(state, line, end, _ends)
            return True
        if state.line > line:
            return True


def _ends(state: BlockState, line: int, first: int) -> bool:
    """Return whether a line ends the paragraph that began on the line `first`.

    A list ends one only in the first paragraph of a list's item; elsewhere it needs a blank line,
    but in CommonMark: there one of bullets does, or one that begins with 1.
    """
    if state.is_mark(line):
        return True
    column = state.sCount[line]
    indent = column - state.blkIndent
    char = state.src[state.first(line)]
    if column < 0 or (indent >= TAB and not state.mdx):
        return indent >= TAB and char in "`~" and fence(state, line, state.lineMax, silent=True)
    if indent < 0 and first not in {state.item_line, line}:
        return True
    if first == state.item_line and state.item_kind == "item":
        rules = (IN_ITEM if indent >= 0 else RULES).get(char, ())
    else:
        rules = ENDING.get(char, ())
        if state.commonmark and INTERRUPTS.match(state.src, state.first(line), state.eMarks[line]):
            return True
        if indent < 0 and state.lists:
            rules = RULES.get(char, ())
    return any(rule(state, line, state.lineMax, silent=True) for rule in rules)
