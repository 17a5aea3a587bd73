"""The pages at the old addresses of renamed pages, in each language."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.utils import get_relative_url

from concordance.corpus.corpus import show
from concordance.freshness.redirects import read_redirects, redirects_path, stub
from concordance.mkdocs_site.build import languages
from concordance.mkdocs_site.discovery import site_address
from concordance.mkdocs_site.settings import read_project, settings, written_locale

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


def write_stubs(config: MkDocsConfig) -> None:
    """Write a page that sends on at each old address, where nothing else is now.

    Raises:
        PluginError: The list of renamed pages cannot be read.
    """
    path = redirects_path(read_project(config))
    try:
        redirects = read_redirects(path)
    except OSError as error:
        raise PluginError(f"{show(path)}: the list cannot be read: {error.strerror}") from None
    for old, new in redirects.items():
        for code in languages(config):
            here, there = _address(old, code, config), _address(new, code, config)
            file = _file(here, config)
            if file.exists() or not _file(there, config).is_file():
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            tag = written_locale(settings(config), code)
            url = get_relative_url(there or "./", here)
            file.write_text(stub(url, site_address(config) + there, tag), encoding="utf-8")


def _address(page: str, code: str, config: MkDocsConfig) -> str:
    """Return the address that mkdocs gives a page of that name, from the root of the site."""
    path = PurePosixPath(page)
    prefix = "" if code == languages(config)[0] else f"{code}/"
    folder = "" if path.parent == PurePosixPath() else f"{path.parent}/"
    if path.stem in {"index", "README"}:
        return f"{prefix}{folder}" + ("" if config.use_directory_urls else "index.html")
    ending = "/" if config.use_directory_urls else ".html"
    return f"{prefix}{folder}{path.stem}{ending}"


def _file(address: str, config: MkDocsConfig) -> Path:
    folder = not address or address.endswith("/")
    return Path(config.site_dir) / (f"{address}index.html" if folder else address)
