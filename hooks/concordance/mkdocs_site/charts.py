"""From the data files of a mkdocs site to the drawings in its pages."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
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
from concordance.publish.charts import Request, csv_of, draw, place, read_figure, requests

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
_STOPPED = "the figures cannot be drawn"


@dataclass
class SiteCharts:
    """What one run knows of the figures: all of them, read once."""

    figures: dict[str, Figure] | None = None

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

    def with_drawings(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the drawings into a page's Markdown.

        Raises:
            PluginError: The page asks for a figure there is none of, for one twice, or for one
                that links to a page there is none of.
        """
        figures = self.figures or {}
        path = Path(os.path.relpath(page.file.abs_src_path or page.file.src_uri)).as_posix()
        wanted = requests(page.file.content_string) if requests(markdown) else ()
        names = [request.name for request in wanted]
        available = ", ".join(sorted(figures)) or "none"
        _refuse(
            f'{path}:{request.first}:1: there is no figure "{request.name}" (unknown-figure); '
            f"the data files are: {available}"
            if request.name not in figures
            else f'{path}:{request.first}:1: the figure "{request.name}" is here already '
            "(repeated-figure); keep one"
            for at, request in enumerate(wanted)
            if request.name not in figures or request.name in names[:at]
        )
        language, say = current_language(config), interface(config)

        def drawing(request: Request) -> str:
            def link(target: str) -> str:
                name, _, fragment = target.partition("#")
                file = files.get_file_from_path(f"{language}/{name}")
                if file is None:
                    message = (
                        f'{path}:{request.first}:1: the figure "{request.name}" links to '
                        f'"{name}", which is no page (unknown-page); mend its data file'
                    )
                    raise PluginError(f"{_STOPPED}\n{message}")
                address = "" if file.url == page.file.url else file.url_relative_to(page.file)
                return f"{address}#{fragment}" if fragment else address or "#"

            figure, foot = figures[request.name], {}
            if figure.heading.table:
                foot[say["figure.table"]] = link(figure.heading.table)
            if csv_of(figure, language):
                address = get_relative_url(_csv(request.name, language), page.url)
                foot[say["figure.data"]] = address
            return draw(figure, language, link, foot)

        return place(markdown, drawing)

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


def _csv(name: str, language: str) -> str:
    """Return the address of a figure's data in a language, from the root of the site."""
    return f"{DATA}/{name}.{language}.csv"


def _refuse(problems: Iterable[str]) -> None:
    lines = list(problems)
    if lines:
        raise PluginError("\n".join([_STOPPED, *lines]))
