"""Signs of a typesetter in code: a command that has them fails when it is pasted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.corpus.vote import join_codes
from concordance.findings.model import Edit, Span
from concordance.findings.wording import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import PageGroup, Variant
    from concordance.findings.model import Finding
    from concordance.markdown.model import Block

SIGNS = {
    "\u00a0": (" ", "a no-break space"),
    "\u202f": (" ", "a narrow no-break space"),
    "\u201c": ('"', "a typographic quotation mark"),
    "\u201d": ('"', "a typographic quotation mark"),
    "\u00ab": ('"', "a typographic quotation mark"),
    "\u00bb": ('"', "a typographic quotation mark"),
    "\u2018": ("'", "a typographic apostrophe"),
    "\u2019": ("'", "a typographic apostrophe"),
    "\u2013": ("-", "a dash"),
    "\u2014": ("--", "a long dash"),
}
"""Each sign, what a program reads, and what the sign is called."""
DRAWN = re.compile(r"[\u2500-\u257f]")
"""Lines and corners of a drawing."""
PLAIN = str.maketrans({sign: plain for sign, (plain, _) in SIGNS.items()})


def typeset_code(group: PageGroup) -> Iterator[Finding]:
    """Yield a finding for each piece of code with a sign where another variant has the plain one.

    A piece is a line of a code block, or inline code, that is otherwise the same in the other
    variant. A sign that every variant has is meant; so is one in a drawn tree, as `tree` prints it.
    """
    by_code = group.by_code
    for row in group.alignment.blocks:
        if len(row.blocks) < 2:  # noqa: PLR2004 - nothing to compare
            continue
        pieces = {code: _pieces(by_code[code], block) for code, block in row.blocks.items()}
        plain: dict[str, list[str]] = {}
        for code, found in pieces.items():
            for text, _ in found:
                if text == text.translate(PLAIN):
                    plain.setdefault(text, []).append(code)
        for code, found in pieces.items():
            for text, start in found:
                others = [other for other in plain.get(text.translate(PLAIN), ()) if other != code]
                if others and text != text.translate(PLAIN) and not DRAWN.search(text):
                    yield _finding(group.by_code[code], text, start, others)


def _pieces(variant: Variant, block: Block) -> list[tuple[str, int]]:
    """Return the lines of a code block, or the inline code of another, each with its offset."""
    if block.kind != "code":
        return [
            (code.text, variant.page.text.find(code.text, code.span.start, code.span.end))
            for code in block.codes
        ]
    written = variant.page.text[block.span.start : block.span.end].split("\n")
    found, start = [], block.span.start
    for line in written:
        found.append((line.strip(" \t"), start + len(line) - len(line.lstrip(" \t"))))
        start += len(line) + 1
    return found


def _finding(variant: Variant, text: str, start: int, others: list[str]) -> Finding:
    """Make the finding of one piece, with the edits that make it plain."""
    at = [index for index, character in enumerate(text) if character in SIGNS]
    edits = tuple(
        Edit(Span(start + index, start + index + 1), SIGNS[text[index]][0])
        for index in at
        if start >= 0
    )
    plain, name = SIGNS[text[at[0]]]
    first = max(start, 0) + at[0]
    return variant.finding(
        f'{name} in code, where {join_codes(others)} have "{plain}"'
        if len(others) > 1
        else f'{name} in code, where {named(others[0])} has "{plain}"',
        Span(first, first + 1),
        hint=f'write "{plain}": a program does not read the sign',
        value=text.translate(PLAIN),
        edits=edits,
    )
