"""The pages of a section as one, and what is added on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from access import overflow, violations_in_modes
from browser import watched

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DEAD = """() => [...document.querySelectorAll("article a[href^='#']")]
  .filter(link => !document.getElementById(decodeURIComponent(link.hash.slice(1))))
  .map(link => link.outerHTML)"""


@pytest.mark.parametrize("language", ["", "es/", "pt/"])
def test_a_section_as_one_page(page: Page, host: str, language: str):
    """All its pages in order, links among them within it, each id once; and back again."""
    wrong = watched(page, host)
    page.goto(f"{host}{language}horizon/")
    pages = page.get_attribute("[data-whole]", "data-whole").split()
    page.click("[data-whole]")
    page.wait_for_selector("#p5")
    assert page.locator("article > section h1").count() == len(pages) == 5
    assert page.evaluate(DEAD) == []
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(ids) == len(set(ids))
    assert page.locator("article section a[href^='#p1']").count() > 0
    assert page.locator(f"article section a[href^='{host}']").count() == 0  # printed, were it there
    assert page.locator(".cc-progress").inner_text().count(" 5") == 0  # none of them is one of five
    assert page.locator("article a[href*='/sources/#']").count() > 20
    assert page.locator("article > section svg").count() > 0
    page.click("[data-whole]")
    page.wait_for_selector("#horizon")
    assert page.url == f"{host}{language}horizon/"
    assert wrong == []


def test_one_language_at_a_time(page: Page, host: str):
    """An address that asks for a second one has it no longer; the switch keeps the place."""
    page.goto(f"{host}relation/?with=es&whole#p3-plan")
    page.wait_for_selector("#p5")
    assert page.url == f"{host}relation/?whole#p3-plan"
    assert page.locator(".cc-there").count() == 0
    page.wait_for_function("() => scrollY > 200")
    page.evaluate("document.querySelector('.md-select__link[hreflang=es]').click()")
    page.wait_for_selector("html[lang=es] #p5")
    assert page.url == f"{host}es/relation/?whole#p3-plan"
    place = "document.getElementById('p3-plan').getBoundingClientRect().top"
    page.wait_for_function(f"() => {place} < 300 && {place} >= 0")


def test_nothing_that_axe_finds(open_page: Page, host: str):
    """In four modes, nor is it wider than 320 pixels."""
    open_page.goto(f"{host}es/horizon/?whole")
    open_page.wait_for_selector("#p5")
    assert violations_in_modes(open_page) + overflow(open_page) == []


def test_a_page_that_is_not_there_is_said(page: Page, host: str):
    """The text that is there stays."""
    page.route("**/implications/", lambda route: route.abort())
    page.goto(f"{host}horizon/?whole")
    page.wait_for_selector("text=Les pages n’ont pas pu être chargées.")
    assert page.locator("#horizon").is_visible()


def test_addresses_of_sources_on_paper(page: Page, host: str):
    """Each source that is cited, once, below the name of their page; none on the screen."""
    page.goto(f"{host}horizon/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    listed = page.locator(".cc-addresses li").all_text_contents()
    cited = page.evaluate(
        "new Set([...document.querySelectorAll('a[data-cite]')].map(link => link.hash)).size"
    )
    assert cited - 1 <= len(listed) == len(set(listed))
    assert all(", http" in each for each in listed)
    assert page.locator(".cc-addresses h2").all_text_contents() == ["Bibliographie"]
    assert page.locator(".cc-addresses + .cc-provenance").count() == 1
    assert not page.locator(".cc-addresses").is_visible()
    page.emulate_media(media="print")
    assert page.locator(".cc-addresses").is_visible()
    assert not page.locator(".cc-progress").is_visible()


def test_nothing_without_scripts(chromium_browser: Browser, host: str):
    """The place is told; the link, which would do nothing, is not there; entries have neither."""
    context = chromium_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}horizon/")
    assert "L’article\xa0: page 3 sur 5 · " in page.inner_text(".cc-progress")
    assert not page.locator("[data-whole]").is_visible()
    page.goto(f"{host}glossary/maia/")
    assert page.locator(".cc-progress").count() == 0
    context.close()
