"""From mkdocs' files to the entries of the sitemap and the head, and what is written at the end."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from concordance.mkdocs_site.assets import ABOVE
from concordance.mkdocs_site.assets import folder as ours
from concordance.mkdocs_site.build import (
    borrowed,
    current_language,
    i18n,
    keeps_search,
    languages,
)
from concordance.mkdocs_site.settings import interface
from concordance.project.revision import refusal
from concordance.publish.changed import changed
from concordance.publish.feed import NAME, Feed, feed, latest
from concordance.publish.head import without_theme_alternates
from concordance.publish.history import LastChange, last_changes, texts
from concordance.publish.hosting import headers, robots
from concordance.publish.pagefind import SearchError
from concordance.publish.published_page import PublishedPage
from concordance.publish.search import index, merge
from concordance.publish.sitemap import compressed, sitemap
from concordance.publish.trim import trim

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

MISSING = "404.html"
log = get_plugin_logger("concordance")


@dataclass
class Discovery:
    """What one run knows of its pages: filled by each language's build, written by the outer.

    `translations` says, by the path of a page's source in the docs folder, whether the page
    follows the one it is translated from: a sentence in the page's language. Another hook may
    fill it before the pages are written; it is shown with their provenance, and leads to the
    `status` page of its language, given by its address from the root. `hidden` are the paths of
    sources whose pages are not to be found: not in the sitemap, the search or the alternates.
    `files` are the files that each language's build writes pages to, `feeds` tell where the feed
    of each language will be, if history tells of any of its pages. `sources` gives the address of
    the page that each language's build makes of a source.
    """

    entries: dict[str, PublishedPage] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    addresses: dict[tuple[str, str], str] = field(default_factory=dict)
    changes: dict[str, LastChange] | None = None
    errors: dict[str, str] = field(default_factory=dict)
    translations: dict[str, str] = field(default_factory=dict)
    status: dict[str, str] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    files: dict[str, list[str]] = field(default_factory=dict)
    feeds: dict[str, Feed] = field(default_factory=dict)
    sources: dict[tuple[str, str], str] = field(default_factory=dict)

    def collect(self, files: Files, config: MkDocsConfig) -> None:
        """Note every page of the language that is being built, by the path of its source."""
        if self.changes is None:
            self.changes = last_changes(Path(config.docs_dir))
        order = languages(config)
        self.files[current_language(config)] = []
        for file in files.documentation_pages():
            self.files[current_language(config)].append(file.dest_uri)
            alternates = {
                code: absolute(alternate, config)
                for code, alternate in sorted(
                    getattr(file, "alternates", {}).items(),
                    key=lambda pair: order.index(pair[0]) if pair[0] in order else len(order),
                )
                if alternate.src_uri not in self.hidden and not borrowed(alternate)
            }
            page, url, own = file.page, plain(file.url), not borrowed(file)
            last = self.changes.get(file.src_uri)
            if file.src_uri not in self.hidden:
                first = url == home(config, current_language(config))
                self.entries[url] = PublishedPage(
                    language=current_language(config),
                    url=absolute(file, config),
                    alternates=alternates if own and len(alternates) > 1 else {},
                    default=alternates.get(order[0], ""),
                    own=own,
                    modified=last.day if last else "",
                    title=config.site_name if first or not page else str(page.title),
                    summary=str(page.meta.get("description") or "") if page else "",
                )
            self.sources[current_language(config), file.src_uri] = url
            self.addresses[current_language(config), getattr(file, "norm_src_uri", "")] = url
            if page is not None:
                self.titles[url] = str(page.title)

    def follow(self, title: str, tag: str, config: MkDocsConfig) -> None:
        """Note the feed of the language that is being built, once its pages are collected.

        `title` is what its changes are called, `tag` the language's in BCP 47.
        """
        code = current_language(config)
        at = site_address(config) + home(config, code)
        if "://" in at and self._told(code):
            called = f"{title} · {config.site_name}"
            self.feeds[code] = Feed(at + NAME, at, called, config.site_name, tag)
            self._say_what_changed(code, config)

    def keep_error(self, html: str, config: MkDocsConfig) -> None:
        """Keep the page for unknown addresses of the language that is being built."""
        self.errors[current_language(config)] = html

    def export(self) -> Discovery:
        """Return all of it: it is plain data."""
        return self

    def merge(self, exported: Discovery) -> None:
        """Add what another process knows of the languages it has built."""
        for each in fields(self):
            mine = getattr(self, each.name)
            if mine is not None:
                mine.update(getattr(exported, each.name))

    def write(self, config: MkDocsConfig) -> None:
        """Write what belongs to the whole site over the theme's, its index apart."""
        folder = Path(config.site_dir)
        text = sitemap(page for page in self.entries.values() if page.own)
        (folder / "sitemap.xml").write_text(text, encoding="utf-8")
        (folder / "sitemap.xml.gz").write_bytes(compressed(text))
        for code, channel in self.feeds.items():
            target = folder / ("" if code == languages(config)[0] else code) / NAME
            if not target.exists():  # a site's own is its own
                target.write_text(feed(channel, self._told(code)), encoding="utf-8")
        for code, html in self.errors.items():
            target = folder / ("" if code == languages(config)[0] else code)
            target.mkdir(exist_ok=True)
            (target / MISSING).write_text(html, encoding="utf-8")
        self._mend_others(folder, config)
        trim(folder, search=keeps_search(config))
        base = base_path(config)
        for name, text in {
            "robots.txt": robots(f"{site_address(config)}sitemap.xml"),
            "_headers": headers(base, ours(), _assets(folder)),
        }.items():
            if not (folder / name).exists():  # a site's own is its own
                (folder / name).write_text(text, encoding="utf-8")

    def _mend_others(self, site: Path, config: MkDocsConfig) -> None:
        """Take the theme's links to other languages out of pages that a plugin wrote by itself."""
        known = {path for paths in self.files.values() for path in paths}
        for path in site.rglob("*.html") if i18n(config) is not None else ():
            if path.relative_to(site).as_posix() not in known:
                html = path.read_text(encoding="utf-8", errors="surrogateescape")
                mended = without_theme_alternates(html)
                if mended != html:
                    path.write_text(mended, encoding="utf-8", errors="surrogateescape")

    def _told(self, code: str) -> list[PublishedPage]:
        """Return the pages that a language's feed tells."""
        return latest(page for page in self.entries.values() if page.own and page.language == code)

    def _say_what_changed(self, code: str, config: MkDocsConfig) -> None:
        """Note with each page that a language's feed tells what of it changed last."""
        told = {entry.url for entry in self._told(code)}
        known = self.changes or {}
        last = {
            url: known[path]
            for (of, path), url in self.sources.items()
            if of == code
            and url in self.entries
            and path in known
            and self.entries[url].url in told
        }
        names = (name for change in last.values() for name in (change.before, change.after))
        text = texts(Path(config.docs_dir), names)
        say = interface(config, code)
        for url, change in last.items():
            if change.after in text and (not change.before or change.before in text):
                said = changed(text.get(change.before), text[change.after], say)
                self.entries[url] = replace(self.entries[url], changed=said)

    def write_index(self, config: MkDocsConfig) -> None:
        """Put the index in place, of what is indexed of each language.

        Raises:
            PluginError: Pagefind failed.
        """
        folder = Path(config.site_dir)
        if not keeps_search(config) and not merge(folder, self.files):
            self.files = {"all": [path for paths in self.files.values() for path in paths]}
            self.index("all", config)
            merge(folder, self.files)

    def index(self, code: str, config: MkDocsConfig, kept: dict[str, bytes] | None = None) -> None:
        """Index the pages of a language for search, when they are written, but for a kept one.

        A language whose articles are what they were is taken from `kept`.

        Raises:
            PluginError: Pagefind failed.
        """
        if keeps_search(config):
            return
        try:
            index(Path(config.site_dir), self.files.get(code, ()), code, kept)
        except SearchError as error:
            raise PluginError(f"the search index could not be made: {error}") from error


