"""A block chart: each quantity as that many squares, so that the difference is seen, not read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.publish.charts.svg import Canvas, number
from concordance.publish.charts.text import BOLD, fits

if TYPE_CHECKING:
    from concordance.publish.charts.model import BlockChart

MOST_SQUARES = 2000
MOST_LINES = 4
WIDE, NARROW = 680.0, 288.0
COLUMNS = {WIDE: 50, NARROW: 25}
LABEL, NOTE = 17.0, 14.0
_SQUARE = 0.8
"""The part of a square's place that it fills."""


def room_for(text: str) -> bool:
    """Return whether a label or a note can be read in the narrow layout."""
    return fits(text, LABEL * BOLD, NARROW, MOST_LINES)


def draw_blocks(figure: BlockChart, language: str, width: float, name: str, class_: str) -> str:
    """Draw the quantities in the order given, each under its label and its note.

    `width` is in user units, `name` begins the ids, `class_` is the drawing's own. Returns an
    `<svg>` element.
    """
    columns = COLUMNS[width]
    step = width / columns
    canvas = Canvas(width)
    y = 0.0
    for item in figure.items:
        y = canvas.paragraph(
            0, y, item.label[language], "cc-figure__amount", size=LABEL, room=width, bold=True
        )
        y = canvas.paragraph(0, y, item.note[language], "cc-figure__note", size=NOTE, room=width)
        y += 6
        count = int(item.value / figure.unit)
        rows, rest = divmod(count, columns)
        lengths = [columns] * rows + [rest] * bool(rest)
        # A row is one dashed line as thick as its dashes are long: 500 squares in 20 strokes.
        canvas.add(
            "path",
            class_="cc-figure__squares",
            d="".join(
                f"M0 {number(y + (row + 0.5) * step)}h{number(length * step)}"
                for row, length in enumerate(lengths)
            ),
            stroke_width=step * _SQUARE,
            stroke_dasharray=f"{number(step * _SQUARE)} {number(step - step * _SQUARE)}",
        )
        y += len(lengths) * step + 20
    heading = figure.heading
    return canvas.finish(
        y - 20 + 2, class_, name, heading.title[language], heading.description[language]
    )
