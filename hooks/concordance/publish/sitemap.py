"""The sitemap: every page, its other languages, and when it last changed.

Format: https://www.sitemaps.org/protocol.html, with the alternates search engines read there.
"""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from concordance.publish.published_page import PublishedPage


_URLSET = (
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">'
)


def sitemap(entries: Iterable[PublishedPage]) -> str:
    """Write the sitemap of these pages, ordered by address so that two builds agree."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        _URLSET,
    ]
    for entry in sorted(entries, key=lambda entry: entry.url):
        lines.append("  <url>")
        lines.append(f"    <loc>{escape(entry.url)}</loc>")
        if entry.modified:
            lines.append(f"    <lastmod>{entry.modified}</lastmod>")
        lines.extend(
            f'    <xhtml:link rel="alternate" hreflang={quoteattr(code)} href={quoteattr(url)}/>'
            for code, url in entry.links()
        )
        lines.append("  </url>")
    lines.append("</urlset>")
    return "\n".join(lines) + "\n"


def compressed(text: str) -> bytes:
    """Compress a file for the web without a date in it, so that two builds agree."""
    return gzip.compress(text.encode(), mtime=0)