def _assets(site: Path) -> list[str]:
    """Return the files of a built site's `assets`, but ours, whose folder has one rule for all."""
    found = (path.relative_to(site).as_posix() for path in (site / "assets").rglob("*.*"))
    return [path for path in found if not path.startswith(f"{ABOVE}/")]


def site_address(config: MkDocsConfig) -> str:
    """Return the address of the site, with the slash that ends it; `/` where it is not known."""
    return (config.site_url or "/").rstrip("/") + "/"


def base_path(config: MkDocsConfig) -> str:
    """Return the path below which the site is published, as `/` or `/repo/`."""
    address = site_address(config)
    return "/" + address.split("/", 3)[3] if "://" in address else address


def home(config: MkDocsConfig, code: str) -> str:
    """Return the address of a language's home page, from the root of the site."""
    return "" if code == languages(config)[0] else f"{code}/"


def plain(url: str) -> str:
    """Return a page's address from the root of the site, without `index.html`."""
    return url.removeprefix("./").removesuffix("index.html") if url != "." else ""


def absolute(file: File, config: MkDocsConfig) -> str:
    """Return the address at which a file is published."""
    return site_address(config) + ("" if file.url in {".", "./"} else file.url)


def tell_kept_search(config: MkDocsConfig) -> None:
    """Say in one line what a site loses that keeps the search of its theme."""
    if keeps_search(config):
        log.info(
            "the plugin 'search' is kept, and no other index is made: terms are not found by their "
            "names in other languages nor amounts by value, all languages share one index, and are "
            "built one after the other; take 'search' out of plugins for all that"
        )


def refuse_default_address() -> None:
    """Stop a build meant for publishing (`PUBLISH` is set) that does not know where.

    Raises:
        PluginError: `SITE_URL` is not set.
    """
    if os.environ.get("PUBLISH") and not os.environ.get("SITE_URL"):
        raise PluginError(
            "SITE_URL is not set: a published site needs its address, "
            "as SITE_URL=https://example.org/ make publish"
        )


def refuse_without_history(config: MkDocsConfig) -> None:
    """Say where git refuses the folder; stop a build meant for publishing that has no history.

    Raises:
        PluginError: `PUBLISH` is set, and the site would have neither feeds nor dates.
    """
    docs = Path(config.docs_dir)
    refused = refusal(docs)
    if os.environ.get("PUBLISH") and (refused or not last_changes(docs)):
        reason = refused or "git has no whole history of the pages: fetch it, as with --unshallow"
        raise PluginError(f"the site would have no feeds and no dates: {reason}")
    if refused:  # on the error stream, since mkdocs' own lines are hidden or fail a strict build
        sys.stderr.write(f"no feeds and no dates: {refused}\n")
