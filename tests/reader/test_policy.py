"""Privacy and safety: nothing runs, loads or is stored but what the page needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from browser import watched
from site_search import ask, open_search

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


def test_every_page_has_a_strict_policy(built_site: Path):
    """No `unsafe-` of any kind, before anything that it governs; no style attribute it refuses."""
    pages = [path for path in built_site.rglob("*.html") if "pagefind" not in path.parts]
    assert len(pages) > 100
    for path in pages:
        html = path.read_text(encoding="utf-8")
        page = LexborHTMLParser(html)
        policy = page.css_first("meta[http-equiv=Content-Security-Policy]").attributes["content"]
        assert "unsafe" not in policy
        assert "default-src 'none'" in policy
        assert html.index("Content-Security-Policy") < html.index("<link")
        assert [node.html[:80] for node in page.css("[style], style")] == [], path
        assert not re.search(r"<[^<>]*\son\w+=", html), path


def test_what_is_not_the_site_s_does_not_run(page: Page, host: str):
    """A script, a style and an image from elsewhere that got into a page are refused."""
    page.goto(host)
    refused = page.evaluate(
        """() => new Promise(done => {
          const seen = [];
          document.addEventListener("securitypolicyviolation", event => {
            seen.push(event.effectiveDirective);
            if (seen.length === 3) done(seen.sort());
          });
          const add = (name, more) => document.body.append(
            Object.assign(document.createElement(name), more));
          add("script", { textContent: "window.ran = true" });
          add("style", { textContent: "body { color: red }" });
          add("img", { src: "https://elsewhere.example/x.png" });
        })"""
    )
    assert refused == ["img-src", "script-src-elem", "style-src-elem"]
    assert page.evaluate("window.ran") is None


def test_webassembly_is_the_worker_s_alone(page: Page, able_host: str):
    """Under the headers of `_headers` the page may not compile it, and search works."""
    answer = page.goto(able_host)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["referrer-policy"] == "strict-origin-when-cross-origin"
    outcome = page.evaluate(
        "WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))"
        ".then(() => 'compiled', () => 'refused')"
    )
    assert outcome == "refused"
    open_search(page)
    assert ask(page, "maia")[1]


def test_nothing_is_stored_but_the_palette(page: Page, host: str):
    """After reading, searching and choosing a palette: one key, no cookie, no database."""
    wrong = watched(page, host)
    page.goto(host)
    open_search(page)
    ask(page, "maia")
    page.keyboard.press("Escape")
    page.goto(f"{host}es/horizon/")
    page.click("[data-md-component=palette] label:not([hidden])")
    assert page.evaluate("Object.keys(localStorage)") == ["/.__palette"]
    assert page.evaluate("sessionStorage.length") == 0
    assert page.context.cookies() == []
    assert page.evaluate("indexedDB.databases().then(all => all.length)") == 0
    assert wrong == []


@pytest.mark.parametrize("pattern", ["*.map", "lunr*", "search.*.min.js", "pagefind-ui*"])
def test_what_no_browser_needs_is_not_shipped(built_site: Path, pattern: str):
    """No source map, nothing of the theme's search."""
    assert list(built_site.rglob(pattern)) == []
    for path in built_site.rglob("*.min.*"):
        assert "sourceMappingURL" not in path.read_text(encoding="utf-8")
