"""The link contract of a built site: what it promises a reader who follows any URL on it.

Data flows one way: `read` (files -> records, cached) -> `site` (URLs -> targets) -> the checks
(`references`, `alternates`, `canonical`, `sitemap`, `orphans`: violations) -> `findings`
(violations at their place in the sources) -> `outcome` (the findings that count). `rules` lists the
rules; a page beside it, of each rule's name, says what it reports.
"""

from __future__ import annotations

from concordance.sitecheck.contract import (
    EmptySiteError,
    SiteResult,
    check_site,
    open_site,
    read_share,
)

__all__ = ["EmptySiteError", "SiteResult", "check_site", "open_site", "read_share"]
