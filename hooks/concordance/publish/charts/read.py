"""From a data file to a figure: every problem is found in one pass, none stops it."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from pathlib import PurePath
from textwrap import shorten
from typing import TYPE_CHECKING

from concordance.publish.charts import bars, blocks, layers, timeline
from concordance.publish.charts.model import (
    Absent,
    BlockAmount,
    BlockChart,
    ComparisonChart,
    Event,
    Figure,
    Heading,
    Item,
    Lane,
    Layer,
    LayerChart,
    Measure,
    Moment,
    Timeline,
    Value,
)
from concordance.publish.charts.nodes import Nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from decimal import Decimal

    import yaml

    from concordance.findings.model import Finding

_HEADING = ("kind", "title", "description")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_SERIES = ("1", "2", "3", "4")
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def read_figure(
    path: str, text: str, languages: Sequence[str], begun: Collection[str] = ()
) -> tuple[Figure | None, list[Finding]]:
    """Read a data file; its name without the extension is the figure's.

    Args:
        path: The file's path, as the problems are to name it.
        text: What it holds.
        languages: The codes every text must be written in.
        begun: Those among them, not the first, that may lack a text, and show the first one's.

    Returns:
        The figure and no problem, or None and at least one, in the order of the file.
    """
    nodes = Nodes(path, languages, begun=begun)
    root = nodes.root(text)
    figure = None if root is None else _figure(nodes, root, PurePath(path).stem)
    if nodes.problems:
        return None, sorted(nodes.problems)
    return figure, []


def _figure(nodes: Nodes, root: yaml.Node, name: str) -> Figure | None:
    """Read a figure of any kind; None where not even its kind is known."""
    kinds: dict[str, tuple[tuple[str, ...], tuple[str, ...], Callable[..., Figure]]] = {
        "timeline": (("lanes", "events"), ("page",), _timeline),
        "blocks": (("unit", "items"), (), _blocks),
        "comparison": (("absent", "items", "measures"), ("series",), _comparison),
        "layers": (("layers",), (), _layers),
    }
    keys = nodes.pairs(root)
    if not keys:
        if not nodes.problems:
            nodes.problem(root, "keys with values are expected here", "write kind, title, ...")
        return None
    if "kind" not in keys:
        nodes.problem(root, "kind is missing", f"add it: {', '.join(kinds)}")
        return None
    kind = nodes.choice(keys["kind"], kinds)
    if not kind:
        return None
    required, optional, build = kinds[kind]
    found = nodes.mapping(root, (*_HEADING, *required), ("caption", "table", *optional))
    caption = nodes.words(found["caption"]) if "caption" in found else {}
    title, description = nodes.words(found.get("title")), nodes.words(found.get("description"))
    table = nodes.string(found.get("table"))
    return build(nodes, found, Heading(name, title, description, caption, table))


def _timeline(nodes: Nodes, found: dict[str, yaml.Node], heading: Heading) -> Timeline:
    """Read the lanes and the events, which must come in the order of time."""
    lanes: dict[str, Lane] = {}
    listed = nodes.sequence(found.get("lanes"))
    for node in listed:
        keys = nodes.mapping(node, ("id", "label"))
        label = nodes.words(keys.get("label"))
        _room(nodes, keys.get("label"), label, lambda text: timeline.lane_fits(text, len(listed)))
        lane = Lane(_id(nodes, keys.get("id"), lanes), label)
        lanes[lane.id] = lane
    if len(lanes) > timeline.MOST_LANES:
        nodes.problem(
            found["lanes"],
            f"{len(lanes)} lanes are more than can be told apart",
            f"keep {timeline.MOST_LANES}",
        )
    events: dict[str, Event] = {}
    last: Moment | None = None
    for node in nodes.sequence(found.get("events")):
        keys = nodes.mapping(node, ("id", "date", "lane"), ("label", "sources", "across", "link"))
        label = nodes.words(keys["label"]) if "label" in keys else {}
        _room(nodes, keys.get("label"), label, lambda text: timeline.room_for(text, len(lanes)))
        moment = _moment(nodes, keys.get("date"))
        if moment and last and _before(moment, last):
            nodes.problem(keys["date"], "this is earlier than the event above", "sort the events")
        last = moment or last
        event = Event(
            _id(nodes, keys.get("id"), events),
            moment or Moment(1),
            nodes.choice(keys.get("lane"), lanes),
            label,
            nodes.strings(keys.get("sources")),
            across=nodes.choice(keys.get("across"), ("true", "false")) == "true",
            link=nodes.string(keys.get("link")),
        )
        events[event.id] = event
    page = nodes.string(found.get("page"))
    return Timeline(heading, tuple(lanes.values()), tuple(events.values()), page)


def _blocks(nodes: Nodes, found: dict[str, yaml.Node], heading: Heading) -> BlockChart:
    """Read the unit and the quantities, each a whole number of units."""
    unit = nodes.number(found.get("unit"))
    items: dict[str, BlockAmount] = {}
    for node in nodes.sequence(found.get("items")):
        keys = nodes.mapping(node, ("id", "value", "label"), ("note", "links", "sources"))
        label = nodes.words(keys.get("label"))
        note = nodes.words(keys["note"]) if "note" in keys else {}
        _room(nodes, keys.get("label"), label, blocks.room_for)
        _room(nodes, keys.get("note"), note, blocks.room_for)
        value = nodes.number(keys.get("value"))
        if unit and value:
            _whole(nodes, keys["value"], value / unit)
        links = {name: nodes.string(to) for name, to in nodes.pairs(keys.get("links")).items()}
        if links and unit and value and len(links) != value / unit:
            nodes.problem(
                keys["links"],
                f"{len(links)} links for {value / unit:f} squares",
                "give each square one",
            )
        for link in links:
            _room(nodes, keys["links"], {link: link}, blocks.name_fits)
        item = BlockAmount(
            _id(nodes, keys.get("id"), items),
            value,
            label,
            note,
            nodes.strings(keys.get("sources")),
            links,
        )
        items[item.id] = item
    return BlockChart(heading, unit, tuple(items.values()))


def _comparison(nodes: Nodes, found: dict[str, yaml.Node], heading: Heading) -> ComparisonChart:
    """Read the items and, for each measure, their values."""
    items: dict[str, Item] = {}
    for node in nodes.sequence(found.get("items")):
        keys = nodes.mapping(node, ("id", "label"), ("series", "link"))
        label = nodes.words(keys.get("label"))
        _room(nodes, keys.get("label"), label, bars.room_for)
        series = nodes.choice(keys["series"], _SERIES) if "series" in keys else ""
        link = nodes.string(keys.get("link"))
        item = Item(_id(nodes, keys.get("id"), items), label, int(series or 1), link)
        items[item.id] = item
    measures: dict[str, Measure] = {}
    for node in nodes.sequence(found.get("measures")):
        keys = nodes.mapping(node, ("id", "label", "values"), ("unit", "sources"))
        label = nodes.words(keys.get("label"))
        _room(nodes, keys.get("label"), label, bars.measure_fits)
        values = nodes.mapping(keys.get("values"), items)
        measure = Measure(
            _id(nodes, keys.get("id"), measures),
            label,
            nodes.words(keys["unit"]) if "unit" in keys else {},
            {item: _value(nodes, value) for item, value in values.items()},
        )
        measures[measure.id] = measure
    absent = nodes.words(found.get("absent"))
    colours = nodes.mapping(found["series"], (), _SERIES) if "series" in found else {}
    names = {int(number): nodes.words(node) for number, node in colours.items()}
    for number, node in colours.items():
        _room(nodes, node, names[int(number)], bars.series_fits)
    return ComparisonChart(heading, absent, tuple(items.values()), tuple(measures.values()), names)


def _layers(nodes: Nodes, found: dict[str, yaml.Node], heading: Heading) -> LayerChart:
    """Read the layers from the parts to the whole, which alone has nothing that connects it."""
    read: dict[str, Layer] = {}
    listed = nodes.sequence(found.get("layers"))
    if listed and len(listed) != layers.DEPTH:
        nodes.problem(
            found["layers"],
            f"{len(listed)} layers are not the {layers.DEPTH} that are drawn",
            "write the parts, the groups and the whole",
        )
    for depth, node in enumerate(listed[: layers.DEPTH]):
        linked = ("link",) * (depth < layers.DEPTH - 1)
        keys = nodes.mapping(node, ("id", "label", *linked))
        label = nodes.words(keys.get("label"))
        link = nodes.words(keys["link"]) if "link" in keys else {}
        _room(nodes, keys.get("label"), label, partial(layers.label_fits, layer=depth))
        _room(nodes, keys.get("link"), link, partial(layers.link_fits, layer=depth))
        layer = Layer(_id(nodes, keys.get("id"), read), label, link)
        read[layer.id] = layer
    return LayerChart(heading, tuple(read.values()))


def _value(nodes: Nodes, node: yaml.Node) -> Value | Absent:
    if isinstance(node.value, str):
        if node.value in set(Absent):
            return Absent(node.value)
        return Value(nodes.number(node))
    keys = nodes.mapping(node, ("at-least",))
    return Value(nodes.number(keys.get("at-least")), at_least=True)


def _id(nodes: Nodes, node: yaml.Node | None, taken: object) -> str:
    text = nodes.string(node)
    if text and not _ID.fullmatch(text):
        nodes.problem(node, f'"{text}" is not an id', "use a to z, 0 to 9 and hyphens")
    elif isinstance(taken, dict) and text in taken:
        nodes.problem(node, f'the id "{text}" is taken', "give each its own")
    return text


def _moment(nodes: Nodes, node: yaml.Node | None) -> Moment | None:
    """Read a date, exact to the year, month or day; None with a problem where it is none."""
    text = nodes.string(node)
    match = _DATE.fullmatch(text)
    if match:
        year, month, day = (int(part) if part else 0 for part in match.groups())
        try:
            date(year, month or 1, day or 1)
        except ValueError:
            match = None
        else:
            if match[2] != "00" and match[3] != "00":
                return Moment(year, month, day)
    if text:
        nodes.problem(node, f'"{text}" is not a date', "write 2021, 2016-11 or 2019-07-22")
    return None


def _before(moment: Moment, other: Moment) -> bool:
    """Return whether one date is surely before another: a month is not before its own days."""
    for here, there in (
        (moment.year, other.year),
        (moment.month, other.month),
        (moment.day, other.day),
    ):
        if here != there:
            return 0 < here < there
    return False


def _room(
    nodes: Nodes, node: yaml.Node | None, words: dict[str, str], fits: Callable[[str], bool]
) -> None:
    """Note a problem for each language whose text does not fit its place in the drawing."""
    for language, text in words.items():
        if not fits(text):
            where = (
                nodes.pairs(node).get(language)
                if node and not isinstance(node.value, str)
                else node
            )
            nodes.problem(
                where,
                f'"{shorten(text, 40, placeholder="…")}" is too long for the drawing: '
                f"{len(text)} characters",
                "shorten it, or break its longest word",
            )


def _whole(nodes: Nodes, node: yaml.Node, count: Decimal) -> None:
    """Note a problem where a quantity is no whole number of units, or too many."""
    if count != int(count):
        nodes.problem(node, "this is not a whole number of units", "round it, or change the unit")
    elif count > blocks.MOST_SQUARES:
        nodes.problem(
            node,
            f"{count:f} squares are too many to draw",
            f"choose a larger unit: {blocks.MOST_SQUARES} squares are the most",
        )
