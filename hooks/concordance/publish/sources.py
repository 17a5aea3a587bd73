"""A source and the passages that cite it: links both ways, in built pages."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from concordance.glossary.backlinks import Backlink

SHOWN = 6
"""How many pages a source lists before it folds the rest."""
_PLACE = re.compile(r'<h[1-6]\b([^<>]*)>|<a href="([^"#]*)#([^"]+)"')
_BEARING = re.compile(r"<(li|p|dd)\b([^<>]*)>")
_ID = re.compile(r'\sid="([^"]+)"')
_ENDS = {"li": re.compile(r"</p>|</li>|<[uo]l\b"), "p": re.compile("</p>")}
_ENDS["dd"] = re.compile(r"</p>|</dd>|<[uo]l\b")


def citations(html: str, sources: str) -> Iterator[tuple[str, str]]:
    """Yield the sources that a page cites: pairs (source's id, section's id), in order.

    `sources` is the address of the page of sources as the page writes it.
    """
    section = ""
    for found in _PLACE.finditer(html):
        if found[2] is None:
            own = _ID.search(found[1])
            section = own[1] if own else section
        elif found[2] == sources:
            yield found[3], section


def with_citations_marked(html: str, sources: str) -> str:
    """Let the page's script know the links that cite a source."""
    return html.replace(f'<a href="{escape(sources)}#', f'<a data-cite href="{escape(sources)}#')


def with_uses(
    html: str,
    uses: Mapping[str, Sequence[Backlink]],
    to: Callable[[str], str],
    say: Mapping[str, str],
) -> str:
    """Put below each source of a page the passages that cite it.

    Args:
        html: the page of sources, whose items, paragraphs or definitions have the sources' ids.
        uses: where each source is cited, by its id.
        to: makes an address from the root of the site one that the page can use.
        say: the interface strings.
    """
    pieces: list[str] = []
    at = 0
    for found in _BEARING.finditer(html):
        own = _ID.search(found[2])
        links = uses.get(own[1]) if own else None
        end = _ENDS[found[1]].search(html, found.end()) if links else None
        if links and end:
            pieces += [html[at : end.start()], _uses(links, to, say)]
            at = end.start()
    return "".join((*pieces, html[at:]))


def _uses(links: Sequence[Backlink], to: Callable[[str], str], say: Mapping[str, str]) -> str:
    """Write where one source is cited: each page, or the sections of it that cite the source."""
    most = SHOWN if len(links) > SHOWN + 1 else len(links)  # one more page has a name
    shown = " · ".join(_page(link, to) for link in links[:most])
    rest = len(links) - most
    more = say["source.more"].replace("{count}", str(rest)) if rest else ""
    label = escape(say["source.cited"])
    return f' <small class="cc-cited" data-pagefind-ignore>{label} {shown}{escape(more)}</small>'


def _page(link: Backlink, to: Callable[[str], str]) -> str:
    url = escape(to(link.page.url))
    sections = _distinct(link.sections)
    anchor = f"#{escape(sections[0])}" if sections else ""
    return f'<a href="{url}{anchor}">{escape(link.page.title)}</a>'


def _distinct(sections: Iterable[tuple[str, str]]) -> list[str]:
    return list(dict.fromkeys(name for name, _ in sections))
