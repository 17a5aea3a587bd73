"""From the pages and the glossary of a mkdocs site to what its search knows by name."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from concordance.mkdocs_site.build import languages, run_state
from concordance.mkdocs_site.discovery import Discovery
from concordance.mkdocs_site.glossary import SiteGlossary
from concordance.mkdocs_site.settings import interface, language_name, settings, written_locale
from concordance.publish.search import FOLDER
from concordance.publish.search_names import NamedPage, Tongue, names_file, search_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from concordance.glossary.entry import GlossaryEntry


def write_names(config: MkDocsConfig) -> None:
    """Write the file of names of each language, where the site has an index."""
    folder = Path(config.site_dir, FOLDER)
    if not folder.is_dir():
        return
    configured, codes = settings(config), languages(config)
    for code in codes:
        others = [
            Tongue(other, written_locale(configured, other), language_name(other, code, config))
            for other in codes
            if other != code
        ]
        here = Tongue(code, written_locale(configured, code))
        text = search_names(here, _pages(code, config), interface(config, code), others)
        (folder / names_file(code)).write_text(text, encoding="utf-8")


def _pages(code: str, config: MkDocsConfig) -> Iterator[NamedPage]:
    """Yield the pages of a language that are to be found, in the order of their addresses."""
    run, glossary = run_state(config, Discovery), run_state(config, SiteGlossary)
    entries: dict[str, GlossaryEntry] = {}
    if glossary.termbase and code in glossary.termbase.lexicons:
        for entry in glossary.termbase.lexicons[code].entries.values():
            url = run.sources.get((code, glossary.source(entry)))
            if url is not None:
                entries[url] = entry
    for url, page in sorted(run.entries.items()):
        if page.language != code or not page.own:
            continue
        title = run.titles.get(url, page.title)
        slug = url.strip("/").rpartition("/")[2].removesuffix(".html").replace("-", " ")
        if url in entries:
            entry = entries[url]
            names = dict.fromkeys((entry.term, *entry.forms, *entry.ambiguous))
            others = dict.fromkeys((*entry.forbidden, slug, *glossary.elsewhere(entry)))
            kept = tuple(name for name in others if name not in names)
            yield NamedPage(url, title, tuple(names), kept, entry.definition)
        else:
            yield NamedPage(url, title, others=(slug,) if slug and slug != code else ())
