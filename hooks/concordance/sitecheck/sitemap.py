"""The sitemap lists every page to be found, and nothing else (sitemaps.org, protocol 0.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.sitecheck.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.sitecheck.record import SitemapEntry
    from concordance.sitecheck.site import Site, UrlTarget


class _Sitemaps:
    """The sitemaps of a site, read together.

    `listed` is where each page stood first; `with_alternates` tells that some entry names any.
    """

    def __init__(self, site: Site) -> None:
        self.site = site
        self.listed: dict[str, tuple[str, SitemapEntry]] = {}
        self.files = [n for n in sorted(site.records) if site.records[n].kind == "sitemap"]
        self.with_alternates = any(
            e.alternates for n in self.files for e in site.records[n].entries
        )

    def check(self) -> Iterator[Violation]:
        """Judge the indexes, then every entry, then what is not listed."""
        site = self.site
        for name in sorted(site.records):
            if site.records[name].kind == "sitemap-index":
                for entry in site.records[name].entries:
                    target = site.follow(entry.loc, site.address(name))
                    if target.name not in self.files:
                        yield _broken(
                            name, entry.loc, entry.line, "is no sitemap of this site", target
                        )
        for name in self.files:
            for entry in site.records[name].entries:
                yield from self._entry(name, entry)
        for page in site.pages:
            if site.ordinary(page) and page not in self.listed:
                yield Violation(
                    "sitemap-page",
                    self.files[0],
                    site.url(page),
                    "is a page that the sitemap does not list",
                    "add it, or mark the page noindex",
                    line=1,
                )

    def _entry(self, name: str, entry: SitemapEntry) -> Iterator[Violation]:
        """Judge one entry of the sitemap `name`, and note its page as listed."""
        site = self.site
        target = site.follow(entry.loc, site.address(name))
        page = target.name
        if target.address.relative or target.address.kind != "own" or target.problem == "missing":
            reason = "leads to no page"
            if target.address.relative:
                reason = "is not absolute"
            elif target.address.kind != "own":
                reason = f"is not on this site, {site.home.url}"
            yield _broken(name, entry.loc, entry.line, reason, target)
        elif page in self.listed:
            line = self.listed[page][1].line
            yield Violation(
                "sitemap-duplicate",
                name,
                entry.loc,
                f"is listed already, on line {line}",
                line=entry.line,
            )
        else:
            self.listed[page] = (name, entry)
            if reason := self._unwanted(target):
                yield Violation("sitemap-extra", name, entry.loc, reason, line=entry.line)
        yield from self._alternates(name, entry, page)

    def _unwanted(self, target: UrlTarget) -> str:
        """Return why a page should not be listed, by this URL; empty where it should."""
        site = self.site
        name = target.name
        if target.redirects:
            return "only sends its reader on"
        record = site.records.get(name)
        if record is not None and record.hidden:
            return "is listed, and the page says noindex"
        if name in site.borrowed:
            return f'is listed, and its canonical is "{site.url(site.borrowed[name])}"'
        if target.problem or target.address.scheme != site.home.scheme:
            return f'is listed, and the page\'s URL is "{site.url(name)}"'
        if name.rpartition("/")[2] == "404.html":
            return "is listed, and is the error page"
        return ""

    def _alternates(self, name: str, entry: SitemapEntry, page: str) -> Iterator[Violation]:
        """Judge the alternates of one entry: each leads to a page, and the page names the same.

        Args:
            name: The sitemap's file.
            entry: The entry.
            page: The file of the page that it lists; empty where there is none.
        """
        site = self.site
        targets: dict[str, str] = {}
        for code, url in entry.alternates:
            target = site.follow(url, site.address(name))
            if target.address.kind == "own" and (target.problem or target.address.relative):
                reason = f'is the alternate for "{code}" of {entry.loc} and leads to no page'
                yield _broken(name, url, entry.line, reason, target)
            targets[code.lower()] = target.name or url
        if site.ordinary(page) and self.listed.get(page, ("", None))[1] is entry:
            yield from self._compare(name, entry, page, targets)

    def _compare(
        self, name: str, entry: SitemapEntry, page: str, targets: dict[str, str]
    ) -> Iterator[Violation]:
        """Report the alternates of an entry that differ from those of its page.

        Args:
            name: The sitemap's file.
            entry: The entry.
            page: The file of its page.
            targets: The file that each of its alternates leads to, by its code in lower case.
        """
        site = self.site
        # What is not mutual is reported at the page, and promised by no sitemap.
        expected = {
            a.code.lower(): a.target.name
            for a in site.alternates(page)
            if site.ordinary(a.target.name) and self._mutual(page, a.target.name)
        }
        if not self.with_alternates and not expected:
            return
        hint = "the sitemap and the page's head name the same alternates"
        if lacking := ", ".join(sorted(expected.keys() - targets.keys())):
            yield Violation(
                "sitemap-alternate",
                name,
                entry.loc,
                f"is listed without its alternates for {lacking}",
                hint,
                ("sitemap-alternate", lacking),
                line=entry.line,
            )
        for code in sorted(code for code in targets if expected.get(code) != targets[code]):
            url = next(u for c, u in entry.alternates if c.lower() == code)
            if site.follow(url, site.address(name)).problem:
                continue
            yield Violation(
                "sitemap-alternate",
                name,
                url,
                f'is the alternate for "{code}" of {entry.loc} in the sitemap, not in the page',
                hint,
                ("sitemap-alternate", "differs", code),
                line=entry.line,
            )

    def _mutual(self, page: str, other: str) -> bool:
        """Return whether a page is itself, or names the first among its alternates."""
        return page == other or any(
            back.target.name == page for back in self.site.alternates(other)
        )


def _broken(name: str, url: str, line: int, reason: str, target: UrlTarget) -> Violation:
    return Violation("sitemap-broken", name, url, reason, line=line, target=target)


def check_sitemap(site: Site) -> Iterator[Violation]:
    """Return what the sitemap lists wrongly, and the pages and alternates that it leaves out."""
    sitemaps = _Sitemaps(site)
    if sitemaps.files:
        yield from sitemaps.check()
    elif any(site.ordinary(page) for page in site.pages):
        yield Violation(
            "sitemap-missing",
            "index.html",
            "sitemap.xml",
            "is not in the site",
            "write one that lists every page",
        )
