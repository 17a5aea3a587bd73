"""The marks of an unresolved merge, between which git writes both sides of a conflict.

Source: git-merge(1), "How conflicts are presented". The middle mark underlines a heading in
Markdown, so that the outer ones alone tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from concordance.findings.model import Span
    from concordance.markdown.model import Block

MARK = re.compile(r"^(?:<{7}|>{7})(?: [^\n]*)?$", re.MULTILINE)


def find_conflict(text: str, blocks: Iterable[Block]) -> tuple[int, str] | None:
    """Return the offset and the line of the first mark of a merge outside code; None without one.

    `text` is the page's, `blocks` are its own, of which code is left out.
    """
    if "<<<<<<<" not in text and ">>>>>>>" not in text:
        return None
    code: list[Span] = [block.span for block in blocks if block.kind == "code"]
    for mark in MARK.finditer(text):
        if not any(span.start <= mark.start() < span.end for span in code):
            return mark.start(), mark.group()
    return None
