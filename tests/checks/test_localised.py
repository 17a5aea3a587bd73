"""One site's address in another language is no mismatch; another place is."""

from __future__ import annotations

import pytest

from concordance.checks.links.localised import leads_to_own_language


@pytest.mark.parametrize(
    ("address", "other", "locale", "own"),
    [
        ("https://example.org/es/codigo", "https://example.org/en/code", "es-ES", True),
        ("https://aws.amazon.com/es/ecs/", "https://aws.amazon.com/ecs/", "es-ES", True),
        ("https://aws.amazon.com/jp/ecs/", "https://aws.amazon.com/ecs/", "ja", True),
        ("https://zh.wikipedia.org/wiki/X", "https://en.wikipedia.org/wiki/Y", "zh-CN", True),
        ("https://example.org/pt-br/a", "https://example.org/a", "pt-BR", True),
        ("https://example.org/a?hl=es", "https://example.org/a", "es-ES", True),
        ("https://example.org/es/codigo", "https://other.org/en/code", "es-ES", False),
        ("/help/es/Tor#", "/help/en/Tor#", "es-ES", True),
        ("https://example.org/a/", "https://example.org/a/index.en.html", "es-ES", True),
        ("/help/es/Tor", "/help/en/Net", "es-ES", False),
        ("/help/es/Tor", "/help/fr/Tor", "es-ES", False),
        ("https://example.org/b/", "https://example.org/a/index.en.html", "es-ES", False),
        ("https://example.org/b", "https://example.org/a", "es-ES", False),
        ("https://example.org/es/b", "https://example.org/es/a", "es-ES", False),
        ("https://example.org/fr/b", "https://example.org/en/a", "es-ES", False),
        ("guia.md", "guide.md", "es-ES", False),
        ("https://[bad/es/", "https://example.org/", "es-ES", False),
    ],
)
def test_leads_to_own_language(address, other, locale, own):
    """The address alone must name the page's language, and the owner be the same."""
    assert leads_to_own_language(address, other, locale, "en") is own
