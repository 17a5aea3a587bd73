"""How the site is found and used: head, sitemap, search, the switch, error pages, the policy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import CombinedEvent, event_priority

from concordance.mkdocs_site import order, parallel, reader, sources
from concordance.mkdocs_site.active import ActiveContent, tell_active_content
from concordance.mkdocs_site.assets import announce
from concordance.mkdocs_site.borrowed import borrow, with_language_said, without_unmade
from concordance.mkdocs_site.build import current_language, is_primary_build, languages, run_state
from concordance.mkdocs_site.discovery import (
    MISSING,
    Discovery,
    refuse_default_address,
    refuse_without_history,
    tell_kept_search,
)
from concordance.mkdocs_site.progress import with_place
from concordance.mkdocs_site.reload import allow_reload
from concordance.mkdocs_site.search import write_names
from concordance.mkdocs_site.settings import interface
from concordance.mkdocs_site.speed.keeping import Keeping
from concordance.mkdocs_site.speed.workers import Workers
from concordance.mkdocs_site.template_parts import TemplateParts, escaped
from concordance.publish.mend import with_permalinks, with_tables_framed, with_tables_mended

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext


def _prepare(config: MkDocsConfig) -> None:
    """Refuse to publish under the default address or undated; announce what the pages load."""
    refuse_default_address()
    if is_primary_build(config):
        refuse_without_history(config)
        tell_kept_search(config)
    reader.configure(config)


@event_priority(order.CONFIGURE_LANGUAGE)
def _borrow(config: MkDocsConfig) -> None:
    borrow(config)
    announce(config, *reader.shown_notices(config))


# What needs no language, then what a language begun shows.
on_config = CombinedEvent(_prepare, _borrow)


@event_priority(order.PAIR_PASSAGES)
def _pair(files: Files, *, config: MkDocsConfig) -> None:
    if is_primary_build(config):
        parallel.read(files, config)
        if run_state(config, Workers).max_processes > 1:
            reader.compile_templates(config)  # for all the processes that are to draw with them


@event_priority(order.DROP_ALTERNATES)
def _drop(files: Files, *, config: MkDocsConfig) -> None:
    without_unmade(files, config)


# The pages of every language are listed, and their passages paired; then, in each build, no page
# has an alternate that is not made.
on_files = CombinedEvent(_pair, _drop)


def _mend(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    html = with_tables_framed(with_tables_mended(html))
    return with_permalinks(html, interface(config)["toc.permalink"])


@event_priority(order.OFFER_LANGUAGES)
def _offer(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    html = with_language_said(with_place(html, page, config), page, config)
    return parallel.with_parallel(html, page, config)


# What Markdown makes of a text is repaired; last, its section and the other languages are offered.
on_page_content = CombinedEvent(_mend, _offer)


@event_priority(order.COLLECT_PAGES)
def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Note the pages of this language, when their alternates are known, and what they cite."""
    sources.fill(files, config)
    run_state(config, Discovery).collect(files, config)
    run_state(config, ActiveContent).files = list(files.documentation_pages())
    reader.follow(config)
    reader.give_templates(env, config)


def on_page_context(
    context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
) -> None:
    """Give the template a page that it may print, and keep what it is given: it is drawn again."""
    context["page"] = escaped(page)
    run_state(config, TemplateParts).values = context


def on_template_context(
    context: TemplateContext, *, template_name: str, config: MkDocsConfig
) -> None:
    """Keep what a template that is no page's is given."""
    run_state(config, TemplateParts).values = context


@event_priority(order.BEGIN_PAGE)
def _begin(output: str, *, page: Page, config: MkDocsConfig) -> str:
    return reader.begin(output, page, config)


@event_priority(order.FINISH_PAGE)
def _finish(output: str, *, page: Page, config: MkDocsConfig) -> str:
    return reader.finish(output, page, config)


# What the template drew gets the reader's tools; what others made of it, at last, the policy.
on_post_page = CombinedEvent(_begin, _finish)


def on_post_template(output: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Keep the page for unknown addresses of each language."""
    if template_name != MISSING:
        return output
    output = reader.finish_missing(output, config)
    run_state(config, Discovery).keep_error(output, config)
    return output


def on_serve(
    server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
) -> None:
    """Let the script run that reloads a page, and no other."""
    allow_reload(server)


@event_priority(order.INDEX_LANGUAGE)
def _index(*, config: MkDocsConfig) -> None:
    kept = run_state(config, Keeping)
    if not kept.indexes_last:
        here = languages(config)[0] if is_primary_build(config) else current_language(config)
        run_state(config, Discovery).index(here, config, kept.kept_index())


@event_priority(order.WRITE_SITE)
def _write(*, config: MkDocsConfig) -> None:
    if is_primary_build(config):
        tell_active_content(config)
        reader.copy_assets(config)
        parallel.write(config)


@event_priority(order.WRITE_LISTS)
def _list(*, config: MkDocsConfig) -> None:
    if is_primary_build(config):
        run = run_state(config, Discovery)
        run.write(config)
        kept = run_state(config, Keeping)
        for code in languages(config) if kept.indexes_last else ():
            run.index(code, config, kept.kept_index())
        run.write_index(config)
        write_names(config)


# Each language is indexed when it is written, or where pages are kept, when all are shown; what is
# the whole site's comes once, after the last.
# Its types expect a method, which has `self` first.
on_post_build = CombinedEvent(_index, _write, _list)  # type: ignore[arg-type]
