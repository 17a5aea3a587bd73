"""Elements of a page's head: links to its other forms, and what crawlers may do with it.

The theme writes alternates relative and without x-default, which search engines ignore
(https://developers.google.com/search/docs/specialty/international/localized-versions).
The theme's script would ask for a sitemap beside each of them; reader.js keeps it off.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concordance.publish.published_page import PublishedPage

NOINDEX = '<meta name="robots" content="noindex">'
"""Asks search engines to leave a page out."""
END = re.compile(r"<(?:/head\s*>|body[\s>])", re.IGNORECASE)
"""Ends a page's head; a minifier may leave its own mark out."""
_LINK = re.compile(r"<link\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*>\n?", re.IGNORECASE)
_REL = re.compile(r"""\brel=(?:"alternate"|'alternate'|alternate(?=[\s/>]))""", re.IGNORECASE)
_HREFLANG = re.compile(r"\bhreflang\s*=", re.IGNORECASE)
_ABSOLUTE = re.compile(r"""\bhref\s*=\s*["']?[a-z]+://""", re.IGNORECASE)


def alternate(url: str, **attributes: str) -> str:
    """Write a link to another form of a page: to a language by `hreflang`, to a file by `type`."""
    names = "".join(f' {name}="{escape(text)}"' for name, text in attributes.items())
    return f'<link rel="alternate" href="{escape(url)}"{names}>'


def alternates(entry: PublishedPage) -> str:
    """Write the links to each language of a page, x-default last; none where it is alone."""
    return "".join(alternate(url, hreflang=code) for code, url in entry.links())


def without_theme_alternates(html: str) -> str:
    """Take the theme's own links to other languages out of a page's head.

    `html` is a whole page; it comes back unchanged where its head has no end. Whatever has written
    the links again (quotes, order of attributes, `/>`), they are recognised; ours, which are
    absolute, stay.
    """
    end = END.search(html)
    pieces, at = list[str](), 0
    for link in _LINK.finditer(html, 0, end.start()) if end else ():
        if _is_theirs(link[0]):
            pieces.append(html[at : link.start()].rstrip(" \t"))
            at = link.end()
    return "".join((*pieces, html[at:]))


def _is_theirs(link: str) -> bool:
    """Tell whether a link is the theme's to another language."""
    return bool(_REL.search(link) and _HREFLANG.search(link) and not _ABSOLUTE.search(link))


def with_head(html: str, elements: str) -> str:
    """Put elements at the end of a page's head, where no template has drawn them.

    `html` is a whole page; it comes back unchanged where its head has no end.
    """
    end = END.search(html)
    return html[: end.start()] + elements + html[end.start() :] if end else html
