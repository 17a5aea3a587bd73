"""What other sites show of a page: Open Graph, Twitter cards, and data for search engines.

Vocabularies: https://ogp.me, https://schema.org/Article, https://schema.org/BreadcrumbList.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import blake2b
from html import escape
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from concordance.publish.published_page import PublishedPage

NAME = 8
"""The bytes of a digest that name a page's own image."""
WIDTH, HEIGHT = 1200, 630
"""The size of a card's image in pixels, the one every service shows whole."""


@dataclass(frozen=True, slots=True)
class Card:
    """A page as a card shows it.

    `language` is the tag the page declares, `site` the name of the site, `image` an absolute
    address or empty, `alt` what it says, `trail` the pages above this one as pairs (title, absolute
    address), the home page first.
    """

    language: str
    title: str
    description: str
    site: str
    image: str = ""
    alt: str = ""
    trail: tuple[tuple[str, str], ...] = ()


def image_paths(image: str, title: str, description: str) -> tuple[str, str]:
    """Return where a page's image may be: its own, in a folder beside its language's, or that.

    The own one is named by what it shows, so that one of another title is never taken.

    Args:
        image: the path of the language's image, as `assets/cards/fr.png`.
        title: the page's title.
        description: its description.

    Returns:
        Two paths, as `assets/cards/fr/0123456789abcdef.png` and the language's.
    """
    shown = blake2b(f"{title}\0{description}".encode(), digest_size=NAME).hexdigest()
    path = PurePosixPath(image)
    return f"{path.with_suffix('')}/{shown}{path.suffix}", image


def card_elements(
    entry: PublishedPage,
    card: Card,
    locales: Mapping[str, str],
    more: Sequence[Mapping[str, object]] = (),
) -> str:
    """Write the elements of a page's head that make its card, and the data of the page.

    `locales` gives each language's content locale in BCP 47, as `pt-BR`; `more` are further nodes
    of the page's JSON-LD graph.
    """
    tags = "".join(
        f'<meta {"name" if key.startswith("twitter:") else "property"}="{key}"'
        f' content="{escape(value)}">'
        for key, value in _tags(entry, card, locales)
        if value
    )
    data = json.dumps(_data(entry, card, more), ensure_ascii=False, separators=(",", ":"))
    data = data.replace("<", "\\u003c")  # the one character that could end the script
    return f'{tags}<script type="application/ld+json">{data}</script>'


def _tags(entry: PublishedPage, card: Card, locales: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the pairs (name, value) of Open Graph and Twitter; an empty value is not written."""
    tags = [
        ("og:type", "article" if card.trail else "website"),
        ("og:title", card.title),
        ("og:description", card.description),
        ("og:url", entry.url),
        ("og:site_name", card.site),
        ("og:locale", _underscored(entry.language, locales)),
    ]
    tags += [
        ("og:locale:alternate", _underscored(code, locales))
        for code in entry.alternates
        if code != entry.language
    ]
    if card.trail:
        tags.append(("article:modified_time", entry.modified))
    if card.image:
        tags += [
            ("og:image", card.image),
            ("og:image:width", str(WIDTH)),
            ("og:image:height", str(HEIGHT)),
            ("og:image:alt", card.alt),
        ]
    return [*tags, ("twitter:card", "summary_large_image" if card.image else "summary")]


def _underscored(code: str, locales: Mapping[str, str]) -> str:
    """Write a locale as Open Graph does, `pt_BR`."""
    return locales.get(code, code).replace("-", "_")


def _data(
    entry: PublishedPage, card: Card, more: Sequence[Mapping[str, object]]
) -> dict[str, object]:
    """Return the JSON-LD graph of a page: the article, its translations, the way down to it."""
    site = {"@type": "WebSite", "name": card.site, "url": (card.trail or (("", entry.url),))[0][1]}
    article: dict[str, object] = {
        "@type": "Article" if card.trail else "WebPage",
        "@id": entry.url,
        "url": entry.url,
        "headline" if card.trail else "name": card.title,
        "description": card.description,
        "inLanguage": card.language,
        "isPartOf": site,
    }
    if card.image:
        article["image"] = card.image
    if entry.modified:
        article["dateModified"] = entry.modified
    others = {code: url for code, url in entry.alternates.items() if url != entry.url}
    if others and entry.url == entry.default:
        article["workTranslation"] = [{"@id": url} for url in others.values()]
    elif others:
        article["translationOfWork"] = {"@id": entry.default}
    graph: list[Mapping[str, object]] = [article]
    if card.trail:
        steps = [*card.trail, (card.title, entry.url)]
        graph.append(
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {"@type": "ListItem", "position": at, "name": name, "item": url}
                    for at, (name, url) in enumerate(steps, 1)
                ],
            }
        )
    return {"@context": "https://schema.org", "@graph": [*graph, *more]}
