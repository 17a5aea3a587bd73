"""Where a link leads, whatever language it is written in.

Two links lead to the same place where their targets are equal once the language is taken away:
`network.md`, `/fr/network/` and `/network/` are one page, `https://fr.example.org` and
`https://en.example.org` one site.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from sys import intern
from typing import TYPE_CHECKING, Literal
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

import msgspec
from msgspec.structs import replace

from concordance.project.locales import canonical
from concordance.project.places import PAGES, Places, places

if TYPE_CHECKING:
    from concordance.project.project import Project

SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,8}\Z")
SHOWN = frozenset({*PAGES, ".html", ".htm"})
"""The endings of pages, as files and as they are published."""
INDEX = re.compile(r"(?:\A|/)(?:_?index|readme)\Z", re.IGNORECASE)
LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?\Z")
LANGUAGE_PARAMS = {"hl", "lang", "language", "locale", "l", "setlang", "uselang"}
"""Parameters that choose a language, as Google, MediaWiki and Microsoft write them."""

REFERENCE = re.compile(
    r"\{\{[<%]\s*(?:rel)?ref\s+[\"']?([^\"'{}#\s]*)(?:#([^\"'{}\s]*))?[\"']?\s*[>%]\}\}"
)
"""A page of Hugo's by its path or its name alone, which its own build looks up."""
LONGEST = 12
"""No code of a language is longer."""

Kind = Literal["page", "file", "external", "other"]


class Target(msgspec.Struct, frozen=True, gc=False):
    """What a link leads to.

    `kind` is `page` (of this project, whether it exists or not), `file`, `external` or `other`
    (`mailto:`). `path` is, for a page, its path without language, ending and `index`; for a file,
    its path in the docs folder; else the address without what only chooses a language.
    `language` is the code it names, the page's own for a relative link, or empty. `source` is the
    file in the docs folder that a relative link names, else empty.
    """

    kind: Kind
    path: str
    fragment: str = ""
    language: str = ""
    source: str = ""


@dataclass(frozen=True)
class LinkResolver:
    """What of a project decides where links lead: its layout, languages and address."""

    project: Project
    _sources: dict[tuple[str, str], str] = field(default_factory=dict, repr=False, compare=False)
    _files: dict[tuple[str, str, str], Target] = field(
        default_factory=dict, repr=False, compare=False
    )

    @cached_property
    def places(self) -> Places:
        """Return where the pages of each language are."""
        return places(self.project)

    @cached_property
    def codes(self) -> frozenset[str]:
        """Return the primary subtags that mark an address as one of a language."""
        return frozenset(
            {"en", *(canonical(language.code)[:2] for language in self.project.languages)}
        )

    def named(self, part: str) -> str:
        """Return the code of the language that a part of a path names; else nothing."""
        found = self.places.by_name.get(canonical(part)) if len(part) <= LONGEST else None
        return found.code if found else ""

    def has(self, code: str, path: str) -> bool:
        """Return whether a language has a page of this path, given without ending."""
        docs = self.project.docs
        return any(
            (docs / self.source(f"{path}{ending}", code)).is_file() for ending in (".md", ".mdx")
        )

    def source(self, key: str, code: str) -> str:
        """Return the file in the docs folder of a page in a language, whether it exists or not."""
        if (key, code) not in self._sources:
            language = next(each for each in self.project.languages if each.code == code)
            self._sources[key, code] = posixpath.normpath(self.places.join(key, language))
        return self._sources[key, code]

    def file(self, key: str, code: str, path: str) -> Target:
        """Return what a path leads to that is written on a page, given by its key and language.

        It is the same for all pages of a folder, which lead to few files by many fragments.
        """
        folder = posixpath.dirname(self.source(key, code))
        if (folder, code, path) not in self._files:
            self._files[folder, code, path] = _of_file(self, folder, code, path)
        return self._files[folder, code, path]


def resolve(resolver: LinkResolver, key: str, code: str, target: str) -> Target:
    """Return where a target leads that is written on a page.

    `key` is the page's path without the language, `code` its language; `target` is as written in
    Markdown, percent-encoded or not.
    """
    target = target.strip()
    if target.startswith(("//", "{{")) or SCHEME.match(target):
        return _referred(target) if target[0] == "{" else _absolute(resolver, target)
    path, _, fragment = target.partition("#")
    path = unicodedata.normalize("NFC", unquote(path.split("?")[0]))
    fragment = intern(unicodedata.normalize("NFC", unquote(fragment)))  # many pages have it
    if not path:
        return Target("page", strip_language(key), fragment, code, resolver.source(key, code))
    if path.startswith("/"):
        return _of_tree(resolver, key, code, _of_site(resolver, path, fragment))
    if ENDING.search(path):
        return replace(resolver.file(key, code, path), fragment=fragment)
    page = beside(key, path)
    if not resolver.project.file and resolver.has(code, page):
        return Target("page", strip_language(page), fragment, code)
    # an address relative to the page's own, which is a folder but for an index
    whole = posixpath.normpath(
        posixpath.join("/", _prefix(resolver, code), strip_language(key), path)
    )
    return _of_site(resolver, whole, fragment)


