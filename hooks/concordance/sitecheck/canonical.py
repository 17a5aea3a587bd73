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
        if not site.ordinary(name):
            continue
        canonicals = list(dict.fromkeys(site.records[name].canonicals))
        if canonicals:
            yield from _duplicates(site, name, canonicals)
            yield from _wrong(site, name, canonicals)
        else:
            yield Violation(
                "canonical-missing",
                name,
                site.address(name),
                "has no canonical",
                f'add <link rel="canonical" href="{site.url(name)}">',
                ("canonical-missing",),
            )


def _duplicates(site: Site, name: str, canonicals: list[str]) -> Iterator[Violation]:
    """Report each canonical of a page but the one that is its own URL, or else the first."""
    best = next((url for url in canonicals if _is_own(site, name, url)), canonicals[0])
    for url in canonicals:
        if url != best:
            yield Violation(
                "canonical-duplicate",
                name,
                url,
                f'is a second canonical, beside "{best}"',
                "leave one: search engines ignore them all where they differ",
                ("canonical-duplicate",),
            )


def _wrong(site: Site, name: str, canonicals: list[str]) -> Iterator[Violation]:
    """Report the first canonical of a page where none is the page's own URL.

    One that leads nowhere is reported as a link.
    """
    target = site.follow(canonicals[0], site.standing(name))
    if target.problem in ("missing", "outside", "malformed", "local"):
        return
    if any(_is_own(site, name, url) for url in canonicals):
        return
    relative = target.name == name and target.address.relative
    yield Violation(
        "canonical-relative" if relative else "canonical-other",
        name,
        canonicals[0],
        "is the canonical and is not absolute"
        if relative
        else f'is the canonical of a page whose URL is "{site.url(name)}"',
        f'write "{site.url(name)}"',
        ("canonical-relative",) if relative else ("canonical-other", canonicals[0]),
    )


def _is_own(site: Site, name: str, url: str) -> bool:
    """Return whether a URL is a page's own: whole, by the site's scheme, with nothing added."""
    address = site.follow(url, site.standing(name)).address
    if address.kind != "own" or address.relative or address.query or address.fragment is not None:
        return False
    path = decode(address.path)
    return address.scheme == site.home.scheme and path in (
        decode(site.address(name)),
        decode(site.home.base) + name,
    )
