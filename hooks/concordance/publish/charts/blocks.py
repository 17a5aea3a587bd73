"""A block chart: each quantity as that many squares, so that the difference is seen, not read."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from concordance.publish.charts.svg import Canvas, element, number
from concordance.publish.charts.text import BOLD, fits
from concordance.publish.charts.text import width as text_width

if TYPE_CHECKING:
    from concordance.publish.charts.model import BlockAmount, BlockChart
    from concordance.publish.charts.svg import View

MOST_SQUARES = 2000
MOST_LINES = 4
WIDE, NARROW = 680.0, 288.0
COLUMNS = {WIDE: 50, NARROW: 25}
LABEL, NOTE = 17.0, 14.0
_SQUARE = 0.8
"""The part of a square's place that it fills."""
NAME = 14.0
_TILE, _TILE_HEIGHT, _BETWEEN = 36.0, 30.0, 3.0
"""The square that has a name, and what is between two of them: 24 pixels at least on a phone."""
_APART, _BELOW = 16.0, 20.0
"""What is between two quantities, beside and below one another."""


def room_for(text: str) -> bool:
    """Return whether a label or a note can be read in the narrow layout."""
    return fits(text, LABEL * BOLD, NARROW, MOST_LINES)


def name_fits(text: str) -> bool:
    """Return whether a square's name can be read in it."""
    return fits(text, NAME * BOLD, _TILE, 1)


def draw_blocks(figure: BlockChart, language: str, width: float, view: View) -> str:
    """Draw the quantities in the order given, each under its label and its note.

    What has squares with names may have the next one beside it.

    `width` is in user units. Returns an `<svg>` element.
    """
    canvas = Canvas(width)
    x = y = bottom = 0.0
    for item in figure.items:
        room = _room(item, language, width)
        if x + room > width:
            x, y = 0.0, bottom + _BELOW
        label = item.label[language]
        below = canvas.paragraph(x, y, label, "cc-figure__amount", size=LABEL, room=room, bold=True)
        note = item.note.get(language, "")
        if note:
            below = canvas.paragraph(x, below, note, "cc-figure__note", size=NOTE, room=room)
        below += 6
        if item.links:
            below = _tiles(canvas, item, language, (x, below, room), view)
        else:
            below = _squares(canvas, int(item.value / figure.unit), below)
        bottom = max(bottom, below)
        x += room + _APART
    return canvas.finish(bottom + 2, figure.heading, language, view)


def _room(item: BlockAmount, language: str, width: float) -> float:
    """Return the width that a quantity takes: all of it, unless its squares have names.

    A few squares with names leave room for the next quantity beside them.
    """
    if not item.links:
        return width
    squares = len(item.links) * (_TILE + _BETWEEN) - _BETWEEN
    label = text_width(item.label[language], LABEL * BOLD)
    note = text_width(item.note.get(language, ""), NOTE)
    return min(width, max(squares, label, note))


def _squares(canvas: Canvas, count: int, top: float) -> float:
    """Draw so many squares below `top`, and return the y below them."""
    columns = COLUMNS[canvas.width]
    step = canvas.width / columns
    rows, rest = divmod(count, columns)
    lengths = [columns] * rows + [rest] * bool(rest)
    # A row is one dashed line as thick as its dashes are long: 500 squares in 20 strokes.
    canvas.add(
        "path",
        class_="cc-figure__squares",
        d="".join(
            f"M0 {number(top + (row + 0.5) * step)}h{number(length * step)}"
            for row, length in enumerate(lengths)
        ),
        stroke_width=step * _SQUARE,
        stroke_dasharray=f"{number(step * _SQUARE)} {number(step - step * _SQUARE)}",
    )
    return top + len(lengths) * step


def _tiles(
    canvas: Canvas, item: BlockAmount, language: str, at: tuple[float, float, float], view: View
) -> float:
    """Draw a square for each link at `at`, a left, a top and a width; return the y below them."""
    left, top, room = at
    columns = int((room + _BETWEEN) // (_TILE + _BETWEEN))
    step = _TILE_HEIGHT + _BETWEEN
    for index, (name, target) in enumerate(item.links.items()):
        row, column = divmod(index, columns)
        x, y = left + column * (_TILE + _BETWEEN), top + row * step
        tile = element("title", escape(f"{name} · {item.label[language]}", quote=False))
        tile += element("rect", x=x, y=y, width=_TILE, height=_TILE_HEIGHT, rx=4)
        tile += element(
            "text",
            escape(name, quote=False),
            x=x + _TILE / 2,
            y=y + _TILE_HEIGHT / 2 + NAME * 0.36,
            class_="cc-figure__name",
        )
        class_ = f"cc-figure__tile cc-figure__tile--{item.id}"
        canvas.add("a", tile, class_=class_, href=view.link(target))
    return top + (row + 1) * step - _BETWEEN
