"""The sitemap lists every page to be found, and nothing else (sitemaps.org, protocol 0.9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.sitecheck.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.sitecheck.record import SitemapEntry
    from concordance.sitecheck.site import Site, UrlTarget


class _Sitemaps:
    """The sitemaps of a site, read together."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.listed: dict[str, tuple[str, SitemapEntry]] = {}
        self.files = [n for n in sorted(site.records) if site.records[n].kind == "sitemap"]
        self.speaks = any(e.alternates for n in self.files for e in site.records[n].entries)

    def check(self) -> Iterator[Violation]:
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
        site = self.site
        name = target.name
        if target.redirects:
            return "only sends its reader on"
        record = site.records.get(name)
        if record is not None and record.hidden:
            return "is listed, and the page says noindex"
        if target.problem or target.address.scheme != site.home.scheme:
            return f'is listed, and the page\'s URL is "{site.url(name)}"'
        if name.rpartition("/")[2] == "404.html":
            return "is listed, and is the error page"
        return ""

    def _alternates(self, name: str, entry: SitemapEntry, page: str) -> Iterator[Violation]:
        site = self.site
        found: dict[str, str] = {}
        for code, url in entry.alternates:
            target = site.follow(url, site.address(name))
            if target.address.kind == "own" and (target.problem or target.address.relative):
                reason = f'is the alternate for "{code}" of {entry.loc} and leads to no page'
                yield _broken(name, url, entry.line, reason, target)
            found[code.lower()] = target.name or url
        if not site.ordinary(page) or self.listed.get(page, ("", None))[1] is not entry:
            return
        # What is not mutual is reported at the page, and promised by no sitemap.
        wanted = {
            a.code.lower(): a.target.name
            for a in site.alternates(page)
            if site.ordinary(a.target.name) and self._mutual(page, a.target.name)
        }
        if not self.speaks and not wanted:
            return
        lacking = ", ".join(sorted(wanted.keys() - found.keys()))
        differing = sorted(c for c in found if wanted.get(c) != found[c])
        if lacking:
            yield Violation(
                "sitemap-alternate",
                name,
                entry.loc,
                f"is listed without its alternates for {lacking}",
                "the sitemap and the page's head name the same alternates",
                ("sitemap-alternate", lacking),
                line=entry.line,
            )
        for code in differing:
            url = next(u for c, u in entry.alternates if c.lower() == code)
            if site.follow(url, site.address(name)).problem:
                continue
            yield Violation(
                "sitemap-alternate",
                name,
                url,
                f'is the alternate for "{code}" of {entry.loc} in the sitemap, not in the page',
                "the sitemap and the page's head name the same alternates",
                ("sitemap-alternate", "differs", code),
                line=entry.line,
            )

    def _mutual(self, page: str, other: str) -> bool:
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
