"""What the head of each page of this site tells others."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from concordance.publish.card import image_paths

if TYPE_CHECKING:
    from pathlib import Path

LOCALES = {"": "fr_FR", "es/": "es_ES", "pt/": "pt_BR"}
TAGS = {"": "fr", "es/": "es", "pt/": "pt-BR"}
SITE = "https://concordance.example/"


@pytest.fixture(scope="module")
def pages(built_site: Path) -> dict[str, LexborHTMLParser]:
    """Return every page that crawlers may read, by its path, parsed."""
    found = {}
    for path in sorted(built_site.rglob("index.html")):
        page = LexborHTMLParser(path.read_text(encoding="utf-8"))
        if page.css_first("meta[name=robots]") is None:
            folder = path.parent.relative_to(built_site).as_posix()
            found["" if folder == "." else f"{folder}/"] = page
    return found


def content(page: LexborHTMLParser, name: str) -> str:
    """Return the content of a meta element."""
    return page.css_first(f"meta[name='{name}'], meta[property='{name}']").attributes["content"]


def test_titles_and_descriptions_are_unique(pages: dict[str, LexborHTMLParser]):
    """No two pages of a language share a title, and no two pages at all a description."""
    described = [content(page, "description") for page in pages.values()]
    assert len(set(described)) == len(described)
    for folder in TAGS:
        titles = [
            page.css_first("title").text(strip=True)
            for path, page in pages.items()
            if (path[:3] if path[:3] in TAGS else "") == folder
        ]
        assert len(set(titles)) == len(titles) > 30


def test_feeds(pages: dict[str, LexborHTMLParser], built_site: Path):
    """Each page names the feed of its language, whose changes lead to pages of that language."""
    for path, page in pages.items():
        folder = path[:3] if path[:3] in TAGS else ""
        link = page.css_first("link[type='application/atom+xml']").attributes
        assert link["href"] == f"{SITE}{folder}feed.xml"
        shown = page.css_first(".cc-provenance a[href$='feed.xml']").attributes["href"]
        assert (built_site / path / shown).resolve() == built_site / folder / "feed.xml"
    for folder, tag in TAGS.items():
        root = ET.parse(built_site / folder / "feed.xml").getroot()  # noqa: S314 - our own file
        assert root.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == tag
        entries = root.findall("{*}entry")
        assert 0 < len(entries) <= 30
        for entry in entries:
            path = entry.find("{*}link").attrib["href"].removeprefix(SITE)
            assert path.startswith(folder)
            described = content(pages[path], "description")
            assert entry.findtext("{*}summary").split("\n")[-1] == described
            title = " ".join(pages[path].css_first("title, h1").text().split())
            assert " ".join(entry.findtext("{*}title").split()) in title


def test_cards(pages: dict[str, LexborHTMLParser], built_site: Path):
    """Each page has its own, in its language, with an image that is there and not too heavy."""
    for path, page in pages.items():
        folder = path[:3] if path[:3] in TAGS else ""
        assert content(page, "og:locale") == LOCALES[folder]
        assert content(page, "og:url") == SITE + path
        assert content(page, "og:description") == content(page, "description")
        title = " ".join(page.css_first("title").text().split())
        assert title.startswith(" ".join(content(page, "og:title").split()))
        image = built_site / content(page, "og:image").removeprefix(SITE)
        assert image.stat().st_size < 60_000
        assert image.read_bytes()[16:24] == (1200).to_bytes(4, "big") + (630).to_bytes(4, "big")
        code = folder.rstrip("/") or "fr"
        texts = (content(page, "og:title"), content(page, "og:description"))
        own, language = image_paths(f"assets/cards/{code}.png", *texts)
        there = own if (built_site / own).is_file() else language
        assert image == built_site / there
        alt = texts[0] if there == own else content(page, "og:site_name")
        assert content(page, "og:image:alt") == alt


def test_data(pages: dict[str, LexborHTMLParser]):
    """Each article names its translations, or the page it is one of, and the way down to it."""
    for path, page in pages.items():
        folder = path[:3] if path[:3] in TAGS else ""
        data = json.loads(page.css_first("head script[type='application/ld+json']").text())
        article, *rest = data["@graph"]
        assert article["url"] == SITE + path
        assert article["inLanguage"] == TAGS[folder]
        name = path.removeprefix(folder)
        if folder:
            assert article["translationOfWork"] == {"@id": SITE + name}
        else:
            assert article["workTranslation"] == [
                {"@id": SITE + other + name} for other in ("es/", "pt/")
            ]
        steps = [step["item"] for one in rest for step in one.get("itemListElement", ())]
        assert steps[:1] == ([SITE + folder] if name else [])
        assert not name or steps[-1] == SITE + path
        assert all(step.removeprefix(SITE) in pages for step in steps)


def test_terms_are_data_too(pages: dict[str, LexborHTMLParser]):
    """An entry of the glossary says what it defines."""
    kinds = [
        json.loads(node.text()).get("@type")
        for node in pages["es/glossary/maia/"].css("script[type='application/ld+json']")
    ]
    assert "DefinedTerm" in kinds
