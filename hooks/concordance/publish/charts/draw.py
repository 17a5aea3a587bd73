"""A figure for one language: a wide and a narrow drawing, of which the style shows one."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from concordance.publish.charts import bars, blocks, timeline
from concordance.publish.charts.model import BlockChart, Timeline
from concordance.publish.charts.svg import element

if TYPE_CHECKING:
    from concordance.publish.charts.model import Figure

LAYOUTS = ("wide", "narrow")


def draw(figure: Figure, language: str) -> str:
    """Return the HTML of a figure, without an empty line, so that Markdown leaves it alone.

    `language` is one of those the figure was read for. The ids in it begin with the figure's
    name, so a page can hold each figure once. Search need not look into it.
    """
    drawings = [_svg(figure, language, layout) for layout in LAYOUTS]
    caption = figure.heading.caption.get(language, "")
    if caption:
        drawings.append(element("figcaption", escape(caption, quote=False)))
    content = "\n".join(["", *drawings, ""])
    return element("figure", content, class_="cc-figure", data_pagefind_ignore="all")


def _svg(figure: Figure, language: str, layout: str) -> str:
    """Return one of the two drawings of a figure, `wide` or `narrow`."""
    name = f"figure-{figure.heading.name}-{layout}"
    class_ = f"cc-figure__drawing cc-figure__drawing--{layout}"
    wide = layout == "wide"
    if isinstance(figure, Timeline):
        make = timeline.Layout.wide if wide else timeline.Layout.narrow
        return timeline.draw_timeline(figure, language, make(len(figure.lanes)), name, class_)
    if isinstance(figure, BlockChart):
        return blocks.draw_blocks(
            figure, language, blocks.WIDE if wide else blocks.NARROW, name, class_
        )
    return bars.draw_bars(figure, language, bars.WIDE if wide else bars.NARROW, name, class_)
