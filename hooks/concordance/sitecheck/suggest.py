"""What a faulty URL was probably meant to be."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from concordance.findings.suggest import nearest
from concordance.sitecheck.urls import decode, encode, page_path, relative

if TYPE_CHECKING:
    from concordance.sitecheck.site import Site, UrlTarget

_CLOSE = 0.65


def plain(text: str) -> str:
    """Return a name without case, accents and Unicode form."""
    spread = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in spread if not unicodedata.combining(c))


def difference(written: str, found: str) -> str:
    """Return in what two names that look alike differ; empty where they differ in more."""
    if written == found:
        return ""
    if unicodedata.normalize("NFC", written) == unicodedata.normalize("NFC", found):
        return "Unicode form"
    if written.casefold() == found.casefold():
        return "case"
    return "accents" if plain(written) == plain(found) else ""


class Suggestions:
    """What the faulty URLs of one site were meant to be, from indexes built when first needed."""

    def __init__(self, site: Site) -> None:
        self.site = site

    @cached_property
    def _files(self) -> dict[str, list[str]]:
        """The files by their plain path, by `*/` and its last part, and by its folder and `/*`."""
        found = defaultdict(list)
        for name in sorted(self.site.files):
            path = plain(page_path(name)).rstrip("/")
            folder, _, last = path.rpartition("/")
            for key in (path, f"*/{last}", f"{folder}/*") if path else ("",):
                found[key].append(name)
        return found

    @cached_property
    def _pages_by_id(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for name in self.site.pages:
            for identity in self.site.records[name].ids:
                found[identity].append(name)
        return found

    def file(self, target: UrlTarget, page: str) -> tuple[str, str]:
        """Find the file probably meant: the same path but for its spelling, moved, or alike.

        Args:
            target: What the URL leads to.
            page: The name of the file that holds the URL.

        Returns:
            The file's name, empty where nothing comes near, and in what the two paths differ.
        """
        path = target.path
        base = self.site.home.base
        if target.problem == "outside":
            path = path.removeprefix("/")
        elif base != "/" and path.startswith(base[1:]):
            path = path.removeprefix(base[1:])
        path = path.rstrip("/").removesuffix("/index.html")
        for suffix in (".md", ".html", ""):
            stem = path.removesuffix(suffix)
            if path and path.endswith(suffix) and (same := self._files.get(plain(stem))):
                return same[0], difference(stem, page_path(same[0]).rstrip("/"))
        folder, _, last = plain(path).removesuffix(".md").rpartition("/")
        moved = self._files.get(f"*/{last}", [])
        near = [name for name in moved if self._language(name) == self._language(page)] or moved
        if len(near) == 1:
            return near[0], ""
        inside = self._files.get(f"{folder}/*", [])
        beside = {plain(page_path(name)).rstrip("/").rpartition("/")[2]: name for name in inside}
        close = nearest(last, beside, _CLOSE)
        return (beside[close], "") if close else ("", "")

    def _language(self, name: str) -> str:
        record = self.site.records.get(name)
        return record.language if record is not None else ""

    def fragment(self, target: UrlTarget) -> tuple[str, str, str]:
        """Find the place probably meant, on the page that the URL leads to or another.

        Returns:
            The page, the id (both empty where nothing comes near), and in what the ids differ.
        """
        fragment = decode(target.fragment)
        ids = self.site.records[target.name].ids
        for identity in ids:
            if plain(identity) == plain(fragment):
                return target.name, identity, difference(fragment, identity)
        elsewhere = self._pages_by_id.get(fragment, [])
        if len(elsewhere) == 1:
            return elsewhere[0], fragment, ""
        close = nearest(fragment, ids, _CLOSE)
        return (target.name, close, "") if close else ("", "", "")

    def write(self, url: str, page: str, name: str, fragment: str = "") -> str:
        """Return the address of a file, written the way the faulty one is.

        Args:
            url: The faulty URL, as written: absolute, from the root, or relative.
            page: The name of the file that holds it.
            name: The file to lead to.
            fragment: The id to lead to, not encoded; empty for none.
        """
        path = encode(page_path(name))
        if "://" in url:
            written = self.site.home.url + path
        elif url.strip().startswith("/"):
            written = self.site.home.base + path
        elif fragment and name == page:
            written = ""
        else:
            written = relative(page_path(name), page_path(page))
        return f"{written}#{encode(fragment)}" if fragment else written
