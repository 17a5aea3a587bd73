"""The majority holds, and failing that the source."""

from __future__ import annotations

import pytest

from concordance.corpus.vote import join_codes, vote


@pytest.mark.parametrize(
    ("values", "reference", "held", "odd"),
    [
        ({"fr": 1, "es": 2}, "fr", 1, ("es",)),
        ({"fr": 1, "es": 1, "pt": 2}, "fr", 1, ("pt",)),
        ({"fr": 2, "es": 1, "pt": 1}, "fr", 1, ("fr",)),
        ({"fr": 1, "es": 2, "pt": 3}, "fr", 1, ("es", "pt")),
        ({"en": 1, "fr": 1, "es": 2, "pt": 2}, "en", 1, ("es", "pt")),
        ({"en": 3, "fr": 1, "es": 2, "pt": 2}, "en", 2, ("en", "fr")),
        ({"en": 5, "fr": 1, "es": 1, "pt": 2, "ru": 2}, "en", 1, ("en", "pt", "ru")),
        ({"fr": 1, "es": 1}, "fr", 1, ()),
        ({"es": 1, "pt": 2}, "fr", 1, ("pt",)),
    ],
)
def test_vote(values, reference, held, odd):
    """Two against one names the one, the source included; between two the source is right."""
    verdict = vote(values, reference)
    assert verdict.value == held
    assert verdict.outliers == odd
    assert set(verdict.majority) | set(odd) == set(values)


def test_say():
    """Codes read as in a sentence."""
    assert [join_codes(codes) for codes in (("fr",), ("fr", "pt"), ("en", "fr", "pt"))] == [
        "fr",
        "fr and pt",
        "en, fr and pt",
    ]
