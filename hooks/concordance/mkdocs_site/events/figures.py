"""Draws the figures that the pages ask for, from docs/assets/data/*.yml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from concordance.mkdocs_site import order
from concordance.mkdocs_site.build import is_primary_build, run_state
from concordance.mkdocs_site.charts import SiteCharts
from concordance.mkdocs_site.settings import settings

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


@event_priority(order.CONFIGURE_LANGUAGE)
def on_config(config: MkDocsConfig) -> None:
    """Read the configuration and the data files once the languages are known; stop at a fault."""
    settings(config)
    run_state(config, SiteCharts).read(config)


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Draw what the page asks for, and mark where."""
    return run_state(config, SiteCharts).with_marks(markdown, page, config, files)


@event_priority(order.PUT_DRAWINGS)
def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Put the drawings where the page asks for them."""
    return run_state(config, SiteCharts).with_drawings(html, page)


@event_priority(order.WRITE_SITE)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Copy the style once, after the last language."""
    if is_primary_build(config):
        run_state(config, SiteCharts).write(config)
