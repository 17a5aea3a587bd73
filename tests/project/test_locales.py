"""Language codes in every spelling."""

from __future__ import annotations

import pytest

from concordance.project.locales import canonical, content_locale


@pytest.mark.parametrize(
    ("code", "written", "locale"),
    [
        ("pt_BR", "pt-BR", "pt-BR"),
        ("pt-br", "pt-BR", "pt-BR"),
        ("pt", "pt", "pt-BR"),
        ("PT_pt", "pt-PT", "pt-PT"),
        ("es", "es", "es-ES"),
        ("es-419", "es-419", "es-419"),
        ("zh_hans", "zh-Hans", "zh-Hans"),
        ("zh-hant-tw", "zh-Hant-TW", "zh-Hant-TW"),
        ("en-at-fr", "en-AT-FR", "en-AT-FR"),
        ("fr", "fr", "fr-FR"),
        ("ru", "ru", "ru"),
    ],
)
def test_codes(code, written, locale):
    """Case and separator do not matter; a code without region has a content locale."""
    assert canonical(code) == written
    assert content_locale(code) == locale
