"""What one file of a built site says, small enough to keep for thousands and to cache."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import msgspec

from concordance.sitecheck.active import ActivePart  # noqa: TC001 - msgspec reads the types

if TYPE_CHECKING:
    from collections.abc import Iterable


class UrlReference(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A URL as one element writes it.

    `element` and `attribute` are in lower case (`css` and `url` in a style sheet); `note` is what
    else decides: a link's `rel`, a meta's property; on an `a`, `hreflang` where it announces a
    language, or the language of the passage it stands in, where that is not the page's.
    """

    element: str
    attribute: str
    url: str
    note: str = ""

    @property
    def where(self) -> str:
        """Name the element and attribute for a message."""
        if self.element in ("css", "manifest", "robots.txt"):
            return self.attribute
        if self.attribute == "json":
            return f"the {self.note} script"
        if self.element == "meta":
            return f"<meta {self.note}>"
        return f"<{self.element} {self.attribute}>"


class SitemapEntry(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One `<url>` of a sitemap: its address, its line, and pairs (hreflang, address)."""

    loc: str
    line: int
    alternates: tuple[tuple[str, str], ...] = ()


class FileRecord(msgspec.Struct, array_like=True, gc=False):
    """What the contract needs of one file.

    `kind` is `html`, `css`, `svg`, `manifest`, `sitemap`, `sitemap-index`, `xml`, `text` or
    `unread`. `outer` and `inner` are indexes into the table of references, outside and inside the
    page's content (`article`, else `main`); a fragment that the page itself holds is left out.
    `count` is how many references were read. `lost` are pairs (attribute, id) that name no
    element. `active` is what could run in the page and its own policy does not approve. `refresh`
    is the target of a meta refresh, None where there is none. `passage` is the language of the
    first passage of the content that says one.
    """

    kind: str
    outer: bytes = b""
    inner: bytes = b""
    count: int = 0
    language: str = ""
    base: str | None = None
    ids: tuple[str, ...] = ()
    doubles: tuple[str, ...] = ()
    lost: tuple[tuple[str, str], ...] = ()
    canonicals: tuple[str, ...] = ()
    alternates: tuple[tuple[str, str], ...] = ()
    refresh: str | None = None
    hidden: bool = False
    problem: str = ""
    problem_line: int = 1
    entries: tuple[SitemapEntry, ...] = ()
    active: tuple[ActivePart, ...] = ()
    passage: str = ""

    def references(self) -> tuple[array[int], array[int]]:
        """Return the indexes outside and inside the content."""
        outer, inner = array("I"), array("I")
        outer.frombytes(self.outer)
        inner.frombytes(self.inner)
        return outer, inner


class ReferenceTable:
    """The distinct references of many files, each under one small number."""

    def __init__(self, entries: list[UrlReference] | None = None) -> None:
        """Start from the entries of a cache, or from nothing."""
        self.entries: list[UrlReference] = []
        self.numbers: dict[tuple[str, str, str, str], int] = {}
        for entry in entries or ():
            self.add(entry.element, entry.attribute, entry.url, entry.note)

    def add(self, element: str, attribute: str, url: str, note: str = "") -> int:
        """Return the number of a reference, new or known."""
        key = (element, attribute, url, note)
        number = self.numbers.get(key)
        if number is None:
            number = self.numbers[key] = len(self.entries)
            self.entries.append(UrlReference(*key))
        return number


def listed(
    kind: str, element: str, urls: Iterable[tuple[str, str]], table: ReferenceTable
) -> FileRecord:
    """Make the record of a file that is only a list of URLs, as pairs (attribute, URL)."""
    numbers = array("I", [table.add(element, attribute, url) for attribute, url in urls])
    return FileRecord(kind, outer=numbers.tobytes(), count=len(numbers))
