"""The reader's tools: what the templates say, and what is added to a page as the theme wrote it."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mkdocs.utils import get_relative_url

from concordance.mkdocs_site.active import ActiveContent, Drawn
from concordance.mkdocs_site.assets import announce, copy, folder
from concordance.mkdocs_site.build import (
    borrowed,
    current_language,
    i18n,
    keeps_search,
    languages,
    run_state,
)
from concordance.mkdocs_site.dark import DarkScheme
from concordance.mkdocs_site.discovery import MISSING, Discovery, base_path, plain
from concordance.mkdocs_site.head import template_functions, with_page_foot, with_page_head
from concordance.mkdocs_site.parallel import ASSETS as PARALLEL
from concordance.mkdocs_site.settings import interface, read_project, settings, written_locale
from concordance.mkdocs_site.sources import ASSETS as SOURCES
from concordance.mkdocs_site.sources import POPOVER
from concordance.mkdocs_site.speed.compiled import Compiled, compile_ahead
from concordance.mkdocs_site.speed.navigation import THEIRS, WHOLE, SharedNavigation
from concordance.mkdocs_site.template_parts import MAIN, TemplateParts
from concordance.mkdocs_site.theme_sheet import ThemeSheet
from concordance.publish.head import with_head, without_theme_alternates
from concordance.publish.mend import (
    with_folders_named,
    with_menu_button,
    with_path_named,
    without_defects,
)
from concordance.publish.policy import with_policy
from concordance.publish.search import with_search
from concordance.publish.storage import PROGRAM, STORAGE
from concordance.publish.trim import without_blanks
from concordance.sitecheck.active import active_parts, script_hash

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

STYLES = ("reader.css",)
SCRIPTS = ("reader.js",)
LATER = (
    *("search.css", "search.js", "dialog.js", "find.js", "numbers.js", "words.js", "found.js"),
    *("style.js", "landing.js", "keys.js", "missing.js", "filter.js"),
)
"""What a page loads when it is first needed."""

TEMPLATES = Path(__file__).parent.parent / "publish" / "theme" / "templates"
MAGNIFIER = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" aria-hidden="true"><path d="M9.5 '
    "3A6.5 6.5 0 0 1 16 9.5c0 1.6-.6 3.1-1.6 4.2l.3.3h.8l5 5-1.5 1.5-5-5v-.8l-.3-.3A6.5 6.5 0 1 1 "
    '9.5 3m0 2a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9"/></svg>'
)


def configure(config: MkDocsConfig) -> None:
    """Name the styles and scripts, and put our templates behind the site's own; again is as once.

    A template of the site's `custom_dir` therefore wins over ours, and ours over the theme's.
    """
    announce(config, *STYLES, *SCRIPTS, *POPOVER)
    if not config.repo_url:
        config.edit_uri = None  # there is nowhere to edit, and mkdocs would warn on each page
    config.theme.static_templates.discard("sitemap.xml")  # ours has every language
    folder = str(TEMPLATES)
    if folder not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, folder)


def give_templates(env: Environment, config: MkDocsConfig) -> None:
    """Return the templates what they say: `concordance.say`, `.language`, `.locales` and so on."""
    env.bytecode_cache = run_state(config, Compiled)
    configured, here = settings(config), current_language(config)
    codes = languages(config)
    links = {each["lang"]: each["link"] for each in config.extra.get("alternate") or ()}
    shown = codes if here == codes[0] else [here]
    errors = {code: interface(config, code) for code in shown}
    env.globals["concordance"] = {
        "say": interface(config),
        "language": here,
        "locales": {code: written_locale(configured, code) for code in codes},
        "homes": {code: links.get(code) or base_path(config) for code in codes},
        "errors": errors,
        "navigation": SharedNavigation(env, str(TEMPLATES), config.theme.dirs, _tidied).draw,
        "main": f"{THEIRS}/main.html",
        "assets": folder(),
        "searches": not keeps_search(config),
        **template_functions(config),
    }
    run_state(config, TemplateParts).begin(env)


def _tidied(navigation: str) -> str:
    """Return a navigation as every page's is mended: once for those that share it."""
    return f"\n{without_blanks(with_folders_named(navigation)).strip()}\n"


def compile_templates(config: MkDocsConfig) -> None:
    """Compile the templates of every language's pages."""
    env = config.theme.get_env()
    SharedNavigation(env, str(TEMPLATES), config.theme.dirs)  # by which one of ours finds theirs
    env.bytecode_cache = run_state(config, Compiled)
    compile_ahead(env, (MAIN, MISSING, f"{THEIRS}/{MAIN}", WHOLE))


