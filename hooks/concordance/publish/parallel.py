"""The way from a page to the same page beside it in another language, as it stands in the page."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

_TITLE = "</h1>"
_SECTION = re.compile(r"<h2\b([^<>]*)>(?:(?!<h2\b).)*?</h2>", re.DOTALL)
_ID = re.compile(r'\sid="([^"]+)"')


class OtherPage(NamedTuple):
    """A page in another language.

    `code` is the language's in the site, `tag` its BCP 47 tag, `name` what it calls itself; `url`
    leads there from the page.
    """

    code: str
    tag: str
    name: str
    url: str


def control(others: Sequence[OtherPage], here: str, page: str, say: Mapping[str, str]) -> str:
    """Write the links that open a second language beside the text; without scripts, that page.

    `here` is the code of the page's own language, `page` names the file of its pairs, `say` holds
    the interface strings.
    """
    label = escape(say["beside.label"])
    links = " ".join(_link(other, other.url) for other in others)
    return (
        f'<nav class="cc-beside" aria-label="{label}" data-code="{escape(here)}"'
        f' data-page="{escape(page)}"'
        f" data-pagefind-ignore data-search-exclude><span>{label}</span> {links}</nav>"
    )


def with_control(html: str, element: str) -> str:
    """Put an element below a page's title, or before a text that has none."""
    before, title, after = html.partition(_TITLE)
    return f"{before}{title}\n{element}{after}" if title else f"{element}\n{html}"


def with_section_links(html: str, ids: Mapping[OtherPage, Collection[str]]) -> str:
    """Put below the headings of chapters, for a reader without scripts, links to the same ones.

    `ids` are those that this page and the other one both have.
    """

    def linked(section: re.Match[str]) -> str:
        own = _ID.search(section[1])
        links = " ".join(
            _link(other, f"{other.url}#{own[1]}")
            for other, there in ids.items()
            if own and own[1] in there
        )
        if not links:
            return section[0]
        return f"{section[0]}<noscript data-pagefind-ignore><p>{links}</p></noscript>"

    return _SECTION.sub(linked, html)


def _link(other: OtherPage, url: str) -> str:
    return (
        f'<a href="{escape(url)}" hreflang="{escape(other.code)}" lang="{escape(other.tag)}">'
        f"{escape(other.name)}</a>"
    )
