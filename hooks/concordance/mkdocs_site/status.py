"""The status page of each language, made when the site is built."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import get_relative_url

from concordance.freshness.state import ReviewState
from concordance.freshness.status_page import StatusCell, StatusRow, status_table
from concordance.mkdocs_site.build import current_language, i18n, languages, run_state
from concordance.mkdocs_site.discovery import Discovery
from concordance.mkdocs_site.freshness import SiteFreshness, uri_of
from concordance.mkdocs_site.settings import interface, language_name, settings, written_locale

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

    from concordance.freshness.standing import StandingTranslation

NAME = "status"
"""Of the page, in each language; a site that has a page of that name keeps its own."""


def add_status(files: Files, config: MkDocsConfig) -> None:
    """Add the status page to the files of the language that is being built.

    There is one where the project keeps a record. To be called after mkdocs-static-i18n has made
    its files, which knows none without a source.
    """
    site = run_state(config, SiteFreshness)
    here = current_language(config)
    made = {code: _file(code, site, config) for code in languages(config)}
    file = made[here]
    if not site.recorded or not site.translations or file.src_uri in files.src_uris:
        return
    file.alternates = made  # type: ignore[attr-defined]  # as the plugin's own files have
    files.append(file)
    run = run_state(config, Discovery)
    run.hidden.add(file.src_uri)
    run.status[here] = file.url


def is_status(page: Page, config: MkDocsConfig) -> bool:
    """Return whether a page is the status page."""
    return page.file.url == run_state(config, Discovery).status.get(current_language(config))


def status(page: Page, files: Files, config: MkDocsConfig) -> str:
    """Write the table of a status page."""
    site = run_state(config, SiteFreshness)
    if site.corpus is None:
        return ""
    here, say = current_language(config), interface(config)
    codes = [language.code for language in site.corpus.project.languages[1:]]
    names = [
        (written_locale(settings(config), code), language_name(code, here, config))
        for code in codes
    ]
    pages = {getattr(file, "norm_src_uri", ""): file for file in files.documentation_pages()}
    order = _in_nav(pages.values())
    rows: dict[str, list[StatusCell]] = {}
    for translation in site.translations:
        file = pages.get(translation.page)
        there = getattr(file, "alternates", {}).get(translation.language)
        url = get_relative_url(there.url, page.url) if there and translation.there else ""
        cell = _cell(translation, url, names[codes.index(translation.language)], config)
        rows.setdefault(translation.page, []).append(cell)
    return status_table(
        [
            StatusRow(
                site.titles.get((here, key), key),
                get_relative_url(pages[key].url, page.url) if key in pages else "",
                cells,
            )
            for key, cells in sorted(rows.items(), key=lambda row: order.get(row[0], len(order)))
        ],
        [name for _, name in names],
        say,
    )


def _in_nav(files: Iterable[File]) -> dict[str, int]:
    """Return the place of each page in the navigation; a page that is not in it has none."""
    order: dict[str, int] = {}
    for file in files:
        page = file.page if file.page and not file.page.previous_page else None
        while page and (page.previous_page or page.next_page):
            order[getattr(page.file, "norm_src_uri", "")] = len(order)
            page = page.next_page
    return order


def _cell(
    translation: StandingTranslation, url: str, name: tuple[str, str], config: MkDocsConfig
) -> StatusCell:
    """Return a translation's cell; `url` leads to it, `name` is its language's tag and name."""
    edit = ""
    if config.repo_url and config.edit_uri and translation.there:
        folder = urljoin(f"{config.repo_url.rstrip('/')}/", config.edit_uri)
        edit = urljoin(folder, uri_of(translation.path, config))
    counts = [(state.value, translation.counts.get(state, 0)) for state in ReviewState]
    late = tuple((each.here, each.heading) for each in translation.late if each.here)
    return StatusCell(*name, counts, late, url, edit)


def _file(code: str, site: SiteFreshness, config: MkDocsConfig) -> File:
    """Make the status page of a language, with all that the plugin gives its own files."""
    plugin = i18n(config)
    folder = plugin is not None and plugin.config.docs_structure == "folder"
    first = code == languages(config)[0]
    path = PurePosixPath(f"{NAME}.md")
    named = path if first else path.with_suffix(f".{code}.md")
    say = interface(config, code)
    intro = say["status.intro"].replace("{language}", site.source_name(code, config))
    file = File.generated(
        config,
        f"{code}/{path}" if folder else str(named),
        content=f"---\nglossary: false\n---\n\n# {say['status.title']} {{#status}}\n\n{intro}\n",
        inclusion=InclusionLevel.NOT_IN_NAV,
    )
    built = f"{NAME}/index.html" if config.use_directory_urls else f"{NAME}.html"
    file.dest_uri = built if first else f"{code}/{built}"
    extra = {
        "locale": code,
        "localization": code if folder else None,
        "locale_alternate_of": code,
        "norm_src_uri": str(path),
    }
    for key, value in extra.items():
        setattr(file, key, value)
    return file
