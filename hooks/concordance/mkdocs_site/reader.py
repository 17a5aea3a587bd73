"""What the reader's tools add to each page, in the order in which they are added."""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from posixpath import dirname
from typing import TYPE_CHECKING

import click
from mkdocs.utils import get_relative_url

from concordance.mkdocs_site.assets import announce, copy
from concordance.mkdocs_site.build import current_language, languages, run_state
from concordance.mkdocs_site.discovery import Discovery, base_path, home, plain, site_address
from concordance.mkdocs_site.settings import full_locale, settings, written_locale
from concordance.mkdocs_site.speed.compiled import Compiled
from concordance.mkdocs_site.speed.navigation import SharedNavigation
from concordance.publish.card import Card, with_card
from concordance.publish.entry import Entry
from concordance.publish.head import with_alternates, with_feed, without_robots
from concordance.publish.mend import with_menu_button, with_path_named, without_defects
from concordance.publish.policy import with_policy
from concordance.publish.provenance import Provenance, report_address, with_provenance
from concordance.publish.search import with_search
from concordance.publish.strings import strings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from concordance.project.config import Config

STYLES = ("reader.css",)
SCRIPTS = ("reader.js", "search.js", "missing.js")
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
    announce(config, *STYLES, SCRIPTS[0])
    if not config.repo_url:
        config.edit_uri = None  # there is nowhere to edit, and mkdocs would warn on each page
    config.theme.static_templates.discard("sitemap.xml")  # ours has every language
    folder = str(TEMPLATES)
    if folder not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, folder)


def give_templates(env: Environment, config: MkDocsConfig) -> None:
    """Return the templates what they say: `concordance.say`, `.language`, `.locales` and so on."""
    env.bytecode_cache = run_state(config, Compiled)
    known, here = settings(config), current_language(config)
    codes = languages(config)
    links = {one["lang"]: one["link"] for one in config.extra.get("alternate") or ()}
    shown = codes if here == codes[0] else [here]
    errors = {code: _say(known, code) for code in shown}
    env.globals["concordance"] = {
        "say": _say(known, here),
        "language": here,
        "locales": {code: written_locale(known, code) for code in codes},
        "homes": {code: links.get(code) or base_path(config) for code in codes},
        "errors": errors,
        "searches": {code: _search_texts(texts) for code, texts in errors.items()},
        "navigation": SharedNavigation(env, str(TEMPLATES)).draw,
    }


def follow(config: MkDocsConfig) -> None:
    """Name the feed of the language that is being built, when its pages are known."""
    known, code = settings(config), current_language(config)
    title = say(config)["provenance.changed"]
    run_state(config, Discovery).follow(title, written_locale(known, code), config)


def with_reader(html: str, page: Page, config: MkDocsConfig) -> str:
    """Add everything to a page as the theme wrote it: the policy, of what is then in it, last."""
    known, code = settings(config), current_language(config)
    texts, run = say(config), run_state(config, Discovery)
    entry = run.entries.get(plain(page.url))
    html = with_menu_button(without_defects(html), texts["menu.open"])
    html = with_path_named(html, texts["nav.path"])
    button = search_button(texts, get_relative_url(".", page.url))
    hidden = page.file.src_uri in run.hidden
    html = with_search(html, button, indexed=not hidden, terms=_terms(page))
    if hidden:
        html = without_robots(with_alternates(html, Entry(language=code, url="")))
    if entry is not None:
        locales = {one: full_locale(known, one) for one in entry.alternates or (code,)}
        html = with_alternates(html, entry)
        if told_feed := run.feeds.get(code):
            html = with_feed(html, told_feed.url, told_feed.title)
        html = with_card(html, entry, _card(page, entry, config, run), locales)
        told = _provenance(page, entry, config, run)
        html = with_provenance(html, told, texts, full_locale(known, code))
    return html


def with_reader_missing(html: str, config: MkDocsConfig) -> str:
    """Add to the page for unknown addresses what any page has; it stands for no address."""
    texts = say(config)
    html = with_menu_button(without_defects(html), texts["menu.open"])
    html = with_search(html, search_button(texts, base_path(config)), indexed=False)
    return with_alternates(html, Entry(language=current_language(config), url=""))


