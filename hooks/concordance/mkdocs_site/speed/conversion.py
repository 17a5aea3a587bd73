"""What a page's Markdown became, taken from one build's page and given to the next one's."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import TableOfContents

    from concordance.glossary.extension import LinkedPage


class Conversion(NamedTuple):
    """All that converting a page sets on it, and the terms it was found to use.

    `links` are those to anchors, by the source of the page they lead to; None where mkdocs notes
    none. `uses` are those of the glossary's page.
    """

    content: str | None
    toc: TableOfContents
    title: str | None
    anchors: frozenset[str]
    links: dict[str, dict[str, str]] | None
    uses: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, page: Page, linked: LinkedPage | None) -> Conversion:
        """Return what a page was converted to just now."""
        links = getattr(page, "links_to_anchors", None)
        return cls(
            page.content,
            deepcopy(page.toc),
            page._title_from_render,  # noqa: SLF001 - mkdocs has no other name for it
            frozenset(page.present_anchor_ids or ()),
            links and {file.src_uri: dict(each) for file, each in links.items()},
            tuple(linked.uses) if linked else (),
        )

    def give(self, page: Page, linked: LinkedPage | None, files: Files) -> None:
        """Set it on a page, whose links lead to other objects for the same files."""
        page.content, page.toc = self.content, deepcopy(self.toc)
        page._title_from_render = self.title  # noqa: SLF001 - as above
        page.present_anchor_ids = set(self.anchors)
        if self.links is not None:
            page.links_to_anchors = {
                files.src_uris[source]: dict(each) for source, each in self.links.items()
            }
        if linked is not None:
            linked.uses = list(self.uses)
