"""What a data file says, checked: four kinds of figures and their parts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

Words = Mapping[str, str]
"""A text by language code."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date as exact as it is known: `month` and `day` are 0 where they are not.

    ISO 8601 calls these reduced representations: `2021`, `2016-11`, `2019-07-22`.
    """

    year: int
    month: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of a timeline: the kind of its events."""

    id: str
    label: Words


@dataclass(frozen=True, slots=True)
class Event:
    """One event of a timeline; without a label it is a dot that shows only when it was.

    One that is `across` concerns every lane: it is a rule over all of them. `link` names the place
    that tells of it, as `page.md#id`, where it is not the timeline's page.
    """

    id: str
    moment: Moment
    lane: str
    label: Words
    sources: tuple[str, ...] = ()
    across: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class BlockAmount:
    """One quantity of a block chart, a whole number of units.

    `links` gives each of its squares a name and the page that tells of it, as `page.md#id`;
    without them its squares have no name.
    """

    id: str
    value: Decimal
    label: Words
    note: Words
    sources: tuple[str, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)


class Absent(StrEnum):
    """Why a comparison has no value: nobody states it, or it makes no sense for this item."""

    UNPUBLISHED = "unpublished"
    NOT_APPLICABLE = "not-applicable"


@dataclass(frozen=True, slots=True)
class Item:
    """One of the things a comparison compares; those of one series share a colour, 1 to 4.

    `link` names the page that tells of it, as `page.md#id`; empty where none does.
    """

    id: str
    label: Words
    series: int = 1
    link: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a comparison; `at_least` where the source says "more than"."""

    number: Decimal
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """What a comparison measures; an empty unit writes large numbers with their scale word."""

    id: str
    label: Words
    unit: Words
    values: Mapping[str, Value | Absent]


@dataclass(frozen=True, slots=True)
class Heading:
    """What every figure has: its name and, by language, what it is called and what it shows.

    `description` stands for the drawing where it is not seen; `caption` is printed under it.
    `table` names the place that has the same in words or figures, as `page.md#id`; it may be empty.
    """

    name: str
    title: Words
    description: Words
    caption: Words
    table: str = ""


@dataclass(frozen=True, slots=True)
class Timeline:
    """Events in the order of time, on a few lanes.

    `page` names the page that tells of each event under the event's id; empty where none does, or
    where events name places of their own.
    """

    heading: Heading
    lanes: tuple[Lane, ...]
    events: tuple[Event, ...]
    page: str = ""


@dataclass(frozen=True, slots=True)
class BlockChart:
    """Quantities drawn as that many squares, `unit` being the worth of one."""

    heading: Heading
    unit: Decimal
    items: tuple[BlockAmount, ...]


@dataclass(frozen=True, slots=True)
class ComparisonChart:
    """The same measures of several items, each measure on its own scale.

    `series` names those of each colour, for the key above the bars; it may be empty.
    """

    heading: Heading
    absent: Words
    items: tuple[Item, ...]
    measures: tuple[Measure, ...]
    series: Mapping[int, Words] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layer:
    """A part, a group of parts or the whole; `link` names what connects those of one kind."""

    id: str
    label: Words
    link: Words


@dataclass(frozen=True, slots=True)
class LayerChart:
    """Three layers, each held by the next: parts in groups, groups in a whole without a link."""

    heading: Heading
    layers: tuple[Layer, ...]


Figure = Timeline | BlockChart | ComparisonChart | LayerChart
