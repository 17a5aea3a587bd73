"""Charts drawn as inline SVG from YAML data: timelines, blocks, bars and layers.

`read_figure` turns a data file into a figure and its problems; `draw` turns a figure into HTML
for one language, `csv_of` into a table to download; `place` puts drawings where a page's Markdown
asks for them. Nothing here knows a site generator, or what the charts are about.
"""

from __future__ import annotations

from concordance.publish.charts.draw import draw
from concordance.publish.charts.place import Request, place, requests
from concordance.publish.charts.read import read_figure
from concordance.publish.charts.table import csv_of

__all__ = ["Request", "csv_of", "draw", "place", "read_figure", "requests"]
