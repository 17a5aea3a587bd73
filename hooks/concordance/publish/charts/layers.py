"""Layers: what holds what, and what connects what is in each: chips, servers, a data centre."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.publish.charts.svg import LINE, Canvas
from concordance.publish.charts.text import BOLD, fits, wrap

if TYPE_CHECKING:
    from concordance.publish.charts.model import LayerChart
    from concordance.publish.charts.svg import View

DEPTH = 3
"""The layers of a drawing: the parts, the groups of parts, the whole."""
WIDE, NARROW = 680.0, 288.0
LABEL, NAME = 15.0, 14.0
MOST_LINES = 3
_GROUPS, _COLUMNS = 2, 4
"""The groups side by side, and the parts of each of a group's two rows."""
_PAD = {WIDE: 14.0, NARROW: 7.0}
_PART = {WIDE: (14.0, 32.0), NARROW: (11.0, 26.0)}
"""The font's size and the height of a part."""
_GAP, _WIRE = 5.0, 10.0


def label_fits(text: str, layer: int) -> bool:
    """Return whether the label of layer number `layer`, from 0, can be read on a phone."""
    if layer == 0:
        return fits(text, _PART[NARROW][0], _part_width(NARROW), 1)
    return fits(text, LABEL * BOLD, _inside(NARROW, layer), 1)


def link_fits(text: str, layer: int) -> bool:
    """Return whether the name of what connects the parts of layer `layer` can be read."""
    return fits(text, NAME * BOLD, _inside(NARROW, layer + 1), MOST_LINES)


def draw_layers(figure: LayerChart, language: str, width: float, view: View) -> str:
    """Draw the whole with two groups of eight parts in it, and what connects them.

    `width` is in user units. Returns an `<svg>` element.
    """
    canvas = Canvas(width)
    pad = _PAD[width]
    _, group, whole = figure.layers
    top = pad + LABEL
    canvas.text(pad, top, whole.label[language], "cc-figure__measure")
    top += pad
    span = _inside(width, 1) + 2 * pad
    lefts = [pad + index * (span + pad) for index in range(_GROUPS)]
    bottom = max(_group(canvas, figure, language, left, top) for left in lefts)
    for left in lefts:
        _box(canvas, left, top, span, bottom - top)
        x = left + span / 2
        canvas.line(x, bottom, x, bottom + _WIRE, "cc-figure__wire cc-figure__wire--3")
    bottom = _link(canvas, group.link[language], (pad, bottom + _WIRE), _inside(width, 2), 3)
    _box(canvas, 1, 1, width - 2, bottom + pad - 1)
    return canvas.finish(bottom + pad + 1, figure.heading, language, view)


def _group(canvas: Canvas, figure: LayerChart, language: str, left: float, top: float) -> float:
    """Draw what is in one group, and return the y of its bottom.

    Its parts are in two rows, with what connects them between the rows.
    """
    part, group, _ = figure.layers
    pad = _PAD[canvas.width]
    size, height = _PART[canvas.width]
    width = _part_width(canvas.width)
    y = top + pad + LABEL
    canvas.text(left + pad, y, group.label[language], "cc-figure__measure")
    first = y + pad
    bar = first + height + _WIRE
    below = _link(canvas, part.link[language], (left + pad, bar), _inside(canvas.width, 1), 2)
    second = below + _WIRE
    for row, wire in ((first, bar - _WIRE), (second, below)):
        for column in range(_COLUMNS):
            x = left + pad + column * (width + _GAP)
            middle = x + width / 2
            _box(canvas, x, row, width, height)
            text = part.label[language]
            canvas.text(middle, row + height / 2 + size * 0.36, text, "cc-figure__part")
            canvas.line(middle, wire, middle, wire + _WIRE, "cc-figure__wire cc-figure__wire--2")
    return second + height + pad


def _link(
    canvas: Canvas, text: str, corner: tuple[float, float], width: float, series: int
) -> float:
    """Draw what connects parts as a bar with its name in it, and return the y of its bottom.

    `corner` is its top left one; `series` is the number of its colour.
    """
    x, y = corner
    lines = wrap(text, NAME * BOLD, width)
    height = len(lines) * NAME * LINE + 8
    bar = f"cc-figure__bar cc-figure__bar--{series}"
    canvas.add("rect", class_=bar, x=x, y=y, width=width, height=height, rx=3)
    for index, line in enumerate(lines):
        baseline = y + 4 + NAME * (LINE * index + 1)
        canvas.text(x + width / 2, baseline, line, "cc-figure__name")
    return y + height


def _box(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    canvas.add("rect", class_="cc-figure__box", x=x, y=y, width=width, height=height, rx=4)


def _inside(width: float, layer: int) -> float:
    """Return the width inside a box of layer 1, a group, or of layer 2, the whole."""
    pad = _PAD[width]
    whole = width - 2 * pad
    return whole if layer > 1 else (whole - (_GROUPS - 1) * pad) / _GROUPS - 2 * pad


def _part_width(width: float) -> float:
    return (_inside(width, 1) - (_COLUMNS - 1) * _GAP) / _COLUMNS
