"""From mkdocs' files and pages to the termbase, and from the uses back to the pages."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from concordance.glossary.extension import GlossaryExtension, LinkedPage
from concordance.glossary.read import EntryPage, concept_of, read_entries
from concordance.glossary.render import Export
from concordance.glossary.skos import skos
from concordance.glossary.tbx import tbx
from concordance.glossary.termbase import Lexicon, Termbase
from concordance.mkdocs_site.assets import announce, copy
from concordance.mkdocs_site.build import current_language, languages
from concordance.mkdocs_site.corpus import split_language
from concordance.mkdocs_site.glossary_blocks import PLACE, SKOS, GlossaryBlocks, absolute, relative
from concordance.mkdocs_site.settings import read_project, settings, written_locale
from concordance.project.config import Config

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from concordance.findings.model import Finding
    from concordance.glossary.entry import GlossaryEntry
    from concordance.project.project import Project

MARK = "<!-- concordance: glossary-index -->"
_ASSETS = ("glossary.css", "glossary.js")
_TBX = "glossary.tbx"
_EXPORTS = (("TBX", _TBX, "application/x-tbx"), ("SKOS", SKOS, "application/ld+json"))


@dataclass
class SiteGlossary:
    """What one run knows of the glossary: the termbase, then, language by language, its uses."""

    termbase: Termbase | None = None
    extension: GlossaryExtension = field(default_factory=GlossaryExtension)
    titles: dict[str, str] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)
    uses: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    index: str | None = None
    config: Config = field(default_factory=Config)
    _prefix: str = ""
    _site: str = ""

    def configure(self, config: MkDocsConfig) -> None:
        """Add the extension and the popover's files to the configuration, once."""
        self.config = settings(config)
        self._site = self._site or config.site_name  # the default language's, which comes first
        self._prefix = Path(os.path.relpath(config.docs_dir)).as_posix()
        extensions: list[Any] = config.markdown_extensions
        if self.extension not in extensions:
            extensions.append(self.extension)
        announce(config, *_ASSETS)

    def read(self, files: Files, config: MkDocsConfig) -> list[Finding]:
        """Read every language's entries when the run's first build has its files.

        Gives what is wrong with the entries, the first time it is called.
        """
        if self.termbase is not None:
            return []
        project = read_project(config)
        self.termbase, problems = read_entries(self._entry_pages(files, project), project)
        return problems

    def begin(self, nav: Navigation) -> None:
        """Start a language: note the reading order, forget the language before."""
        self.order = {page.file.src_uri: at for at, page in enumerate(nav.pages)}
        self.uses = {}
        self.index = None

    def prepare(self, markdown: str, page: Page, config: MkDocsConfig) -> str:
        """Tell the extension about the page it is about to convert.

        Returns the Markdown with the line that asks for the index, `MARK`, made its place.
        """
        language = current_language(config)
        source = getattr(page.file, "locale", language)
        linked = source == language and page.meta.get("glossary", True) is not False
        self.extension.page = (
            LinkedPage(self._lexicon(language), self._path(page.file), self.config.term_links)
            if linked
            else None
        )
        if MARK not in markdown:
            return markdown
        lines = [PLACE if line == MARK else line for line in markdown.split("\n")]
        if PLACE in lines:
            self.index = page.file.src_uri
            self.titles[language] = str(page.title)
        return "\n".join(lines)

    def record(self, page: Page) -> None:
        """Keep the uses on the page that was just converted."""
        if self.extension.page is not None:
            self.uses[page.file.src_uri] = self.extension.page.uses

    def fill(self, files: Files, config: MkDocsConfig) -> None:
        """Fill in the index, the backlinks and the related pages, once all pages are converted."""
        language = current_language(config)
        GlossaryBlocks(
            lexicon=self._lexicon(language),
            lexicons=self.termbase.lexicons if self.termbase else {},
            prefix=self._prefix,
            pages={file.src_uri: file.page for file in files.documentation_pages() if file.page},
            order=self.order,
            uses=self.uses,
            index=self.index,
            exports=self.head_links,
            tag=written_locale(self.config, language),
            config=config,
        ).fill(self.config.related_pages)

    def export(self) -> dict[str, str]:
        """Return the titles of the glossaries of the languages that this process has built."""
        return self.titles

    def merge(self, exported: Mapping[str, str]) -> None:
        """Add the titles of the glossaries that another process has built."""
        self.titles.update(exported)

    def write(self, config: MkDocsConfig) -> None:
        """Write the popover's files and the exports, once every language is built."""
        copy(config, *_ASSETS)
        if self.termbase is None or not self.termbase.concepts:
            return
        default, *others = languages(config)
        tags = {code: written_locale(self.config, code) for code in (default, *sorted(others))}
        folder = Path(config.site_dir)
        title = self.titles.get(default, self._site)
        text = tbx(self.termbase, title=title, tags=tags)
        (folder / _TBX).write_text(text, encoding="utf-8")
        titles = {code: self.titles[code] for code in tags if code in self.titles}
        text = skos(self.termbase, base=absolute(SKOS, config), titles=titles, tags=tags)
        (folder / SKOS).write_text(text, encoding="utf-8")

    def head_links(self, page_url: str) -> list[Export]:
        """Return what the head of a page announces: the exports, at addresses from that page."""
        if self.termbase is None or not self.termbase.concepts:
            return []
        to = relative(page_url)
        return [Export(name, to(url), kind) for name, url, kind in _EXPORTS]

    def source(self, entry: GlossaryEntry) -> str:
        """Return the path of an entry's source in the docs folder."""
        return entry.path.removeprefix(f"{self._prefix}/")

    def elsewhere(self, entry: GlossaryEntry) -> Iterator[str]:
        """Yield what an entry is called in the other languages."""
        for language, lexicon in self.termbase.lexicons.items() if self.termbase else ():
            other = lexicon.entries.get(entry.concept)
            if other is not None and language != entry.language:
                yield from (other.term, *other.forms)

    def _entry_pages(self, files: Files, project: Project) -> Iterator[EntryPage]:
        for file in files.documentation_pages():
            key, language = split_language(project, file.src_uri) or ("", None)
            concept = concept_of(key, project)
            if concept is not None and language is not None:
                text = partial(getattr, file, "content_string")
                yield EntryPage(key, concept, language.code, self._path(file), text)

    def _path(self, file: File) -> str:
        return f"{self._prefix}/{file.src_uri}"

    def _lexicon(self, language: str) -> Lexicon:
        lexicons: Mapping[str, Lexicon] = self.termbase.lexicons if self.termbase else {}
        return lexicons.get(language) or Lexicon(language)