def finish(html: str) -> str:
    """Add the policy, once nothing else changes the page; not while serving.

    Live reload is a script that mkdocs writes into the page afterwards, whose hash is not known.
    """
    return html if serving() else with_policy(html)


def say(config: MkDocsConfig) -> Mapping[str, str]:
    """Return the interface strings of the language that is being built."""
    return _say(settings(config), current_language(config))


def copy_assets(config: MkDocsConfig) -> None:
    """Copy the styles and scripts into the built site."""
    copy(config, *STYLES, *SCRIPTS)


def serving() -> bool:
    """Return whether this run is `mkdocs serve`."""
    context = click.get_current_context(silent=True)
    return context is not None and context.info_name == "serve"


def search_button(texts: Mapping[str, str], base: str) -> str:
    """Write the button that opens search, with what it says; `base` is the way to the root.

    Without JavaScript, or should the script not arrive, it shows a sentence that says so.
    """
    name = escape(texts["search.open"])
    return (
        '<button type="button" class="md-header__button md-icon cc-search-open"'
        f' popovertarget="cc-no-search" aria-label="{name}" title="{name}" data-base="{base}"'
        f' data-concordance-search="{escape(_search_texts(texts))}">'
        f"{MAGNIFIER}</button>"
        f'<div id="cc-no-search" class="cc-no-search" popover>'
        f"{escape(texts['search.offline'])}</div>"
    )


def _search_texts(texts: Mapping[str, str]) -> str:
    """Return what the search dialog says as JSON, for its script."""
    own = {key[7:]: text for key, text in texts.items() if key.startswith("search.")}
    return json.dumps(own, ensure_ascii=False)


def _say(known: Config, code: str) -> Mapping[str, str]:
    return strings(written_locale(known, code))


def _card(page: Page, entry: Entry, config: MkDocsConfig, run: Discovery) -> Card:
    known = settings(config)
    image = known.card.replace("{language}", entry.language)
    there = image and (Path(config.docs_dir) / image).is_file()
    described = page.meta.get("description") or config.site_description or ""
    trail = _trail(page, config, run)
    return Card(
        language=written_locale(known, entry.language),
        title=str(page.title) if trail else config.site_name,
        description=str(described),
        site=config.site_name,
        image=site_address(config) + image if there else "",
        trail=trail,
    )


def _terms(page: Page) -> list[str]:
    """Return the terms a page defines, where it is the entry of a glossary."""
    term, forms = page.meta.get("term"), page.meta.get("forms")
    return [str(one) for one in (term, *(forms if isinstance(forms, list) else ())) if one]


def _trail(page: Page, config: MkDocsConfig, run: Discovery) -> tuple[tuple[str, str], ...]:
    """Return the home page and the index pages of the folders above a page, outermost first."""
    root = home(config, current_language(config))
    url = plain(page.url)
    trail: list[tuple[str, str]] = []
    while url not in {root, ""}:
        above = dirname(url.rstrip("/"))
        url = f"{above}/" if above else ""
        if url == root:
            trail.append((config.site_name, site_address(config) + url))
        elif url in run.titles:
            trail.append((run.titles[url], site_address(config) + url))
    return tuple(reversed(trail))


def _provenance(page: Page, entry: Entry, config: MkDocsConfig, run: Discovery) -> Provenance:
    known = settings(config)
    own = known.languages.get(entry.language)
    report = ""
    if config.repo_url:
        title = f"[{entry.language}] {page.title}"
        form = own.report if own else ""
        report = report_address(config.repo_url, form, title=title, page=entry.url)
    status = run.status.get(entry.language, "")
    own_feed = run.feeds.get(entry.language)
    about = run.addresses.get((entry.language, known.about))
    return Provenance(
        source=own.provenance if own else "",
        about=get_relative_url(about, page.url) if about else "",
        modified=entry.modified,
        feed=get_relative_url(plain(own_feed.url[len(site_address(config)) :]), page.url)
        if entry.modified and own_feed
        else "",
        translation=run.translations.get(page.file.src_uri, ""),
        status=get_relative_url(status, page.url) if status else "",
        report=report,
    )
