"""The whole check of a built site, from its directory to its findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from concordance.project.config import Config
from concordance.project.project import config_from_mkdocs
from concordance.sitecheck.active import check_active
from concordance.sitecheck.alternates import check_alternates
from concordance.sitecheck.cache import SiteCache
from concordance.sitecheck.canonical import check_canonicals
from concordance.sitecheck.findings import FindingWriter
from concordance.sitecheck.orphans import check_orphans
from concordance.sitecheck.outcome import apply_rules
from concordance.sitecheck.read import read_site
from concordance.sitecheck.references import ReferenceCheck
from concordance.sitecheck.rules import SITE_RULES
from concordance.sitecheck.site import Site, find_home
from concordance.sitecheck.sitemap import check_sitemap
from concordance.sitecheck.sources import find_sources, site_url
from concordance.sitecheck.urls import Home, parse_home
from concordance.sitecheck.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from concordance.findings.model import Finding
    from concordance.findings.rule import Rule


class EmptySiteError(ValueError):
    """The directory holds no HTML."""


@dataclass(frozen=True, slots=True)
class SiteResult:
    """What a check gives: its findings in order, the counts of what was checked, and the home."""

    findings: tuple[Finding, ...]
    checked: dict[str, int]
    home: Home


def open_site(
    directory: Path,
    *,
    url: str = "",
    fallback: str = "",
    cache: SiteCache | None = None,
    processes: int | None = None,
) -> Site:
    """Read a built site, and learn where it is published.

    `url` says where; without it, what most canonicals and sitemaps say, else `fallback`. `cache`
    has the records kept from the last run.

    Raises:
        NotADirectoryError: There is no such directory.
        EmptySiteError: It holds no HTML.
        ValueError: `url` or `fallback` is not an absolute http or https URL.
    """
    home = parse_home(url) if url else None
    reading = read_site(directory, cache, processes)
    if not reading.pages:
        raise EmptySiteError(f"{directory}: there is no HTML file in it")
    home = home or find_home(reading)
    if home is None:
        home = parse_home(fallback) if fallback else Home()
    return Site(reading, home)


def check_site(
    directory: Path,
    *,
    url: str = "",
    config: Path | None = None,
    docs: Path | None = None,
    cache: Path | None = None,
    parts: Sequence[Path] = (),
    processes: int | None = None,
    rules: Sequence[Rule] = SITE_RULES,
) -> SiteResult:
    """Check the link contract of a built site.

    `config` is its mkdocs.yml, for the levels of the rules, the findings' places, and its
    `site_url` where the pages give none; `docs` its folder of Markdown; `rules` are those to
    report. `cache` is the folder of what is kept from the last run, `parts` those of shares
    (`read_share`). The rest is as in `open_site`.

    Raises:
        NotADirectoryError: There is no such directory.
        EmptySiteError: It holds no HTML.
        ValueError: `url` is not an absolute http or https URL.
        ProjectError: `config` cannot be read, or its `extra.concordance` is not valid.
    """
    settings = config_from_mkdocs(config) if config else Config()
    kept = SiteCache(cache, directory, parts) if cache else None
    site = open_site(directory, url=url, fallback=site_url(config), cache=kept, processes=processes)
    writer = FindingWriter(site, find_sources(directory, config, docs))
    records = site.records.values()
    checked = {
        "files": len(site.files),
        "pages": len(site.pages),
        "links": sum(record.count for record in records),
        "ids": sum(len(record.ids) for record in records),
        "parsed": site.reading.parsed,
    }
    findings = apply_rules(writer.findings(_violations(site, settings.allow)), rules, settings)
    return SiteResult(tuple(findings), checked, site.home)


def read_share(
    directory: Path, cache: Path, share: tuple[int, int], processes: int | None = None
) -> int:
    """Read a share of a built site's files into the folder of a cache; return how many.

    A check that has the caches of all shares (`parts`) finds what one alone finds, and parses none
    again: what a rule says of the whole site it says there, once.

    Raises:
        NotADirectoryError: There is no such directory.
    """
    return len(read_site(directory, SiteCache(cache, directory), processes, share).records)


def _violations(site: Site, allowed: Sequence[str]) -> Iterator[Violation]:
    """Return every violation of the contract, in no order."""
    for name, reason in site.reading.refused:
        yield Violation("unreadable-file", name, name, f"{reason}, and is not opened", line=1)
    references = ReferenceCheck(site)
    yield from references.violations
    yield from check_alternates(site)
    yield from check_canonicals(site)
    yield from check_sitemap(site)
    yield from check_orphans(site, references.edges)
    yield from check_active(site, allowed)
