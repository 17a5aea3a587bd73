"""Mechanical changes applied to a text or a file: each once, all else left as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.findings.model import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Edit", "apply", "apply_to_file"]

MARK = b"\xef\xbb\xbf"
CRLF = re.compile("\r\n")


def chosen(edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits in order, without repetition and without those that overlap an earlier one.

    Two insertions at one point overlap too: which comes first is nobody's to guess. What is left
    out is asked for again once the text is read anew.
    """
    chosen_edits: list[Edit] = []
    for edit in sorted(set(edits)):
        if chosen_edits and (
            edit.span.start < chosen_edits[-1].span.end
            or edit.span.start == chosen_edits[-1].span.start
        ):
            continue
        chosen_edits.append(edit)
    return chosen_edits


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Make the edits in a page's text; an edit beyond its end changes nothing."""
    pieces: list[str] = []
    at = 0
    for edit in chosen(edits):
        if edit.span.end > len(text):
            continue
        pieces += text[at : edit.span.start], edit.replacement
        at = edit.span.end
    return "".join((*pieces, text[at:]))


def apply_to_file(data: bytes, edits: Iterable[Edit]) -> bytes:
    r"""Make the edits in a file whose page they were made for.

    A page's text has no byte order mark and its lines end in `\n`; the file keeps its own.

    Raises:
        UnicodeDecodeError: the file is not UTF-8.
    """
    mark = MARK if data.startswith(MARK) else b""
    text = data[len(mark) :].decode("utf-8")
    pieces: list[str] = []
    at = place = 0  # in the file's text, and in the page's
    for edit in chosen(edits):
        start = _onward(text, at, edit.span.start - place)
        end = -1 if start < 0 else _onward(text, start, edit.span.end - edit.span.start)
        if end < 0:
            break
        pieces += text[at:start], edit.replacement
        at, place = end, edit.span.end
    return mark + "".join((*pieces, text[at:])).encode("utf-8")


def _onward(text: str, start: int, count: int) -> int:
    r"""Return the place `count` characters on, a line's end `\r\n` being one.

    -1 beyond the text.
    """
    at = start
    for end in CRLF.finditer(text, start):
        if end.start() - at >= count:
            break
        count -= end.start() - at + 1
        at = end.end()
    return at + count if at + count <= len(text) else -1
