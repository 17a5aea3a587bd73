"""A timeline: lanes side by side where there is room, one rail where there is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from concordance.publish.charts.svg import LINE, MARKS, Canvas
from concordance.publish.charts.text import BOLD, fits
from concordance.publish.charts.wording import day, whole_date

if TYPE_CHECKING:
    from concordance.publish.charts.model import Event, Timeline
    from concordance.publish.charts.svg import View

MOST_LANES = len(MARKS)
MOST_LINES = 5
LABEL = 14.0
DATE = 12.5
LANE = 13.0
YEAR = 15.0
WIDE, NARROW = 680.0, 288.0
_GUTTER = 54.0
_INDENT = 18.0
_DOT, _SMALL = 5.0, 3.2
_GAP = 11.0
_LEADING = 15.0
"""From one event's mark to the next one's, at least, so that their order shows."""


@dataclass(frozen=True, slots=True)
class Lanes:
    """Where the lanes are: `left` is the x of each lane's marks, `room` that of its labels."""

    width: float
    left: tuple[float, ...]
    room: float
    rail: bool

    @classmethod
    def wide(cls, lanes: int) -> Lanes:
        """Lay the lanes side by side, after a gutter for the years."""
        step = (WIDE - _GUTTER) / max(lanes, 1)
        left = tuple(_GUTTER + step * index + _DOT + 3 for index in range(lanes))
        return cls(WIDE, left, step - _INDENT - _DOT - 8, rail=False)

    @classmethod
    def narrow(cls, lanes: int) -> Lanes:
        """Lay all lanes on one rail, for a phone."""
        return cls(NARROW, (_DOT + 4,) * lanes, NARROW - _INDENT - _DOT - 6, rail=True)


def room_for(label: str, lanes: int) -> bool:
    """Return whether a label can be read in both layouts of so many lanes."""
    return all(
        fits(label, LABEL, layout.room, MOST_LINES)
        for layout in (Lanes.wide(lanes), Lanes.narrow(lanes))
    )


def lane_fits(label: str, lanes: int) -> bool:
    """Return whether a lane's name has room in the legend of both layouts."""
    wide, narrow = Lanes.wide(lanes), Lanes.narrow(lanes)
    size = LANE * BOLD
    return fits(label, size, wide.room, 2) and fits(label, size, narrow.room, 1)


def draw_timeline(figure: Timeline, language: str, layout: Lanes, view: View) -> str:
    """Draw the events from the first to the last, a band for each year that has any.

    `layout` says where the lanes are. Returns an `<svg>` element.
    """
    canvas = Canvas(layout.width)
    index = {lane.id: place for place, lane in enumerate(figure.lanes)}
    bottom = _legend(canvas, figure, language, layout)
    ground = len(canvas.parts)
    year = 0
    floors: list[float] = []
    last = 0.0
    for event in figure.events:
        if event.moment.year != year:
            bottom = max([bottom, last, *floors]) + (0 if year == 0 else 8)
            gap = bool(year) and event.moment.year - year > 1
            bottom = _band(canvas, event.moment.year, bottom, layout, gap=gap)
            year = event.moment.year
            floors = [bottom] * (1 if layout.rail else len(figure.lanes))
            last = bottom - _LEADING
        lane = index[event.lane]
        column = 0 if layout.rail else lane
        floor = max(floors) if event.across else floors[column]
        y = max(floor, last + _LEADING if event.label else last + _LEADING * 0.7)
        begin = len(canvas.parts)
        floors[column] = _event(canvas, event, language, (layout, lane), y)
        if event.across:
            floors = [floors[column]] * len(floors)
        if target := event.link or (figure.page and f"{figure.page}#{event.id}"):
            when, told = whole_date(event.moment, language), event.label.get(language, "")
            name = f"{told} ({when})" if told else when
            canvas.link(begin, name, view.link(target))
        last = y
    height = max([bottom, last + _LEADING, *floors]) + 2
    rails = sorted(set(layout.left))
    lines = Canvas(layout.width)
    for x in rails:
        lines.line(x, bottom_of_legend(figure, layout), x, height, "cc-figure__rail")
    canvas.parts[ground:ground] = lines.parts
    return canvas.finish(height, figure.heading, language, view)


def bottom_of_legend(figure: Timeline, layout: Lanes) -> float:
    """Return the y at which the legend ends and the first band begins."""
    return len(figure.lanes) * 22.0 + 12 if layout.rail else 42.0


def _legend(canvas: Canvas, figure: Timeline, language: str, layout: Lanes) -> float:
    """Draw the names of the lanes, and return the y at which the first year may begin."""
    for place, lane in enumerate(figure.lanes):
        x = layout.left[place]
        y = place * 22.0 + 10 if layout.rail else 10.0
        canvas.mark(place, x, y, _DOT, f"cc-figure__mark cc-figure__mark--{place + 1}")
        canvas.paragraph(
            x + _INDENT - 4,
            y - 9,
            lane.label[language],
            "cc-figure__lane",
            size=LANE,
            room=layout.room,
            bold=True,
        )
    return bottom_of_legend(figure, layout)


def _band(canvas: Canvas, year: int, top: float, layout: Lanes, *, gap: bool) -> float:
    """Begin a year; a dotted line above it tells that years without events are left out."""
    class_ = "cc-figure__rule cc-figure__rule--gap" if gap else "cc-figure__rule"
    if layout.rail:
        canvas.line(_INDENT + _DOT, top + 4, layout.width, top + 4, class_)
        canvas.text(_INDENT + _DOT, top + 12 + YEAR, str(year), "cc-figure__year")
        return top + YEAR + 22
    canvas.line(0, top, layout.width, top, class_)
    canvas.text(0, top + 12 + YEAR * 0.8, str(year), "cc-figure__year")
    return top + 10


def _event(
    canvas: Canvas, event: Event, language: str, place: tuple[Lanes, int], y: float
) -> float:
    """Draw one event from `y` downwards and give the y where the next one may begin."""
    layout, lane = place
    x = layout.left[lane]
    exact = bool(event.moment.day)
    class_ = f"cc-figure__mark cc-figure__mark--{lane + 1}" + (
        "" if exact else " cc-figure__mark--open"
    )
    centre = y + DATE * 0.62
    room, across = layout.room, ""
    if event.across:
        canvas.line(layout.left[0] - _DOT - 3, centre, layout.width, centre, "cc-figure__across")
        y += _GAP
        room, across = layout.width - x - _INDENT, " cc-figure__label--across"
    label = event.label.get(language, "")
    if not label:
        canvas.mark(lane, x, centre, _SMALL, class_)
        return y + _LEADING * 0.8
    canvas.mark(lane, x, centre, _DOT, class_)
    left = x + _INDENT - 4
    when = day(event.moment, language)
    if when:
        y = canvas.paragraph(left, y, when, f"cc-figure__date{across}", size=DATE, room=room)
    class_ = f"cc-figure__label{across}"
    y = canvas.paragraph(left, y, label, class_, size=LABEL, room=room, bold=event.across)
    return y + _GAP + (0 if when else LABEL * (LINE - 1))
