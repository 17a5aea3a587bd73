"""Links the prose to the glossary, and the glossary back to the prose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority, get_plugin_logger

from concordance.findings.formats.text import one_line
from concordance.findings.model import Severity
from concordance.mkdocs_site import order
from concordance.mkdocs_site.build import is_primary_build, run_state
from concordance.mkdocs_site.glossary import SiteGlossary
from concordance.mkdocs_site.head import with_page_head
from concordance.mkdocs_site.plugin import takes_part

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = get_plugin_logger("concordance")


@event_priority(order.CONFIGURE_LANGUAGE)
def on_config(config: MkDocsConfig) -> None:
    """Add the Markdown extension and the popover, after the language is known."""
    run_state(config, SiteGlossary).configure(config)


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Read the entries of every language, once, and say what is wrong unless the checks do."""
    problems = run_state(config, SiteGlossary).read(files, config)
    if not takes_part(config, "languages"):
        for found in problems:
            say = log.warning if found.severity is Severity.ERROR else log.info
            say("%s", one_line(found))


@event_priority(order.NOTE_READING_ORDER)
def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Start a language, with its reading order."""
    run_state(config, SiteGlossary).begin(nav)


@event_priority(order.PREPARE_TERMS)
def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Tell the extension which page comes."""
    return run_state(config, SiteGlossary).prepare(markdown, page, config)


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Keep what the page uses."""
    run_state(config, SiteGlossary).record(page)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Fill in the index, the backlinks and the related pages."""
    run_state(config, SiteGlossary).fill(files, config)


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Announce the termbase in the page's head."""
    return with_page_head(output, page, config)


@event_priority(order.WRITE_SITE)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the termbase for other tools, after the last language."""
    if is_primary_build(config):
        run_state(config, SiteGlossary).write(config)
