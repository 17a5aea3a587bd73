"""The panel of findings while serving: on each page, with the rules' pages that it links to."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from markdown import markdown
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.utils import get_relative_url

from concordance.checks.registry import RULES
from concordance.corpus.corpus import show
from concordance.findings.habits import each_place, gather
from concordance.freshness.panel import PanelPage, aside, with_aside, with_panel
from concordance.markdown.read import text_of
from concordance.mkdocs_site.assets import ABOVE
from concordance.mkdocs_site.build import current_language, run_state
from concordance.mkdocs_site.check_run import CheckRun
from concordance.mkdocs_site.settings import interface

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

    from concordance.findings.model import Finding

PAGES = f"{ABOVE}/rules"
"""Where the rules' pages are in a site that is served."""
FAILED = f"{ABOVE}/failed.txt"
"""Where it is said why the last build failed."""


class PlacedFile(NamedTuple):
    """Where a page's source is, and its file in the site."""

    abs_src_path: str | None
    dest_uri: str


class PagePlace(NamedTuple):
    """Where a page is: as much of mkdocs' page as the panel asks for."""

    file: PlacedFile
    url: str


@dataclass
class FoundPlaces:
    """Every place where one run found something, each page's own, and the rules with a page.

    `drawn` are the panels of pages where nothing is found, by language and what they link to.
    """

    every: list[Finding] | None = None
    by_path: dict[str, list[Finding]] = field(default_factory=dict)
    rules: set[str] = field(default_factory=set)
    drawn: dict[tuple[str, ...], str] = field(default_factory=dict)

    def of(self, config: MkDocsConfig) -> list[Finding]:
        """Return every place; to be called when all is checked."""
        if self.every is None:
            self.every = list(each_place(run_state(config, CheckRun).findings))
            for each in self.every:
                self.by_path.setdefault(each.path, []).append(each)
            self.rules = {each.rule for each in self.every} & _pages().keys()
        return self.every


def panel(html: str, page: Page | PagePlace, config: MkDocsConfig) -> str:
    """Return a whole page with its findings on it; a page without a file has none."""
    if page.file.abs_src_path is None:
        return html
    path, found = show(Path(page.file.abs_src_path)), run_state(config, FoundPlaces)
    places = found.of(config)
    own = gather(found.by_path.get(path, ()))
    shown = PanelPage(
        html,
        text_of(Path(page.file.abs_src_path).read_bytes()).split("\n") if own else (),
        current_language(config),
        interface(config),
        {name: get_relative_url(f"{PAGES}/{name}.html", page.url) for name in found.rules},
        get_relative_url(FAILED, page.url),
    )
    if own:
        return with_panel(shown, own, gather(each for each in places if each.path != path))
    key = (shown.language, shown.failed, *shown.rules.values())
    if key not in found.drawn:
        found.drawn[key] = aside(shown, (), gather(places))
    return with_aside(html, found.drawn[key])


def tell_failures(server: LiveReloadServer) -> None:
    """Have the pages, which stay as they are, tell why a rebuild failed that a person can mend.

    mkdocs has said it in the terminal by then; it would leave the browser as it is, and waiting.
    """
    build = server.builder

    def told() -> None:
        try:
            build()
        except MkDocsException as error:
            reason = str(error.__context__ if isinstance(error, Abort) else error) or str(error)
            target = Path(server.root) / FAILED
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(reason, encoding="utf-8")

    server.builder = told


def write_panel_files(config: MkDocsConfig) -> None:
    """Write the pages of the rules that found something, and that the build did not fail."""
    found = {finding.rule for finding in run_state(config, CheckRun).findings}
    folder = Path(config.site_dir) / PAGES
    folder.mkdir(parents=True, exist_ok=True)
    (Path(config.site_dir) / FAILED).write_text("", encoding="utf-8")
    for name in found & _pages().keys():
        (folder / f"{name}.html").write_text(_rule_page(name), encoding="utf-8")


@cache
def _pages() -> dict[str, Path]:
    """Return the page of each rule, by its name."""
    return {rule.name: rule.page for rule in RULES}


@cache
def _rule_page(name: str) -> str:
    """Return the page of a rule as it is served."""
    text = _pages()[name].read_text(encoding="utf-8")
    return (
        f'<!doctype html>\n<html lang="en"><meta charset="utf-8">'
        f'<meta name="viewport" content="width=device-width">'
        f"<title>{escape(name)}</title>\n{markdown(text, extensions=['fenced_code', 'tables'])}\n"
    )
