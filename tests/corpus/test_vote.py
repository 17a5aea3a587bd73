"""The majority holds, and failing that the source."""

from __future__ import annotations

import pytest

from concordance.corpus.vote import join_codes, vote


@pytest.mark.parametrize(
    ("values", "reference", "value", "outliers"),
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
        ({"fr": 1}, "fr", 1, ()),
        ({"es": 1}, "fr", 1, ()),
        ({"es": 1, "fr": 2}, "fr", 2, ("es",)),  # the source decides wherever it stands
        ({"es": 1, "pt": 2, "fr": 3}, "fr", 3, ("es", "pt")),
        ({"es": 1, "pt": 1, "ru": 2, "fr": 2}, "fr", 2, ("es", "pt")),
        ({"es": None, "fr": None, "pt": 1}, "fr", None, ("pt",)),
        ({"es": 1, "pt": None}, "fr", 1, ("pt",)),  # a reference that is not there has no value
        ({"es": None, "pt": 1}, "fr", None, ("pt",)),
    ],
)
def test_vote(values, reference, value, outliers):
    """Two against one names the one, the source included; between two the source is right."""
    verdict = vote(values, reference)
    assert verdict.value == value
    assert verdict.outliers == outliers
    assert verdict.majority == tuple(code for code in values if code not in outliers)


@pytest.mark.parametrize(
    ("codes", "written"),
    [
        ((), ""),
        (["fr"], "fr"),
        (("fr", "pt"), "fr and pt"),
        (("en", "fr", "pt"), "en, fr and pt"),
    ],
)
def test_join_codes(codes, written):
    """Codes read as in a sentence."""
    assert join_codes(codes) == written
