"""A citation shows its source where it stands, and a source the passages that cite it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from access import violations
from browser import watched

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CITATION = "a[data-cite][href$='#reuters-2026-02-27']"
CARD = "#term-popover"


def test_under_the_pointer(page: Page, host: str):
    """Publisher, date, title, language and the outside address; one page fetched, once."""
    wrong = watched(page, host)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{host}horizon/", wait_until="networkidle")
    assert f"{host}sources/" not in asked
    page.hover(CITATION)
    page.wait_for_selector(CARD)
    said = page.inner_text(CARD).replace("\u00a0", " ")
    assert said.startswith("Reuters, 27 février 2026")
    assert "En français · boursorama.com" in said
    assert page.get_attribute(f"{CARD} a", "href").startswith("https://www.boursorama.com/")
    assert "Cité dans" not in said
    page.hover("h1")
    page.wait_for_selector(CARD, state="detached")
    page.hover(CITATION)
    page.wait_for_selector(CARD)
    assert asked.count(f"{host}sources/") == 1
    page.hover("a[data-cite][href$='#the-information-2024-04-01']")
    page.wait_for_selector(f"{CARD}:has-text('theinformation.com')")
    assert "En anglais · theinformation.com" in page.inner_text(CARD)
    assert wrong == []


def test_with_the_keyboard(chromium_browser: Browser, host: str):
    """Focus shows the card, Tab leads into it and on in the text, Escape and Shift+Tab back."""
    context = chromium_browser.new_context(bypass_csp=True, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{host}horizon/")
    page.focus(CITATION)
    page.wait_for_selector(CARD)
    assert page.get_attribute(CITATION, "aria-describedby") == "term-popover"
    assert violations(page) == []
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#term-popover') !== null")
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(f"document.activeElement.matches({CITATION!r})")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "../updates/#u5"
    assert page.locator(CARD).count() == 0
    page.focus(CITATION)
    page.wait_for_selector(CARD)
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    assert page.evaluate(f"document.activeElement.matches({CITATION!r})")
    assert page.locator(CARD).count() == 0
    context.close()


def test_under_a_finger(phone: Page, host: str):
    """The first tap shows it, the second leads to the list of sources."""
    phone.goto(f"{host}horizon/")
    phone.tap(CITATION)
    phone.wait_for_selector(CARD)
    assert phone.url == f"{host}horizon/"
    phone.tap(CITATION)
    phone.wait_for_url(f"{host}sources/#reuters-2026-02-27")


def test_what_cannot_be_fetched(page: Page, host: str):
    """There is no card; the citation leads where it leads."""
    page.route("**/sources/", lambda route: route.abort())
    page.goto(f"{host}horizon/")
    page.hover(CITATION)
    page.wait_for_event("requestfailed")
    assert page.locator(CARD).count() == 0
    page.unroute("**/sources/")
    page.click(CITATION)
    page.wait_for_url(f"{host}sources/#reuters-2026-02-27")


def test_a_source_lists_what_cites_it(built_site: Path):
    """A source that is cited has its passages, each a link to a section there is."""
    sources = LexborHTMLParser((built_site / "sources/index.html").read_text(encoding="utf-8"))
    assert len(sources.css("li > .cc-cited")) > 50
    for link in sources.css(".cc-cited a"):
        path, _, anchor = link.attributes["href"].partition("#")
        page = (built_site / "sources" / path / "index.html").read_text(encoding="utf-8")
        assert f'id="{anchor}"' in page
        assert 'href="../sources/#' in page or "sources/#" in page
