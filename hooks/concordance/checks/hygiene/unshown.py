"""Which elements, classes and attributes leave nothing of a text to see, and which mark-up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.checks.hygiene.concealing import concealing

if TYPE_CHECKING:
    from collections.abc import Mapping

HIDING_CLASSES = frozenset(
    (
        *("hidden", "md-hidden", "headerlink", "footnote-backref", "tabbed-block", "term-popover"),
        *("cc-figure__drawing--wide", "cc-language", "cc-on-paper", "cc-unseen"),
        *("md-consent__inner", "md-consent__overlay", "md-consent__settings", "md-dialog"),
        *("md-feedback__note", "md-header__source", "md-nav__source", "md-option", "md-overlay"),
        *("md-post__back", "md-progress", "md-search-result__icon", "md-search__inner"),
        *("md-search__output", "md-search__overlay", "md-search__suggest", "md-select__inner"),
        "md-sidebar--primary",
        *("md-sidebar--secondary", "md-skip", "md-tabs", "md-toggle", "md-tooltip", "md-tooltip2"),
        *("md-top", "md-version__list"),
    )
)
"""Classes with which a page shows nothing of a text, on a screen or a phone.

Source: the styles of mkdocs-material 9 and of this tool, each tried in a browser
(`tests/reader/test_hiding_classes.py`).
"""
_UNSHOWN = frozenset(
    (
        *("audio", "canvas", "datalist", "iframe", "meter", "noembed", "noframes", "noscript"),
        *("object", "progress", "template", "video"),
        *("rp", "title", "clippath", "defs", "desc", "mask", "metadata", "symbol"),
        *("annotation", "annotation-xml", "maction", "mphantom", "mspace"),
    )
)
"""Elements whose text a browser shows only where it cannot show them, or never.

Source: HTML, 4 and 15.3; SVG 2, 5; MathML Core, 3.
"""
_EMPTY = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source")
)
"""Elements without text of their own."""
_BOXES = frozenset(("svg", "marquee"))
"""Elements that cut what is beyond the size that their attributes give them."""
_STYLED = {
    **{name: name for name in ("color", "display", "font-size", "opacity", "visibility")},
    "fill-opacity": "opacity",
    "mathcolor": "color",
    "mathsize": "font-size",
    "clip-path": "clip-path",
}
"""Attributes that say what a style does, by its property (SVG 2, 6.6; MathML Core, 2.1.3)."""
_SIZES = ("width", "height")
BOGUS = re.compile(r"(?:\\<!--|<!\[CDATA\[)(?=[^\w\n>]{0,40}\w)")
"""What browsers or Markdown take for a comment, and other readers for text."""
SIGNS = re.compile(
    "|".join(
        (
            "hidden|style|popover|<dialog|<svg|<math|<marquee|class|cdata|<!--",
            *sorted(HIDING_CLASSES),
            *(f"<{name}" for name in sorted(_UNSHOWN)),
        )
    )
)
"""Without any of these, in lower case, nothing is hidden."""


def hidden_by(given: Mapping[str, str], name: str = "") -> str:
    """Return what hides the text of an element, as a message says it; else nothing.

    Args:
        given: its attributes, their names in lower case, the entities of their values replaced.
        name: its own, in lower case; none where the attributes are those of a list.
    """
    if name in _EMPTY:
        return ""
    if name in _UNSHOWN or (name == "dialog" and "open" not in given):
        return f"<{name}>"
    if bare := [each for each in ("hidden", "popover") if each in given]:
        return f"'{bare[0]}'"
    if given.get("aria-hidden", "").lower() == "true" and name != "svg":
        return "'aria-hidden'"
    if classes := HIDING_CLASSES.intersection(given.get("class", "").lower().split()):
        return f"the class '{min(classes)}'"
    cut = ["overflow: hidden", *(f"{each}: {given[each]}px" for each in _SIZES if each in given)]
    styles = (
        given.get("style", ""),
        *(f"{of}: {given[each]}" for each, of in _STYLED.items() if each in given),
        "; ".join(cut) if name in _BOXES else "",
    )
    return next((f"'{found}'" for style in styles if style and (found := concealing(style))), "")
