"""The source holds; where it is not asked, the majority; where that is even, the first."""

from __future__ import annotations

import pytest

from concordance.corpus.vote import have, join_codes, vote


@pytest.mark.parametrize(
    ("values", "source", "value", "outliers", "rivals"),
    [
        ({"fr": 1, "es": 2}, "fr", 1, ("es",), ()),
        ({"fr": 1, "es": 1, "pt": 2}, "fr", 1, ("pt",), ()),
        ({"fr": 2, "es": 1, "pt": 1}, "fr", 2, ("es", "pt"), ("es", "pt")),
        ({"fr": 1, "es": 2, "pt": 3}, "fr", 1, ("es", "pt"), ()),
        ({"en": 1, "fr": 1, "es": 2, "pt": 2}, "en", 1, ("es", "pt"), ()),
        ({"en": 3, "fr": 1, "es": 2, "pt": 2}, "en", 3, ("fr", "es", "pt"), ()),
        ({"fr": 1, "es": 1}, "fr", 1, (), ()),
        ({"fr": 1}, "fr", 1, (), ()),
        ({"es": 1, "fr": 2}, "fr", 2, ("es",), ()),  # the source decides wherever it stands
        ({"es": 1, "pt": 1, "fr": 3}, "fr", 3, ("es", "pt"), ("es", "pt")),
        ({"fr": True, "es": False, "pt": False}, "fr", True, ("es", "pt"), ("es", "pt")),
        ({"es": 1, "pt": None}, "es", 1, ("pt",), ()),
        # without a source, or where it has no such place: most of those that are asked
        ({"es": 1, "pt": 2}, "fr", 1, ("pt",), ()),
        ({"es": 1}, "fr", 1, (), ()),
        ({"es": 2, "it": 1, "pt": 1}, "fr", 1, ("es",), ()),
        ({"es": None, "pt": 1}, "fr", None, ("pt",), ()),
        ({"fr": 2, "es": 1, "pt": 1}, "", 1, ("fr",), ()),
        ({"en": 5, "fr": 1, "es": 1, "pt": 2, "ru": 2}, "", 1, ("en", "pt", "ru"), ()),
        ({"fr": 2, "es": 1}, "", 2, ("es",), ()),
    ],
)
def test_vote(values, source, value, outliers, rivals):
    """A translation is told, never the source; without one, the fewer are."""
    verdict = vote(values, source)
    assert verdict.value == value
    assert verdict.outliers == outliers
    assert verdict.rivals == rivals
    assert verdict.majority == tuple(code for code in values if code not in outliers)


def test_remedy():
    """Where the source stands alone against all, its correction is the other remedy."""
    alone = vote({"fr": 30, "es": 25, "pt": 25}, "fr")
    assert alone.remedy("write 30") == "write 30, or, if es and pt are right, correct fr"
    assert vote({"fr": 30, "es": 30, "pt": 25}, "fr").remedy("write 30") == "write 30"


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


def test_have():
    """The verb agrees with the number of codes."""
    assert (have(["fr"]), have(["fr", "pt"])) == ("has", "have")
