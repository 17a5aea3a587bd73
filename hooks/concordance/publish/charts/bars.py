"""A comparison: one group of bars per measure, each group on its own scale from zero."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from concordance.publish.charts.model import Absent, Value
from concordance.publish.charts.svg import Canvas
from concordance.publish.charts.text import BOLD, fits, width
from concordance.publish.charts.wording import quantity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from concordance.publish.charts.model import ComparisonChart, Measure
    from concordance.publish.charts.svg import View

WIDE, NARROW = 680.0, 288.0
LABEL, MEASURE, TICK = 14.0, 15.0, 11.0
_BAR = 14.0
_NAME = 132.0
"""What the names of the items have on the left, where there is room for them."""
_KEY = 24.0
"""From the left of a colour in the key to the right of its gap before its name."""


def room_for(text: str) -> bool:
    """Return whether an item's name can be read beside its bar."""
    return fits(text, LABEL, _NAME - 10, 1)


def measure_fits(text: str) -> bool:
    """Return whether a measure's name can be read above its bars, on a phone."""
    return fits(text, MEASURE * BOLD, NARROW, 3)


def series_fits(text: str) -> bool:
    """Return whether the name of a colour can be read in the key, on a phone."""
    return fits(text, LABEL, NARROW - _KEY, 1)


def draw_bars(figure: ComparisonChart, language: str, room: float, view: View) -> str:
    """Draw the measures in the order given; an item to which one does not apply is left out.

    `room` is the width in user units. Returns an `<svg>` element.
    """
    canvas = Canvas(room)
    y = _key(canvas, figure, language)
    texts = [_texts(figure, measure, language) for measure in figure.measures]
    # The longest bar leaves room for its own text, in every group alike.
    widest = max((width(text, LABEL) for each in texts for text in each.values()), default=0)
    for measure, shown in zip(figure.measures, texts, strict=True):
        y = canvas.paragraph(
            0, y, measure.label[language], "cc-figure__measure", size=MEASURE, room=room, bold=True
        )
        group = _Group(figure, measure, language, shown, room - _left(room) - widest - 10)
        y = _group(canvas, group, y + 7, view) + 18
    return canvas.finish(y - 16, figure.heading, language, view)


@dataclass(frozen=True, slots=True)
class _Group:
    """One measure to draw: the text of each item it applies to, the length of the longest bar."""

    figure: ComparisonChart
    measure: Measure
    language: str
    texts: Mapping[str, str]
    longest: float

    @property
    def largest(self) -> Decimal | None:
        """The largest value, None where there is none."""
        values = self.measure.values.values()
        return max((value.number for value in values if isinstance(value, Value)), default=None)


def _left(room: float) -> float:
    return _NAME if room == WIDE else 0.0


def _key(canvas: Canvas, figure: ComparisonChart, language: str) -> float:
    """Draw what the colours mean, side by side, and return the y at which the bars may begin."""
    x = y = 0.0
    for number, name in figure.series.items():
        needed = _KEY + width(name[language], LABEL)
        if x and x + needed > canvas.width:
            x, y = 0.0, y + 22
        bar = f"cc-figure__bar cc-figure__bar--{number}"
        canvas.add("rect", class_=bar, x=x, y=y + 2, width=_BAR, height=_BAR, rx=2)
        canvas.text(x + _KEY - 4, y + LABEL * 0.95, name[language], "cc-figure__label")
        x += needed + 18
    return y + 34 if figure.series else 0.0


def _group(canvas: Canvas, group: _Group, top: float, view: View) -> float:
    """Draw one measure's bars below its label from `top`, and return the y below them."""
    beside = canvas.width == WIDE
    left, largest = _left(canvas.width), group.largest
    step = 24 if beside else 44
    bottom = top + step * len(group.texts) - (24 - _BAR if beside else 25 - _BAR)
    y = top
    if largest:
        _axis(canvas, group, top, bottom, largest)
    for item in group.figure.items:
        if item.id not in group.texts:
            continue
        begin, text = len(canvas.parts), group.texts[item.id]
        canvas.text(0, y + LABEL * 0.9, item.label[group.language], "cc-figure__label")
        bar_top = y if beside else y + 19
        value = group.measure.values[item.id]
        x = left
        if isinstance(value, Value) and largest:
            length = max(_share(value.number, largest) * group.longest, 2)
            bar = f"cc-figure__bar cc-figure__bar--{item.series}"
            canvas.add("rect", class_=bar, x=x, y=bar_top, width=length, height=_BAR, rx=2)
            x += length + 8
        canvas.text(x, bar_top + LABEL * 0.85, text, "cc-figure__value")
        if item.link:
            name = f"{item.label[group.language]} · {group.measure.label[group.language]} · {text}"
            canvas.link(begin, name, view.link(item.link))
        y += step
    return bottom + (20 if largest else 6)


def _axis(canvas: Canvas, group: _Group, top: float, bottom: float, largest: Decimal) -> None:
    """Draw a light line from zero, and one for each round value, named below the bars."""
    beside, left = canvas.width == WIDE, _left(canvas.width)
    canvas.line(left, top - 2 if beside else bottom, left, bottom + 4, "cc-figure__axis")
    canvas.line(left, bottom + 4, left + group.longest, bottom + 4, "cc-figure__axis")
    canvas.text(left, bottom + 5 + TICK, "0", "cc-figure__tick")
    unit, free = group.measure.unit.get(group.language, ""), canvas.width
    for tick in reversed(ticks(largest, 3 if beside else 2)):
        x = left + _share(tick, largest) * group.longest
        canvas.line(x, top - 2 if beside else bottom, x, bottom + 4, "cc-figure__axis")
        text = quantity(Value(tick), unit, group.language)
        if x + width(text, TICK) + TICK <= free:  # the last is named, others where there is room
            canvas.text(x, bottom + 5 + TICK, text, "cc-figure__tick")
            free = x


def ticks(largest: Decimal, most: int) -> list[Decimal]:
    """Return at most so many round values up to the largest: one, two or five of a power of ten."""
    power = Decimal(1).scaleb(largest.adjusted() - 1)
    steps = (power * factor for factor in (1, 2, 5, 10, 20, 50, 100))
    step = next(step for step in steps if largest / step < most + 1)
    return [step * count for count in range(1, int(largest / step) + 1)]


def _texts(figure: ComparisonChart, measure: Measure, language: str) -> dict[str, str]:
    """Return what is written beside each item's bar, where the measure applies to it."""
    return {
        item.id: _text(figure, measure, measure.values[item.id], language)
        for item in figure.items
        if measure.values[item.id] is not Absent.NOT_APPLICABLE
    }


def _text(figure: ComparisonChart, measure: Measure, value: Value | Absent, language: str) -> str:
    if isinstance(value, Value):
        return quantity(value, measure.unit.get(language, ""), language)
    return figure.absent[language]


def _share(number: Decimal, largest: Decimal) -> float:
    return float(number / largest)
