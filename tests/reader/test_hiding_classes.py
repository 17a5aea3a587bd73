"""The classes with which the theme and this tool show nothing of a text: none is left out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import material

from concordance.checks.hygiene.unshown import HIDING_CLASSES
from sites import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

SHEETS = (
    *(Path(material.__file__).parent / "templates" / "assets" / "stylesheets").glob("*.min.css"),
    *(ROOT / "hooks" / "concordance" / "publish" / "theme").glob("*.css"),
)
CLASS = re.compile(r"\.(-?[_a-zA-Z][\w-]*)")
PAGE = '<div class="md-content"><article class="md-content__inner md-typeset"></article></div>'
HIDDEN = """names => names.filter(name => {
  const node = document.createElement("span");
  node.className = name;
  node.textContent = "900 millones";
  document.querySelector("article").replaceChildren(node);
  const style = getComputedStyle(node), box = node.getBoundingClientRect();
  const range = document.createRange();
  range.selectNodeContents(node);
  const cut = style.overflow !== "visible" && (box.width < 2 || box.height < 2);
  return cut || range.getBoundingClientRect().width === 0 || style.visibility !== "visible"
    || style.opacity < 0.1;
})"""
SIZES = ({"width": 1366, "height": 900}, {"width": 375, "height": 800})


def test_every_class_that_hides_is_known(page: Page):
    """On a screen or a phone; and none but two, of other themes, hides nothing here."""
    text = "".join(sheet.read_text(encoding="utf-8") for sheet in SHEETS)
    classes = sorted(set(CLASS.findall(text)))
    page.set_content(f"<style>{text}</style>{PAGE}")
    hidden: set[str] = set()
    for size in SIZES:
        page.set_viewport_size(size)
        hidden.update(page.evaluate(HIDDEN, classes))
    assert hidden | {"hidden", "md-hidden"} == HIDING_CLASSES
