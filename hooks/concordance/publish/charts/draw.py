"""A figure for one language: a wide and a narrow drawing, of which the style shows one."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from concordance.publish.charts import bars, blocks, layers, timeline
from concordance.publish.charts.model import BlockChart, LayerChart, Timeline
from concordance.publish.charts.svg import View, element

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from concordance.publish.charts.model import Figure

LAYOUTS = ("wide", "narrow")


def draw(
    figure: Figure,
    language: str,
    link: Callable[[str], str] = str,
    foot: Mapping[str, str] | None = None,
) -> str:
    """Return the HTML of a figure, without an empty line, so that Markdown leaves it alone.

    `language` is one of those the figure was read for. `link` gives the address of what the
    figure links to, a target such as `page.md#id`, from the page that shows it. The ids in it
    begin with the figure's name, so a page can hold each figure once. Search need not look into
    it. `foot` are links below it: the text of each, and its address.
    """
    drawings = [_svg(figure, language, layout, link) for layout in LAYOUTS]
    caption = escape(figure.heading.caption.get(language, ""), quote=False)
    links = [
        element("a", escape(text, quote=False), href=address)
        for text, address in (foot or {}).items()
    ]
    if links:
        caption += element("span", " ".join(links), class_="cc-figure__foot")
    if caption:
        drawings.append(element("figcaption", caption))
    content = "\n".join(["", *drawings, ""])
    return element("figure", content, class_="cc-figure", data_pagefind_ignore="all")


def _svg(figure: Figure, language: str, layout: str, link: Callable[[str], str]) -> str:
    """Return one of the two drawings of a figure, `wide` or `narrow`."""
    view = View(
        f"figure-{figure.heading.name}-{layout}",
        f"cc-figure__drawing cc-figure__drawing--{layout}",
        link,
    )
    wide = layout == "wide"
    if isinstance(figure, Timeline):
        make = timeline.Lanes.wide if wide else timeline.Lanes.narrow
        return timeline.draw_timeline(figure, language, make(len(figure.lanes)), view)
    if isinstance(figure, BlockChart):
        return blocks.draw_blocks(figure, language, blocks.WIDE if wide else blocks.NARROW, view)
    if isinstance(figure, LayerChart):
        return layers.draw_layers(figure, language, layers.WIDE if wide else layers.NARROW, view)
    return bars.draw_bars(figure, language, bars.WIDE if wide else bars.NARROW, view)
