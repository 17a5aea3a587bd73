"""Each page says which URL is its own: one canonical, absolute, of itself (RFC 6596)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.sitecheck.urls import decode
from concordance.sitecheck.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.sitecheck.site import Site


def check_canonicals(site: Site) -> Iterator[Violation]:
    """Return every page whose canonical is missing, doubled, relative or another page's."""
    for name in site.pages:
        if site.ordinary(name):
            yield from _check(site, name)


def _check(site: Site, name: str) -> Iterator[Violation]:
    canonicals = list(dict.fromkeys(site.records[name].canonicals))
    if not canonicals:
        yield Violation(
            "canonical-missing",
            name,
            site.address(name),
            "has no canonical",
            f'add <link rel="canonical" href="{site.url(name)}">',
            ("canonical-missing",),
        )
        return
    right = [url for url in canonicals if _own(site, name, url)]
    for url in canonicals:
        if len(canonicals) > 1 and url != (right or canonicals)[0]:
            yield Violation(
                "canonical-duplicate",
                name,
                url,
                f'is a second canonical, beside "{(right or canonicals)[0]}"',
                "leave one: search engines ignore them all where they differ",
                ("canonical-duplicate",),
            )
    target = site.follow(canonicals[0], site.standing(name))
    if right or target.problem in ("missing", "outside", "malformed", "local"):
        return
    if target.name == name and target.address.relative:
        yield Violation(
            "canonical-relative",
            name,
            canonicals[0],
            "is the canonical and is not absolute",
            f'write "{site.url(name)}"',
            ("canonical-relative",),
        )
    else:
        yield Violation(
            "canonical-other",
            name,
            canonicals[0],
            f'is the canonical of a page whose URL is "{site.url(name)}"',
            f'write "{site.url(name)}"',
            ("canonical-other", canonicals[0]),
        )


def _own(site: Site, name: str, url: str) -> bool:
    address = site.follow(url, site.standing(name)).address
    if address.kind != "own" or address.relative or address.query or address.fragment is not None:
        return False
    path = decode(address.path)
    return address.scheme == site.home.scheme and path in (
        decode(site.address(name)),
        decode(site.home.base) + name,
    )
