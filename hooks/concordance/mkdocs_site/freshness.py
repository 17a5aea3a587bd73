"""From the record to the pages: notices, pages that wait for their text, findings while writing."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_relative_url

from concordance.corpus.corpus import relative_to
from concordance.corpus.placeholders import declared_untranslated, is_untranslated
from concordance.freshness.findings import stale_changes
from concordance.freshness.normalise import keyed, visible
from concordance.freshness.notice import SourcePage, StaleSection, untranslated, with_notices
from concordance.freshness.report import freshness
from concordance.freshness.state import ReviewState
from concordance.markdown.front_matter import read_front_matter
from concordance.mkdocs_site.build import current_language, run_state
from concordance.mkdocs_site.check_run import CheckRun
from concordance.mkdocs_site.corpus import ReadPages
from concordance.mkdocs_site.discovery import Discovery
from concordance.mkdocs_site.settings import interface, language_name, settings, written_locale

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from concordance.corpus.corpus import Corpus
    from concordance.freshness.report import Freshness
    from concordance.freshness.state import Translation


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

    `translations` and `waiting`, the pages declared untranslated, are by the path of the page's
    file in the docs folder; `titles` by language and page.
    """

    corpus: Corpus | None = None
    report: Freshness | None = None
    translations: dict[str, Translation] = field(default_factory=dict)
    waiting: set[str] = field(default_factory=set)
    titles: dict[tuple[str, str], str] = field(default_factory=dict)

    def read(self, files: Files, config: MkDocsConfig) -> None:
        """Read the record, and the pages that it may tell of; tell the reader's hook."""
        self.corpus = run_state(config, CheckRun).read(files, config)
        self.report = self.corpus.memo(freshness)
        run, read = run_state(config, Discovery), run_state(config, ReadPages)
        told = {
            group.key: group
            for group in self.corpus.groups
            if self.report.record.exists
            or any(read.make(source, _declared) for source in group.sources.values())
        }
        for group in told.values():
            for variant in group.pages:
                self.titles[variant.code, group.key] = variant.title
                uri = uri_of(variant.page.path, config)
                if declared_untranslated(variant.page):
                    self.waiting.add(uri)
                elif variant.language == self.corpus.project.source and self.report.record.exists:
                    run.translations[uri] = interface(config, variant.code)["status.title"]
        run.hidden |= self.waiting
        for translation in self.report.of(told):
            uri = uri_of(translation.path, config)
            self.translations[uri] = translation
            if self.report.record.exists and uri not in self.waiting and translation.variant:
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
        translation = self.translations.get(page.file.src_uri)
        stale = translation is not None and translation.counts.get(ReviewState.STALE)
        source = self._source(page, config) if stale or self.waits(page) else None
        if source is None or self.report is None:
            return None
        if self.waits(page):
            return Told(source, {}, self._source_titles(page))
        if translation is None or not self.report.record.exists:
            return None
        return Told(source, dict(self._stale(translation)))

    def source_name(self, code: str, config: MkDocsConfig) -> str:
        """Return what a language calls the one that the pages are translated from."""
        source = self.corpus.project.source.code if self.corpus else code
        return language_name(source, code, config)

    def _stale(self, translation: Translation) -> Iterator[tuple[str, StaleSection]]:
        """Yield the id of each section that lags, empty where it has none, and what is known."""
        if translation.variant is None or self.corpus is None:
            return
        changed = self.corpus.memo(stale_changes)
        ids = {id(section): name for name, section in keyed(translation.variant.page)}
        for section in translation.of(ReviewState.STALE):
            heading = section.target is not None and section.target.heading is not None
            here = ids.get(id(section.target), "") if heading else ""
            there = section.key.section if section.source.heading is not None else ""
            now = (change.now for change in changed.get(section.key, ()) if change.now)
            yield here, StaleSection(there, next(now, ""))
        for _, target in translation.dropped:
            yield ids.get(id(target), "") if target.heading is not None else "", StaleSection()

    def _sentence(self, translation: Translation, config: MkDocsConfig) -> str:
        """Return how a translation stands to its source, as its reader is to be informed."""
        code = translation.language.code
        late = translation.counts[ReviewState.STALE]
        unsure = translation.counts[ReviewState.UNCHECKED] + translation.counts[ReviewState.MISSING]
        key = "stale.unchecked" if unsure else "stale.fresh"
        if late:
            key = "stale.one" if late == 1 else "stale.many"
        text = interface(config, code)[key].replace("{count}", str(late))
        return text.replace("{language}", self.source_name(code, config))

    def _source_titles(self, page: Page) -> dict[str, str]:
        """Return the headings of the page that this one waits to be translated from, by id."""
        translation = self.translations.get(page.file.src_uri)
        if translation is None:
            return {}
        source = translation.source.page
        return {
            name: " ".join(visible(section.heading, source).split())
            for name, section in keyed(source)
            if section.heading is not None
        }

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
    return is_untranslated(read_front_matter(text, "")[0])


def uri_of(path: str, config: MkDocsConfig) -> str:
    """Return the path in the docs folder of a file given as findings show it."""
    return relative_to(path, config.docs_dir, os.getcwd())  # noqa: PTH109 - of every page
