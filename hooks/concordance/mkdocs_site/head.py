"""What the hooks add to a page's head and below its article, drawn by the page's template.

`theme/templates/concordance.html` draws both. A page whose template does not extend it (a site's
own main.html, another theme's) gets them afterwards, in the same places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from posixpath import dirname
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import get_relative_url

from concordance.mkdocs_site.build import current_language, run_state
from concordance.mkdocs_site.discovery import Discovery, home, plain, site_address
from concordance.mkdocs_site.glossary import SiteGlossary
from concordance.mkdocs_site.settings import full_locale, interface, settings, written_locale
from concordance.publish.card import Card, card_elements, image_paths
from concordance.publish.claims import claim_reviews, read_reviewed
from concordance.publish.feed import TYPE
from concordance.publish.head import NOINDEX, alternate, alternates, with_head
from concordance.publish.provenance import (
    Provenance,
    mail_address,
    provenance,
    report_address,
    with_foot,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from concordance.publish.published_page import PublishedPage

_TAG = re.compile(r"<[^<>]*>")
log = get_plugin_logger("concordance")


@dataclass
class DrawnPages:
    """The addresses of the pages whose head, and whose foot, their template has drawn."""

    head: set[str] = field(default_factory=set)
    foot: set[str] = field(default_factory=set)


def template_functions(config: MkDocsConfig) -> dict[str, Callable[[Page | None], str]]:
    """Return `head` and `foot` for the templates, each empty for what is no page."""
    return {"head": partial(_drawn_head, config), "foot": partial(_drawn_foot, config)}


def with_page_head(html: str, page: Page, config: MkDocsConfig) -> str:
    """Return a built page with its head, whoever draws it."""
    if page.url in run_state(config, DrawnPages).head:
        return html
    return with_head(html, _drawn_head(config, page))


def with_page_foot(html: str, page: Page, config: MkDocsConfig) -> str:
    """Return a built page with its foot, whoever draws it."""
    if page.url in run_state(config, DrawnPages).foot:
        return html
    return with_foot(html, _drawn_foot(config, page))


def _drawn_head(config: MkDocsConfig, page: Page | None) -> str:
    """Return the head of a page, and note that the page has it; empty for what is no page."""
    if not page:
        return ""
    page = page.file.page or page  # what a template has is escaped
    run_state(config, DrawnPages).head.add(page.url)
    exports = run_state(config, SiteGlossary).head_links(page.url)
    links = "".join(alternate(each.url, type=each.type, title=each.name) for each in exports)
    return links + _reader_head(page, config)


def _reader_head(page: Page, config: MkDocsConfig) -> str:
    """Return the links, the card and the data of a page, where the pages are collected."""
    run, code = run_state(config, Discovery), current_language(config)
    if code not in run.files:
        return ""
    if page.file.src_uri in run.hidden:
        return NOINDEX
    entry = run.entries.get(plain(page.url))
    if entry is None or not entry.own:
        return ""
    feed = run.feeds.get(code)
    configured = settings(config)
    locales = {each: full_locale(configured, each) for each in entry.alternates or (code,)}
    return (
        alternates(entry)
        + (alternate(feed.url, type=TYPE, title=feed.title) if feed else "")
        + card_elements(
            entry, _card(page, entry, config, run), locales, _claims(page, entry, config)
        )
    )


def _claims(page: Page, entry: PublishedPage, config: MkDocsConfig) -> list[dict[str, object]]:
    """Return the verdicts of a page as data, where its front matter says what they review."""
    reviewed, problem = read_reviewed(page.meta)
    if problem:
        log.warning("%s: %s", page.file.src_uri, problem)
    if reviewed is None:
        return []
    site = (config.site_name, site_address(config) + home(config, current_language(config)))
    return claim_reviews(page.content or "", reviewed, entry.url, site, entry.modified)


def _drawn_foot(config: MkDocsConfig, page: Page | None) -> str:
    """Return the provenance of a page, and note that the page has it; empty for what is no page."""
    if not page:
        return ""
    page = page.file.page or page
    run_state(config, DrawnPages).foot.add(page.url)
    run, code = run_state(config, Discovery), current_language(config)
    entry = run.entries.get(plain(page.url))
    if entry is None:
        return ""
    locale = full_locale(settings(config), code)
    return provenance(_provenance(page, entry, config, run), interface(config), locale)


def _card(page: Page, entry: PublishedPage, config: MkDocsConfig, run: Discovery) -> Card:
    """Return a page as a card shows it, with an image only where the file is there."""
    configured = settings(config)
    described = str(page.meta.get("description") or config.site_description or "")
    trail = _trail(page, config, run)
    title = str(page.title) if trail else config.site_name
    image = configured.card.replace("{language}", entry.language)
    paths = image_paths(image, title, described) if image else ()
    there = next((each for each in paths if (Path(config.docs_dir) / each).is_file()), "")
    return Card(
        language=written_locale(configured, entry.language),
        title=title,
        description=described,
        site=config.site_name,
        image=site_address(config) + there if there else "",
        alt=config.site_name if there == image else title,
        trail=trail,
    )


def card_files(config: MkDocsConfig, code: str) -> list[str]:
    """Return the names of the images that the cards of a language may have, its own first."""
    card = settings(config).card.replace("{language}", code)
    own = Path(config.docs_dir, card)
    folder = own.with_suffix("")
    if not card:
        return []
    pages = sorted(each.name for each in folder.iterdir()) if folder.is_dir() else []
    return [own.name, *pages] if own.is_file() else pages


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


def _provenance(
    page: Page, entry: PublishedPage, config: MkDocsConfig, run: Discovery
) -> Provenance:
    """Return where a page comes from, as far as the build and the configuration know it."""
    configured, code = settings(config), current_language(config)
    language = configured.languages.get(entry.language)
    report, title = "", f"[{entry.language}] {page.title}"
    if config.repo_url:
        form = language.report if language else ""
        report = report_address(config.repo_url, form, title=title, page=entry.url)
    elif configured.mail:
        report = mail_address(configured.mail, title=title, page=entry.url)
    status = run.status.get(entry.language, "")
    translation = run.translations.get(page.file.src_uri, "")
    if translation and not entry.own:  # what is said of a source is said in its language
        translation = interface(config)["status.title"]
    feed = run.feeds.get(entry.language)
    about = run.addresses.get((entry.language, configured.about))
    return Provenance(
        source=language.provenance if language else "",
        about=get_relative_url(about, page.url) if about else "",
        modified=entry.modified,
        changed=entry.changed,
        feed=get_relative_url(plain(feed.url[len(site_address(config)) :]), page.url)
        if entry.modified and feed
        else "",
        translation=translation,
        status=get_relative_url(status, page.url) if status else "",
        report=report,
        address=entry.url,
        licence=_TAG.sub("", config.copyright or ""),
        keys=code,
    )
