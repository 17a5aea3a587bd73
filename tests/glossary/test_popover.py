"""The popover in a real browser: pointer, keyboard, finger, print, no JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser import served
from sites import build, mini_project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

STRICT = {"Content-Security-Policy": "default-src 'self'; img-src 'self' data:"}
BOX = "#term-popover"
TERM = "article a.term >> nth=0"
DEFINITION = "Une puce qui calcule en parallèle, " + "pour l’IA et l’image. " * 6


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build a page with two terms and serve it under the strict policy this site aims at."""
    text = "Un GPU et Azure. " + "Du texte. " * 400
    folder = mini_project(
        tmp_path_factory.mktemp("popover"),
        "glossary.py",
        files={
            f"docs/{language}/{name}": body
            for language in ("fr", "es", "pt")
            for name, body in {
                "index.md": f"# Page {{#page}}\n\n{text}\n\n## Fin {{#end}}\n\nUn GPU.\n",
                "glossary/gpu.md": f"---\nterm: GPU\ndefinition: {DEFINITION}\n---\n# GPU\n",
                "glossary/azure.md": "---\nterm: Azure\ndefinition: Un service.\n---\n# Azure\n",
            }.items()
        },
    )
    run = build(folder, "--strict")
    assert run.returncode == 0, run.stderr
    with served(folder / "site", headers=STRICT) as url:
        yield url


@pytest.fixture
def page(chromium_browser: Browser, address: str) -> Iterator[Page]:
    """Open the page with a mouse and a keyboard."""
    opened = chromium_browser.new_page(viewport={"width": 1000, "height": 700})
    opened.goto(address)
    yield opened
    opened.close()


def shown(page: Page) -> bool:
    """Return whether a definition is on the screen."""
    return page.locator(BOX).is_visible()


def test_hover_shows_and_stays(page: Page):
    """The pointer may rest on the term, then move onto the definition; away from both it goes."""
    page.hover(TERM)
    page.wait_for_selector(BOX)
    assert page.inner_text(BOX) == f"GPU\n{DEFINITION.strip()}"
    page.hover(BOX)
    page.wait_for_timeout(500)
    assert shown(page)
    page.mouse.move(900, 690)
    page.wait_for_selector(BOX, state="detached")


def test_it_is_under_the_term_and_on_the_screen(page: Page):
    """It stands below the term it explains, or above it at the end of the screen."""
    page.hover(TERM)
    page.wait_for_selector(BOX)
    term, box = page.locator(TERM).bounding_box(), page.locator(BOX).bounding_box()
    assert term is not None
    assert box is not None
    assert abs(box["y"] - (term["y"] + term["height"])) < 2
    assert 0 <= box["x"] <= 1000 - box["width"]
    last = page.locator("article a.term >> nth=2")
    last.evaluate(
        "link => scrollTo(0, scrollY + link.getBoundingClientRect().bottom - innerHeight)"
    )
    last.hover()
    page.wait_for_function(
        "() => document.querySelector('#term-popover')?.getBoundingClientRect().bottom"
        " <= document.querySelectorAll('article a.term')[2].getBoundingClientRect().top + 2"
    )


def test_keyboard(page: Page):
    """Focus shows it and names it to a screen reader; Esc closes it and keeps the focus."""
    page.focus(TERM)
    assert shown(page)
    assert page.get_attribute(TERM, "aria-describedby") == "term-popover"
    assert page.get_attribute(BOX, "role") == "tooltip"
    page.keyboard.press("Escape")
    assert not shown(page)
    assert page.get_attribute(TERM, "aria-describedby") is None
    assert page.evaluate("document.activeElement.dataset.term") == "gpu"
    page.keyboard.press("Tab")
    assert page.inner_text(BOX) == "Azure\nUn service."
    page.keyboard.press("Shift+Tab")
    assert page.inner_text(BOX).startswith("GPU")
    page.evaluate("document.activeElement.blur()")
    assert not shown(page)


