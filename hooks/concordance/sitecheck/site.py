"""The built site as a reader's browser finds it: what each URL on each page leads to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from concordance.project.locales import agree
from concordance.sitecheck.urls import Address, Home, decode, encode, page_path, parse_home, resolve

if TYPE_CHECKING:
    from concordance.sitecheck.read import SiteReading
    from concordance.sitecheck.record import FileRecord

_NOT_IDS = re.compile(r"(?:/|!|\?|svgView\(|xywh=|t=|page=)", re.IGNORECASE)
_UPWARD = re.compile(r"(?:\.\./)*")


@dataclass(slots=True)
class UrlTarget:
    """What a URL leads to.

    `problem` is empty, or `missing` (no such file), `outside` (a path that leaves the site's base),
    `slash` (a folder without its slash), `extension` (a page without its `.html`), `malformed`,
    `local` (a `file:` URL). `name` is the file, empty where there is none or it is elsewhere;
    `path` is the decoded path asked for, from the site's root. `lost` tells that the file holds
    no such fragment.
    """

    address: Address
    problem: str = ""
    name: str = ""
    path: str = ""
    fragment: str = ""
    lost: bool = False
    redirects: bool = False
    language: str = ""
    plain: bool = True


class Alternate(NamedTuple):
    """One alternate of a page: the language and URL as written, and what it leads to."""

    code: str
    url: str
    target: UrlTarget


class Site:
    """A reading, with the place where it is published; resolves URLs and remembers them."""

    def __init__(self, reading: SiteReading, home: Home) -> None:
        self.reading = reading
        self.files = reading.files
        self.records = reading.records
        self.pages = reading.pages
        self.home = home
        self.entries = reading.table.entries
        self._addresses: dict[str, str] = {}
        self._aboves: dict[str, list[tuple[str, dict[str, UrlTarget]]]] = {}
        self._alternates: dict[str, list[Alternate]] = {}
        self._ids: dict[str, frozenset[str]] = {}
        self._folders: dict[str, dict[str, UrlTarget]] = {}
        self._shapes: list[tuple[int, str]] = [_shape(entry.url) for entry in self.entries]

    def address(self, name: str) -> str:
        """Return the absolute path at which a file is served, percent-encoded."""
        found = self._addresses.get(name)
        if found is None:
            found = self._addresses[name] = self.home.base + encode(page_path(name))
        return found

    def url(self, name: str) -> str:
        """Return the absolute URL of a file."""
        return self.home.url + encode(page_path(name))

    @cached_property
    def stubs(self) -> dict[str, UrlTarget]:
        """The pages that only send their reader on, each with where to."""
        found = {}
        for name in self.pages:
            refresh = self.records[name].refresh
            if refresh is not None:
                target = self._seek(resolve(refresh, self.standing(name), self.home))
                if target.name != name:
                    found[name] = target
        return found

    @cached_property
    def borrowed(self) -> dict[str, str]:
        """The pages that show another language's text, each with the page whose text it is.

        Such a page says both: its canonical is that page, and its text has that page's language. A
        translation, which names its alternates, is none, whatever its canonical is.
        """
        found = {}
        for name in self.pages:
            record = self.records[name]
            if (
                len(record.canonicals) != 1
                or record.alternates
                or agree(record.passage or record.language, record.language)
            ):
                continue
            target = self.follow(record.canonicals[0], self.standing(name))
            theirs = self.records.get(target.name)
            if target.plain and theirs and agree(record.passage, theirs.language):
                found[name] = target.name
        return found

    def ordinary(self, name: str) -> bool:
        """Return whether a page is to be found: not hidden or borrowed, no stub, no error page."""
        record = self.records.get(name)
        return (
            record is not None
            and record.kind == "html"
            and not record.hidden
            and name not in self.stubs
            and name not in self.borrowed
            and name.rpartition("/")[2] != "404.html"
        )

    def standing(self, name: str) -> str:
        """Return the absolute path from which a file's URLs count, its `<base>` included."""
        served = self.address(name)
        base = self.records[name].base
        if base is None:
            return served
        address = resolve(base, served, self.home)
        return address.path if address.kind == "own" else served

    def ids(self, name: str) -> frozenset[str]:
        """Return the ids of a page or drawing."""
        found = self._ids.get(name)
        if found is None:
            found = self._ids[name] = frozenset(self.records[name].ids)
        return found

    def alternates(self, name: str) -> list[Alternate]:
        """Read the alternates in a page's head."""
        found = self._alternates.get(name)
        if found is None:
            standing = self.standing(name)
            found = self._alternates[name] = [
                Alternate(code, url, self.follow(url, standing))
                for code, url in self.records[name].alternates
            ]
        return found

    def follow(self, url: str, standing: str) -> UrlTarget:
        """Find what a URL leads to from a place."""
        return self._target(*_shape(url), standing, self._above(standing))

    def targets(self, name: str) -> list[tuple[int, bool, UrlTarget]]:
        """Follow every reference of a file: its number, whether in the content, where it leads."""
        record = self.records[name]
        standing = self.standing(name)
        above = self._above(standing)
        deepest = len(above) - 1
        shapes = self._shapes
        found = []
        for inside, numbers in enumerate(record.references()):
            for number in dict.fromkeys(numbers):
                ups, rest = shapes[number]
                if ups >= 0:
                    target = above[min(deepest, ups)][1].get(rest)
                    if target is not None:
                        found.append((number, bool(inside), target))
                        continue
                found.append((number, bool(inside), self._target(ups, rest, standing, above)))
        return found

    def _above(self, standing: str) -> list[tuple[str, dict[str, UrlTarget]]]:
        """Return the folders over a place, nearest first, each with the targets found from it."""
        at = standing.rindex("/")
        nearest = standing[: at + 1]
        found = self._aboves.get(nearest)
        if found is None:
            found = self._aboves[nearest] = []
            while at >= 0:
                folder = standing[: at + 1]
                found.append((folder, self._folders.setdefault(folder, {})))
                at = standing.rfind("/", 0, at)
        return found

    def _target(
        self, ups: int, rest: str, standing: str, above: list[tuple[str, dict[str, UrlTarget]]]
    ) -> UrlTarget:
        """Return what a split URL leads to from a place, looked up once a folder."""
        if ups >= 0:
            folder, targets = above[min(ups, len(above) - 1)]
        elif ups == _GLOBAL:
            folder, targets = above[-1]
        else:
            return self._look(resolve(rest, standing, self.home))
        target = targets.get(rest)
        if target is None:
            target = targets[rest] = self._look(resolve(rest, folder, self.home))
        return target

    def _look(self, address: Address) -> UrlTarget:
        target = self._seek(address)
        if target.name and not target.problem and address.scheme == "http" != self.home.scheme:
            target.problem = "scheme"
        record = self.records.get(target.name)
        if record is not None:
            self._describe(target, record)
        target.plain = not (target.problem or target.lost or target.redirects)
        return target

    def _seek(self, address: Address) -> UrlTarget:
        """Look an address up among the site's files; nothing is opened."""
        if address.kind != "own":
            problem = "malformed" if address.kind == "malformed" else ""
            return UrlTarget(address, "local" if address.scheme == "file" else problem)
        base = self.home.base
        if address.path + "/" == base:
            return UrlTarget(address, "slash", "index.html" if "index.html" in self.files else "")
        if not address.path.startswith(base):
            # A whole URL of another site on the same host is no business of this one.
            problem = "outside" if address.relative else ""
            return UrlTarget(address, problem, path=decode(address.path))
        target = UrlTarget(address, path=decode(address.path[len(base) :]))
        self._find(target)
        return target

    def _find(self, target: UrlTarget) -> None:
        """Look for the file of a path: as it is, as a folder, or lacking a slash or `.html`."""
        path = target.path
        if path in self.files:
            target.name = path
        elif not path or path.endswith("/"):
            target.name = path + "index.html"
        elif path + "/index.html" in self.files:
            target.name, target.problem = path + "/index.html", "slash"
        elif path + ".html" in self.files:
            target.name, target.problem = path + ".html", "extension"
        if target.name not in self.files:
            target.name, target.problem = "", "missing"

    def _describe(self, target: UrlTarget, record: FileRecord) -> None:
        """Note what a target's file adds: language, redirect, a fragment that it lacks."""
        fragment = (target.address.fragment or "").partition(":~:")[0]
        target.language = record.language.lower().partition("-")[0]
        target.redirects = record.refresh is not None and target.name in self.stubs
        if not fragment or record.kind not in ("html", "svg") or target.redirects:
            return
        target.fragment = fragment
        ids = self.ids(target.name)
        if not (fragment in ids or decode(fragment) in ids):
            target.lost = fragment.lower() != "top" and not _NOT_IDS.match(fragment)


_GLOBAL = -1
_HERE = -2


def _shape(url: str) -> tuple[int, str]:
    """Split a URL so that equal rests under one folder are looked up once: (levels up, rest)."""
    first = url[:1]
    if first in ("", "#", "?") or first.isspace():
        return _HERE, url
    if first in ("/", "\\") or ":" in url:
        return (_GLOBAL if first == "/" or "://" in url[:8] else _HERE), url
    match = _UPWARD.match(url)
    upward = match.end() if match else 0
    rest = url[upward:]
    return (upward // 3, rest) if rest[:1] not in ("", "#", "?") else (_HERE, url)


def find_home(reading: SiteReading) -> Home | None:
    """Learn where a site is published from what most of its canonicals and sitemaps say.

    Returns:
        None where nothing says it.
    """
    votes: Counter[str] = Counter()
    for name in reading.pages:
        record = reading.records[name]
        suffix = encode(page_path(name))
        for canonical in record.canonicals[:1]:
            if canonical.endswith("/" + suffix) and "://" in canonical:
                votes[canonical.removesuffix(suffix)] += 1
    if not votes:
        for record in reading.records.values():
            locations = [entry.loc for entry in record.entries if "://" in entry.loc]
            if locations:
                votes[min(locations, key=len).rpartition("/")[0] + "/"] += 1
    for url, _ in votes.most_common():
        try:
            return parse_home(url)
        except ValueError:
            continue
    return None
