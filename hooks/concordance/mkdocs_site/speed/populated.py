"""What a page's Markdown became, taken from one build's page and given to the next one's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from concordance.mkdocs_site.build import run_state
from concordance.mkdocs_site.glossary import SiteGlossary

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import TableOfContents


class Populated(NamedTuple):
    """All that reading and converting a page sets on it, and the terms it was found to use.

    `links` are those to anchors, by the source of the page they lead to; None where mkdocs notes
    none. `uses` are those of the glossary's page; None where its terms are not linked.
    """

    markdown: str | None
    meta: dict[str, Any]
    content: str | None
    toc: TableOfContents
    title: str | None
    anchors: frozenset[str]
    links: dict[str, dict[str, str]] | None
    uses: tuple[tuple[str, str], ...] | None

    @classmethod
    def of(cls, page: Page, config: MkDocsConfig) -> Populated:
        """Return what a page became just now."""
        links = getattr(page, "links_to_anchors", None)
        uses = run_state(config, SiteGlossary).uses.get(page.file.src_uri)
        return cls(
            page.markdown,
            dict(page.meta),
            page.content,
            page.toc,
            page._title_from_render,  # noqa: SLF001 - mkdocs has no other name for it
            frozenset(page.present_anchor_ids or ()),
            links and {file.src_uri: dict(each) for file, each in links.items()},
            None if uses is None else tuple(uses),
        )

    def give(self, page: Page, files: Files, config: MkDocsConfig) -> None:
        """Set it on a page, whose links lead to other objects for the same files."""
        page.markdown, page.content, page.meta = self.markdown, self.content, dict(self.meta)
        page.toc = self.toc  # who adds a heading makes it a table of its own
        page._title_from_render = self.title  # noqa: SLF001 - as above
        page.present_anchor_ids = set(self.anchors)
        if self.links is not None:
            page.links_to_anchors = {
                files.src_uris[source]: dict(each) for source, each in self.links.items()
            }
        if self.uses is not None:
            run_state(config, SiteGlossary).uses[page.file.src_uri] = list(self.uses)
