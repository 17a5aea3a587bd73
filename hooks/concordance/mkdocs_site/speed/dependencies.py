"""What a page is made of, as keys: where a key is the one of the last build, so is the outcome.

The text of a page becomes HTML (its population, as mkdocs calls it), the HTML a file (its drawing).
A key is made of all that the step may ask for, rather too much of it than too little: what is not
of one page alone (titles, front matter, navigation) is in the key of every page of the language.
What neither key has cannot change while nothing else does: the configuration, the theme, the hooks
(`unknown`).
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from concordance.mkdocs_site.build import current_language, run_state
from concordance.mkdocs_site.charts import SiteCharts
from concordance.mkdocs_site.dark import DarkScheme
from concordance.mkdocs_site.discovery import Discovery, plain
from concordance.mkdocs_site.freshness import SiteFreshness
from concordance.mkdocs_site.glossary import SiteGlossary
from concordance.mkdocs_site.head import card_files
from concordance.mkdocs_site.parallel import beside
from concordance.mkdocs_site.progress import place_of
from concordance.mkdocs_site.settings import settings
from concordance.mkdocs_site.speed.unknown import ShownByTemplates

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import File
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink

    from concordance.glossary.termbase import Lexicon

Key = bytes


def digest(*parts: object) -> Key:
    """Return a key of values whose `repr` tells all of them: texts, numbers, what holds those."""
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).digest()


def key_of_files(files: Iterable[File]) -> Key:
    """Return a key of what links are resolved against: every file of a language, and where it is.

    A page that is added, renamed, excluded or deleted changes it, and so does an image.
    """
    return digest([(each.src_uri, each.url, each.inclusion.name) for each in files])


def key_of_terms(config: MkDocsConfig) -> Key:
    """Return a key of what decides which entries the language's pages are linked to."""
    lexicon = _lexicon(config)
    return digest(lexicon and (lexicon.forms, lexicon.concepts))


def shown_of_terms(uses: Iterable[tuple[str, str]] | None, config: MkDocsConfig) -> object:
    """Return what a page shows of the entries that it uses, by its uses: pairs (concept, id)."""
    lexicon = _lexicon(config)
    entries = lexicon.entries if lexicon else {}
    used = (entries.get(concept) for concept in dict.fromkeys(name for name, _ in uses or ()))
    return [(entry.term, entry.definition) for entry in used if entry]


def _lexicon(config: MkDocsConfig) -> Lexicon | None:
    termbase = run_state(config, SiteGlossary).termbase
    return termbase.lexicons.get(current_language(config)) if termbase else None


def key_of_sources(files: Iterable[File], config: MkDocsConfig) -> Key:
    """Return a key of what every page of a language may be made of, when its files are known."""
    figures = run_state(config, SiteCharts).figures
    return digest(current_language(config), key_of_files(files), key_of_terms(config), figures)


def key_of_population(page: Page, sources: Key, data: bytes, config: MkDocsConfig) -> object:
    """Return the key of a page's HTML: its text, its place, what it leads to, what is told of it.

    `sources` is the key of its language's, `data` the bytes of its own.
    """
    freshness = run_state(config, SiteFreshness)
    return (
        *(sources, page.file.src_uri, vars(page).get("title"), data),
        *(freshness.waits(page), freshness.told(page, config)),
        *(_beside(page, config), place_of(page)),
    )


def key_of_language(nav: Navigation, pages: Sequence[File], config: MkDocsConfig) -> Key:
    """Return a key of what every page of a language may show of it, once all are complete."""
    run, code = run_state(config, Discovery), current_language(config)
    return digest(
        code,
        config.site_name,
        [(each.src_uri, each.url, _shown(each.page, config)) for each in pages],
        list(map(_entry, nav.items)),
        nav.homepage.url if nav.homepage else None,
        list(config.extra_css),
        list(map(str, config.extra_javascript)),
        run_state(config, DarkScheme).of(config).path,
        run.feeds.get(code),
        run.status.get(code),
        run.addresses.get((code, settings(config).about)),
        run_state(config, SiteGlossary).head_links(""),
        run_state(config, ShownByTemplates).day(config),
        card_files(config, code),
    )


def key_of_drawing(page: Page, language: Key, config: MkDocsConfig, *, excluded: bool) -> object:
    """Return the key of a page's file, without the panel: its content, its neighbours.

    `language` is the key of its language.
    """
    run, file = run_state(config, Discovery), page.file
    alternates = getattr(file, "alternates", {})
    return (
        language,
        (file.src_uri, file.dest_uri, getattr(file, "locale", ""), excluded),
        (page.markdown, page.content, page.meta, str(page.title)),
        (page.edit_url, page.canonical_url, page.is_homepage),
        list(map(_heading, page.toc)),
        [_neighbour(each) for each in (page.previous_page, page.next_page)],
        [str(each.title) for each in page.ancestors],
        {code: each.url for code, each in alternates.items()},
        run.entries.get(plain(page.url)),
        file.src_uri in run.hidden,
        run.translations.get(file.src_uri),
    )


def _beside(page: Page, config: MkDocsConfig) -> object:
    """Return what stands beside a page, the ids in an order that is the same in any process."""
    found = beside(page, config)
    return found and (found.name, [(other, sorted(ids)) for other, ids in found.ids.items()])


def _shown(page: Page | None, config: MkDocsConfig) -> object:
    """Return what other pages may show of a page."""
    if page is None:
        return None
    meta = run_state(config, ShownByTemplates).meta(page.meta, config)
    return str(page.title), meta, page.canonical_url, page.edit_url


def _entry(item: StructureItem) -> object:
    """Return an entry of the navigation with all that is below it."""
    each: Any = item
    below = [_entry(child) for child in each.children or ()]
    return (type(item).__name__, str(each.title), getattr(each, "url", None), below)


def _heading(item: AnchorLink) -> object:
    return (item.title, item.id, item.level, list(map(_heading, item.children)))


def _neighbour(page: Page | None) -> object:
    return page and (page.url, str(page.title))
