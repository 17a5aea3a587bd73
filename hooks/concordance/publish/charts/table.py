"""The data of a figure as a table to download: CSV (RFC 4180), in one language."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from concordance.publish.charts.model import BlockChart, ComparisonChart, Timeline, Value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.publish.charts.model import Figure, Moment


def csv_of(figure: Figure, language: str) -> str:
    """Return a figure's data as CSV, names in a language and values as a program reads them.

    Empty for a drawing of layers, which has no data. Two values joined are apart by `; `. The
    heads of columns are the keys of the data file. A text that a spreadsheet would take for a
    formula has an apostrophe before it (OWASP, CSV injection); values are above zero.
    """
    written = StringIO()
    csv.writer(written).writerows([_plain(cell) for cell in row] for row in _rows(figure, language))
    return written.getvalue()


def _rows(figure: Figure, language: str) -> Iterator[list[str]]:
    if isinstance(figure, Timeline):
        lanes = {lane.id: lane.label[language] for lane in figure.lanes}
        yield ["id", "date", "lane", "label", "sources"]
        for event in figure.events:
            label, sources = event.label.get(language, ""), "; ".join(event.sources)
            lane = "" if event.across else lanes[event.lane]
            yield [event.id, _date(event.moment), lane, label, sources]
    elif isinstance(figure, BlockChart):
        yield ["id", "value", "label", "note", "sources"]
        for item in figure.items:
            note, sources = item.note.get(language, ""), "; ".join(item.sources)
            yield [item.id, f"{item.value:f}", item.label[language], note, sources]
    elif isinstance(figure, ComparisonChart):
        yield ["measure", "unit", *(item.label[language] for item in figure.items)]
        for measure in figure.measures:
            cells = [_cell(measure.values[item.id]) for item in figure.items]
            yield [measure.label[language], measure.unit.get(language, ""), *cells]


def _cell(value: object) -> str:
    """Write a value; `>` before it where the source says "more than", nothing where none is."""
    if not isinstance(value, Value):
        return ""
    return f"{'>' if value.at_least else ''}{value.number:f}"


def _date(moment: Moment) -> str:
    """Write a date as ISO 8601 does, as exact as it is known."""
    parts = [f"{moment.year:04d}", f"{moment.month:02d}", f"{moment.day:02d}"]
    return "-".join(parts[: 1 + bool(moment.month) + bool(moment.day)])


def _plain(cell: str) -> str:
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
