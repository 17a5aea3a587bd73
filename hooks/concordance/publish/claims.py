"""The verdicts of a page as data for search engines: one ClaimReview for each claim.

Vocabulary: https://schema.org/ClaimReview, and what search engines read of it:
https://developers.google.com/search/docs/appearance/structured-data/factcheck.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

KEY = "claim_review"
"""The key of a page's front matter that says what its tables review."""
FIELDS = ("article", "author", "published", "publisher", "ratings")
BEST, WORST = 4, 1


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a page's claims were taken from, as its front matter says.

    `article` is an absolute address, `published` an ISO 8601 date, `ratings` gives the value of
    each verdict by its class, from 1 (contradicted) to 4 (confirmed); a verdict without a value
    is an opinion.
    """

    article: str
    author: str
    published: str
    publisher: str
    ratings: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClaimVerdict:
    """One row: the `id` of the claim, what is claimed, why, the label and its class."""

    id: str
    claim: str
    reason: str
    label: str
    kind: str


def read_reviewed(meta: Mapping[str, object]) -> tuple[Reviewed | None, str]:
    """Return what a page's front matter says of the text it reviews, and what is wrong with it.

    `meta` is the front matter. Without the key there is neither; with a wrong value there is a
    sentence and nothing else.
    """
    given = meta.get(KEY)
    if given is None:
        return None, ""
    if not isinstance(given, Mapping) or set(given) != set(FIELDS):
        return None, f"{KEY} needs {', '.join(FIELDS)}"
    ratings = given["ratings"]
    if not isinstance(ratings, Mapping) or not all(
        isinstance(value, int) and WORST <= value <= BEST for value in ratings.values()
    ):
        return None, f"{KEY}.ratings gives each verdict's class a number from {WORST} to {BEST}"
    texts = {name: str(given[name]) for name in FIELDS[:-1]}
    numbers = {str(kind): int(value) for kind, value in ratings.items()}
    return Reviewed(**texts, ratings=numbers), ""


def verdicts(html: str) -> Iterator[ClaimVerdict]:
    """Yield the verdicts of a page's tables, in order.

    A row counts whose first cell holds a link of the class `verdict` with an id; its second cell
    is the claim, its third the reason. The label is the heading above the table.
    """
    label = ""
    for node in LexborHTMLParser(html).css("h2, tr"):
        if node.tag == "h2":
            label = _text(node)
            continue
        cells = node.css("td")
        link = cells[0].css_first("a.verdict[id]") if len(cells) > 2 else None  # noqa: PLR2004
        if link is not None:
            classes = (link.attributes.get("class") or "").split()
            kind = next((each for each in classes if each != "verdict"), "")
            id_ = link.attributes.get("id") or ""
            yield ClaimVerdict(id_, _text(cells[1]), _text(cells[2]), label, kind)


def claim_reviews(
    html: str, reviewed: Reviewed, url: str, site: tuple[str, str], modified: str
) -> list[dict[str, object]]:
    """Return the ClaimReview nodes of a page.

    Args:
        html: The page's content.
        reviewed: What the claims were taken from.
        url: The page's absolute address.
        site: Name and absolute address of the site that judges.
        modified: The page's last change in ISO 8601, or empty.
    """
    author = {"@type": "Organization", "name": site[0], "url": site[1]}
    source = {
        "@type": "Claim",
        "author": {"@type": "Person", "name": reviewed.author},
        "datePublished": reviewed.published,
        "appearance": {
            "@type": "CreativeWork",
            "url": reviewed.article,
            "publisher": {"@type": "Organization", "name": reviewed.publisher},
        },
    }
    nodes: list[dict[str, object]] = []
    for verdict in verdicts(html):
        rating: dict[str, object] = {"@type": "Rating", "alternateName": verdict.label}
        if verdict.kind in reviewed.ratings:
            value = reviewed.ratings[verdict.kind]
            rating |= {"ratingValue": value, "bestRating": BEST, "worstRating": WORST}
        node: dict[str, object] = {
            "@type": "ClaimReview",
            "url": f"{url}#{verdict.id}",
            "claimReviewed": verdict.claim,
            "reviewBody": verdict.reason,
            "reviewRating": rating,
            "author": author,
            "itemReviewed": source,
        }
        nodes.append(node | ({"datePublished": modified} if modified else {}))
    return nodes


def _text(node: LexborNode) -> str:
    """Return the text of an element on one line, without what a permalink adds."""
    for link in node.css("a.headerlink"):
        link.decompose()
    return " ".join(node.text().split())
