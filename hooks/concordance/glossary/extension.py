"""A Python-Markdown extension that links the first use of each term in each section.

It runs after every processor that rewrites text and before the ones that resolve links, so that
taking its links away gives the page as it was:

- above `abbr` (7) and `smarty` (6) it would cut the text those read, and change what they make;
- below `toc` (5) headings have their ids, so uses are recorded in the same walk;
- above mkdocs' `relpath` (0) a link may lead to a source path, which mkdocs then resolves in the
  page's language and validates.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from posixpath import dirname, join, normpath, relpath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from concordance.glossary.plan import LinkPlan, concepts_of

if TYPE_CHECKING:
    from markdown import Markdown

    from concordance.glossary.entry import GlossaryEntry
    from concordance.glossary.plan import TermOccurrence
    from concordance.glossary.termbase import Lexicon

PRIORITY = 1.5
CLASS = "term"
FEWEST = 6
"""A short page may have this many links, whatever its density."""


@dataclass
class LinkedPage:
    """What the extension is told of the page it converts, and the uses it gives back.

    `path` is the page's source, from the same folder as the entries' paths. `uses` are pairs
    (concept, id of the h2 it is used under, empty above the first), in the order of the page.
    `density` is the most links per 1,000 words, never fewer than `FEWEST` unless it is 0.
    """

    lexicon: Lexicon
    path: str
    density: int = 60
    uses: list[tuple[str, str]] = field(default_factory=list)


class GlossaryExtension(Extension):
    """Links terms; set `page` before each conversion, None to leave a page alone."""

    def __init__(self, page: LinkedPage | None = None) -> None:
        super().__init__()
        self.page = page
        self.hrefs: dict[tuple[str, str], str] = {}

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name Python-Markdown calls
        """Register the processor, which reads `page` when a conversion reaches it."""
        md.treeprocessors.register(_Linker(md, self), "glossary", PRIORITY)


class _Linker(Treeprocessor):
    def __init__(self, md: Markdown, extension: GlossaryExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        """Record the uses of the page in hand, and put in the links that the density allows."""
        page = self.extension.page
        if page is None:
            return
        paths, names = page.lexicon.concepts, page.lexicon.file_names
        folder = dirname(page.path)

        def concept_of(href: str) -> str | None:
            path = unquote(href.partition("#")[0])
            if path.rpartition("/")[2] not in names:  # most links, and at once
                return None
            return paths.get(normpath(join(folder, path)))

        plan = LinkPlan(
            page.lexicon.matcher,
            page_concept=paths.get(page.path, ""),
            resolve_link=concept_of,
            stash=self.md.htmlStash.rawHtmlBlocks,
        )
        plan.visit(root)
        page.uses = list(concepts_of(plan.sections))
        most = max(FEWEST, plan.words * page.density // 1000) if page.density else 0
        places = plan.limited_to(most)
        for place in sorted(places, key=lambda place: place.start, reverse=True):
            _put(self._link(page.lexicon.entries[place.concept], folder), place)

    def _link(self, entry: GlossaryEntry, folder: str) -> Element:
        """Return a link to an entry, relative to the folder of the page, with its definition."""
        hrefs, key = self.extension.hrefs, (entry.path, folder)
        if key not in hrefs:
            hrefs[key] = quote(relpath(entry.path, folder or "."))
        link = Element("a", {"class": CLASS, "href": hrefs[key], "data-term": entry.concept})
        if entry.definition:
            link.set("data-title", entry.term)
            link.set("data-definition", entry.definition)
        return link


def _put(link: Element, place: TermOccurrence) -> None:
    """Put a link into the tree; of two places in one text the later one comes first."""
    if place.parent is None:
        text = place.node.text or ""
        place.node.text = text[: place.start]
        place.node.insert(0, link)
    else:
        text = place.node.tail or ""
        place.node.tail = text[: place.start]
        place.parent.insert(list(place.parent).index(place.node) + 1, link)
    link.text = text[place.start : place.end]
    link.tail = text[place.end :]