def test_the_description_is_announced(page: Page):
    """The browser's accessibility tree gives the definition as the link's description."""
    page.focus(TERM)
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    described = [
        node["description"]["value"]
        for node in nodes
        if node.get("role", {}).get("value") == "link" and node.get("description", {}).get("value")
    ]
    assert f"GPU {DEFINITION.strip()}" in described


def test_escape_while_hovering(page: Page):
    """Esc also closes what the pointer opened."""
    page.hover(TERM)
    page.wait_for_selector(BOX)
    page.keyboard.press("Escape")
    assert not shown(page)


def test_click_follows_with_a_mouse(page: Page, address: str):
    """With a mouse a term is a link like any other."""
    page.click(TERM)
    page.wait_for_url(f"{address}glossary/gpu/")


def test_tap_shows_then_follows(chromium_browser: Browser, address: str):
    """The first tap shows, a tap elsewhere closes, the second on the term follows."""
    context = chromium_browser.new_context(
        viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(address)
    page.tap(TERM)
    page.wait_for_selector(BOX)
    assert page.url == address
    box = page.locator(BOX).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    page.touchscreen.tap(160, 600)
    page.wait_for_selector(BOX, state="detached")
    page.tap(TERM)
    page.wait_for_selector(BOX)
    page.tap("article a.term >> nth=1")
    page.wait_for_function(
        "() => document.querySelector('#term-popover').innerText.includes('service')"
    )
    assert page.url == address
    page.tap("article a.term >> nth=1")
    page.wait_for_url(f"{address}glossary/azure/")
    context.close()


def test_tap_on_the_definition_leads_to_the_entry(chromium_browser: Browser, address: str):
    """Under a finger the box leads where its term does, and shows so; not under a mouse."""
    context = chromium_browser.new_context(
        viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    page.goto(address)
    arrow = "box => getComputedStyle(box.firstChild, '::after').content"
    page.tap(TERM)
    assert "→" in page.locator(BOX).evaluate(arrow)
    page.tap(BOX)
    page.wait_for_url(f"{address}glossary/gpu/")
    page.goto(address)
    page.hover(TERM)
    page.wait_for_selector(BOX)
    assert page.locator(BOX).evaluate(arrow) == "none"
    page.click(BOX)
    assert page.url == address
    context.close()


def test_print_is_quiet(page: Page):
    """On paper there is no box and no dotted line."""
    page.focus(TERM)
    page.emulate_media(media="print")
    assert not shown(page)
    line = page.locator(TERM).evaluate("link => getComputedStyle(link).textDecorationLine")
    assert line == "none"


def test_without_javascript_a_term_is_a_link(chromium_browser: Browser, address: str):
    """The link is there, and the entry it leads to says it all."""
    context = chromium_browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.click(TERM)
    assert page.url == f"{address}glossary/gpu/"
    context.close()


def test_reduced_motion_and_forced_colours(chromium_browser: Browser, address: str):
    """No animation where none is wanted; a border where colours are the system's."""
    context = chromium_browser.new_context(reduced_motion="reduce", forced_colors="active")
    page = context.new_page()
    page.goto(address)
    page.focus(TERM)
    style = page.locator(BOX).evaluate(
        "box => [getComputedStyle(box).animationName, getComputedStyle(box).borderTopStyle]"
    )
    assert style == ["none", "solid"]
    line = page.locator(TERM).evaluate("link => getComputedStyle(link).textDecorationLine")
    assert line == "underline"
    context.close()


def test_nothing_breaks_the_policy(chromium_browser: Browser, address: str):
    """Under a policy without `unsafe-inline` the popover still works, and breaks nothing in it."""
    page = chromium_browser.new_page()
    broken: list[str] = []
    page.on("console", lambda message: broken.append(message.text))
    page.goto(address, wait_until="networkidle")
    before = len(broken)  # the theme's own inline scripts, this small site having no hashes
    page.focus(TERM)
    assert shown(page)
    position = page.locator(BOX).evaluate("box => box.style.left")
    assert position.endswith("px")
    assert broken[before:] == []
    page.close()
