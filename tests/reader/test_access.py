"""Every page, and what opens on it, for every reader: nothing that axe finds, nothing cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from access import LANGUAGES, overflow, paths, violations_in_modes
from browser import watched
from site_search import ask, open_search

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

FULL = ("", "horizon/", "glossary/maia/")
"""Pages of which the frame too is looked at; it is the same on the others."""


@pytest.fixture
def open_page(chromium_browser: Browser) -> Iterator[Page]:
    """Return a page into which axe may be put, which the site's policy would refuse."""
    context = chromium_browser.new_context(bypass_csp=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("part", [0, 1])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page(open_page: Page, built_site: Path, host: str, language: str, part: int):
    """No violation in four modes, nothing wider than 320 pixels, no message, no other host."""
    pages = paths(built_site, language)
    assert len(pages) > 30
    wrong = watched(open_page, host)
    for path in pages[part::2]:
        open_page.set_viewport_size({"width": 1366, "height": 800})
        open_page.goto(host + language + path)
        wrong += violations_in_modes(open_page, frame=path in FULL)
        if (excess := overflow(open_page)) > 0:
            wrong.append(f"{open_page.url}: {excess} pixels wider than the window")
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_opens_on_a_page(open_page: Page, host: str, language: str):
    """Search with results and without, a definition, the menu: no violation in any mode."""
    open_page.goto(f"{host}{language}horizon/")
    open_search(open_page)
    ask(open_page, "maia")
    wrong = violations_in_modes(open_page)
    ask(open_page, "xylophone")
    wrong += violations_in_modes(open_page, widths=["phone"])
    open_page.keyboard.press("Escape")
    open_page.wait_for_selector("dialog.cc-search", state="hidden")
    open_page.set_viewport_size({"width": 1366, "height": 800})
    open_page.locator("a.term").first.focus()
    open_page.wait_for_selector("[role=tooltip]")
    wrong += violations_in_modes(open_page)
    open_page.keyboard.press("Escape")
    open_page.focus(".md-select button")
    wrong += violations_in_modes(open_page)
    open_page.keyboard.press("Escape")
    open_page.click(".cc-menu")
    wrong += violations_in_modes(open_page, widths=["phone"])
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_error_page(open_page: Page, host: str, language: str):
    """The page for an unknown address is as good as any."""
    open_page.goto(f"{host}{language}horizont")
    open_page.wait_for_selector(".cc-error__near:not([hidden])")
    assert violations_in_modes(open_page) == []
    assert overflow(open_page) <= 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_error_page_of_one_language(open_page: Page, able_host: str, language: str):
    """So is that of one language, on a host that looks for the nearest."""
    open_page.goto(f"{able_host}{language}horizont")
    assert violations_in_modes(open_page, widths=["desktop"]) == []
