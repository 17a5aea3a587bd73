"""The panel of findings while serving: on each page, with the rules' pages that it links to."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from html import escape, unescape
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
from concordance.mkdocs_site.build import current_language, languages, run_state
from concordance.mkdocs_site.check_run import CheckRun
from concordance.mkdocs_site.settings import interface

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.pages import Page

    from concordance.findings.model import Finding

PAGES = f"{ABOVE}/rules"
"""Where the rules' pages are in a site that is served."""
FAILED = f"{ABOVE}/failed.txt"
"""Where it is said why the last build failed."""
PLACE = '<aside id="cc-panel" data-path'
"""What the place of a panel begins with, last in a page."""
_PLACE = re.compile(rf'{PLACE}="([^"]*)" data-url="([^"]*)" lang="([^"]*)"></aside>')


class PagePlace(NamedTuple):
    """Where a page is: its source as findings show it, its address, the language it is in."""

    path: str
    url: str
    language: str


@dataclass
class FoundPlaces:
    """Every place where one run found something, each page's own, and the rules with a page.

    `say` are the interface strings by language; `drawn` the panels of pages where nothing is found,
    by language and what they link to.
    """

    every: list[Finding] | None = None
    by_path: dict[str, list[Finding]] = field(default_factory=dict)
    rules: set[str] = field(default_factory=set)
    say: dict[str, Mapping[str, str]] = field(default_factory=dict)
    drawn: dict[tuple[str, ...], str] = field(default_factory=dict)

    def fill(self, config: MkDocsConfig) -> FoundPlaces:
        """Return itself with every place; to be called when all is checked."""
        if self.every is None:
            self.every = list(each_place(run_state(config, CheckRun).findings))
            for each in self.every:
                self.by_path.setdefault(each.path, []).append(each)
            self.rules = {each.rule for each in self.every} & _pages().keys()
            self.say = {code: interface(config, code) for code in languages(config)}
        return self


def place_of(page: Page, config: MkDocsConfig) -> PagePlace | None:
    """Return where a page is; None for a page without a file, which has no panel."""
    path = page.file.abs_src_path
    return path and PagePlace(show(Path(path)), page.url, current_language(config))  # type: ignore[return-value]


def panel(html: str, page: PagePlace, found: FoundPlaces) -> str:
    """Return a whole page with its findings on it."""
    own = gather(found.by_path.get(page.path, ()))
    shown = PanelPage(
        html,
        _lines(page.path) if own else (),
        page.language,
        found.say[page.language],
        {name: get_relative_url(f"{PAGES}/{name}.html", page.url) for name in found.rules},
        get_relative_url(FAILED, page.url),
    )
    if own:
        others = (each for each in found.every or () if each.path != page.path)
        return with_panel(shown, own, gather(others))
    key = (shown.language, shown.failed, *shown.rules.values())
    if key not in found.drawn:
        found.drawn[key] = aside(shown, (), gather(found.every or ()))
    return with_aside(html, found.drawn[key])


def with_panel_place(html: str, page: PagePlace) -> str:
    """Return a whole page with the place of its panel, which is put there when it is sent.

    What is found is another thing at each save, and would be written on every page.
    """
    path, url, language = map(escape, page)
    return with_aside(html, f'{PLACE}="{path}" data-url="{url}" lang="{language}"></aside>')


def with_panel_sent(html: bytes, found: FoundPlaces) -> bytes:
    """Return a page as it is sent: with its findings, where it has a place for them."""
    start, end = html.rfind(PLACE.encode()), html.rfind(b"</body>")
    place = _PLACE.fullmatch(html[start:end].decode("utf-8", "replace")) if start >= 0 else None
    if place is None or unescape(place[3]) not in found.say:
        return html
    page = PagePlace(*map(unescape, place.groups()))
    return panel((html[:start] + html[end:]).decode("utf-8"), page, found).encode("utf-8")


def send_panels(server: LiveReloadServer, found: Callable[[], FoundPlaces]) -> None:
    """Put the panel on each page that is sent, of what is `found` by then."""
    # mkdocs has no event for it
    inject: Callable[[bytes, int], bytes] = server._inject_js_into_html  # noqa: SLF001

    def with_findings(content: bytes, epoch: int) -> bytes:
        return inject(with_panel_sent(content, found()), epoch)

    server._inject_js_into_html = with_findings  # type: ignore[method-assign] # noqa: SLF001


def _lines(path: str) -> list[str]:
    """Return the lines of a page's source; none where it is gone by now."""
    with suppress(OSError):
        return text_of(Path(path).read_bytes()).split("\n")
    return []


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
