"""How the site is found: alternates and canonical addresses in the head, the sitemap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from concordance.discovery.head import with_alternates
from concordance.site.build import is_outer, state
from concordance.site.discovery import Discovery, refuse_default_address

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


def on_config(config: MkDocsConfig) -> None:
    """Refuse to publish under the default address."""
    refuse_default_address()


@event_priority(-200)
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Note the pages of this language, when their alternates are known."""
    state(config, Discovery).collect(files, config)


def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Make the alternates in the head absolute and complete."""
    entry = state(config, Discovery).entries.get(page.file.src_uri)
    return with_alternates(output, entry) if entry else output


@event_priority(-200)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write the sitemap once, after the last language."""
    if is_outer(config):
        state(config, Discovery).write(config)
