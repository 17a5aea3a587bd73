"""The sitemap."""

from __future__ import annotations

from concordance.publish.published_page import PublishedPage
from concordance.publish.sitemap import compressed, sitemap

GOLDEN = """\
<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <url>
    <loc>https://x.example/a/</loc>
    <lastmod>2026-01-02</lastmod>
    <xhtml:link rel="alternate" hreflang="fr" href="https://x.example/a/"/>
    <xhtml:link rel="alternate" hreflang="es" href="https://x.example/es/a/"/>
    <xhtml:link rel="alternate" hreflang="x-default" href="https://x.example/a/"/>
  </url>
  <url>
    <loc>https://x.example/b/?c&amp;d</loc>
  </url>
</urlset>
"""


def test_the_whole_file():
    """Pages in order of address, dates where known, alternates where there are some."""
    alone = PublishedPage(language="fr", url="https://x.example/b/?c&d")
    shared = PublishedPage(
        language="fr",
        url="https://x.example/a/",
        alternates={"fr": "https://x.example/a/", "es": "https://x.example/es/a/"},
        default="https://x.example/a/",
        modified="2026-01-02",
    )
    assert sitemap([alone, shared]) == GOLDEN


def test_compression_has_no_date_in_it():
    """Two compressions are the same to the byte; bytes 4 to 7 are the time (RFC 1952)."""
    assert compressed(GOLDEN)[4:8] == b"\0\0\0\0"
