"""The words of closed classes: parts, multiples, ordinals, quarters, weekdays, months."""

from __future__ import annotations

import pytest

from concordance.quantities import LOCALES
from concordance.quantities.locale import rules_for

ALL = {meaning for meaning, sure in rules_for("en").closed.values() if sure}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_meaning_has_a_sure_word(locale):
    """A hint can be written in each language, whatever the others say."""
    closed = rules_for(locale).closed
    assert {meaning for meaning, sure in closed.values() if sure} == ALL
    assert {meaning for meaning, _ in closed.values()} == ALL


@pytest.mark.parametrize("locale", LOCALES)
def test_every_word_is_found(locale):
    """Each word of the tables is found as it stands, the longest first."""
    rules = rules_for(locale)
    for word in rules.closed:
        (match,) = rules.closed_any.finditer(f"(x {word}, y)")
        assert match.group() == word
