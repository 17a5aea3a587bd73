"""Characters that no reader sees, within a word or number, or carrying words of their own."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from concordance.findings.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.group import Variant
    from concordance.findings.model import Finding

UNSEEN = "\u034f\u061c\u180e\u200b\u200e\u200f\u2060-\u2064\ufeff\ufff9-\ufffb"
FILLERS = "\u115f\u1160\u2800\u3164\uffa0"
JOINS = "\u00ad\u200c\u200d"
"""Soft hyphens and joiners: right between letters, and wrong between digits."""
TAGS = "\U000e0001-\U000e007f"
"""Letters that show nothing: of use in flags alone (Unicode, UTS 51, emoji tag sequences)."""
LETTER = r"[^\W_]"
ENTITY = r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|shy|zwn?j|NoBreak|ZeroWidthSpace);"
QUICK = re.compile(f"[{UNSEEN}{FILLERS}{JOINS}{TAGS}]")
WRITTEN = re.compile(ENTITY)
WITHIN = re.compile(rf"(?<={LETTER})(?:[{UNSEEN}{FILLERS}{JOINS}]|{ENTITY})+(?={LETTER})")
IN_WORD = re.compile(f"[{UNSEEN}{FILLERS}]+")
IN_NUMBER = re.compile(f"[{UNSEEN}{FILLERS}{JOINS}]+")
TAGGED = re.compile(f"(?<![{TAGS}\U0001f3f4])[{TAGS}]+")
LATIN = "\u0250"
"""The first letter beyond Latin: other scripts part words so."""
EDGE = 30
WORD_BEFORE, WORD_AFTER = re.compile(rf"{LETTER}+\Z"), re.compile(rf"{LETTER}+")


def unseen(variant: Variant) -> Iterator[Finding]:
    """Return what stands unseen within a word or number, or spells words, in a page's text."""
    page = variant.page
    if not QUICK.search(page.text) and not WRITTEN.search(page.text):
        return
    text = page.text[: page.body] + page.without_code[page.body :]
    for found in WITHIN.finditer(text):
        before, after = text[found.start() - 1], text[found.end()]
        plain = unescape(found[0])
        number = before.isdigit() and after.isdigit()
        if max(before, after) < LATIN and (IN_NUMBER if number else IN_WORD).fullmatch(plain):
            start = WORD_BEFORE.search(text, max(0, found.start() - EDGE), found.start())
            end = WORD_AFTER.match(text, found.end(), found.end() + EDGE)
            word = f"{start[0] if start else before}{end[0] if end else after}"
            yield _finding(variant, found, plain, f'"{word}" holds', f'write "{word}"')
    for found in TAGGED.finditer(text):
        yield _finding(variant, found, found[0], "the page holds", "take it out")


def _finding(variant: Variant, found: re.Match[str], plain: str, what: str, hint: str) -> Finding:
    return variant.finding(
        f"{what} a character that shows nothing, U+{ord(plain[0]):04X}",
        Span(*found.span()),
        hint=hint,
        value=found[0],
    )
