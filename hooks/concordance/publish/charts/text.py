"""How wide a text will be, and where to break it.

The reader's own font is not known when the page is built, so widths are estimated, on the wide
side: DejaVu Sans, one of the widest system fonts, is what the numbers come from.
"""

from __future__ import annotations

_NARROW = frozenset("iljtfrI.,:;!|'’()[]- \u00a0\u202f·")
_WIDE = frozenset("mwMWæœÆŒ@%—…")

BOLD = 1.15
"""How much wider a bold text is: multiply the size by it."""


def width(text: str, size: float) -> float:
    """Estimate the width of a text set in a font of this size, in the same unit."""
    total = 0.0
    for character in text:
        if character in _NARROW:
            total += 0.36
        elif character in _WIDE:
            total += 0.92
        elif character.isupper() or character.isdigit():
            total += 0.66
        else:
            total += 0.59
    return total * size


def wrap(text: str, size: float, room: float) -> list[str]:
    """Break a text into lines that fit the room, at ordinary spaces only.

    A word wider than the room has a line of its own, too wide; `fits` tells.
    """
    lines: list[str] = []
    for word in text.split(" "):
        if lines and width(f"{lines[-1]} {word}", size) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def fits(text: str, size: float, room: float, most: int) -> bool:
    """Return whether a text fits in `most` lines of `room`, which has the unit of `size`."""
    lines = wrap(text, size, room)
    return len(lines) <= most and all(width(line, size) <= room for line in lines)
