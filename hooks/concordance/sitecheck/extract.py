"""Extract the record of one HTML or SVG file: its URLs, its ids, what its head promises."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING

from concordance.sitecheck.active import unapproved_parts
from concordance.sitecheck.attributes import (
    CANDIDATES,
    ID_LISTS,
    META_URLS,
    ORIGINS,
    PAINTS,
    URLS,
)
from concordance.sitecheck.css import css_urls
from concordance.sitecheck.formats import image_candidates, json_urls
from concordance.sitecheck.parsed_page import first_invalid_byte, read_html, unreadable
from concordance.sitecheck.record import FileRecord
from concordance.sitecheck.urls import decode

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

    from concordance.sitecheck.parsed_page import ParsedPage
    from concordance.sitecheck.record import ReferenceTable

_REFRESH = re.compile(r"\s*[0-9.]+[\s;,]*(?:url\s*=\s*)?(.*)", re.IGNORECASE | re.DOTALL)
_JSON = ("application/ld+json", "importmap", "speculationrules")
_READ = frozenset((*URLS, "base", "html", "meta", "style"))
_LISTS = frozenset((*CANDIDATES, *ID_LISTS, "style", "ping", "srcdoc", "shadowrootmode"))
_RARE = _LISTS | {"id", "lang", "name", "xlink:href"}


Attributes = dict[str, str | None]


def extract_page(data: bytes, table: ReferenceTable) -> FileRecord:
    """Return the record of an HTML file.

    Args:
        data: The file's bytes.
        table: The references of all the files of a run; those of this file are added to it.

    Returns:
        The record, of kind `unread` where the file is empty or nested beyond measure. A byte that
        is not UTF-8 is its `problem`; the rest of the file is read all the same.
    """
    if problem := unreadable(data):
        return FileRecord("unread", problem=problem)
    page = read_html(data)
    extraction = _Extraction(table, "html")
    extraction.found.problem, extraction.found.problem_line = first_invalid_byte(data)
    extraction.read(page)
    if b"url(#" in data:
        extraction.read_paints(page)
    if b"Content-Security-Policy" in data:
        extraction.found.active = tuple(unapproved_parts(data, page))
    return extraction.record()


def extract_drawing(data: bytes, table: ReferenceTable) -> FileRecord:
    """Return the record of an SVG file, read as `extract_page` does, names in lower case."""
    if problem := unreadable(data):
        return FileRecord("unread", problem=problem)
    page = read_html(data)
    extraction = _Extraction(table, "svg")
    extraction.read(page)
    extraction.read_paints(page)
    return extraction.record()


class _Extraction:
    """What is collected while one page is read; nothing of its tree is kept."""

    def __init__(self, table: ReferenceTable, kind: str) -> None:
        self.table = table
        self.numbers: tuple[array[int], array[int]] = (array("I"), array("I"))
        self.local: list[tuple[int, str, int]] = []
        self.ids: dict[str, None] = {}
        self.doubles: dict[str, None] = {}
        self.named: list[tuple[str, str]] = []
        self.passage = ("", 0)
        self.found = FileRecord(kind)
        self.alternates: list[tuple[str, str]] = []
        self.canonicals: list[str] = []

    def read_paints(self, page: ParsedPage) -> None:
        """Add the URLs of SVG's presentation attributes."""
        for name in PAINTS:
            for node in page.tree.css(f"[{name}]"):
                self._style(node.attributes.get(name) or "", name, 0)

    def record(self) -> FileRecord:
        """Return what was found; fragments that the page itself holds are left out."""
        found = self.found
        ids = self.ids
        for number, fragment, inner in self.local:
            if found.base is not None or not (fragment in ids or decode(fragment) in ids):
                self.numbers[inner].append(number)
        found.outer, found.inner = (numbers.tobytes() for numbers in self.numbers)
        found.ids = tuple(ids)
        found.doubles = tuple(self.doubles)
        found.lost = tuple(dict.fromkeys(pair for pair in self.named if pair[1] not in ids))
        found.alternates = tuple(self.alternates)
        found.canonicals = tuple(self.canonicals)
        return found

    def read(self, page: ParsedPage) -> None:
        """Add every URL and id of a page.

        Links are nearly all there is, so they are read here, at once.
        """
        nodes, tags, insides = page.nodes, page.tags, page.inside
        numbers, local, found = self.table.numbers, self.local, self.numbers
        for index, node in enumerate(nodes):
            attributes, tag, inside = node.attributes, tags[index], insides[index]
            if not _RARE.isdisjoint(attributes):
                self._rare(node, tag, attributes, inside)
                if "lang" in attributes and tag != "html":
                    self.passage = (attributes["lang"] or "", page.end(index))
                    if inside and not self.found.passage:
                        self.found.passage = self.passage[0]
            if tag != "a":
                if tag in _READ:
                    self._element(node, tag, attributes, inside)
                continue
            url = attributes.get("href")
            if url is None:
                continue
            passage, until = self.passage
            note = "hreflang" if "hreflang" in attributes else passage if index < until else ""
            number = numbers.get(("a", "href", url, note))
            if number is None:
                number = self.table.add("a", "href", url, note)
            if url[:1] == "#":
                local.append((number, url[1:], inside))
            else:
                found[inside].append(number)
        self.found.count += tags.count("a")

    def _identify(self, identity: str) -> None:
        if identity in self.ids:
            self.doubles.setdefault(identity)
        else:
            self.ids[identity] = None

    def _add(self, element: str, attribute: str, url: str, inside: int, note: str = "") -> None:
        self.found.count += 1
        number = self.table.add(element, attribute, url, note)
        if url.startswith("#"):
            self.local.append((number, url[1:], inside))
        else:
            self.numbers[inside].append(number)

    def _element(self, node: LexborNode, tag: str, attributes: Attributes, inside: int) -> None:
        """Read an element by its kind."""
        match tag:
            case "link":
                self._link(attributes, inside)
            case "meta":
                self._meta(node, attributes, inside)
            case "style":
                self._style(node.text(), "style", inside)
            case "script":
                self._script(node, attributes, inside)
            case "html":
                self.found.language = attributes.get("lang") or attributes.get("xml:lang") or ""
            case "base" if self.found.base is None:
                self.found.base = attributes.get("href")
            case _:
                self._loaded(tag, attributes, inside)

    def _loaded(self, tag: str, attributes: Attributes, inside: int) -> None:
        """Read the attributes that hold one URL on this element."""
        for name in URLS.get(tag, ()):
            if (url := attributes.get(name)) is not None:
                self._add(tag, name, url, inside)
        if tag == "input" and attributes.get("type") == "image":
            self._add(tag, "src", attributes.get("src") or "", inside)

    def _rare(self, node: LexborNode, tag: str, attributes: Attributes, inside: int) -> None:
        """Read the attributes that any element may carry, or an `a` seldom."""
        if identity := attributes.get("id"):
            self._identify(identity)
        if tag in ("a", "map") and (name := attributes.get("name")):
            self.ids.setdefault(name)
        if tag == "a" and (url := attributes.get("xlink:href")) is not None:
            self._add(tag, "xlink:href", url, inside)
        for name, value in attributes.items():
            if value and name in _LISTS:
                self._list(node, tag, name, value, inside)

    def _list(self, node: LexborNode, tag: str, name: str, value: str, inside: int) -> None:
        """Read an attribute that holds several URLs or ids, or a page."""
        if name == "style":
            self._style(value, "style attribute", inside)
        elif name in CANDIDATES:
            for url in image_candidates(value):
                self._add(tag, name, url, inside)
        elif name in ID_LISTS:
            self.named += [(f"{tag} {name}", word) for word in value.split()]
        elif name == "ping":
            for url in value.split():
                self._add(tag, name, url, inside)
        else:
            trees = [value] if name == "srcdoc" else map(_html, node.template_fragments())
            self._inline_page("".join(trees), inside)

    def _link(self, attributes: Attributes, inside: int) -> None:
        """Read a `<link>`: a file, a canonical or an alternate."""
        url = attributes.get("href")
        rel = (attributes.get("rel") or "").lower().split()
        if url is None or ORIGINS.issuperset(rel or [""]):
            return
        if "canonical" in rel:
            self.canonicals.append(url)
        elif "alternate" in rel and (language := attributes.get("hreflang")):
            self.alternates.append((language, url))
        self._add("link", "href", url, inside, " ".join(rel))

    def _meta(self, node: LexborNode, attributes: Attributes, inside: int) -> None:
        """Read a `<meta>`: a redirect, what search engines may do, or a URL."""
        value = attributes.get("content")
        if not value:
            return
        if (attributes.get("http-equiv") or "").lower() == "refresh":
            match = _REFRESH.match(value)
            url = match[1].strip() if match else ""
            if url[:1] in ("'", '"'):
                url = url[1:].partition(url[0])[0]
            if url:
                parent = node.parent
                if parent is None or parent.tag != "noscript":
                    self.found.refresh = url
                self._add("meta", "refresh", url, inside, "refresh")
            return
        for attribute in ("property", "name", "itemprop"):
            name = (attributes.get(attribute) or "").lower()
            if name in ("robots", "googlebot"):
                words = value.lower().replace(",", " ").split()
                self.found.hidden |= "noindex" in words or "none" in words
            elif name in META_URLS and (":" in name or "twitter" in name or "/" in value):
                self._add("meta", "content", value, inside, name)
                return

    def _style(self, text: str, where: str, inside: int) -> None:
        if "(" not in text and "@" not in text:
            return
        for way, url in css_urls(text):
            self._add("css", f"{where} {way}", url, inside)

    def _script(self, node: LexborNode, attributes: Attributes, inside: int) -> None:
        for name in URLS["script"]:
            if (url := attributes.get(name)) is not None:
                self._add("script", name, url, inside)
        kind = (attributes.get("type") or "").strip().lower()
        if kind in _JSON:
            for url in json_urls(node.text(), kind):
                self._add("script", "json", url, inside, kind)

    def _inline_page(self, text: str, inside: int) -> None:
        """Read an iframe's `srcdoc` or a declarative shadow tree: its URLs count from the page."""
        nested = _Extraction(self.table, "html")
        nested.read(read_html(text, inside=bool(inside)))
        nested.record()
        self.found.count += nested.found.count
        for mine, theirs in zip(self.numbers, nested.numbers, strict=True):
            mine.extend(theirs)


def _html(node: LexborNode) -> str:
    return node.html or ""
