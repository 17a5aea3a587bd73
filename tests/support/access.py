"""Ask axe-core what is wrong with an open page, in the modes its readers choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sites import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from playwright.sync_api import Page

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
LANGUAGES = ["", "es/", "pt/"]
"""The folders of this site's languages."""
FRAME = [[".md-header"], [".md-sidebar"], [".md-footer"], [".md-path"]]
"""What is the same on every page of a language: looked at once, then left out."""
WIDTHS = {"desktop": 1366, "phone": 375}
SCHEMES = ("light", "dark")
SMALLEST = 320
"""A window of 1280 pixels at 400 % (WCAG 2.2, 1.4.10)."""


def paths(site: Path, language: str) -> list[str]:
    """Return the pages of a language, from its home."""
    folder = site / language
    found = [path.parent.relative_to(folder).as_posix() for path in folder.rglob("index.html")]
    own = ["" if path == "." else f"{path}/" for path in sorted(found)]
    return [path for path in own if language or not path.startswith(("es/", "pt/"))]


def violations(page: Page, *, frame: bool = True, only: Sequence[str] = ()) -> list[str]:
    """Return what axe finds on the page as it is; without `frame`, in what is the page's own.

    `only` names the kinds of rules that are asked, all if none.
    """
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(
        "([exclude, only]) => axe.run(exclude ? {exclude} : document,"
        " {resultTypes: ['violations'], preload: !exclude, ...(only.length && {runOnly: only})})",
        [None if frame else FRAME, list(only)],
    )
    return [
        f"{page.url} ({page.viewport_size['width']}): {rule['id']}: {node['html'][:160]}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def violations_in_modes(
    page: Page, *, frame: bool = True, widths: Iterable[str] = WIDTHS
) -> list[str]:
    """Look at the open page on a desktop and a phone, in light and dark, and give all of it.

    The second scheme changes colours alone, so that only their rules are asked again.
    """
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.wait_for_function(
            "dark => (document.body.dataset.mdColorScheme === 'slate') === dark",
            arg=scheme == "dark",
        )
        for width in widths:
            page.set_viewport_size({"width": WIDTHS[width], "height": 800})
            found += violations(page, frame=frame, only=["cat.color"] * (scheme == "dark"))
    return found


def overflow(page: Page) -> list[str]:
    """Return by how much the page is wider than the smallest window, if it is."""
    page.set_viewport_size({"width": SMALLEST, "height": 800})
    excess: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [f"{page.url}: {excess} pixels wider than the window"] if excess > 0 else []
