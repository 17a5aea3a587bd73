"""The place and the language are kept: the section in view, an offer made once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser import served, watched
from parallel_site import build_parallel_site
from waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

NO_STORAGE = """for (const name of ["localStorage", "sessionStorage"]) Object.defineProperty(
  window, name, {get() { throw new DOMException("no", "SecurityError"); }, configurable: true});"""
SWITCH = ".md-select__link[hreflang=es]"


@pytest.fixture
def spanish(chromium_browser: Browser) -> Iterator[BrowserContext]:
    """Return a browser that asks for Spanish."""
    context = chromium_browser.new_context(locale="es-ES", viewport={"width": 1366, "height": 900})
    yield context
    context.close()


@pytest.mark.parametrize("section", ["plan", "wisconsin"])
def test_the_switch_keeps_the_section_in_view(page: Page, host: str, section: str):
    """With the mouse and with the keyboard: the section that was being read."""
    for by in ("mouse", "keyboard"):
        page.goto(f"{host}horizon/")
        page.evaluate(f"document.getElementById('{section}').scrollIntoView()")
        page.wait_for_function("() => scrollY > 200")
        if by == "mouse":  # as a hand does: Playwright's own click would scroll the page first
            for target in (".md-select button", SWITCH):
                box = page.locator(target).bounding_box()
                assert box
                page.mouse.move(box["x"] + 8, box["y"] + 8)
            page.mouse.down()
            page.mouse.up()
        else:
            page.focus(".md-select button")
            page.keyboard.press("Tab")
            page.keyboard.press("Tab")
            page.keyboard.press("Enter")
        page.wait_for_url(f"{host}es/horizon/#{section}")
    assert page.evaluate(f"document.getElementById('{section}').getBoundingClientRect().top") < 300


def test_at_the_top_there_is_no_section(page: Page, host: str):
    """An address that names what is out of view is no place either."""
    page.goto(f"{host}horizon/")
    page.hover(".md-select")
    page.click(SWITCH)
    page.wait_for_url(f"{host}es/horizon/")


def test_a_section_named_in_another_language(page: Page, tmp_path: Path):
    """Where ids are made of the headings' words, the page finds its own by the pairs."""
    with served(build_parallel_site(tmp_path)) as home:
        page.set_viewport_size({"width": 900, "height": 300})
        page.goto(f"{home}fr/#setting-up")
        wait_until(lambda: page.evaluate("scrollY") > 100, "the section is not shown")
        top = page.evaluate("document.getElementById('mise-en-place').getBoundingClientRect().top")
        assert 40 < top < 150  # below the header
        assert page.url == f"{home}fr/#mise-en-place"
        page.goto("about:blank")
        page.goto(f"{home}fr/#%E0%A4%A")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("scrollY") == 0


def test_the_reader_s_language_is_offered_once(spanish: BrowserContext, host: str):
    """In that language, without moving the page; an answer holds on every page after."""
    page = spanish.new_page()
    wrong = watched(page, host)
    page.goto(f"{host}horizon/#plan")
    page.wait_for_selector(".cc-offer")
    assert page.get_attribute(".cc-offer", "lang") == "es"
    assert page.inner_text(".cc-offer p") == "Esta página está disponible en español."
    assert page.get_attribute(".cc-offer a", "href") == f"{host}es/horizon/#plan"
    page.goto(f"{host}horizon/?with=es", wait_until="networkidle")
    assert page.locator(".cc-there").count() > 0
    assert page.locator(".cc-offer").count() == 0  # it is there already
    page.goto(f"{host}horizon/#plan")
    page.click(".cc-offer button")
    assert page.locator(".cc-offer").count() == 0
    page.goto(f"{host}relation/", wait_until="networkidle")
    assert page.locator(".cc-offer").count() == 0
    assert page.evaluate("localStorage.getItem('cc-language')") == "fr"
    assert wrong == []


def test_whoever_takes_it_is_there(spanish: BrowserContext, host: str):
    """The link leads to the page; whoever has switched is not asked either."""
    page = spanish.new_page()
    page.goto(host)
    page.click(".cc-offer a")
    page.wait_for_url(f"{host}es/")
    page.goto(f"{host}pt/relation/", wait_until="networkidle")
    assert page.locator(".cc-offer").count() == 0


@pytest.mark.parametrize(("locale", "path"), [("fr-CA", ""), ("de-DE", ""), ("es-MX", "es/")])
def test_nobody_else_is_asked(chromium_browser: Browser, host: str, locale: str, path: str):
    """Not a reader of the page's language, nor of one that the site has not."""
    context = chromium_browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(host + path, wait_until="networkidle")
    assert page.locator(".cc-offer").count() == 0
    assert page.evaluate("localStorage.getItem('cc-language')") is None
    context.close()


def test_without_storage(spanish: BrowserContext, host: str):
    """What cannot be remembered is not asked on each page; all the rest works, on this page."""
    spanish.add_init_script(NO_STORAGE)
    page = spanish.new_page()
    wrong = watched(page, host)
    page.goto(f"{host}horizon/", wait_until="networkidle")
    assert page.locator(".cc-offer").count() == 0
    for _ in ("light", "dark"):  # from what the system asks for
        page.click("[data-md-component=palette] label:not([hidden])")
    page.wait_for_selector("body[data-md-color-scheme=slate]")
    page.click(".cc-keys-line button")
    page.locator(".cc-keys__use input").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("n")
    page.click(".cc-beside a[hreflang=es]")
    page.wait_for_selector("html.cc-parallel")
    page.hover(".md-select")
    page.click(SWITCH)
    page.wait_for_url(f"{host}es/horizon/**")
    assert wrong == []
