"""Cards and data in the head."""

from __future__ import annotations

import json
from dataclasses import replace

from selectolax.lexbor import LexborHTMLParser

from concordance.publish.card import Card, card_elements, image_paths
from concordance.publish.published_page import PublishedPage

HOME = "https://x.example/"
ENTRY = PublishedPage(
    language="pt",
    url=f"{HOME}pt/g/maia/",
    alternates={"fr": f"{HOME}g/maia/", "pt": f"{HOME}pt/g/maia/"},
    default=f"{HOME}g/maia/",
    modified="2026-01-02",
)
CARD = Card(
    language="pt-BR",
    title='Maia "100" </script>',
    description="O que é <b>",
    site="Um site",
    image=f"{HOME}card.png",
    alt="Um cartão",
    trail=(("Um site", f"{HOME}pt/"), ("Glossário", f"{HOME}pt/g/")),
)
LOCALES = {"fr": "fr-FR", "pt": "pt-BR"}
PAGE = "<html><head><title>x</title>{}</head><body></body></html>"


def read(entry: PublishedPage, card: Card) -> tuple[dict[str, list[str]], list[dict[str, object]]]:
    """Return the card's tags by name, and the data's graph, as a crawler reads them."""
    page = LexborHTMLParser(PAGE.format(card_elements(entry, card, LOCALES)))
    tags: dict[str, list[str]] = {}
    for node in page.css("head > meta"):
        name = node.attributes.get("property") or node.attributes["name"]
        tags.setdefault(name, []).append(node.attributes["content"])
    data = json.loads(page.css_first("head > script").text())
    return tags, data["@graph"]


def test_where_an_image_may_be():
    """A page's own is named by its title and description; then that of its language."""
    own, language = image_paths("a/fr.png", "Un", "Deux")
    assert (own, language) == ("a/fr/df3182c378f5c103.png", "a/fr.png")
    others = [image_paths("a/fr.png", *each)[0] for each in (("Une", "Deux"), ("Un", "Trois"))]
    assert own not in others
    assert image_paths("a/fr.png", "UnD", "eux")[0] != own


def test_an_article():
    """Every field, escaped, with the other languages, the image's size and the way down."""
    tags, (article, trail) = read(ENTRY, CARD)
    assert tags == {
        "og:type": ["article"],
        "og:title": [CARD.title],
        "og:description": [CARD.description],
        "og:url": [ENTRY.url],
        "og:site_name": ["Um site"],
        "og:locale": ["pt_BR"],
        "og:locale:alternate": ["fr_FR"],
        "article:modified_time": ["2026-01-02"],
        "og:image": [CARD.image],
        "og:image:width": ["1200"],
        "og:image:height": ["630"],
        "og:image:alt": ["Um cartão"],
        "twitter:card": ["summary_large_image"],
    }
    assert article == {
        "@type": "Article",
        "@id": ENTRY.url,
        "url": ENTRY.url,
        "headline": CARD.title,
        "description": CARD.description,
        "inLanguage": "pt-BR",
        "isPartOf": {"@type": "WebSite", "name": "Um site", "url": f"{HOME}pt/"},
        "image": CARD.image,
        "dateModified": "2026-01-02",
        "translationOfWork": {"@id": ENTRY.default},
    }
    assert [(one["position"], one["name"], one["item"]) for one in trail["itemListElement"]] == [
        (1, "Um site", f"{HOME}pt/"),
        (2, "Glossário", f"{HOME}pt/g/"),
        (3, CARD.title, ENTRY.url),
    ]


def test_the_page_translated_from():
    """It names its translations, not itself."""
    _, (article, _) = read(replace(ENTRY, language="fr", url=ENTRY.default), CARD)
    assert article["workTranslation"] == [{"@id": f"{HOME}pt/g/maia/"}]
    assert "translationOfWork" not in article


def test_a_home_page_alone():
    """Without pages above, an image, a date or other languages, nothing is made up."""
    tags, graph = read(PublishedPage("fr", HOME), replace(CARD, image="", trail=()))
    assert tags["og:type"] == ["website"]
    assert tags["twitter:card"] == ["summary"]
    assert not [name for name in tags if name.startswith(("og:image", "article:"))]
    assert [one["@type"] for one in graph] == ["WebPage"]
