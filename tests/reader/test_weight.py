"""What a reader's connection carries for a first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

MOST = 100_000
"""Bytes over the wire, headers included."""


@pytest.mark.parametrize(
    "path", ["", "es/horizon/", "pt/sources/", "compare/", "es/timeline/", "pt/glossary/"]
)
def test_a_cold_page(chromium_browser: Browser, host: str, path: str):
    """At most 100 kB, compressed as any host does, everything loaded once, one font for titles."""
    context = chromium_browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[int] = []
    asked: list[str] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(host + path, wait_until="networkidle")
    context.close()
    assert len(asked) == len(set(asked)) <= 12
    assert not [url for url in asked if url.endswith("sitemap.xml") or "/stylesheets/" in url]
    assert sum(url.endswith(".woff2") for url in asked) == 1
    assert sum(sizes) <= MOST
