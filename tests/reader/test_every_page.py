"""Every page, visited once: by the keyboard, in every mode, at every width, with large text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from access import LANGUAGES, overflow, paths, violations_in_modes
from browser import watched

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

FULL = ("", "horizon/", "glossary/maia/")
"""Pages of which the frame too is looked at; it is the same on the others."""
PARTS = range(4)
WALK = """() => {
  const wrong = [], bar = document.querySelector(".md-header").getBoundingClientRect().bottom;
  const shown = (node) => node.checkVisibility({ visibilityProperty: true });
  const stops = [...document.querySelectorAll("article :is(a[href], [tabindex='0'])")]
    .filter(shown);
  scrollTo(0, document.body.scrollHeight);
  for (const stop of stops.reverse()) {
    stop.focus();
    const box = stop.getBoundingClientRect(), style = getComputedStyle(stop);
    if (box.bottom <= bar || box.top >= innerHeight) wrong.push("covered: " + stop.outerHTML);
    const over = stop.matches(".site-door") ? getComputedStyle(stop, "::after") : style;
    if (!stop.matches(":focus-visible") || parseFloat(over.outlineWidth) < 2 ||
        over.outlineStyle === "none") wrong.push("not told: " + stop.outerHTML);
  }
  document.activeElement.blur();
  for (const link of document.querySelectorAll("article :is(p, li, dd) a[href]:not([class*=' '])"))
    if (!link.className && shown(link) &&
        getComputedStyle(link).textDecorationLine !== "underline")
      wrong.push("no line: " + link.outerHTML);
  return wrong.map((each) => each.slice(0, 200));
}"""
"""From the last stop of the text to the first, as Shift+Tab goes; then its links again."""
BUTTONS = """all => all.some(one => one.getBoundingClientRect().right > innerWidth)"""


def stops(page: Page) -> list[str]:
    """Return which stops of the text are covered or not told, once a key was pressed."""
    page.keyboard.press("Tab")
    wrong = []
    for width in (1366, 375):
        page.set_viewport_size({"width": width, "height": 600})
        wrong += [f"{page.url} ({width}): {each}" for each in page.evaluate(WALK)]
    return wrong


def large_text(page: Page) -> list[str]:
    """Return what is wider than a phone, or cut in its header, with text twice as large."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.evaluate("document.documentElement.style.fontSize = '250%'")
    wide = page.evaluate("document.documentElement.scrollWidth")
    cut = page.locator(".md-header button:visible").evaluate_all(BUTTONS)
    return [f"{page.url}: large text: {wide} pixels, {cut}"] if wide > 360 or cut else []


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page(open_page: Page, built_site: Path, host: str, language: str, part: int):
    """No message, no other host; no fault with the keys, in four modes, at 320 pixels, enlarged."""
    pages = paths(built_site, language)
    assert len(pages) > 30
    wrong = watched(open_page, host)
    for path in pages[part :: len(PARTS)]:
        open_page.set_viewport_size({"width": 1366, "height": 600})
        open_page.goto(host + language + path)
        wrong += stops(open_page)
        wrong += violations_in_modes(open_page, frame=path in FULL)
        wrong += overflow(open_page) + large_text(open_page)
    assert wrong == []
