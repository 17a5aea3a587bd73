"""What the keyboard leaves behind and uncovers: a key is pressed before anything is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def test_up_a_page_with_the_keys(page: Page, host: str):
    """Shift+Tab from the foot: no stop is wholly under the header (WCAG 2.2, 2.4.11)."""
    page.goto(f"{host}horizon/")
    page.locator(".cc-provenance button").focus()
    page.keyboard.press("Tab")  # past the theme's button to the top, which is not shown
    assert page.evaluate("document.activeElement.matches('.md-footer__link')")
    page.locator(".cc-provenance a").first.focus()
    stops = 0
    while page.evaluate("!!document.activeElement.closest('article')"):
        stops += 1
        assert page.evaluate(
            """() => document.activeElement.getBoundingClientRect().bottom
              > document.querySelector(".md-header").getBoundingClientRect().bottom"""
        ), page.evaluate("document.activeElement.outerHTML")
        page.keyboard.press("Shift+Tab")
    assert stops > 30
    assert page.locator("article a[class='']").count() > 5  # the theme's script has been there
    lines = page.locator("article p a:is(:not([class]), [class=''])").evaluate_all(
        "links => links.map(link => getComputedStyle(link).textDecorationLine)"
    )
    assert set(lines) == {"underline"}


def test_the_menu_s_folders(page: Page, host: str):
    """Each is named, says whether it is open, and opens by either key; the focus stays on it."""
    page.goto(f"{host}glossary/maia/")
    menu = page.get_by_role("navigation", name="Navigation", exact=True)
    folder = menu.get_by_role("checkbox", name="Réseaux", exact=True)
    assert menu.get_by_role("checkbox").count() == 5  # sections fold nothing on a wide screen
    page.locator(".md-sidebar--primary a[href$='arm/']").focus()
    for key, opened in (("Enter", "true"), ("Space", "false")):
        page.keyboard.press("Tab" if key == "Enter" else "Shift")
        page.keyboard.press(key)
        assert folder.evaluate("node => node === document.activeElement")
        assert folder.get_attribute("aria-expanded") == opened
        assert folder.is_checked() == (opened == "true")
    outline = page.locator("label[for=__nav_4_3].md-nav__link").evaluate(
        "label => getComputedStyle(label).outlineStyle"
    )
    assert outline == "solid"


def test_the_menu_s_folders_without_scripts(chromium_browser: Browser, host: str):
    """They are as much: a check box needs none."""
    context = chromium_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host}glossary/maia/")
    page.get_by_role("checkbox", name="Réseaux", exact=True).focus()
    page.keyboard.press("Space")
    assert page.locator("a[href$='nvlink/'].md-nav__link").is_visible()
    context.close()


@pytest.mark.parametrize(
    ("language", "name"),
    [("", "Lien vers « {} »"), ("es/", "Enlace a «{}»"), ("pt/", "Link para “{}”")],
)
def test_the_link_beside_a_heading(page: Page, host: str, language: str, name: str):
    """It has the name of its section, in the page's language; the heading has its text alone."""
    page.goto(f"{host}{language}horizon/")
    spoken = page.locator("article").get_by_role("heading")
    expected = []
    for heading in page.locator("article :is(h1, h2, h3):has(.headerlink)").all():
        link = heading.locator(".headerlink")
        section = heading.inner_text().removesuffix("¶").strip()
        assert heading.get_by_role("heading", name=section, exact=True).count() == 1
        expected.append(" ".join(name.format(section).split()))
        assert " ".join(link.get_attribute("aria-label").split()) == expected[-1]
        assert spoken.and_(heading).count() == 0  # one heading, not two
    page.locator("article h1 .headerlink").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    focused = page.locator("article").get_by_role("link", name=expected[0], exact=True)
    assert focused.evaluate("link => link === document.activeElement")


WITHOUT_WRAPPERS = """() => {
  const boxes = () => [...document.querySelectorAll("article table, .cc-table + *")]
    .map(node => JSON.stringify(node.getBoundingClientRect()));
  const wrapped = boxes();
  const wrappers = document.querySelectorAll(".cc-table > .md-typeset__scrollwrap");
  for (const wrapper of wrappers) wrapper.replaceWith(wrapper.querySelector("table"));
  return [wrappers.length ? boxes() : "the theme wraps no table", wrapped];
}"""


def test_a_wide_table_with_the_keyboard(phone: Page, host: str):
    """It is a region with the name of its section, reached by Tab and moved by the arrows."""
    phone.goto(f"{host}compare/")
    place = phone.get_by_role("region", name="GPU et accélérateurs")
    place.wait_for()
    assert place.get_attribute("data-cc-more") == ""
    as_built, wrapped = phone.evaluate(WITHOUT_WRAPPERS)
    assert as_built == wrapped  # what the theme's script does to it moves nothing
    for _ in range(200):
        phone.keyboard.press("Tab")
        if place.evaluate("node => node === document.activeElement"):
            break
    phone.keyboard.press("ArrowRight")
    phone.wait_for_function("() => document.activeElement.scrollLeft > 0")
    place.evaluate("node => node.scrollTo({ left: 1e4, behavior: 'instant' })")
    phone.wait_for_function("() => !document.activeElement.hasAttribute('data-cc-more')")
    phone.set_viewport_size({"width": 1366, "height": 800})
    phone.wait_for_function("() => !document.querySelector('.cc-table[tabindex]')")


def test_other_forms_of_a_page_are_named_plainly(page: Page, host: str):
    """Feed finders see them, and the theme's script asks for no sitemap beside them."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{host}horizon/", wait_until="networkidle")
    assert page.locator('link[rel="alternate"][type="application/atom+xml"]').count() == 1
    assert page.locator('link[rel="alternate"][hreflang]').count() == 4
    assert [url for url in asked if "sitemap" in url] == []
