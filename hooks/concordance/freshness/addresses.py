"""Where pages are on the built site, for links that name a page's address and not its file.

Such are HTML's, and Markdown's without an ending: mkdocs leaves both as they are written.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from concordance.corpus.links.resolve import SCHEME, strip_language
from concordance.project.mkdocs_yml import read_mkdocs_yml
from concordance.project.places import PAGES
from concordance.project.project import ProjectError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from concordance.project.project import Project


@dataclass(frozen=True)
class Addresses:
    """The addresses of a project's pages; `folders` tells that each page is a folder of its own."""

    project: Project
    folders: bool = True

    def of(self, key: str, code: str) -> str:
        """Return the address of a page, by its path without language, from the site's root."""
        prefix = "" if code == self.project.default else code
        path = posixpath.join(prefix, strip_language(key))
        index = PurePosixPath(key).stem.lower() in {"index", "readme"}
        if self.folders or index:
            return f"{path}/" if path else ""
        return f"{path}.html"

    def moved(self, written: str, pages: tuple[str, str], new: Mapping[str, str]) -> str | None:
        """Return a relative address as it is to be written after pages were renamed.

        Args:
            written: the address, without fragment and query.
            pages: the address of the page it is written on, before and after.
            new: the addresses of the renamed pages: old, new.

        Returns:
            The address; None where it may stay, or says more than where something is.
        """
        rooted = written.startswith("/") or SCHEME.match(written)
        if not written or rooted or written.lower().endswith(PAGES):
            return None
        before, after = pages
        there = posixpath.normpath(posixpath.join("/", posixpath.dirname(before), unquote(written)))
        there = there.lstrip("/")
        now = there
        if there in new:
            now = new[there]
        elif f"{there}/" in new:
            now = new[f"{there}/"].rstrip("/")
        elif there.endswith("/index.html") and there.removesuffix("index.html") in new:
            now = f"{new[there.removesuffix('index.html')]}index.html"
        home = posixpath.dirname(after)
        if now == there and home == posixpath.dirname(before):
            return None
        address = posixpath.relpath(f"/{now}", f"/{home}")
        slash = "/" if written.endswith("/") else ""
        return (quote(address) if "%" in written else address) + slash


def addresses(project: Project) -> Addresses:
    """Read from a project's configuration how its pages are addressed."""
    if project.file is None:
        return Addresses(project)
    try:
        settings = read_mkdocs_yml(project.file, ProjectError)
    except ProjectError:
        return Addresses(project)
    return Addresses(project, settings.get("use_directory_urls", True) is not False)
