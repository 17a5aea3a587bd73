"""What a page's Markdown became, taken from one build's page and given to the next one's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from concordance.mkdocs_site.build import run_state
from concordance.mkdocs_site.glossary import SiteGlossary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

META, ANCHORS, LINKS = "meta", "present_anchor_ids", "links_to_anchors"
"""What of a page is written to after it is populated, and what names other files' objects."""


class Populated(NamedTuple):
    """All that reading and converting a page, and its events, set on it; the terms it uses.

    `attributes` are the page's that were set, but for `links`: those to anchors, by the source of
    the page they lead to; None where mkdocs notes none. `uses` are those of the glossary's page;
    None where its terms are not linked.
    """

    attributes: dict[str, Any]
    links: dict[str, dict[str, str]] | None
    uses: tuple[tuple[str, str], ...] | None

    @classmethod
    def of(cls, page: Page, before: Mapping[str, Any], config: MkDocsConfig) -> Populated:
        """Return what a page became just now; `before` are the attributes it had."""
        links = getattr(page, LINKS, None)
        uses = run_state(config, SiteGlossary).uses.get(page.file.src_uri)
        attributes = {
            name: value
            for name, value in vars(page).items()
            if name != LINKS and (name not in before or before[name] is not value)
        }
        return cls(
            _own(attributes),
            links and {file.src_uri: dict(each) for file, each in links.items()},
            None if uses is None else tuple(uses),
        )

    def give(self, page: Page, files: Files, config: MkDocsConfig) -> None:
        """Set it on a page, whose links lead to other objects for the same files."""
        vars(page).update(_own(self.attributes))
        if self.links is not None:
            page.links_to_anchors = {
                files.src_uris[source]: dict(each) for source, each in self.links.items()
            }
        if self.uses is not None:
            run_state(config, SiteGlossary).uses[page.file.src_uri] = list(self.uses)


def _own(attributes: dict[str, Any]) -> dict[str, Any]:
    """Return attributes with copies of those that are written to; others are replaced."""
    copied: dict[str, Any] = {}
    if attributes.get(META) is not None:
        copied[META] = dict(attributes[META])
    if attributes.get(ANCHORS) is not None:
        copied[ANCHORS] = set(attributes[ANCHORS])
    return {**attributes, **copied}
