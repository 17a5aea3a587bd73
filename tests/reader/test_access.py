"""What opens on a page, and the error page: nothing that axe finds, nothing cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from access import LANGUAGES, overflow, violations_in_modes
from site_search import ask, open_search

if TYPE_CHECKING:
    from playwright.sync_api import Page


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
    assert overflow(open_page) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_error_page_of_one_language(open_page: Page, able_host: str, language: str):
    """So is that of one language, on a host that looks for the nearest."""
    open_page.goto(f"{able_host}{language}horizont")
    assert violations_in_modes(open_page, widths=["desktop"]) == []
