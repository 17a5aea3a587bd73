"""The pages as readers set them: keyboard, zoom, motion, colours, paper, no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ACTIVE = "document.activeElement"
IN_SIGHT = f"""() => {{
  const box = {ACTIVE}.getBoundingClientRect(), style = getComputedStyle({ACTIVE});
  return {ACTIVE}.matches("body, .md-option")
    || (style.visibility === "visible" && box.right > 0 && box.left < innerWidth);
}}"""
PLACE = f"""(() => {{ const node = {ACTIVE};
  return node.id || node.className || node.textContent.trim() }})()"""


def tab_until(page: Page, selector: str, most: int = 60) -> list[str]:
    """Press Tab until what is focused fits; give the stops, each of which must be in sight."""
    stops = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(PLACE))
        if page.evaluate(f"{ACTIVE}.matches({selector!r})"):
            return stops
        page.wait_for_function(IN_SIGHT)  # a menu slides in
    raise AssertionError(f"{selector} is not reached: {stops}")


def test_first_stop_skips_to_the_text(page: Page, host: str):
    """Tab, then Enter: the text."""
    page.goto(f"{host}horizon/")
    page.keyboard.press("Tab")
    assert page.inner_text(":focus") == "Aller au contenu"
    page.keyboard.press("Enter")
    assert page.url.endswith("#horizon")


def test_every_focus_is_seen(page: Page, host: str):
    """Whatever Tab reaches shows an outline, in light and dark."""
    page.goto(f"{host}glossary/maia/")
    outlined = f"""() => {{ const node = {ACTIVE}.matches(".md-option, .md-nav__toggle")
        ? {ACTIVE}.nextElementSibling : {ACTIVE};
      const style = getComputedStyle(node);
      return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2; }}"""
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for _ in range(30):
            page.keyboard.press("Tab")
            assert page.evaluate(outlined), page.evaluate(f"{ACTIVE}.outerHTML.slice(0, 200)")


def test_the_menu_of_a_phone_with_the_keyboard(page: Page, host: str):
    """At 400 %: the button opens it, sections open and close, Escape gives back the focus."""
    page.set_viewport_size({"width": 341, "height": 256})
    page.goto(f"{host}es/horizon/")
    stops = tab_until(page, ".cc-menu", 6)
    assert not [stop for stop in stops if "md-nav" in stop]
    page.keyboard.press("Enter")
    assert page.get_attribute(".cc-menu", "aria-expanded") == "true"
    assert page.evaluate(f"!!{ACTIVE}.closest('.md-sidebar--primary')")
    assert page.evaluate(f"{ACTIVE}.matches('#__nav_2:checked')")
    page.keyboard.press("Enter")
    assert page.evaluate(f"{ACTIVE}.matches('#__nav_2:not(:checked)')")
    tab_until(page, "#__nav_4")
    page.keyboard.press("Space")
    assert page.evaluate(f"{ACTIVE}.matches('#__nav_4:checked')")
    tab_until(page, "a[href$='glossary/']")
    page.keyboard.press("Escape")
    assert page.get_attribute(".cc-menu", "aria-expanded") == "false"
    assert page.evaluate(f"{ACTIVE}.matches('.cc-menu')")


def test_the_palette_with_the_keyboard(page: Page, host: str):
    """The arrows of its radio buttons change it; each has a name in the page's language."""
    page.goto(f"{host}pt/")
    page.focus("#__palette_0")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "default"
    for palette, scheme in ((1, "default"), (2, "slate")):
        page.keyboard.press("ArrowDown")
        page.wait_for_function(
            """([id, scheme]) => document.activeElement.id === id
              && document.body.dataset.mdColorScheme === scheme""",
            arg=[f"__palette_{palette}", scheme],
        )
    assert page.get_attribute("#__palette_2", "aria-label") == "Seguir a configuração do sistema"


