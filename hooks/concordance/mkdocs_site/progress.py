"""A page's place in its section of the navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from concordance.mkdocs_site.build import current_language
from concordance.mkdocs_site.corpus import split_language
from concordance.mkdocs_site.settings import interface, read_project, settings
from concordance.publish.progress import SectionPlace, with_progress

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def with_place(html: str, page: Page, config: MkDocsConfig) -> str:
    """Return a page's content with its place in its section.

    A section of one page has none, and entries of the glossary are looked up, not read in order.
    """
    placed = split_language(read_project(config), page.file.src_uri)
    code, place = current_language(config), place_of(page)
    entry = placed and placed[0].startswith(f"{settings(config).glossary}/")
    if place is None or placed is None or entry or placed[1].code != code:
        return html
    section, pages, at = place
    urls = [get_relative_url(url, page.url) for url in pages]
    return with_progress(html, SectionPlace(code, section, urls, at), interface(config))


def place_of(page: Page) -> tuple[str, list[str], int] | None:
    """Return a page's section, the addresses of its pages and this one's place among them."""
    section = page.parent
    pages = [each for each in section.children if isinstance(each, Page)] if section else []
    at = next((number for number, each in enumerate(pages) if each is page), None)
    if section is None or at is None or len(pages) == 1:
        return None
    return str(section.title), [each.url for each in pages], at
