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
FOLD = '<details id="fold"><summary>a</summary><p style="height: 3000px">b</p></details>'
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
    """Closed, it is so after a reload, as what was opened is open; it says why a build failed."""
    finding = Finding("a.md", 1, 1, "x-rule", f'"{word}" stands twice', section="net", end_column=6)
    html = f'<html lang="{language}"><body><p id="net">{word} a</p>{FOLD}{SCRIPT}</body></html>'
    say = strings(language)
    page_of = PanelPage(html, ["three a"], language, say, {}, "failed.txt")
    files = {
        HOME: ("text/html; charset=utf-8", with_panel(page_of, [finding], [])),
        f"{HOME}failed.txt": ("text/plain", ""),
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
        page.locator("#fold > summary").click()
        page.evaluate("scrollTo(0, 1500)")
        page.reload()
        page.wait_for_function("!document.querySelector('#cc-panel > details').open")
        page.wait_for_function("document.querySelector('#fold').open && scrollY === 1500")
        page.goto(HOME)  # which is no reload
        page.wait_for_function("!document.querySelector('#cc-panel > details').open")
        assert not page.locator("#fold").evaluate("one => one.open")
        assert page.locator("#cc-panel > pre").count() == 0
        files[f"{HOME}failed.txt"] = ("text/plain", "a.yml:4:3: <b> is missing\n")
        page.reload()
        page.wait_for_selector("#cc-panel > pre")
        shown = page.locator("#cc-panel").inner_text()
        assert shown.startswith(f"{say['panel.failed']}\na.yml:4:3: <b> is missing")
    finally:
        page.close()
