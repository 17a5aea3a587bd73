"""The file that a contributor edits behind a built one, and the place of a URL in it."""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from concordance.project.locales import canonical
from concordance.project.mkdocs_yml import read_mkdocs_yml
from concordance.project.places import places
from concordance.project.project import Project, ProjectError, project_from_mkdocs
from concordance.sitecheck.urls import decode, page_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_HIDDEN = re.compile(r"(?ms)^[ \t]*(```+|~~~+)[^\n]*\n.*?^[ \t]*\1[`~]*[ \t]*$|<!--.*?-->")
_BEFORE = frozenset("\"'(<=[ \t\n,:`#")
_AFTER = frozenset("\"')>] \t\n,}`")
_SHORT = 4


class SourcePlace(NamedTuple):
    """A place in a file, lines and columns from 1."""

    path: Path
    line: int = 1
    column: int = 1
    end_column: int = 0


@dataclass(frozen=True)
class Sources:
    """What a site was built from. Without `docs`, only built files can be named.

    `docs` is the folder of Markdown, `project` says how languages stand in it, `templates` are
    the folders of the site's own templates, `config` is mkdocs.yml.
    """

    site: Path
    docs: Path | None = None
    project: Project | None = None
    templates: tuple[Path, ...] = ()
    config: Path | None = None

    @cached_property
    def _text(self) -> Callable[[Path], str]:
        """Read a text once; violations come file by file, so the last ones are kept."""
        return lru_cache(maxsize=8)(_read_text)

    def language(self, name: str) -> str:
        """Return the code of the language that a built file belongs to, empty where unknown."""
        if self.project is None:
            return ""
        first = canonical(name.partition("/")[0]) if "/" in name else ""
        default = self.project.default or self.project.source.code
        codes = {canonical(language.code): language.code for language in self.project.languages}
        return codes.get(first, default)

    def file(self, name: str) -> Path | None:
        """Return the file behind a built one: its Markdown, or the file that was copied."""
        if self.docs is None:
            return None
        for candidate in self._candidates(name, self.docs):
            if candidate.is_file():
                return candidate
        return None

    def _candidates(self, name: str, docs: Path) -> Iterator[Path]:
        """Return the paths below `docs` that a built file may come from, the likeliest first."""
        if self.project is not None:
            code = self.language(name)
            language = next(x for x in self.project.languages if x.code == code)
            first, slash, rest = name.partition("/")
            inside = rest if slash and canonical(first) == canonical(code) else name
            place = places(self.project)
            yield docs / posixpath.join(place.tops[code], inside)
            for key in _keys(inside):
                yield docs / place.join(key, language)
            yield docs / inside
            yield from (docs / key for key in _keys(inside))
        yield docs / name
        yield from (docs / key for key in _keys(name))

    def in_file(self, path: Path, needles: list[str]) -> SourcePlace | None:
        """Find the first of several spellings of a URL in a source file, outside code."""
        text = self._text(path)
        for needle in needles:
            at = _search(text, needle)
            if at >= 0:
                return _place(path, text, at, len(needle))
        return None

    def of_word(self, path: Path, word: str) -> SourcePlace | None:
        """Find an attribute or, written `<tag>`, the beginning of an element, in a source file."""
        text = self._text(path)
        word = word.rstrip(">")
        found = re.search(rf"{re.escape(word)}(?![\w-])", text, re.IGNORECASE)
        return _place(path, text, found.start(), len(word)) if found else None

    def in_templates(self, url: str) -> SourcePlace | None:
        """Find a URL that no page's Markdown holds in mkdocs.yml or the site's templates."""
        needle = re.sub(r"^(?:\.{0,2}/)*", "", url.strip())
        if len(needle) < _SHORT:
            return None
        files = [self.config] if self.config else []
        for folder in self.templates:
            files += sorted(p for p in folder.rglob("*") if p.suffix in (".html", ".css", ".xml"))
        for path in files:
            text = self._text(path)
            at = text.find(needle)
            if at >= 0:
                return _place(path, text, at, len(needle))
        return None

    def in_built(self, name: str, url: str) -> SourcePlace:
        """Find a URL in the built file itself; its first line where it is spelt otherwise."""
        path = self.site / name
        text = self._text(path)
        for needle in spellings(url):
            at = _search(text, needle)
            if at >= 0:
                return _place(path, text, at, len(needle))
        return SourcePlace(path)


def spellings(url: str) -> list[str]:
    """Return the ways in which HTML or Markdown may write a URL, the likeliest first."""
    found = [url, html.escape(url), html.escape(url, quote=False), url.strip(), decode(url.strip())]
    return [word for word in dict.fromkeys(found) if word]


def _keys(name: str) -> Iterator[str]:
    """Yield the names of the pages that a built file may come from, the likeliest first."""
    if name.endswith(".html"):
        stem = page_path(name).rstrip("/").removesuffix(".html")
        if stem:
            yield f"{stem}.md"
        yield posixpath.join(stem, "index.md")
        yield posixpath.join(stem, "README.md")


def find_sources(site: Path, config: Path | None, docs: Path | None) -> Sources:
    """Find what a site was built from.

    `config` is the mkdocs.yml to read, None where there is none; `docs` takes the place of its
    folder of Markdown. A configuration that cannot be read leaves the built files alone.
    """
    if config is None:
        return Sources(site, docs)
    try:
        settings = read_mkdocs_yml(config, ProjectError)
    except ProjectError:
        return Sources(site, docs)
    try:
        project = project_from_mkdocs(config)
    except ProjectError:
        project = None
    theme = settings.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    templates = tuple(
        folder
        for folder in (
            config.parent / str(custom) if custom else None,
            *sorted(config.parent.glob("hooks/*/theme")),
        )
        if folder is not None and folder.is_dir()
    )
    folder = docs or config.parent / str(settings.get("docs_dir") or "docs")
    return Sources(site, folder, project, templates, config)


def site_url(config: Path | None) -> str:
    """Return the `site_url` of a mkdocs.yml, empty where it has none or cannot be read."""
    if config is None:
        return ""
    try:
        return str(read_mkdocs_yml(config, ProjectError).get("site_url") or "")
    except ProjectError:
        return ""


def _read_text(path: Path) -> str:
    """Read a text; the code and comments of Markdown are blanked."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    if path.suffix == ".md":
        return _HIDDEN.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    return text


def _search(text: str, needle: str) -> int:
    """Find a URL that stands alone: not the middle of a longer one."""
    at = text.find(needle)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(needle) : at + len(needle) + 1]
        alone = not before or before in _BEFORE or needle[0] in "#/"
        if alone and (not after or after in _AFTER):
            return at
        at = text.find(needle, at + 1)
    return -1


def _place(path: Path, text: str, at: int, length: int) -> SourcePlace:
    line = text.count("\n", 0, at) + 1
    column = at - text.rfind("\n", 0, at)
    end = text.find("\n", at, at + length)
    return SourcePlace(path, line, column, column + (length if end < 0 else end - at))


def shown(path: Path) -> str:
    """Write a path relative to the working folder where it is in it, with `/`."""
    here = Path.cwd()
    full = here / path
    return (full.relative_to(here) if full.is_relative_to(here) else full).as_posix()
