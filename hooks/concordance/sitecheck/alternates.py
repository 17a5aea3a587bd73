"""The variants of a page name one another: absolute, complete, both ways, with a default.

Source: Google Search Central, "Localized versions of your pages"; RFC 5646 for the codes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from concordance.sitecheck.violation import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.sitecheck.site import Alternate, Site

_CODE = re.compile(r"[a-z]{2,3}(-[a-z]{4})?(-([a-z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})?", re.IGNORECASE)


def check_alternates(site: Site) -> Iterator[Violation]:
    """Return every break of the contract between the variants of a page."""
    known = {name: site.alternates(name) for name in site.pages if site.ordinary(name)}
    roots = _roots(site)
    for name, alternates in known.items():
        yield from _missing(site, name, alternates, roots)
        if alternates:
            yield from _own(site, name, alternates)
            for alternate in alternates:
                yield from _other(site, name, alternate, known)


def _own(site: Site, name: str, alternates: list[Alternate]) -> Iterator[Violation]:
    address = site.address(name)
    codes: dict[str, str] = {}
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
        low = code.lower()
        if low != "x-default" and not _CODE.fullmatch(code):
            yield Violation(
                "alternate-language",
                name,
                url,
                f'has the language "{code}", which is no language code',
                "write the language, then a region where it matters: pt or pt-BR",
                ("alternate-language", code),
            )
        if low in codes and codes[low] != url:
            yield Violation(
                "alternate-duplicate",
                name,
                url,
                f'is a second alternate for "{code}", beside "{codes[low]}"',
                key=("alternate-duplicate", code),
            )
        codes.setdefault(low, url)
    if "x-default" not in codes:
        yield Violation(
            "alternate-default",
            name,
            address,
            "has alternates and none of them is x-default",
            'add <link rel="alternate" hreflang="x-default"> with the URL for everybody else',
            ("alternate-default",),
        )
    if not any(a.target.name == name and a.code.lower() != "x-default" for a in alternates):
        yield Violation(
            "alternate-self",
            name,
            address,
            "is not among its own alternates",
            "a page lists itself, in its own language, beside its variants",
            ("alternate-self",),
        )


def _other(
    site: Site, name: str, alternate: Alternate, known: dict[str, list[Alternate]]
) -> Iterator[Violation]:
    code, url, target = alternate
    if not target.name or target.problem in ("missing", "outside"):
        return
    if target.name not in known:
        reason = "a page that only sends on" if target.redirects else "no page to be found"
        yield Violation(
            "alternate-target",
            name,
            url,
            f'is the alternate for "{code}" and leads to {reason}',
            key=("alternate-target", target.name),
        )
        return
    if code.lower() == "x-default":
        return
    language = site.records[target.name].language
    if language and not _agree(code, language):
        yield Violation(
            "alternate-language",
            name,
            url,
            f'is the alternate for "{code}" and leads to a page in "{language}"',
            key=("alternate-language", code, language),
        )
    if target.name != name and not any(
        back.target.name == name and back.code.lower() != "x-default" for back in known[target.name]
    ):
        yield Violation(
            "alternate-reciprocal",
            name,
            url,
            f'is the alternate for "{code}" and does not name this page in return',
            "alternates that are not mutual are ignored: list the same set on every variant",
            ("alternate-reciprocal", target.name),
        )


def _agree(code: str, language: str) -> bool:
    """Compare two codes as far as both go: `pt` agrees with `pt-BR`, `pt-PT` does not."""
    one, other = (text.lower().replace("_", "-").split("-") for text in (code, language))
    return all(a == b for a, b in zip(one, other, strict=False))


def _roots(site: Site) -> dict[str, str]:
    """Find the languages' folders: the site's own, and those named by the language they hold."""
    roots = {}
    for name in site.pages:
        folder, slash, file = name.rpartition("/")
        language = site.records[name].language.lower()
        if file != "index.html" or "/" in folder or not language:
            continue
        if not slash or _agree(folder.replace("_", "-"), language):
            roots[folder + slash] = site.records[name].language
    return roots


def _missing(
    site: Site, name: str, alternates: list[Alternate], roots: dict[str, str]
) -> Iterator[Violation]:
    """Report a variant that stands at the same place in another language and is not named."""
    own = max((root for root in roots if name.startswith(root)), key=len, default=None)
    if own is None:
        return
    named = {alternate.target.name for alternate in alternates}
    for root, language in roots.items():
        twin = root + name.removeprefix(own)
        if root == own or twin in named or not site.ordinary(twin):
            continue
        if any(_agree(a.code, language) for a in alternates if a.code.lower() != "x-default"):
            continue
        yield Violation(
            "alternate-missing",
            name,
            site.address(twin),
            f'is this page in "{language}" and is not among its alternates',
            key=("alternate-missing", language),
        )
