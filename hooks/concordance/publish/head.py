"""The alternates in a page's head: absolute, closed and with x-default.

The theme writes them relative and without x-default, which search engines ignore
(https://developers.google.com/search/docs/specialty/international/localized-versions).
The space that ends `rel`, a list of words in which it means nothing, keeps the theme's script
from asking for a sitemap below each of them, and beside whatever else is an alternate.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concordance.publish.entry import Entry

_ALTERNATE = re.compile(r'[ \t]*<link rel="alternate" href="[^"]*" hreflang="[^"]*">\n?')


def with_alternates(html: str, entry: Entry) -> str:
    """Put the entry's alternates in place of the theme's.

    `html` is a whole page; it comes back unchanged where it has no `</head>`.
    """
    end = html.find("</head>")
    if end < 0:
        return html
    head = _ALTERNATE.sub("", html[:end]).replace('<link rel="alternate"', '<link rel="alternate "')
    links = "".join(
        f'<link rel="alternate " href="{escape(url)}" hreflang="{escape(code)}">'
        for code, url in entry.links()
    )
    return head + links + html[end:]


def with_feed(html: str, url: str, title: str) -> str:
    """Name the feed that tells of a page's changes.

    `html` is a whole page; it comes back unchanged where it has no `</head>`.
    """
    link = (
        f'<link rel="alternate " type="application/atom+xml" href="{escape(url)}"'
        f' title="{escape(title)}">'
    )
    return html.replace("</head>", f"{link}</head>", 1)


def without_robots(html: str) -> str:
    """Ask search engines to leave a page out.

    `html` is a whole page; it comes back unchanged where it has no `</head>`.
    """
    return html.replace("</head>", '<meta name="robots" content="noindex"></head>', 1)
