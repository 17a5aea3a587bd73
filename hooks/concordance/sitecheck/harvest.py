"""Read one HTML or SVG file with lexbor into a record: its URLs, its ids, its head."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from concordance.sitecheck.attributes import (
    CANDIDATES,
    ID_LISTS,
    META_URLS,
    ORIGINS,
    PAINTS,
    SELECTOR,
    URLS,
)
from concordance.sitecheck.css import css_urls
from concordance.sitecheck.formats import image_candidates, json_urls
from concordance.sitecheck.record import FileRecord, ReferenceTable
from concordance.sitecheck.urls import decode

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_REFRESH = re.compile(r"\s*[0-9.]+[\s;,]*(?:url\s*=\s*)?(.*)", re.IGNORECASE | re.DOTALL)
_BLOCKS = (b"<div", b"<section", b"<blockquote", b"<ul", b"<ol", b"<dl", b"<article", b"<details")
_LARGE = 1 << 18
_DEEPEST = 10_000
_JSON = ("application/ld+json", "importmap", "speculationrules")
_READ = frozenset((*URLS, "base", "html", "meta", "style"))
_LISTS = frozenset((*CANDIDATES, *ID_LISTS, "style", "ping", "srcdoc", "shadowrootmode"))
_RARE = _LISTS | {"id", "lang", "name", "xlink:href"}


Attributes = dict[str, str | None]


class Harvest:
    """One reading of one file; `record()` gives what it found.

    Nothing of the parsed tree is kept, so memory holds one tree at a time.
    """

    def __init__(self, table: ReferenceTable) -> None:
        """Start, adding to the table of references shared by all the files of a run."""
        self.table = table
        self.places: tuple[array[int], array[int]] = (array("I"), array("I"))
        self.local: list[tuple[int, str, int]] = []
        self.ids: dict[str, None] = {}
        self.doubles: dict[str, None] = {}
        self.named: list[tuple[str, str]] = []
        self.passage = ("", 0)
        self.found = FileRecord("html")
        self.alternates: list[tuple[str, str]] = []
        self.canonicals: list[str] = []

    def page(self, data: bytes) -> FileRecord:
        """Read a page."""
        if problem := _unreadable(data):
            return problem
        self.found.problem, self.found.problem_line = _invalid(data)
        tree = LexborHTMLParser(data)
        self._tree(tree, 0)
        if b"url(#" in data:
            self._paint(tree)
        return self._close()

    def drawing(self, data: bytes) -> FileRecord:
        """Read an SVG file: the same elements, by their names in lower case."""
        self.found.kind = "svg"
        if problem := _unreadable(data):
            return problem
        tree = LexborHTMLParser(data)
        self._tree(tree, 0)
        self._paint(tree)
        return self._close()

    def _paint(self, tree: LexborHTMLParser) -> None:
        for name in PAINTS:
            for node in tree.css(f"[{name}]"):
                self._style(node.attributes.get(name) or "", name, 0)

    def _close(self) -> FileRecord:
        found = self.found
        ids = self.ids
        for number, fragment, inner in self.local:
            if found.base is not None or not (fragment in ids or decode(fragment) in ids):
                self.places[inner].append(number)
        found.outer, found.inner = (place.tobytes() for place in self.places)
        found.ids = tuple(ids)
        found.doubles = tuple(self.doubles)
        found.lost = tuple(dict.fromkeys(pair for pair in self.named if pair[1] not in ids))
        found.alternates = tuple(self.alternates)
        found.canonicals = tuple(self.canonicals)
        return found

    def _tree(self, tree: LexborHTMLParser, inner: int) -> None:
        root = tree.root
        if root is None:
            return
        nodes = root.css(SELECTOR)
        tags = [node.tag or "" for node in nodes]
        insides = _content(nodes, tags, inner)
        numbers, local, places = self.table.numbers, self.local, self.places
        for index, node in enumerate(nodes):
            attributes, tag, inside = node.attributes, tags[index], insides[index]
            if not _RARE.isdisjoint(attributes):
                self._rare(node, tag, attributes, inside)
                if "lang" in attributes and tag != "html":
                    self.passage = (attributes["lang"] or "", _end(nodes, index))
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
                places[inside].append(number)
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
            self.places[inside].append(number)

    def _element(self, node: LexborNode, tag: str, attributes: Attributes, inside: int) -> None:
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
        nested = Harvest(self.table)
        nested._tree(LexborHTMLParser(text), inside)
        nested._close()
        self.found.count += nested.found.count
        for mine, theirs in zip(self.places, nested.places, strict=True):
            mine.extend(theirs)


def _html(node: LexborNode) -> str:
    return node.html or ""


def _content(nodes: list[LexborNode], tags: list[str], inner: int) -> bytearray:
    """Mark which nodes stand in the content: the page's articles, or without them its main part."""
    marks = bytearray([inner]) * len(nodes)
    wanted = "article" if "article" in tags else "main"
    end = 0
    for _ in range(tags.count(wanted)):
        start = tags.index(wanted, end) if wanted in tags[end:] else len(tags)
        end = _end(nodes, start) if start < len(nodes) else start
        marks[start:end] = b"\1" * (end - start)
    return marks


def _end(nodes: list[LexborNode], start: int) -> int:
    """Find where the descendants of a node end: they follow it, so halving finds the last."""
    ancestor = nodes[start].mem_id
    low, high = start + 1, len(nodes)
    while low < high:
        middle = (low + high) // 2
        node: LexborNode | None = nodes[middle]
        while node is not None and node.mem_id != ancestor:
            node = node.parent
        low, high = (middle + 1, high) if node is not None else (low, middle)
    return low


def _unreadable(data: bytes) -> FileRecord | None:
    """Say why a file cannot be read as a page: it is empty, or nested beyond measure."""
    if not data.strip():
        return FileRecord("unread", problem="the file is empty")
    if len(data) > _LARGE:
        # The parser looks up through every open element: quadratic where none is closed.
        low = data.lower()
        unclosed = sum(low.count(tag) - low.count(tag.replace(b"<", b"</")) for tag in _BLOCKS)
        if unclosed > _DEEPEST:
            return FileRecord("unread", problem=f"{unclosed} elements are opened and never closed")
    return None


def _invalid(data: bytes) -> tuple[str, int]:
    """Find the first byte that is not UTF-8: what to say, and its line; nothing where all is."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return f"byte 0x{data[error.start]:02X} is not UTF-8", line
    return "", 1
