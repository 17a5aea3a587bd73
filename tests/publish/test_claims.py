"""The verdicts of a page as ClaimReview data."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from schema_org import faults

from concordance.publish.claims import Reviewed, claim_reviews, read_reviewed, verdicts

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """
<h1 id="v">Verdicts</h1>
<h2 id="no">Contradicted<a class="headerlink" href="#no">¶</a></h2>
<table><thead><tr><th>N</th><th>Claim</th><th>Why</th></tr></thead><tbody>
<tr><td><a class="verdict contradicted" href="../a/#claim-a2" id="a2">A2</a></td>
<td>X is <em>Y</em>.</td><td>It never  was.</td><td>Source</td></tr>
<tr><td>A3</td><td>no id, no verdict</td><td>-</td></tr>
</tbody></table>
<h2 id="op">Opinion</h2>
<table><tr><td><a class="verdict opinion" href="../a/#claim-a4" id="a4">A4</a></td>
<td>Z is fine.</td><td>Nobody can tell.</td></tr></table>
"""
GIVEN = {
    "article": "https://example.org/a",
    "author": "Ana",
    "published": "2024-04-20",
    "publisher": "P",
    "ratings": {"confirmed": 4, "contradicted": 1},
}


def test_rows_are_read_with_the_heading_above():
    """A row without a verdict's link is none."""
    assert [(v.id, v.claim, v.reason, v.label, v.kind) for v in verdicts(PAGE)] == [
        ("a2", "X is Y.", "It never was.", "Contradicted", "contradicted"),
        ("a4", "Z is fine.", "Nobody can tell.", "Opinion", "opinion"),
    ]


def test_a_review_says_who_judges_what():
    """A verdict with a value is rated; an opinion has its label alone."""
    reviewed, problem = read_reviewed({"claim_review": GIVEN})
    assert problem == ""
    assert isinstance(reviewed, Reviewed)
    first, second = claim_reviews(
        PAGE, reviewed, "https://s.example/v/", ("Site", "https://s.example/"), "2026-11-30"
    )
    assert first["url"] == "https://s.example/v/#a2"
    assert first["claimReviewed"] == "X is Y."
    assert first["author"] == {"@type": "Organization", "name": "Site", "url": "https://s.example/"}
    assert first["datePublished"] == "2026-11-30"
    assert first["reviewRating"] == {
        "@type": "Rating",
        "alternateName": "Contradicted",
        "ratingValue": 1,
        "bestRating": 4,
        "worstRating": 1,
    }
    assert first["itemReviewed"]["appearance"]["url"] == "https://example.org/a"
    assert second["reviewRating"] == {"@type": "Rating", "alternateName": "Opinion"}


def test_a_review_is_one_in_schema_org_and_for_search_engines(tmp_path: Path):
    """The vocabulary has every property; none that Google requires or recommends is missing.

    https://developers.google.com/search/docs/appearance/structured-data/factcheck
    """
    reviewed, _ = read_reviewed({"claim_review": GIVEN})
    assert isinstance(reviewed, Reviewed)
    reviews = claim_reviews(
        PAGE, reviewed, "https://s.example/v/", ("Site", "https://s.example/"), "2026-11-30"
    )
    assert faults(reviews, tmp_path) == []
    for review in reviews:
        assert {"claimReviewed", "reviewRating", "url", "author", "itemReviewed"} <= set(review)
        assert review["reviewRating"]["alternateName"]
        assert {"author", "datePublished", "appearance"} <= set(review["itemReviewed"])


def test_what_schema_org_does_not_have_is_found(tmp_path: Path):
    """A property of no class, a value of a wrong type, a property of another class: each once."""
    right = {"@type": "ClaimReview", "claimReviewed": "x"}
    wrong = [
        right | {"claimreviewed": "x"},
        right | {"claimReviewed": {"a": 1}},
        right | {"reviewRating": {"@type": "Rating", "claimReviewed": "x"}},
    ]
    assert [each.split(":")[0] for each in faults([right, *wrong], tmp_path)] == ["ClaimReview"] * 3


@pytest.mark.parametrize(
    ("given", "problem"),
    [
        ("yes", "needs article, author"),
        ({"article": "https://example.org"}, "needs article, author"),
        (GIVEN | {"more": 1}, "needs article, author"),
        (GIVEN | {"ratings": {"confirmed": 9}}, "a number from 1 to 4"),
        (GIVEN | {"ratings": "all"}, "a number from 1 to 4"),
    ],
)
def test_a_wrong_value_is_one_sentence(given, problem):
    """And the page has no data."""
    reviewed, sentence = read_reviewed({"claim_review": given})
    assert reviewed is None
    assert problem in sentence


def test_a_page_without_the_key_reviews_nothing():
    """It is no mistake."""
    assert read_reviewed({"title": "x"}) == (None, "")
