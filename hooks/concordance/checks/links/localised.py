"""Addresses of one site that differ because each leads to the page's own language."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

COUNTRIES = {
    "ja": "jp",
    "zh": "cn",
    "ko": "kr",
    "uk": "ua",
    "cs": "cz",
    "da": "dk",
    "sv": "se",
    "el": "gr",
}
"""Sites often name a language by its country (ISO 3166), where that is not the language's code."""
SUFFIX = 2
"""The last labels of a host that name its owner, as far as can be told without a list."""


def leads_to_own_language(address: str, other: str, locale: str, theirs: str = "") -> bool:
    """Return whether an address is another one's page in a language.

    Args:
        address: a link of a page.
        other: what another variant has in its place.
        locale: the BCP 47 tag of the page.
        theirs: that of the other variant, where it is known.

    Returns:
        True where both are of one site and the first alone names the language: in its host,
        path or query (`es.wikipedia.org`, `/es/`, `/pt-br/`, `/jp/`, `?hl=es`); where they differ
        in nothing but the languages (`/help/es/a`, `/help/en/a`); or where the second is the same
        but for its own (`/guide/`, `/guide/index.fr.html`).
    """
    try:
        here, there = urlsplit(address), urlsplit(other)
    except ValueError:
        return False
    if _without(address, locale) == _without(other, theirs or locale):
        return True
    if not here.hostname or not there.hostname or _owner(here.hostname) != _owner(there.hostname):
        return False
    names = _names(locale)
    return bool(names & _parts(address)) and not names & _parts(other)


def _names(locale: str) -> set[str]:
    """Return the ways in which addresses name a locale's language."""
    language = locale.lower().split("-")[0]
    names = {language, locale.lower(), locale.lower().replace("-", "_")}
    return names | ({COUNTRIES[language]} if language in COUNTRIES else set())


def _without(address: str, locale: str) -> str:
    """Return an address without the folders and endings that name its language, and its index."""
    names = "|".join(map(re.escape, sorted(_names(locale), key=len, reverse=True)))
    plain = re.sub(rf"(?<=[/.])(?:{names})(?:[/.]|$)", "", address.lower())
    return re.sub(r"(?:index\.\w+|[/#])+$", "", plain)


def _owner(host: str) -> str:
    return ".".join(host.split(".")[-SUFFIX:])


def _parts(address: str) -> set[str]:
    """Return the labels, folders and values of an address, a tag's first part by itself too."""
    parts = set(re.split(r"[/.?&=#]", address.lower().partition("://")[2]))
    return parts | {
        part.split("-")[0] for part in parts if re.fullmatch(r"[a-z]{2}-[a-z]{2,4}", part)
    }