@pytest.mark.parametrize("path", ["", "horizon/", "compare/", "timeline/", "sources/"])
def test_nothing_is_cut_off_at_200_percent(page: Page, host: str, path: str):
    """In half a window of 1280, with text spaced as WCAG 2.2, 1.4.12 has it, nothing overflows."""
    page.set_viewport_size({"width": 640, "height": 480})
    page.goto(host + path)
    page.evaluate(
        """() => { const sheet = new CSSStyleSheet();
          sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important;"
            + " word-spacing: .16em !important } p { margin-bottom: 2em !important }");
          document.adoptedStyleSheets = [sheet]; }"""
    )
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    assert page.locator("h1").is_visible()


def test_reduced_motion(chromium_browser: Browser, host: str):
    """A reader who asked for less motion gets none that can be seen."""
    context = chromium_browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{host}horizon/")
    longest = page.evaluate(
        """() => Math.max(...[...document.querySelectorAll("*")].flatMap(node => {
          const style = getComputedStyle(node);
          return [...style.transitionDuration.split(","), ...style.animationDuration.split(",")]
            .map(parseFloat); }))"""
    )
    assert longest <= 0.01
    context.close()


def test_forced_colours(chromium_browser: Browser, host: str):
    """In the reader's own colours the icons drawn by masks are still drawn."""
    context = chromium_browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{host}glossary/maia/")
    colours = page.evaluate(
        """() => [[".md-path__item:nth-child(2)", "::before"], [".md-nav__icon", "::after"]]
          .map(([selector, part]) => {
            const style = getComputedStyle(document.querySelector(selector), part);
            return [style.backgroundColor, getComputedStyle(document.body).backgroundColor]; })"""
    )
    assert all(icon != paper for icon, paper in colours), colours
    context.close()


def test_on_paper(page: Page, host: str):
    """Print shows the text and its provenance, and nothing to click."""
    page.goto(f"{host}horizon/")
    page.emulate_media(media="print")
    for selector in (".md-header", ".md-sidebar--primary", ".cc-search-open", ".md-footer__link"):
        assert not page.locator(selector).first.is_visible(), selector
    for selector in ("h1", ".cc-provenance", ".admonition", ".cc-on-paper"):
        assert page.locator(selector).first.is_visible(), selector
    assert page.locator(".cc-on-paper").all_inner_texts() == [
        "Textes sous licence Creative Commons Attribution 4.0 (CC BY 4.0)",
        "https://concordance.example/horizon/",
    ]
    page.emulate_media(media="screen")
    assert not page.locator(".cc-on-paper").first.is_visible()


@pytest.mark.parametrize("path", ["compare/", "es/timeline/"])
def test_a_drawing_on_paper(page: Page, host: str, path: str):
    """It is the wide one alone, whole, whatever the window was; nothing goes beyond the paper."""
    page.set_viewport_size({"width": 375, "height": 800})
    page.goto(host + path)
    page.emulate_media(media="print")
    wide = page.locator(".cc-figure__drawing--wide").first
    assert wide.is_visible()
    assert wide.evaluate("node => node.getBoundingClientRect().height") < 1000  # 26 cm
    assert not page.locator(".cc-figure__drawing--narrow").first.is_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    pieces = page.locator(".cc-figure__piece").evaluate_all(
        "all => all.map(node => [node.clientWidth / node.viewBox.baseVal.width, node.clientHeight])"
    )
    if "timeline" in path:  # longer than a sheet: a piece for each year, legible
        assert not wide.is_visible()
        assert len(pieces) > 8
        assert all(scale > 0.4 and height < 900 for scale, height in pieces)
        assert page.locator(".cc-figure__piece [id], .cc-figure__piece[id]").count() == 0
    else:
        assert pieces == []
    kept = page.locator("article h2").first.evaluate("node => getComputedStyle(node).breakAfter")
    assert kept == "avoid"


