"""Elements of a drawing as text: attributes in the order given, every text escaped."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from concordance.publish.charts.text import BOLD, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from concordance.publish.charts.model import Heading

MARKS = ("circle", "square", "diamond", "triangle")
LINE = 1.3
"""The height of a line, in font sizes."""


def number(value: float) -> str:
    """Write a coordinate with two decimals at most, and no trailing zero."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def element(name: str, content: str = "", /, **attributes: float | str) -> str:
    """Write an element; an underscore in an attribute's name is a hyphen, a last one is nothing."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="'
        f'{escape(value) if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


@dataclass(frozen=True, slots=True)
class View:
    """What one drawing of a figure is in its page.

    `name` begins its ids and is the only one of the page, `class_` is the class of the drawing,
    and `link` gives the address, from the page, of a target such as `page.md#id`.
    """

    name: str
    class_: str
    link: Callable[[str], str]


@dataclass
class Canvas:
    """A drawing under way: its width in user units, and its elements so far."""

    width: float
    parts: list[str] = field(default_factory=list)

    def add(self, name: str, content: str = "", /, **attributes: float | str) -> None:
        """Add an element."""
        self.parts.append(element(name, content, **attributes))

    def line(self, x1: float, y1: float, x2: float, y2: float, class_: str) -> None:
        """Add a straight line from (x1, y1) to (x2, y2), in user units, `y` downwards."""
        self.add("path", class_=class_, d=f"M{_point(x1, y1)}L{_point(x2, y2)}")

    def link(self, begin: int, name: str, address: str) -> None:
        """Make one link of what was drawn since part `begin`; `name` is what it is called."""
        title = element("title", escape(name, quote=False))
        drawn = "".join(self.parts[begin:])
        self.parts[begin:] = [element("a", title + drawn, class_="cc-figure__event", href=address)]

    def text(self, x: float, y: float, text: str, class_: str, **more: str) -> None:
        """Add a line of text, `y` being its baseline."""
        self.add("text", escape(text, quote=False), x=x, y=y, class_=class_, **more)

    def paragraph(
        self,
        x: float,
        y: float,
        text: str,
        class_: str,
        *,
        size: float,
        room: float,
        bold: bool = False,
    ) -> float:
        """Add a text broken into lines, and return the y of its bottom.

        `x` and `y` are its top left corner, `size` that of its font and `room` the width that its
        lines may have, all in user units.
        """
        for line in wrap(text, size * BOLD if bold else size, room):
            self.text(x, y + size, line, class_)
            y += size * LINE
        return y

    def mark(self, index: int, x: float, y: float, radius: float, class_: str) -> None:
        """Add the mark of lane number `index`, centred at (x, y), in user units.

        Its shape tells what its colour tells.
        """
        shape = MARKS[index % len(MARKS)]
        r = radius
        if shape == "circle":
            self.add("circle", class_=class_, cx=x, cy=y, r=r)
            return
        corners: Sequence[tuple[float, float]] = {
            "square": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
            "diamond": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
            "triangle": ((0, -1.2), (1.15, 0.85), (-1.15, 0.85)),
        }[shape]
        # From corner to corner, so that all marks of a shape say the same: it is packed to nothing.
        (dx, dy), *_ = corners
        sides = (_point((c - a) * r, (d - b) * r) for (a, b), (c, d) in pairwise(corners))
        self.add("path", class_=class_, d=f"M{_point(x + dx * r, y + dy * r)}l{'l'.join(sides)}z")

    def finish(self, height: float, heading: Heading, language: str, view: View) -> str:
        """Return the drawing, told to those who do not see it by its title and description.

        `height` is in user units. A drawing that holds links is a group, since what is in an
        image is not told.
        """
        name = view.name
        labels = element("title", escape(heading.title[language], quote=False), id=f"{name}-title")
        labels += element(
            "desc", escape(heading.description[language], quote=False), id=f"{name}-desc"
        )
        linked = any(part.startswith("<a ") for part in self.parts)
        return element(
            "svg",
            "\n".join([labels, *self.parts, ""]),
            class_=view.class_,
            viewBox=f"0 0 {number(self.width)} {number(height)}",
            width=self.width,
            height=height,
            role="group" if linked else "img",
            aria_labelledby=f"{name}-title {name}-desc",
        )


def _point(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"
