"""URLs in what is neither HTML nor CSS: image candidates, JSON, sitemaps, feeds, robots.txt."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from concordance.sitecheck.record import FileRecord, ReferenceTable, SitemapEntry, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

_ABSOLUTE = re.compile(r"https?://[^\s{}<>\"]+\Z", re.IGNORECASE)
_LINKED_KEYS = frozenset(
    (
        "contentUrl",
        "downloadUrl",
        "embedUrl",
        "image",
        "item",
        "logo",
        "mainEntityOfPage",
        "thumbnailUrl",
        "url",
    )
)
_MANIFEST_KEYS = frozenset(("src", "url", "start_url", "action"))
_XML_TEXT = frozenset(("link", "comments", "url", "guid", "image", "logo", "icon"))
_XML_ATTRIBUTES = {
    "link": "href",
    "enclosure": "url",
    "content": "src",
    "thumbnail": "url",
    "url": "template",
    "image": "src",
    "square70x70logo": "src",
    "square150x150logo": "src",
    "square310x310logo": "src",
    "wide310x150logo": "src",
    "xml-stylesheet": "href",
}
_SITEMAP_LINE = re.compile(rb"(?im)^\s*sitemap\s*:\s*(\S+)")


MOST_ENTRIES = 50_000
"""What a sitemap may list. Source: sitemaps.org, "Sitemaps XML format"."""


def image_candidates(text: str) -> Iterator[str]:
    """Read a `srcset`, by the HTML standard's parser: a URL may hold commas inside, not outside."""
    at = 0
    while at < len(text):
        while at < len(text) and (text[at].isspace() or text[at] == ","):
            at += 1
        start = at
        while at < len(text) and not text[at].isspace():
            at += 1
        url = text[start:at]
        if not url:
            return
        yield url.rstrip(",")
        if url.endswith(","):
            continue
        depth = 0
        while at < len(text) and (depth or text[at] != ","):
            depth += (text[at] == "(") - (text[at] == ")" and depth > 0)
            at += 1


def json_urls(text: str, kind: str) -> Iterator[str]:
    """Read a JSON script: JSON-LD, an import map or speculation rules; bad JSON gives nothing.

    Of JSON-LD: absolute URLs under any key but `@context`, `@type` and `@vocab`, and relative ones
    under the keys that schema.org types as URL. An `@id` is a name: its fragment is dropped.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return
    stack: list[tuple[str, Any]] = [("", value)]
    while stack:
        key, value = stack.pop()
        if isinstance(value, dict):
            stack += [(str(k), v) for k, v in reversed(value.items())]
        elif isinstance(value, list):
            stack += [(key, v) for v in reversed(value)]
        elif isinstance(value, str) and key not in ("@context", "@type", "@vocab"):
            if kind == "importmap":
                wanted = value.startswith(("/", "./", "../"))
            elif kind == "speculationrules":
                wanted = key == "urls"
            else:
                wanted = key in _LINKED_KEYS and value.startswith(("/", "./", "../"))
            if wanted or _ABSOLUTE.match(value):
                yield value.partition("#")[0] if key == "@id" else value


def manifest(data: bytes, table: ReferenceTable) -> FileRecord:
    """Read a web application manifest: icons, screenshots, shortcuts, the start URL."""
    try:
        stack: list[tuple[str, Any]] = [("", json.loads(data))]
    except (ValueError, RecursionError) as error:
        return FileRecord("unread", problem=f"is not JSON: {error}")
    urls: list[str] = []
    while stack:
        key, value = stack.pop()
        if isinstance(value, dict):
            stack += [
                (str(k), v) for k, v in reversed(value.items()) if k != "related_applications"
            ]
        elif isinstance(value, list):
            stack += [(key, v) for v in reversed(value)]
        elif isinstance(value, str) and key in _MANIFEST_KEYS and "%s" not in value:
            urls.append(value)
    return listed("manifest", "manifest", (("url", url) for url in urls), table)


def robots(data: bytes, table: ReferenceTable) -> FileRecord:
    """Read the sitemaps that robots.txt names."""
    found = (match.decode("utf-8", "replace") for match in _SITEMAP_LINE.findall(data))
    return listed("text", "robots.txt", (("Sitemap", url) for url in found), table)


class _Xml:
    """What the parser of an XML file collects: a sitemap's entries, or a feed's URLs."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.EntityDeclHandler = self.entity
        self.parser.buffer_text = True
        self.root = ""
        self.words: list[str] = []
        self.line = 1
        self.skipped = False
        self.location: tuple[str, int] = ("", 1)
        self.alternates: list[tuple[str, str]] = []
        self.entries: list[SitemapEntry] = []
        self.urls: list[tuple[str, str]] = []

    def entity(self, name: str, *_: object) -> None:
        """Refuse declared entities: none is needed, and they can grow without bound."""
        raise ValueError(f'declares the entity "{name}"')

    def start(self, qualified: str, attributes: dict[str, str]) -> None:
        """Note a sitemap's alternate, or the URL in an element's attribute."""
        name = qualified.rpartition(" ")[2].lower()
        self.root = self.root or name
        self.words.clear()
        self.line = self.parser.CurrentLineNumber
        if self.root in ("urlset", "sitemapindex"):
            if name == "link" and "href" in attributes:
                self.alternates.append((attributes.get("hreflang", ""), attributes["href"]))
            return
        self.skipped = name == "guid" and attributes.get("isPermaLink") == "false"
        url = attributes.get(_XML_ATTRIBUTES.get(name, ""))
        if url:
            self.urls.append((f"{name} {_XML_ATTRIBUTES[name]}", url.partition("{")[0]))

    def text(self, words: str) -> None:
        self.words.append(words)

    def end(self, qualified: str) -> None:
        """Note a sitemap's location or entry, or the URL that an element holds as text."""
        name = qualified.rpartition(" ")[2].lower()
        text = "".join(self.words).strip()
        self.words.clear()
        if self.root in ("urlset", "sitemapindex"):
            if name == "loc" and not self.location[0]:
                self.location = (text, self.line)
            elif name in ("url", "sitemap"):
                self.entries.append(SitemapEntry(*self.location, tuple(self.alternates)))
                self.location = ("", 1)
                self.alternates.clear()
        elif name in _XML_TEXT and not self.skipped and _ABSOLUTE.match(text):
            self.urls.append((name, text))


def xml(data: bytes, table: ReferenceTable) -> FileRecord:
    """Read a sitemap, a sitemap index, a feed, an OpenSearch description or any other XML."""
    found = _Xml()
    try:
        found.parser.Parse(data, True)  # noqa: FBT003 - by position alone
    except expat.ExpatError as error:
        return FileRecord("unread", problem=f"is not XML: {error}", problem_line=error.lineno)
    except (LookupError, ValueError) as error:  # an encoding that nobody knows, an entity
        return FileRecord(
            "unread", problem=f"is not XML: {error}", problem_line=found.parser.CurrentLineNumber
        )
    if found.root in ("urlset", "sitemapindex"):
        if len(found.entries) > MOST_ENTRIES:
            reason = (
                f"lists {len(found.entries):,} URLs; a sitemap has {MOST_ENTRIES:,} at the most"
            )
            return FileRecord("unread", problem=reason)
        kind = "sitemap" if found.root == "urlset" else "sitemap-index"
        return FileRecord(kind, count=len(found.entries), entries=tuple(found.entries))
    return listed("xml", found.root, found.urls, table)
