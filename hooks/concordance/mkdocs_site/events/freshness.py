"""Tells readers which translations lag, contributors where, and writers what is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import CombinedEvent, event_priority

from concordance.freshness.record import record_path
from concordance.mkdocs_site import order
from concordance.mkdocs_site.assets import announce, copy
from concordance.mkdocs_site.build import is_primary_build, run_state
from concordance.mkdocs_site.check_run import CheckRun
from concordance.mkdocs_site.freshness import SiteFreshness
from concordance.mkdocs_site.panel import (
    FoundPlaces,
    panel,
    place_of,
    send_panels,
    tell_failures,
    with_panel_place,
    write_panel_files,
)
from concordance.mkdocs_site.reader import serving
from concordance.mkdocs_site.redirects import write_stubs
from concordance.mkdocs_site.settings import read_project
from concordance.mkdocs_site.speed.keeping import Keeping
from concordance.mkdocs_site.speed.serving import Serving
from concordance.mkdocs_site.status import add_status, is_status, status

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

PANEL = ("panel.css", "panel.js")


def on_config(config: MkDocsConfig) -> None:
    """Announce the styles of what is told on the pages; the panel's files only while serving."""
    announce(config, "freshness.css", *(PANEL if serving() else []))


@event_priority(order.READ_TRANSLATIONS)
def _read(files: Files, *, config: MkDocsConfig) -> None:
    if is_primary_build(config):
        corpus = run_state(config, CheckRun).read(files, config)
        with run_state(config, Keeping).asking(corpus, config):
            run_state(config, SiteFreshness).read(corpus, config)


@event_priority(order.ADD_STATUS_PAGE)
def _add(files: Files, *, config: MkDocsConfig) -> None:
    add_status(files, config)


on_files = CombinedEvent(_read, _add)


@event_priority(order.KEEP_TERMS_OFF)
def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Keep the glossary's links off a page whose text is another language's."""
    if run_state(config, SiteFreshness).waits(page):
        page.meta["glossary"] = False


@event_priority(order.ADD_NOTICES)
def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the notices on a page, the table on the status page."""
    if is_status(page, config):
        return html + status(page, files, config)
    return run_state(config, SiteFreshness).content(html, page, config)


@event_priority(order.SHOW_FINDINGS)
def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Show a page's findings on it, while serving alone."""
    place = place_of(page, config) if serving() else None
    if place is None:
        return output
    if run_state(config, Keeping).active:
        return with_panel_place(output, place)
    return panel(output, place, run_state(config, FoundPlaces).fill(config))


def on_serve(
    server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
) -> None:
    """Build again when somebody stamps, whose notices are then others; tell what fails."""
    tell_failures(server)
    kept = run_state(config, Keeping)
    if isinstance(kept, Serving):
        send_panels(server, lambda: kept.found)
    record = record_path(read_project(config))
    if record.exists():
        server.watch(str(record))


@event_priority(order.WRITE_REDIRECTS)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the redirects of renamed pages, and what the pages load, after the last language."""
    if is_primary_build(config):
        write_stubs(config)
        copy(config, "freshness.css", *(PANEL if serving() else []))
        if serving():
            write_panel_files(config)
