"""Which marks of emphasis pair up, and so vanish from the visible text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import msgspec

if TYPE_CHECKING:
    from collections.abc import Sequence

DOUBLED = 2


class Shortened(Protocol):
    """A piece of text whose ends can be moved."""

    start: int
    end: int


class Delimiter(msgspec.Struct):
    """A run of `*`, `_`, `~~`, `==` or `^^`: what it may do, and the piece it stands in."""

    char: str
    count: int
    opens: bool
    closes: bool
    piece: int = -1


def run_of(marks: str, before: str, after: str) -> Delimiter | None:
    """Return what a run of marks may do between two characters; None where it is only text.

    Source: Python-Markdown's legacy `*` (a star between spaces is text) and smart `_` (nor does
    one inside a word); for the doubled marks, no space inside.
    """
    char = marks[0]
    inner, outer = not after.isspace(), not before.isspace()
    if char == "*":
        return Delimiter(char, len(marks), inner, outer) if inner or outer else None
    if char == "_":
        opens = inner and not (before.isalnum() or before == "_")
        closes = outer and not (after.isalnum() or after == "_")
    else:
        opens, closes = inner, outer
    return Delimiter(char, len(marks), opens, closes) if opens or closes else None


def pair(delimiters: list[Delimiter], pieces: Sequence[Shortened], bottom: int) -> None:
    """Pair the runs from number `bottom` on, shorten their pieces, and drop them from the list.

    Each closing run takes the nearest opening one of its kind; what is between them and unpaired
    stays text. One pass: a run that found no partner below some run is not sought there again.
    """
    waiting: dict[str, list[Delimiter]] = {}
    order: list[Delimiter] = []
    for run in delimiters[bottom:]:
        stack = waiting.setdefault(run.char, [])
        while run.closes and run.count and stack:
            opener = stack[-1]
            used = min(run.count, opener.count)
            if run.char in "~=^" and used < DOUBLED:
                break
            opener.count -= used
            run.count -= used
            pieces[opener.piece].end -= used
            pieces[run.piece].start += used
            while order and order[-1] is not opener:
                waiting[order.pop().char].pop()
            if not opener.count:
                order.pop()
                stack.pop()
        if run.opens and run.count:
            stack.append(run)
            order.append(run)
    del delimiters[bottom:]
