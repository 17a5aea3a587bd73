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
    section = page.parent
    pages = [each for each in section.children if isinstance(each, Page)] if section else []
    if section is None or page not in pages or len(pages) == 1:
        return html
    placed = split_language(read_project(config), page.file.src_uri)
    code = current_language(config)
    entry = placed and placed[0].startswith(f"{settings(config).glossary}/")
    if placed is None or entry or placed[1].code != code:
        return html
    urls = [get_relative_url(each.url, page.url) for each in pages]
    place = SectionPlace(code, str(section.title), urls, pages.index(page))
    return with_progress(html, place, interface(config))
