"""The panel of findings while serving: on each page, with the rules' pages that it links to."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from markdown import markdown
from mkdocs.utils import get_relative_url

from concordance.checks.registry import RULES
from concordance.corpus.corpus import show
from concordance.findings.habits import each_place, gather
from concordance.freshness.panel import PanelPage, with_panel
from concordance.markdown.read import text_of
from concordance.mkdocs_site.assets import ABOVE
from concordance.mkdocs_site.build import current_language, run_state
from concordance.mkdocs_site.check_run import CheckRun
from concordance.mkdocs_site.settings import interface

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

PAGES = f"{ABOVE}/rules"
"""Where the rules' pages are in a site that is served."""


def panel(html: str, page: Page, config: MkDocsConfig) -> str:
    """Return a whole page with its findings on it; a page without a file has none."""
    if page.file.abs_src_path is None:
        return html
    path = show(Path(page.file.abs_src_path))
    places = list(each_place(run_state(config, CheckRun).findings))
    shown = PanelPage(
        html,
        text_of(Path(page.file.abs_src_path).read_bytes()).split("\n"),
        current_language(config),
        interface(config),
        {rule.name: get_relative_url(f"{PAGES}/{rule.name}.html", page.url) for rule in RULES},
    )
    own = gather(finding for finding in places if finding.path == path)
    return with_panel(shown, own, gather(each for each in places if each.path != path))


def write_rule_pages(config: MkDocsConfig) -> None:
    """Write the pages of the rules that found something, for the panel to link to."""
    found = {finding.rule for finding in run_state(config, CheckRun).findings}
    folder = Path(config.site_dir) / PAGES
    folder.mkdir(parents=True, exist_ok=True)
    for rule in RULES:
        if rule.name in found:
            text = rule.page.read_text(encoding="utf-8")
            html = markdown(text, extensions=["fenced_code", "tables"])
            (folder / f"{rule.name}.html").write_text(
                f'<!doctype html>\n<html lang="en"><meta charset="utf-8">'
                f'<meta name="viewport" content="width=device-width">'
                f"<title>{escape(rule.name)}</title>\n{html}\n",
                encoding="utf-8",
            )
