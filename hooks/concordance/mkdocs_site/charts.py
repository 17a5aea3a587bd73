"""From the data files of a mkdocs site to the drawings in its pages."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.utils import get_relative_url

from concordance.findings.said import in_language
from concordance.findings.wording import language_of
from concordance.mkdocs_site.assets import announce, copy
from concordance.mkdocs_site.build import current_language, languages
from concordance.mkdocs_site.settings import interface, read_project
from concordance.project.bounded import read_regular
from concordance.publish.charts import csv_of, draw, place, read_figure, requests

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from concordance.findings.model import Finding
    from concordance.publish.charts.model import Figure

DATA = "assets/data"
"""Where the data files are, in the documentation's folder."""

STYLE = "figures.css"
ID = re.compile(r'\sid="([^"]+)"')
_STOPPED = "the figures cannot be drawn"


@dataclass
class SiteCharts:
    """What one run knows of the figures: all of them, read once.

    `drawings` are those of the page in hand, by the empty figures that stand for them in its
    Markdown, which would read what is long and has none of it to change.
    """

    figures: dict[str, Figure] | None = None
    drawings: dict[str, str] = field(default_factory=dict)

    def read(self, config: MkDocsConfig) -> None:
        """Read every data file and name the charts' style in the pages.

        Raises:
            PluginError: A file is wrong; the message has a line for each problem of each file.
        """
        announce(config, STYLE)
        if self.figures is not None:
            return
        self.figures = {}
        problems: list[str] = []
        default, *_ = languages(config)
        begun = [
            each.code
            for each in read_project(config).languages
            if each.partial and each.code != default
        ]
        for file in sorted(Path(config.docs_dir, DATA).glob("*.yml")):
            path = Path(os.path.relpath(file)).as_posix()
            try:
                text = read_regular(file, Path(config.docs_dir)).decode("utf-8")
            except (OSError, UnicodeDecodeError) as error:
                problems.append(f"{path}:1:1: this cannot be read: {error}; mend the file")
                continue
            figure, found = _figure(path, text, tuple(languages(config)), tuple(begun))
            problems += [
                f"{each.path}:{each.line}:{each.column}: {each.message} ({each.rule}); {each.hint}"
                for each in in_language(found, language_of(os.environ))
            ]
            if figure is not None:
                self.figures[file.stem] = figure
        _refuse(problems)

    def with_marks(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Draw what a page asks for, and leave an empty figure in its Markdown for each drawing.

        Raises:
            PluginError: The page asks for a figure there is none of, for one twice, or for one
                that links to a page there is none of.
        """
        figures = self.figures or {}
        path = Path(os.path.relpath(page.file.abs_src_path or page.file.src_uri)).as_posix()
        names = [request.name for request in requests(markdown)]
        available = ", ".join(sorted(figures)) or "none"

        def place_of(at: int) -> str:  # in the file, whose front matter is not in `markdown`
            return f"{path}:{requests(page.file.content_string)[at].first}:1"

        _refuse(
            f'{place_of(at)}: there is no figure "{name}" (unknown-figure); '
            f"the data files are: {available}"
            if name not in figures
            else f'{place_of(at)}: the figure "{name}" is here already (repeated-figure); keep one'
            for at, name in enumerate(names)
            if name not in figures or name in names[:at]
        )
        language, say = current_language(config), interface(config)

        def drawing(name: str) -> str:
            def link(target: str) -> str:
                linked, _, fragment = target.partition("#")
                file = files.get_file_from_path(f"{language}/{linked}")
                if file is None:
                    message = (
                        f'{place_of(names.index(name))}: the figure "{name}" links to '
                        f'"{linked}", which is no page (unknown-page); mend its data file'
                    )
                    raise PluginError(f"{_STOPPED}\n{message}")
                address = "" if file.url == page.file.url else file.url_relative_to(page.file)
                return f"{address}#{fragment}" if fragment else address or "#"

            figure, foot = figures[name], {}
            if figure.heading.table:
                foot[say["figure.table"]] = link(figure.heading.table)
            if csv_of(figure, language):
                address = get_relative_url(_csv(name, language), page.url)
                foot[say["figure.data"]] = address
            return draw(figure, language, link, foot)

        self.drawings = {_mark(name): drawing(name) for name in names}
        return place(markdown, lambda request: _mark(request.name))

    def with_drawings(self, html: str, page: Page) -> str:
        """Put the drawings into a page's content, and their ids among those that it has."""
        for mark, drawing in self.drawings.items():
            html = html.replace(mark, drawing, 1)
            page.present_anchor_ids = (page.present_anchor_ids or set()).union(
                map(unescape, ID.findall(drawing))
            )
        return html

    def write(self, config: MkDocsConfig) -> None:
        """Copy the charts' style into the built site, and write each figure's data beside it."""
        copy(config, STYLE)
        for name, figure in (self.figures or {}).items():
            for language in languages(config):
                text = csv_of(figure, language)
                if text:
                    target = Path(config.site_dir, _csv(name, language))
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_text(text, encoding="utf-8-sig", newline="")


@lru_cache(maxsize=64)
def _figure(
    path: str, text: str, codes: tuple[str, ...], begun: tuple[str, ...]
) -> tuple[Figure | None, tuple[Finding, ...]]:
    """Read a data file; while serving, one that is what it was is not read again."""
    figure, found = read_figure(path, text, codes, begun)
    return figure, tuple(found)


def _mark(name: str) -> str:
    return f'<figure class="cc-figure" data-figure="{escape(name)}"></figure>'


def _csv(name: str, language: str) -> str:
    """Return the address of a figure's data in a language, from the root of the site."""
    return f"{DATA}/{name}.{language}.csv"


def _refuse(problems: Iterable[str]) -> None:
    lines = list(problems)
    if lines:
        raise PluginError("\n".join([_STOPPED, *lines]))
