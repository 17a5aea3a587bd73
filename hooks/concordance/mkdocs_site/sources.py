"""Citations of one language's pages: marked where they stand, listed below what they cite."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs.utils import get_relative_url

from concordance.checks.links.missing_source import SOURCES
from concordance.glossary.backlinks import UsingPage, backlinks, in_reading_order
from concordance.mkdocs_site.build import current_language, run_state
from concordance.mkdocs_site.corpus import split_language
from concordance.mkdocs_site.glossary import SiteGlossary
from concordance.mkdocs_site.glossary_blocks import relative
from concordance.mkdocs_site.settings import interface, read_project
from concordance.publish.sources import citations, with_citations_marked, with_uses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink

POPOVER = ("glossary.css", "glossary.js")
ASSETS = (*POPOVER, "sources.js")
"""The popover is the glossary's; what stands in it for a source is asked for when it opens."""


def fill(files: Files, config: MkDocsConfig) -> None:
    """Mark the citations of every page, once all are converted, and list them on the sources'."""
    pages = [file.page for file in files.documentation_pages() if file.page]
    listed = next((page for page in pages if _lists_sources(page, config)), None)
    if listed is None:
        return
    using: list[UsingPage] = []
    for page in pages:
        html = page.content or ""
        address = get_relative_url(listed.url, page.url)
        if page is listed or f'href="{address}#' not in html:
            continue
        titles = {item.id: item.title for item in _headings(page.toc)}
        cited = tuple(citations(html, address))
        using.append(UsingPage(page.file.src_uri, page.url, str(page.title), titles, cited))
        page.content = with_citations_marked(html, address)
    ordered = in_reading_order(using, run_state(config, SiteGlossary).order)
    uses = backlinks(ordered)
    say = interface(config)
    listed.content = with_uses(listed.content or "", uses, relative(listed.url), say)


def _lists_sources(page: Page, config: MkDocsConfig) -> bool:
    placed = split_language(read_project(config), page.file.src_uri)
    if placed is None or placed[1].code != current_language(config):
        return False
    return PurePosixPath(placed[0]).with_suffix("").as_posix() == SOURCES


def _headings(items: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for item in items:
        yield item
        yield from _headings(item.children)