def test_dark_on_paper(chromium_browser: Browser, host: str):
    """What a reader in the dark prints is dark on white, links and notes included."""
    context = chromium_browser.new_context(color_scheme="dark", reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{host}horizon/")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.emulate_media(media="print", color_scheme="dark", reduced_motion="reduce")
    page.wait_for_function(
        "getComputedStyle(document.body).backgroundColor === 'rgb(255, 255, 255)'"
    )
    inks = page.evaluate(
        """() => ["h1", "article p", ".admonition-title", ".admonition a", ".cc-provenance"]
          .flatMap((selector) => getComputedStyle(document.querySelector(selector)).color
            .match(/\\d+/g).slice(0, 3).map(Number))"""
    )
    assert max(inks) < 160
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_without_javascript(chromium_browser: Browser, host: str, scheme: str):
    """A dark system gets the colours that a script would choose, and paper stays white."""
    shown = """() => ["body", "h1", "article a:not([class])", ".md-header", "a.verdict", "mark, p"]
      .map((selector) => getComputedStyle(document.querySelector(selector)))
      .map((style) => style.color + style.backgroundColor)"""
    looks = []
    for scripts in (True, False):
        context = chromium_browser.new_context(
            java_script_enabled=scripts, color_scheme=scheme, reduced_motion="reduce"
        )
        page = context.new_page()
        page.goto(f"{host}horizon/")
        looks.append(page.evaluate(shown))
        page.emulate_media(media="print", color_scheme=scheme)
        looks.append(page.evaluate(shown))
        context.close()
    assert looks[:2] == looks[2:]
    assert (looks[0] != looks[1]) or scheme == "light"


@pytest.mark.parametrize(
    "path", ["", "horizon/", "es/glossary/ai-accelerator/", "pt/horizon/", "compare/"]
)
def test_large_text_breaks_no_word_of_a_title(phone: Page, host: str, path: str):
    """Each word of the title of a page stands on one line, at 200 % on a phone."""
    phone.set_viewport_size({"width": 360, "height": 740})
    phone.goto(host + path)
    phone.evaluate("document.documentElement.style.fontSize = '250%'")
    broken = phone.locator("h1").evaluate(
        """title => {
          const range = document.createRange(), broken = [];
          const texts = [...title.querySelector("[role=heading]").childNodes]
            .filter(node => node.nodeType === Node.TEXT_NODE);
          for (const node of texts)
            for (const { 0: word, index } of node.data.matchAll(/[^\\s\u00a0\u202f]+/gu)) {
              range.setStart(node, index);
              range.setEnd(node, index + word.length);
              if (range.getClientRects().length > 1) broken.push(word);
            }
          return broken; }"""
    )
    assert broken == []


def test_large_text_in_the_dialogs(phone: Page, host: str):
    """At 200 % on the narrowest phone there is room to type, and no key's meaning is cut."""
    phone.set_viewport_size({"width": 320, "height": 640})
    phone.goto(host)
    phone.evaluate("document.documentElement.style.fontSize = '250%'")
    phone.keyboard.press("Control+k")
    phone.wait_for_selector("dialog.cc-search[open]")
    assert phone.locator(".cc-search__input").evaluate("field => field.clientWidth") > 160
    phone.keyboard.press("Escape")
    phone.keyboard.press("?")
    phone.wait_for_selector("dialog.cc-keys[open]")
    cut = "dialog => dialog.scrollWidth - dialog.clientWidth"
    assert phone.locator("dialog.cc-keys").evaluate(cut) <= 0


@pytest.mark.parametrize("language", ["", "es/", "pt/"])
def test_without_javascript(chromium_browser: Browser, host: str, language: str):
    """Text, definitions as links, menu, languages: all there, and no dead button but search's."""
    context = chromium_browser.new_context(
        java_script_enabled=False, viewport={"width": 375, "height": 800}
    )
    page = context.new_page()
    page.goto(f"{host}{language}horizon/")
    assert page.locator(".admonition").first.is_visible()
    assert not page.locator(".cc-menu").is_visible()
    page.click("label.md-header__button[for=__drawer]")
    page.locator(".md-sidebar--primary a[href$='relation/']").click()
    page.wait_for_url(f"{host}{language}relation/")
    page.locator("article a.term").first.click()
    page.wait_for_url(f"{host}{language}glossary/**")
    context.close()
