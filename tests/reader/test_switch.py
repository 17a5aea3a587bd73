"""Switching language keeps the page and the section, with links fit for any copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

TAGS = {"fr": "fr", "es": "es", "pt": "pt-BR"}
FOLDERS = {"fr": "", "es": "es/", "pt": "pt/"}


@pytest.mark.parametrize("there", ["es", "pt"])
def test_page_and_section_are_kept(page: Page, host: str, there: str):
    """From a section of a French page to the same section, and back."""
    page.goto(f"{host}glossary/maia/#generations")
    page.hover(".md-select")
    page.click(f".md-select__link[hreflang={there}]")
    page.wait_for_url(f"{host}{there}/glossary/maia/#generations")
    assert page.locator("#generations").is_visible()
    page.hover(".md-select")
    page.click(".md-select__link[hreflang=fr]")
    page.wait_for_url(f"{host}glossary/maia/#generations")


def test_with_the_keyboard(page: Page, host: str):
    """The menu opens on focus, its links are next, and Escape closes it."""
    page.goto(f"{host}horizon/")
    page.focus(".md-select button")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Français"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.lang") == "es"
    assert (
        page.locator(".md-select__inner").evaluate("box => getComputedStyle(box).display") != "none"
    )
    page.keyboard.press("Escape")
    assert not page.locator(".md-select__inner").is_visible()
    assert page.evaluate("document.activeElement.matches('.md-select button')")
    page.focus(".md-logo")
    page.focus(".md-select button")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{host}es/horizon/")


def test_nothing_is_redirected(page: Page, host: str):
    """A reader who prefers Spanish and opens the French page stays there."""
    page.set_extra_http_headers({"Accept-Language": "es"})
    page.goto(f"{host}horizon/", wait_until="networkidle")
    assert page.url == f"{host}horizon/"


@pytest.mark.parametrize("language", TAGS)
def test_each_entry_says_its_language(built_site: Path, language: str):
    """Names are in their own language and marked so, the current one marked, addresses relative."""
    html = (built_site / FOLDERS[language] / "horizon" / "index.html").read_text(encoding="utf-8")
    links = LexborHTMLParser(html).css(".md-select__link")
    assert [link.attributes["hreflang"] for link in links] == list(TAGS)
    assert [link.attributes["lang"] for link in links] == list(TAGS.values())
    assert [link.text(strip=True) for link in links] == ["Français", "Español", "Português"]
    current = [link for link in links if "aria-current" in link.attributes]
    assert [link.attributes["hreflang"] for link in current] == [language]
    assert all(link.attributes["href"].startswith(".") for link in links)