def follow(config: MkDocsConfig) -> None:
    """Name the feed of the language that is being built, when its pages are known."""
    configured, code = settings(config), current_language(config)
    title = interface(config)["provenance.changed"]
    run_state(config, Discovery).follow(title, written_locale(configured, code), config)


def begin(html: str, page: Page, config: MkDocsConfig) -> str:
    """Return a page as its template drew it with its head and foot, the theme mended.

    Other plugins may then write it again, in marks of their own.
    """
    run = run_state(config, Discovery)
    hidden = page.file.src_uri in run.hidden
    html = with_page_foot(with_page_head(html, page, config), page, config)
    found = not hidden and not borrowed(page.file)
    html = _mended(html, config, get_relative_url(".", page.url), indexed=found)
    if hidden or plain(page.url) in run.entries or i18n(config) is not None:
        html = without_theme_alternates(html)
    html = without_blanks(html)
    run_state(config, TemplateParts).page = html
    return html


def finish(html: str, page: Page, config: MkDocsConfig) -> str:
    """Return a page as it is published, once all is in it: judged, and with its policy."""
    template = run_state(config, TemplateParts)
    drawn = Drawn(template.of(page.meta.get("template", MAIN)), template.page)
    parts = active_parts(html.encode())
    active = run_state(config, ActiveContent)
    hashes = active.judge(parts, drawn, page.file, config)
    html = _completed(html, page.url, hashes, config)
    if "template" in page.meta:
        active.judge_template(html, page.meta["template"], page.file, config)
    return html


def finish_missing(html: str, config: MkDocsConfig) -> str:
    """Return the page for unknown addresses as it is published: it stands for no address."""
    html = without_theme_alternates(_mended(html, config, base_path(config), indexed=False))
    written = run_state(config, TemplateParts).of(MISSING)
    hashes = [script_hash(part.value) for part in written if part.program]
    return _completed(html, MISSING, hashes, config)


def _completed(html: str, url: str, hashes: list[str], config: MkDocsConfig) -> str:
    """Name our sheet of the theme's, and the dark colours, once all else is judged.

    `hashes` are those of the programs in the page that may run; what stands in for a storage that
    is refused is one more.
    """
    html = run_state(config, ThemeSheet).of(config).named(html)
    base = base_path(config) if url == MISSING else ""
    html = with_head(html, run_state(config, DarkScheme).of(config).link(url, base) + STORAGE)
    return with_policy(html, [*hashes, script_hash(PROGRAM)])


def _mended(html: str, config: MkDocsConfig, base: str, *, indexed: bool) -> str:
    """Return a page with the theme's defects mended and the search in its header.

    `base` is the way to the root of the site; `indexed` says whether the page is to be found.
    """
    texts = interface(config)
    html = with_menu_button(without_defects(html), texts["menu.open"])
    html = with_folders_named(with_path_named(html, texts["nav.path"]))
    if keeps_search(config):
        return html
    button = search_button(texts, base, current_language(config))
    return with_search(html, button, indexed=indexed)


def copy_assets(config: MkDocsConfig) -> None:
    """Copy the styles and scripts into the built site."""
    copy(config, *STYLES, *shown_notices(config), *SCRIPTS, *LATER, *PARALLEL, *SOURCES)
    for sheet in (run_state(config, DarkScheme), run_state(config, ThemeSheet)):
        sheet.of(config).write(Path(config.site_dir))


def shown_notices(config: MkDocsConfig) -> tuple[str, ...]:
    """Return the style of what is told on a page without translation, where a site shows such."""
    project = read_project(config)
    begun = any(language.partial for language in project.languages)
    return ("freshness.css",) if project.falls_back or begun else ()


def serving() -> bool:
    """Return whether this run is `mkdocs serve`."""
    context = click.get_current_context(silent=True)
    return context is not None and context.info_name == "serve"


def search_button(texts: Mapping[str, str], base: str, code: str) -> str:
    """Write the button that opens search; `base` is the way to the root, `code` the language's.

    Without JavaScript, or should the script not arrive, it shows a sentence that says so.
    """
    name = escape(texts["search.open"])
    return (
        '<button type="button" class="md-header__button md-icon cc-search-open"'
        f' popovertarget="cc-no-search" aria-label="{name}" title="{name}" data-base="{base}"'
        f' data-names="{escape(code)}" data-failed="{escape(texts["search.failed"])}">'
        f"{MAGNIFIER}</button>"
        f'<div id="cc-no-search" class="cc-no-search" popover>'
        f"{escape(texts['search.offline'])}</div>"
    )
