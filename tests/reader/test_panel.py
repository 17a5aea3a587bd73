"""The panel of findings in a browser: as it was left, on every page and after every save."""

from __future__ import annotations

from pathlib import Path

import pytest

from concordance.findings.model import Finding
from concordance.freshness.panel import PanelPage, with_panel
from concordance.mkdocs_site.assets import FOLDER
from concordance.publish.strings import strings

HOME = "http://127.0.0.1:9/"
"""Answered here: nothing is asked of any port."""
SCRIPT = '<script type="module" src="panel.js"></script>'


@pytest.mark.parametrize(
    ("language", "word", "told"),
    [
        ("fr", "trois", "est écrit deux fois"),
        ("es", "tres", "está dos veces"),
        ("pt", "três", "está duas vezes"),
    ],
)
def test_the_panel_stays_as_it_was_left(chromium_browser, language, word, told):
    """Closed, it is closed after a reload; its line leads to the passage, in each language."""
    finding = Finding("a.md", 1, 1, "x-rule", f'"{word}" stands twice', section="net", end_column=6)
    html = f'<html lang="{language}"><body><p id="net">{word} a</p>{SCRIPT}</body></html>'
    page_of = PanelPage(html, ["three a"], language, strings(language), {})
    files = {
        HOME: ("text/html; charset=utf-8", with_panel(page_of, [finding], [])),
        f"{HOME}panel.js": ("text/javascript", Path(FOLDER, "panel.js").read_text("utf-8")),
    }
    page = chromium_browser.new_page()
    try:

        def answer(route):
            kind, body = files.get(route.request.url.partition("#")[0], ("text/plain", ""))
            route.fulfill(content_type=kind, body=body)

        page.route("**/*", answer)
        page.goto(HOME)
        assert page.locator("#cc-panel > details").evaluate("one => one.open")
        assert told in page.locator("#cc-panel li").inner_text()
        page.locator("#cc-panel a").click()
        assert page.evaluate("location.hash") == "#net"
        page.locator("#cc-panel > details > summary").click()
        page.wait_for_function("localStorage.getItem('cc-panel') === 'closed'")
        page.reload()
        page.wait_for_function("!document.querySelector('#cc-panel > details').open")
    finally:
        page.close()
