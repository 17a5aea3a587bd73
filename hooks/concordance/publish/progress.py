"""Where a page stands among those of its section, and how long it takes to read."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

PACE = 200
"""Words that are read in a minute (M. Brysbaert, "How many words do we read per minute?", 2019:
181 in Portuguese to 278 in Spanish)."""
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_UNREAD = re.compile(r"<svg\b.*?</svg>|<[^<>]*>|&\w+;", re.DOTALL)
_END = "</h1>"


class SectionPlace(NamedTuple):
    """A section's title, the addresses of its pages from here, and this one's place from 0.

    `code` is that of the language.
    """

    code: str
    section: str
    pages: Sequence[str]
    at: int


def minutes(html: str) -> int:
    """Return how many minutes, at least one, a page's text takes."""
    return max(1, -(-len(_WORD.findall(_UNREAD.sub(" ", html))) // PACE))


def with_progress(html: str, place: SectionPlace, say: Mapping[str, str]) -> str:
    """Put under a page's title its place in its section, and the way to read that as one page.

    The link needs the page's script, and a style hides it without. A page without a title
    comes back unchanged. `say` holds the interface strings.
    """
    before, end, after = html.partition(_END)
    if not end:
        return html
    values = {
        "section": place.section,
        "place": str(place.at + 1),
        "count": str(len(place.pages)),
        "minutes": str(minutes(html)),
    }
    text, label = say["progress"], say["whole.open"]
    for name, value in values.items():
        text, label = (each.replace(f"{{{name}}}", value) for each in (text, label))
    pages = escape(" ".join(place.pages))
    data = f'data-code="{escape(place.code)}" data-whole="{pages}"'
    link = f'<a href="?whole" {data}>{escape(label)}</a>'
    line = f'\n<p class="cc-progress" data-pagefind-ignore>{escape(text)} {link}</p>'
    return f"{before}{end}{line}{after}"
