"""Charts drawn as inline SVG from YAML data: timelines, blocks, bars and layers.

`read_figure` turns a data file into a figure and its problems; `draw` turns a figure into HTML
for one language; `place` puts drawings where a page's Markdown asks for them. Nothing here knows
a site generator, or what the charts are about.
"""

from __future__ import annotations

from concordance.publish.charts.draw import draw
from concordance.publish.charts.place import Request, place, requests
from concordance.publish.charts.read import read_figure

__all__ = ["Request", "draw", "place", "read_figure", "requests"]