def _referred(target: str) -> Target:
    """Return where a shortcode in the place of an address leads."""
    page = REFERENCE.fullmatch(target)
    if page is None:
        return Target("other", target)
    return Target("other", strip_language(page[1]), page[2] or "")


@lru_cache(maxsize=4096)  # a page leads to few others, by many fragments
def beside(key: str, path: str) -> str:
    """Return what a path that is written on the page `key` leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(key), path))


def strip_language(key: str) -> str:
    """Take the ending and `index` off a page's path: `a/index.md` gives `a`, `a.md` too."""
    stem, ending = posixpath.splitext(key)
    bare = stem if ending.lower() in SHOWN else key
    return INDEX.sub("", bare.strip("/"))


@lru_cache(maxsize=4096)  # the languages of a page lead to the same sites
def external(address: str, codes: frozenset[str]) -> str:
    """Write an address without what chooses a language, a scheme's `s`, `www.` or a final `/`.

    `codes` are primary subtags. Where the host itself is of a language, as Wikipedia's, the path
    is in that language too and is left out.
    """
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return address
    first, _, rest = host.partition(".")
    if "." in rest and LANGUAGE.match(first) and canonical(first)[:2] in codes:
        return f"*.{rest}{port}"
    steps = [
        step
        for step in unicodedata.normalize("NFC", unquote(parts.path)).split("/")
        if step and not (LANGUAGE.match(step) and canonical(step)[:2] in codes)
    ]
    if steps and INDEX.match(posixpath.splitext(steps[-1])[0]):
        steps.pop()
    query = urlencode(
        [
            (key, value)
            for key, value in parse_qsl(parts.query)
            if key.lower() not in LANGUAGE_PARAMS
        ]
    )
    named = parts.fragment and not parts.fragment.startswith((".", ":~:"))  # which track or search
    fragment = f"#{unquote(parts.fragment)}" if named else ""
    return f"{host}{port}/{'/'.join(steps)}{'?' if query else ''}{query}{fragment}"


def _absolute(resolver: LinkResolver, target: str) -> Target:
    """Resolve an address with a scheme or a host: of this site, of another, or none (`mailto:`)."""
    site = resolver.project.site_url.rstrip("/")
    if site and (target == site or target.startswith((f"{site}/", f"{site}#"))):
        path, _, fragment = target[len(site) :].partition("#")
        return _of_site(resolver, unquote(path.split("?")[0]) or "/", unquote(fragment))
    if not target.lower().startswith(("http:", "https:", "//")):
        return Target("other", target)
    return Target("external", external(target, resolver.codes))


def _of_site(resolver: LinkResolver, path: str, fragment: str) -> Target:
    """Read a path from the site's root."""
    first, _, rest = path.strip("/").partition("/")
    code = resolver.named(first)
    if not code:
        code = resolver.project.default if resolver.project.file else ""
        rest = path.strip("/")
    if ENDING.search(rest) and not rest.lower().endswith(tuple(SHOWN)):
        return Target("file", posixpath.normpath(path.strip("/")), fragment)
    return Target("page", strip_language(rest), fragment, code)


def _of_tree(resolver: LinkResolver, key: str, code: str, found: Target) -> Target:
    """Return the page of the same tree where the site's root is that tree's: Docusaurus' docs."""
    for tree in resolver.project.layout.trees:
        within = f"{tree.prefix}{found.path}"
        if found.kind == "page" and tree.prefix and key.startswith(tree.prefix):
            return replace(found, path=within) if resolver.has(code, within) else found
    return found


def _of_file(resolver: LinkResolver, folder: str, code: str, path: str) -> Target:
    """Read a path from a folder, as a page of a language has it."""
    found = posixpath.normpath(posixpath.join(folder, path))
    if not path.lower().endswith(PAGES):
        return Target("file", found, source=found)
    placed = resolver.places.split(found)
    if placed is None:
        return Target("page", strip_language(found), source=found)
    page, language = placed
    # `x.md` is the page in the reader's own language; `x.es.md` names another
    layout = resolver.project.layout
    plain = bool(layout.trees[0].default) and language.code == resolver.project.default
    own = layout.own_links and plain and found == resolver.source(page, language.code)
    return Target("page", strip_language(page), "", code if own else language.code, found)


def _prefix(resolver: LinkResolver, code: str) -> str:
    """Return the folder of a language in the site's addresses: none for the default one."""
    project = resolver.project
    at_root = code == project.default if project.file else resolver.places.tops[code] == "."
    return "" if at_root else code
