"""The variants of a page name one another: absolute, complete, both ways, with a default.

Source: Google Search Central, "Localized versions of your pages"; RFC 5646 for the codes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.project.locales import agree
from concordance.sitecheck.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.sitecheck.site import Alternate, Site

_CODE = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})?", re.IGNORECASE)
_DEFAULT = "x-default"


def check_alternates(site: Site) -> Iterator[Violation]:
    """Return every break of the contract between the variants of a page."""
    by_page = {name: site.alternates(name) for name in site.pages if site.ordinary(name)}
    roots = _language_roots(site)
    for name, alternates in by_page.items():
        yield from _unnamed_variants(site, name, alternates, roots)
        if alternates:
            yield from _malformed(name, alternates)
            yield from _incomplete(site, name, alternates)
            for alternate in alternates:
                yield from _wrong_target(site, name, alternate, by_page)


def _malformed(name: str, alternates: list[Alternate]) -> Iterator[Violation]:
    """Judge each alternate as it is written: a whole URL, a language code (RFC 5646), once."""
    urls: dict[str, str] = {}
    for code, url, target in alternates:
        if target.address.kind == "own" and target.address.relative:
            yield Violation(
                "alternate-relative",
                name,
                url,
                f'is the alternate for "{code}" and is not absolute',
                "search engines want the whole URL, scheme and host included",
                ("alternate-relative",),
            )
        if code.lower() != _DEFAULT and not _CODE.fullmatch(code):
            yield Violation(
                "alternate-language",
                name,
                url,
                f'has the language "{code}", which is no language code',
                "write the language, then a region where it matters: pt or pt-BR",
                ("alternate-language", code),
            )
        first = urls.setdefault(code.lower(), url)
        if first != url:
            yield Violation(
                "alternate-duplicate",
                name,
                url,
                f'is a second alternate for "{code}", beside "{first}"',
                key=("alternate-duplicate", code),
            )


def _incomplete(site: Site, name: str, alternates: list[Alternate]) -> Iterator[Violation]:
    """Report a set of alternates that lacks the default, or the page itself in its language."""
    address = site.address(name)
    if all(alternate.code.lower() != _DEFAULT for alternate in alternates):
        yield Violation(
            "alternate-default",
            name,
            address,
            "has alternates and none of them is x-default",
            'add <link rel="alternate" hreflang="x-default"> with the URL for everybody else',
            ("alternate-default",),
        )
    if not _names(alternates, name):
        yield Violation(
            "alternate-self",
            name,
            address,
            "is not among its own alternates",
            "a page lists itself, in its own language, beside its variants",
            ("alternate-self",),
        )


def _wrong_target(
    site: Site, name: str, alternate: Alternate, by_page: dict[str, list[Alternate]]
) -> Iterator[Violation]:
    """Report an alternate whose page is not to be found, is in another language, or not mutual.

    Args:
        site: The site.
        name: The file of the page that has the alternate.
        alternate: The alternate; one that leads to no page is reported as a link.
        by_page: The alternates of every page to be found, by its file.
    """
    code, url, target = alternate
    if not target.name or target.problem in ("missing", "outside"):
        return
    if target.name not in by_page:
        reason = "a page that only sends on" if target.redirects else "no page to be found"
        yield Violation(
            "alternate-target",
            name,
            url,
            f'is the alternate for "{code}" and leads to {reason}',
            key=("alternate-target", target.name),
        )
        return
    if code.lower() == _DEFAULT:
        return
    language = site.records[target.name].language
    if language and not agree(code, language):
        yield Violation(
            "alternate-language",
            name,
            url,
            f'is the alternate for "{code}" and leads to a page in "{language}"',
            key=("alternate-language", code, language),
        )
    if target.name != name and not _names(by_page[target.name], name):
        yield Violation(
            "alternate-reciprocal",
            name,
            url,
            f'is the alternate for "{code}" and does not name this page in return',
            "alternates that are not mutual are ignored: list the same set on every variant",
            ("alternate-reciprocal", target.name),
        )


def _names(alternates: list[Alternate], name: str) -> bool:
    """Return whether alternates name a page for a language, and not by default alone."""
    return any(a.target.name == name and a.code.lower() != _DEFAULT for a in alternates)


def _language_roots(site: Site) -> dict[str, str]:
    """Find the languages' folders: the site's own, and those named by the language they hold.

    Returns:
        Each folder's language, by its path with a final slash, empty for the site's own.
    """
    roots = {}
    for name in site.pages:
        folder, slash, file = name.rpartition("/")
        language = site.records[name].language.lower()
        if file != "index.html" or "/" in folder or not language:
            continue
        if not slash or agree(folder.replace("_", "-"), language):
            roots[folder + slash] = site.records[name].language
    return roots


def _unnamed_variants(
    site: Site, name: str, alternates: list[Alternate], roots: dict[str, str]
) -> Iterator[Violation]:
    """Report a variant that stands at the same place in another language and is not named.

    Args:
        site: The site.
        name: The page's file.
        alternates: Its alternates.
        roots: The languages' folders, as `_language_roots` returns them.
    """
    folder = max((root for root in roots if name.startswith(root)), key=len, default=None)
    if folder is None:
        return
    named = {alternate.target.name for alternate in alternates}
    for root, language in roots.items():
        twin = root + name.removeprefix(folder)
        if root == folder or twin in named or not site.ordinary(twin):
            continue
        if any(agree(a.code, language) for a in alternates if a.code.lower() != _DEFAULT):
            continue
        yield Violation(
            "alternate-missing",
            name,
            site.address(twin),
            f'is this page in "{language}" and is not among its alternates',
            key=("alternate-missing", language),
        )
