"""Pages that show the default language's text, as their translation lacks: said, and marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel.core import Locale, UnknownLocaleError

from concordance.freshness.notice import shown_as_written
from concordance.mkdocs_site.build import borrowed, current_language
from concordance.mkdocs_site.discovery import absolute
from concordance.mkdocs_site.settings import full_locale, interface, settings, written_locale

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


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
