"""Pages that show the default language's text, as their translation lacks: said, and marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.core import Locale, UnknownLocaleError

from concordance.freshness.notice import shown_as_written
from concordance.mkdocs_site.build import borrowed, current_language, i18n, languages
from concordance.mkdocs_site.discovery import absolute
from concordance.mkdocs_site.settings import (
    full_locale,
    interface,
    read_project,
    settings,
    written_locale,
)

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page


def borrow(config: MkDocsConfig) -> None:
    """Let a language that is `partial` show the default language's pages where it has none.

    To be called in each language's build, before its files are listed. In the other languages the
    site's own `fallback_to_default` holds.
    """
    plugin = i18n(config)
    if plugin is not None:
        plugin.config.fallback_to_default = _borrows(current_language(config), config)


def without_unmade(files: Files, config: MkDocsConfig) -> None:
    """Take from the pages the alternates in languages that borrow none: they are not made there.

    mkdocs-static-i18n lists one for every language where the one that is built borrows.
    """
    kept = {code for code in languages(config) if _borrows(code, config)}
    for file in files.documentation_pages():
        alternates = getattr(file, "alternates", {})
        for code in [code for code in alternates.keys() - kept if borrowed(alternates[code])]:
            del alternates[code]


def _borrows(code: str, config: MkDocsConfig) -> bool:
    """Return whether a language shows the default one's pages where it has none."""
    project = read_project(config)
    return project.falls_back or any(
        each.partial for each in project.languages if each.code == code
    )


def with_language_said(html: str, page: Page, config: MkDocsConfig) -> str:
    """Return a page's content; a borrowed text says so and carries the language it is in.

    The page's canonical becomes the page whose text it is.
    """
    if not borrowed(page.file):
        return html
    code, here = page.file.locale, current_language(config)  # type: ignore[attr-defined]
    theirs = page.file.alternates.get(code)  # type: ignore[attr-defined]
    if theirs is not None and page.canonical_url:
        page.canonical_url = absolute(theirs, config)
    configured = settings(config)
    there = {"lang": written_locale(configured, code)}
    reader = {"lang": written_locale(configured, here)}
    if _direction(code, config) != _direction(here, config):
        there["dir"] = _direction(code, config)
        reader["dir"] = "auto"  # it may be said in English, where we do not speak the language
    return shown_as_written(html, there, reader, interface(config))


def _direction(code: str, config: MkDocsConfig) -> str:
    """Return which way a language is written; left to right where the CLDR knows none."""
    try:
        return Locale.parse(full_locale(settings(config), code), sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"
