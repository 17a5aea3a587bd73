"""What a faulty URL was probably meant to be."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from difflib import get_close_matches
from functools import cached_property
from typing import TYPE_CHECKING

from concordance.sitecheck.urls import decode, encode, page_path, relative

if TYPE_CHECKING:
    from collections.abc import Iterable

    from concordance.sitecheck.site import Site, UrlTarget

_CLOSE = 0.8
_PART = 4
_MANY = 400


def plain(text: str) -> str:
    """Take a name without case, accents and Unicode form."""
    spread = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in spread if not unicodedata.combining(c))


def difference(asked: str, found: str) -> str:
    """Say in what two names that look alike differ; empty where they differ in more."""
    if asked == found:
        return ""
    if unicodedata.normalize("NFC", asked) == unicodedata.normalize("NFC", found):
        return "Unicode form"
    if asked.casefold() == found.casefold():
        return "case"
    return "accents" if plain(asked) == plain(found) else ""


class Suggestions:
    """Answers for one site, from indexes built when first asked."""

    def __init__(self, site: Site) -> None:
        self.site = site

    @cached_property
    def _by_plain(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for name in sorted(self.site.files):
            found[plain(page_path(name)).rstrip("/")].append(name)
        return found

    @cached_property
    def _by_last(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for name in sorted(self.site.files):
            found[_last(plain(page_path(name)))].append(name)
        return found

    @cached_property
    def _by_folder(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for name in sorted(self.site.files):
            path = page_path(name).rstrip("/")
            if path:
                found[path.rpartition("/")[0]][_last(path)] = name
        return found

    @cached_property
    def _by_id(self) -> dict[str, list[str]]:
        found = defaultdict(list)
        for name in self.site.pages:
            for identity in self.site.records[name].ids:
                found[identity].append(name)
        return found

    def file(self, target: UrlTarget, page: str) -> tuple[str, str]:
        """Find the file probably meant.

        Returns:
            Its name, empty where nothing comes near, and in what the two names differ.
        """
        path = target.path
        base = self.site.home.base
        if target.problem == "outside":
            path = path.removeprefix("/")
        elif base != "/" and path.startswith(base[1:]):
            path = path.removeprefix(base[1:])
        path = path.rstrip("/").removesuffix("/index.html")
        for suffix in (".md", ".html", ""):
            same = (
                self._by_plain.get(plain(path.removesuffix(suffix)), []) if suffix or path else []
            )
            if same and path.endswith(suffix):
                name = same[0]
                return name, difference(path.removesuffix(suffix), page_path(name).rstrip("/"))
        last = _last(path).removesuffix(".md")
        if moved := self._by_last.get(plain(last), []):
            near = [n for n in moved if self._language(n) == self._language(page)]
            if len(near or moved) == 1:
                return (near or moved)[0], ""
        beside = self._by_folder.get(path.rpartition("/")[0], {})
        return beside.get(_closest(last, beside), ""), ""

    def _language(self, name: str) -> str:
        record = self.site.records.get(name)
        return record.language if record is not None else ""

    def fragment(self, target: UrlTarget) -> tuple[str, str, str]:
        """Find the place probably meant.

        Returns:
            The page, the id (both empty where nothing comes near), and in what the ids differ.
        """
        asked = decode(target.fragment)
        ids = self.site.records[target.name].ids
        for identity in ids:
            if plain(identity) == plain(asked):
                return target.name, identity, difference(asked, identity)
        elsewhere = self._by_id.get(asked, [])
        if len(elsewhere) == 1:
            return elsewhere[0], asked, ""
        close = _closest(asked, ids) or _containing(asked, ids)
        return (target.name, close, "") if close else ("", "", "")

    def write(self, url: str, page: str, name: str, fragment: str = "") -> str:
        """Write the address of a file the way the faulty one is written."""
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


def _last(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def _containing(word: str, names: Iterable[str]) -> str:
    """Return the one name of which a word is a part, or that is a part of it."""
    found = [n for n in names if min(len(n), len(word)) >= _PART and (n in word or word in n)]
    return found[0] if len(found) == 1 else ""


def _closest(word: str, names: Iterable[str]) -> str:
    """Return the name closest to a word, of those of about its length."""
    length = len(word)
    fitting = [n for n in names if abs(len(n) - length) * 3 <= length]
    found = get_close_matches(word, fitting[:_MANY], 1, _CLOSE)
    return found[0] if found else ""
