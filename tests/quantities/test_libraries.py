"""What the number-word library gets wrong, pinned: why scales are read from our own tables.

A failure here means that an update changed a fact; read it, then correct the fact.
"""

from __future__ import annotations

import pytest
from text_to_num import alpha2digit, text2num

from concordance.quantities import read


def test_a_portuguese_biliao_is_a_thousand_times_too_small():
    """The long scale of Portugal is not known to it."""
    assert text2num("um bilião", "pt") == 10**9
    assert read("um bilião", "pt-PT")[0].values == (10**12,)


@pytest.mark.parametrize(
    ("text", "language", "locale", "value"),
    [
        ("un billón", "es", "es-ES", 10**12),
        ("un billion", "fr", "fr-FR", 10**12),
        ("um trilhão", "pt", "pt-BR", 10**12),
    ],
)
def test_a_scale_it_cannot_read(text, language, locale, value):
    """It refuses the words for 10^12."""
    with pytest.raises(ValueError):  # noqa: PT011 - in words that are not ours
        text2num(text, language)
    assert read(text, locale)[0].values == (value,)


def test_digits_with_a_scale_word_stay_apart():
    """It knows no mixture of digits and words."""
    assert alpha2digit("2,5 millones", "es") == "2,5 1000000"
    assert read("2,5 millones", "es-ES")[0].values == (2_500_000,)
    assert alpha2digit("2,5 millones y cien mil millones", "es") == "2,5 1100000 1000000"
