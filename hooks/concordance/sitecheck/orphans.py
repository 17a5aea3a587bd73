"""Pages that no reader can reach by following links from the home page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.sitecheck.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from concordance.sitecheck.site import Site

_HOME = "index.html"


def check_orphans(site: Site, edges: Mapping[str, set[str]]) -> Iterator[Violation]:
    """Return each ordinary page out of reach; a site without a home page has no start, and none."""
    if _HOME not in site.records:
        return
    reached = {_HOME}
    waiting = [_HOME]
    while waiting:
        for name in edges.get(waiting.pop(), ()):
            if name in site.records and name not in reached:
                reached.add(name)
                waiting.append(name)
    for name in site.pages:
        if name not in reached and site.ordinary(name):
            yield Violation(
                "orphan-page",
                name,
                site.address(name),
                "cannot be reached by links from the home page",
                "link to it from a page or the navigation, or mark it noindex",
            )
