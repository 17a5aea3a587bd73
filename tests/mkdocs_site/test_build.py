"""This site as it is built: languages, addresses, sitemap, nothing from elsewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from lxml import etree
from selectolax.lexbor import LexborHTMLParser

from sites import ROOT, build

if TYPE_CHECKING:
    from pathlib import Path

SITE = "https://concordance.example/"
TAGS = {"": "fr", "es/": "es", "pt/": "pt-BR"}
XHTML = "{http://www.w3.org/1999/xhtml}link"
LOADED = "script[src], link[rel=stylesheet], link[rel=icon], img[src], iframe, source, video, audio"


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, LexborHTMLParser]:
    """Return every page of the site by its path, parsed; those crawlers are kept from apart."""
    found = {}
    for path in sorted(built_site.rglob("index.html")):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        if page.css_first("meta[name=robots]") is None:
            folder = path.parent.relative_to(built_site).as_posix()
            found["" if folder == "." else f"{folder}/"] = page
    return found


def language_of(path: str) -> str:
    """Return the folder of a page's language, empty for the default one."""
    return path[:3] if path[:3] in TAGS else ""


def alternates(page: LexborHTMLParser) -> dict[str, str]:
    """Return the alternates in a page's head by their language."""
    return {
        link.attributes["hreflang"]: link.attributes["href"]
        for link in page.css("head link[hreflang]")
        if "alternate" in (link.attributes["rel"] or "").split()
    }


def test_each_page_exists_in_each_language(pages: dict[str, LexborHTMLParser]):
    """The three trees hold the same pages, and as many as the sources."""
    trees = {
        folder: {path.removeprefix(folder) for path in pages if language_of(path) == folder}
        for folder in TAGS
    }
    sources = len(list((ROOT / "docs" / "fr").rglob("*.md")))
    assert trees[""] == trees["es/"] == trees["pt/"]
    assert len(trees[""]) == sources


def test_the_language_is_declared(pages: dict[str, LexborHTMLParser]):
    """Each page says the language it is written in, Brazilian Portuguese included."""
    for path, page in pages.items():
        assert page.css_first("html").attributes["lang"] == TAGS[language_of(path)], path


def test_canonical_is_own(pages: dict[str, LexborHTMLParser]):
    """Each page's canonical address is its own."""
    for path, page in pages.items():
        assert page.css_first("link[rel=canonical]").attributes["href"] == SITE + path


def test_alternates_are_absolute_closed_and_reciprocal(pages: dict[str, LexborHTMLParser]):
    """Each page lists every language, itself included, and they list it back."""
    for path, page in pages.items():
        listed = alternates(page)
        assert set(listed) == {"fr", "es", "pt", "x-default"}, path
        assert listed["x-default"] == listed["fr"]
        assert SITE + path in listed.values()
        for url in listed.values():
            assert alternates(pages[url.removeprefix(SITE)]) == listed, url


def test_sitemap_lists_every_page_and_its_alternates(
    built_site: Path, pages: dict[str, LexborHTMLParser]
):
    """The sitemap and the pages hold the same addresses and the same alternates."""
    urls = etree.parse(built_site / "sitemap.xml").getroot()
    listed = {
        url.findtext("{*}loc"): {link.get("hreflang"): link.get("href") for link in url.iter(XHTML)}
        for url in urls
    }
    assert listed == {SITE + path: alternates(page) for path, page in pages.items()}


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, LexborHTMLParser], built_site: Path):
    """No page and no style sheet of ours asks another host for anything."""
    for path, page in pages.items():
        for node in page.css(LOADED):
            address = node.attributes.get("src") or node.attributes.get("href") or ""
            assert not re.match(r"(?:https?:)?//", address), f"{path}: {address}"
    for sheet in built_site.rglob("*.css"):
        assert not re.search(r"url\(\s*[\"']?(?:https?:)?//", sheet.read_text(encoding="utf-8"))


def test_interface_is_in_the_language_of_the_page(pages: dict[str, LexborHTMLParser]):
    """No label of the French interface stands in another language's page, names apart."""
    labels = {
        folder: {
            text
            for path, page in pages.items()
            if language_of(path) == folder
            for node in page.css(
                "header [title], header [aria-label], .md-nav__title, .md-nav__link, .md-skip"
            )
            for text in (
                node.attributes.get("title") or "",
                node.attributes.get("aria-label") or "",
                node.text(deep=True).strip() if node.tag != "input" else "",
            )
            if len(re.findall(r"[^\W\d_]{2,}", text)) > 1
        }
        for folder in TAGS
    }
    names = {text for text in labels[""] if not any(word[0].islower() for word in text.split())}
    for folder in ("es/", "pt/"):
        assert (labels[""] & labels[folder]) - names == set()


def test_publishing_needs_an_address(tmp_path: Path):
    """A build meant for publishing is refused while `SITE_URL` is the default."""
    run = build(ROOT, "--strict", site=tmp_path / "site", PUBLISH="1", SITE_URL="")
    assert run.returncode == 1
    assert "SITE_URL is not set" in run.stderr
    assert not (tmp_path / "site").exists()
