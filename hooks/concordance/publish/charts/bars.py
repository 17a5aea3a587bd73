"""A comparison: one group of bars per measure, each group on its own scale from zero."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.publish.charts.model import Absent, Value
from concordance.publish.charts.svg import Canvas
from concordance.publish.charts.text import BOLD, fits, width
from concordance.publish.charts.wording import quantity

if TYPE_CHECKING:
    from decimal import Decimal

    from concordance.publish.charts.model import ComparisonChart, Measure
    from concordance.publish.charts.svg import View

WIDE, NARROW = 680.0, 288.0
LABEL, MEASURE = 14.0, 15.0
_BAR = 14.0
_NAME = 132.0
"""What the names of the items have on the left, where there is room for them."""


def room_for(text: str) -> bool:
    """Return whether an item's name can be read beside its bar."""
    return fits(text, LABEL, _NAME - 10, 1)


def measure_fits(text: str) -> bool:
    """Return whether a measure's name can be read above its bars, on a phone."""
    return fits(text, MEASURE * BOLD, NARROW, 3)


def draw_bars(figure: ComparisonChart, language: str, room: float, view: View) -> str:
    """Draw the measures in the order given; an item to which one does not apply is left out.

    `room` is the width in user units. Returns an `<svg>` element.
    """
    canvas = Canvas(room)
    y = 0.0
    for measure in figure.measures:
        y = canvas.paragraph(
            0, y, measure.label[language], "cc-figure__measure", size=MEASURE, room=room, bold=True
        )
        y = _group(canvas, figure, measure, language, y + 4) + 18
    return canvas.finish(y - 16, figure.heading, language, view)


def _group(
    canvas: Canvas, figure: ComparisonChart, measure: Measure, language: str, top: float
) -> float:
    """Draw one measure's bars below its label from `top`, and return the y below them."""
    values = [value for value in measure.values.values() if isinstance(value, Value)]
    largest = max((value.number for value in values), default=None)
    texts = {
        item.id: _text(figure, measure, measure.values[item.id], language)
        for item in figure.items
        if measure.values[item.id] is not Absent.NOT_APPLICABLE
    }
    beside = canvas.width == WIDE
    left = _NAME if beside else 0.0
    # The longest bar leaves room for its own text.
    longest = canvas.width - left - max((width(text, LABEL) for text in texts.values()), default=0)
    y = top
    for item in figure.items:
        if item.id not in texts:
            continue
        canvas.text(0, y + LABEL * 0.9, item.label[language], "cc-figure__label")
        if not beside:
            y += 19
        value = measure.values[item.id]
        x = left
        if isinstance(value, Value) and largest:
            length = max(_share(value.number, largest) * (longest - 10), 2)
            bar = f"cc-figure__bar cc-figure__bar--{item.series}"
            canvas.add("rect", class_=bar, x=x, y=y, width=length, height=_BAR, rx=2)
            x += length + 8
        canvas.text(x, y + LABEL * 0.85, texts[item.id], "cc-figure__value")
        y += 24 if beside else 25
    return y


def _text(figure: ComparisonChart, measure: Measure, value: Value | Absent, language: str) -> str:
    if isinstance(value, Value):
        return quantity(value, measure.unit.get(language, ""), language)
    return figure.absent[language]


def _share(number: Decimal, largest: Decimal) -> float:
    return float(number / largest)
