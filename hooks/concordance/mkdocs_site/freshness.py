"""From the record to the pages: notices, pages that wait for their text, findings while writing."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_relative_url

from concordance.corpus.corpus import relative_to
from concordance.corpus.placeholders import is_untranslated
from concordance.freshness.findings import stale_changes
from concordance.freshness.notice import SourcePage, StaleSection, untranslated, with_notices
from concordance.freshness.record import SectionKey
from concordance.freshness.report import freshness
from concordance.freshness.standing import standings
from concordance.freshness.state import ReviewState
from concordance.markdown.front_matter import read_front_matter
from concordance.mkdocs_site.build import current_language, run_state
from concordance.mkdocs_site.corpus import ReadPages
from concordance.mkdocs_site.discovery import Discovery
from concordance.mkdocs_site.settings import interface, language_name, settings, written_locale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from concordance.corpus.corpus import Corpus
    from concordance.freshness.standing import StandingTranslation


class Told(NamedTuple):
    """The page that a translation is made from, its sections that lag, by their ids.

    Of one that waits, `titles` are the headings of that page, by their ids.
    """

    source: SourcePage
    stale: dict[str, StaleSection]
    titles: dict[str, str] | None = None


@dataclass
class SiteFreshness:
    """What one run knows of its translations: read in the outer build, shown in each language.

    `translations` are all, `by_uri` those and `waiting`, the pages declared untranslated, by the
    path of the page's file in the docs folder; `titles` by language and page, `headings` those of
    the sources of pages that wait, by page. `recorded` says whether there is a record.
    """

    corpus: Corpus | None = None
    recorded: bool = False
    translations: list[StandingTranslation] = field(default_factory=list)
    by_uri: dict[str, StandingTranslation] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)
    titles: dict[tuple[str, str], str] = field(default_factory=dict)
    headings: dict[str, dict[str, str]] = field(default_factory=dict)

    def read(self, corpus: Corpus, config: MkDocsConfig) -> None:
        """Read the record, and ask the pages that it may tell of; tell the reader's hook."""
        self.corpus = corpus
        self.recorded = corpus.memo(freshness).record.exists
        run, read = run_state(config, Discovery), run_state(config, ReadPages)
        source = corpus.project.source.code
        told = [
            group
            for group in corpus.groups
            if self.recorded or any(read.make(each, _declared) for each in group.sources.values())
        ]
        for group, found in zip(told, standings(corpus, told), strict=True):
            self.headings[group.key] = found.headings
            for code, path in found.paths.items():
                self.titles[code, group.key] = found.titles[code]
                uri = uri_of(path, config)
                if code in found.waiting:
                    self.waiting.add(uri)
                elif code == source and self.recorded:
                    run.translations[uri] = interface(config, code)["status.title"]
            self.translations += found.translations
        run.hidden |= self.waiting
        for translation in self.translations:
            uri = uri_of(translation.path, config)
            self.by_uri[uri] = translation
            if self.recorded and uri not in self.waiting and translation.there:
                run.translations[uri] = self._sentence(translation, config)

    def waits(self, page: Page) -> bool:
        """Return whether a page is declared untranslated."""
        return page.file.src_uri in self.waiting

    def content(self, html: str, page: Page, config: MkDocsConfig) -> str:
        """Return a page's content with what its reader must know of its translation.

        `html` is the converted text: sections that lag get a notice; a page declared untranslated
        is replaced by its outline.
        """
        told = self.told(page, config)
        if told is None:
            return html
        if told.titles is not None:
            page.toc = TableOfContents([])
            return untranslated(html, told.titles, told.source, interface(config))
        return with_notices(html, told.stale, told.source, interface(config))

    def told(self, page: Page, config: MkDocsConfig) -> Told | None:
        """Return what the reader of a page must know of its translation; None for nothing."""
        translation = self.by_uri.get(page.file.src_uri)
        stale = translation is not None and translation.counts.get(ReviewState.STALE)
        source = self._source(page, config) if stale or self.waits(page) else None
        if source is None:
            return None
        if self.waits(page):
            return Told(source, {}, self.headings[translation.page] if translation else {})
        if translation is None or not self.recorded:
            return None
        return Told(source, dict(self.stale(translation)))

    def source_name(self, code: str, config: MkDocsConfig) -> str:
        """Return what a language calls the one that the pages are translated from."""
        source = self.corpus.project.source.code if self.corpus else code
        return language_name(source, code, config)

    def stale(self, translation: StandingTranslation) -> Iterator[tuple[str, StaleSection]]:
        """Yield the id of each section that lags, empty where it has none, and what is known."""
        changed = self.corpus.memo(stale_changes) if self.corpus and translation.late else {}
        for late in translation.late:
            key = SectionKey(translation.language, translation.page, late.section or "")
            found = changed.get(key, ()) if late.section is not None else ()
            now = next((change.now for change in found if change.now), "")
            yield late.here, StaleSection(late.there, now)

    def _sentence(self, translation: StandingTranslation, config: MkDocsConfig) -> str:
        """Return how a translation stands to its source, as its reader is to be informed."""
        code, counts = translation.language, translation.counts
        late = counts.get(ReviewState.STALE, 0)
        unsure = counts.get(ReviewState.UNCHECKED) or counts.get(ReviewState.MISSING)
        key = "stale.unchecked" if unsure else "stale.fresh"
        if late:
            key = "stale.one" if late == 1 else "stale.many"
        text = interface(config, code)[key].replace("{count}", str(late))
        return text.replace("{language}", self.source_name(code, config))

    def _source(self, page: Page, config: MkDocsConfig) -> SourcePage | None:
        """Return the page that this one is translated from.

        None for the source, or where none is.
        """
        here = current_language(config)
        code = self.corpus.project.source.code if self.corpus else here
        file = getattr(page.file, "alternates", {}).get(code)
        if here == code or file is None:
            return None
        tag = written_locale(settings(config), code)
        return SourcePage(get_relative_url(file.url, page.url), tag, self.source_name(here, config))


def _declared(text: str) -> bool:
    """Return whether a page's text says that the page waits for its translation."""
    if "translated" not in text and "\\" not in text:  # YAML may write a letter by its number
        return False
    return is_untranslated(read_front_matter(text, "")[0])


def uri_of(path: str, config: MkDocsConfig) -> str:
    """Return the path in the docs folder of a file given as findings show it."""
    return relative_to(path, config.docs_dir, os.getcwd())  # noqa: PTH109 - of every page
