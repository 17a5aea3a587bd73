"""What the glossary adds below the pages of one language, when all of them are converted."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import escape
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

from concordance.glossary import schema
from concordance.glossary.backlinks import UsingPage, backlinks, in_reading_order
from concordance.glossary.collate import sort_key
from concordance.glossary.render import EntryVariant, Renderer
from concordance.mkdocs_site.build import current_language, run_state
from concordance.mkdocs_site.near_pages import NearPages
from concordance.mkdocs_site.settings import language_name, settings, written_locale
from concordance.publish.strings import strings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from concordance.glossary.backlinks import Backlink
    from concordance.glossary.render import Export
    from concordance.glossary.termbase import Lexicon

PLACE = '<div class="glossary-index"></div>'
"""Stands where the index goes, from the Markdown of the page until every page is known."""
SKOS = "glossary.skos.jsonld"


@dataclass
class GlossaryBlocks:
    """One language's pages by source, and what was recorded while they were converted.

    `prefix` is the documentation's folder, which entries' paths begin with. `order` is the
    reading order, `uses` the pairs (concept, section) of each linked page, `index` the page that
    holds the index. `exports` gives the files of the whole termbase as a page links to them; `tag`
    is the BCP 47 tag of the language. `lexicons` holds every language's entries.
    """

    lexicon: Lexicon
    lexicons: Mapping[str, Lexicon]
    prefix: str
    pages: Mapping[str, Page]
    order: Mapping[str, int]
    uses: Mapping[str, Sequence[tuple[str, str]]]
    index: str | None
    exports: Callable[[str], list[Export]]
    tag: str
    config: MkDocsConfig

    def fill(self, most_related: int) -> None:
        """Add backlinks to each entry and related pages to each other page; make the index."""
        using = self._using_pages()
        links = backlinks(using)
        for path, concept in self._entries.items():
            if path in self.uses:
                self._fill_entry(self.pages[path], concept, links.get(concept, ()))
        apart = {*self._entries, self.index}
        near = run_state(self.config, NearPages).of(self._language, using, most_related, apart)
        for path, found in near.items():
            page = self.pages[path]
            page.content = (page.content or "") + self._render.related(found, relative(page.url))
        if self.index is not None:
            self._fill_index(self.pages[self.index])
        self._follow_the_alphabet()

    def _follow_the_alphabet(self) -> None:
        """Lead from each entry to those beside it in the alphabet, and from none out of it.

        The order of the menu is no way through a glossary; what is before or after it ends there.
        """
        terms = {
            path: self.lexicon.entries[concept].term for path, concept in self._entries.items()
        }
        ordered = sorted(terms, key=lambda path: sort_key(terms[path], self._language))
        entries = [self.pages[path] for path in ordered]
        known = {id(page) for page in entries}
        for page in self.pages.values():
            if id(page.previous_page) in known:
                page.previous_page = None
            if id(page.next_page) in known:
                page.next_page = None
        for before, after in pairwise(entries):
            before.next_page, after.previous_page = after, before

    @cached_property
    def _render(self) -> Renderer:
        return Renderer(self._language, strings(self.tag))

    @cached_property
    def _language(self) -> str:
        return current_language(self.config)

    @cached_property
    def _entries(self) -> dict[str, str]:
        """Return the concept of each entry's source, for the entries that are pages here."""
        sources = {
            path.removeprefix(f"{self.prefix}/"): concept
            for path, concept in self.lexicon.concepts.items()
        }
        return {path: concept for path, concept in sources.items() if path in self.pages}

    @cached_property
    def _urls(self) -> dict[str, str]:
        return {concept: self.pages[path].url for path, concept in self._entries.items()}

    def _using_pages(self) -> list[UsingPage]:
        """Return the pages that were linked, in reading order."""
        using = (
            UsingPage(
                path=path,
                url=self.pages[path].url,
                title=str(self.pages[path].title),
                sections={item.id: item.title for item in _headings(self.pages[path].toc)},
                uses=uses,
            )
            for path, uses in self.uses.items()
            if path in self.pages
        )
        return in_reading_order(using, self.order)

    def _fill_entry(self, page: Page, concept: str, links: Sequence[Backlink]) -> None:
        """Add to an entry's page its other languages, see-also, backlinks and data."""
        entry = self.lexicon.entries[concept]
        index = self.pages.get(self.index or "")
        data = schema.term(
            entry,
            address=absolute(page.url, self.config),
            index=absolute(index.url, self.config) if index else "",
            scheme=absolute(SKOS, self.config),
        )
        others = [
            (self.lexicon.entries[other], self._urls[other])
            for other in entry.see_also
            if other in self._urls
        ]
        variants = sorted(self._variants(page, concept), key=lambda other: other.name)
        block = self._render.entry(others, links, relative(page.url), data, variants)
        page.content = (page.content or "") + block
        for anchor, title in self._render.headings.items():
            if f'id="{anchor}"' in block:
                _add_heading(page, anchor, title)

    def _variants(self, page: Page, concept: str) -> Iterator[EntryVariant]:
        """Return the concept in the languages that have a page of it."""
        configured, here = settings(self.config), self._language
        there = getattr(page.file, "alternates", {})
        for code, lexicon in self.lexicons.items():
            if code != here and code in there and concept in lexicon.entries:
                name = language_name(code, here, self.config)
                tag = written_locale(configured, code)
                yield EntryVariant(name, tag, lexicon.entries[concept], there[code].url)

    def _fill_index(self, page: Page) -> None:
        """Put the index of the language's entries, and its data, in its place on the page."""
        items = [(self.lexicon.entries[concept], url) for concept, url in self._urls.items()]
        data = schema.term_set(
            [(entry, absolute(url, self.config)) for entry, url in items],
            name=str(page.title),
            url=absolute(page.url, self.config),
            tag=self.tag,
            scheme=absolute(SKOS, self.config),
        )
        to = relative(page.url)
        here = [(entry, to(url)) for entry, url in items]
        block = self._render.index(here, self.exports(page.url), data)
        page.content = (page.content or "").replace(PLACE, block)


def relative(base: str) -> Callable[[str], str]:
    """Return what turns an address within the site into one relative to the page at `base`."""

    def to(url: str) -> str:
        path = get_relative_url(url, base)
        return f"{path}/" if path.endswith(".") else path  # mkdocs writes `..` for the home page

    return to


def absolute(url: str, config: MkDocsConfig) -> str:
    """Return the address at which a page or file of the site is published."""
    return f"{(config.site_url or '/').rstrip('/')}/{'' if url in {'.', './'} else url}"


def _headings(items: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for item in items:
        yield item
        yield from _headings(item.children)


def _add_heading(page: Page, anchor: str, title: str) -> None:
    """Add a heading below the page's text to its table of contents, which may be another's too."""
    items = [copy(item) for item in page.toc.items]
    page.toc = TableOfContents(items)
    below = items
    if len(items) == 1:
        below = items[0].children = list(items[0].children)
    below.append(AnchorLink(str(escape(title)), anchor, items[0].level + 1 if items else 1))
    if page.present_anchor_ids is not None:
        page.present_anchor_ids.add(anchor)
