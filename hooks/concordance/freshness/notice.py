"""What a reader is told on a page: that a section lags, or that there is no translation yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_HEADING = re.compile(r"<h([1-6])[^>]*\bid=\"([^\"]+)\"[^>]*>.*?</h\1>", re.DOTALL)
_ID = re.compile(r"<[a-z][^<>]*\bid=\"([^\"]+)\"")


@dataclass(frozen=True, slots=True)
class Source:
    """The page that one was translated from: its address from here, its tag, its language's name.

    `code` is the tag of its language (BCP 47), `name` what the reader's language calls it.
    """

    url: str
    code: str
    name: str


def with_notices(
    html: str, stale: Mapping[str, str], source: Source, say: Mapping[str, str]
) -> str:
    """Put a notice under the heading of each section that lags.

    Args:
        html: the content of a page.
        stale: by the id a section has on this page, its id on the source's page; the empty id is
            what stands before the first heading, or a section that is gone.
        source: the page translated from.
        say: the interface strings of this page's language.

    Returns:
        The content; a section whose heading is not there is told at the top.
    """
    left = dict(stale)

    def mark(match: re.Match[str]) -> str:
        there = left.pop(match[2], None)
        return match[0] if there is None else match[0] + _notice(there, source, say)

    html = _HEADING.sub(mark, html)
    if not left:
        return html
    first = _HEADING.search(html)
    at = first.end() if first else 0
    return html[:at] + _notice("", source, say) + html[at:]


def untranslated(
    html: str, titles: Mapping[str, str], source: Source, say: Mapping[str, str]
) -> str:
    """Give what stands for a page that waits for its translation.

    Its title and the names of its sections are the source's, given by id in `titles` and marked
    as such, each leading there; whatever else of the page's `html` can be linked to stays a place.
    """
    headings = [(int(m[1]), m[2]) for m in _HEADING.finditer(html) if m[2] in titles]
    title = next((name for level, name in headings if level == 1), None)
    tag = f'lang="{escape(source.code)}"'
    parts = [f'<h1 id="{escape(title)}" {tag}>{escape(titles[title])}</h1>'] if title else []
    parts.append(
        f'<div class="cc-untranslated" role="note"><p>{escape(say["stale.untranslated"])} '
        f"{_link(source, '', say)}</p></div>"
    )
    sections = [name for _, name in headings if name != title]
    if sections:
        items = "".join(
            f'<li id="{escape(name)}"><a href="{escape(source.url)}#{escape(name)}" '
            f'hreflang="{escape(source.code)}" {tag}>{escape(titles[name])}</a></li>'
            for name in sections
        )
        parts.append(f"<ul>{items}</ul>")
    known = {name for _, name in headings}
    others = [name for name in dict.fromkeys(_ID.findall(html)) if name not in known]
    parts += [f'<span id="{name}"></span>' for name in others]
    return "\n".join(parts)


def _notice(there: str, source: Source, say: Mapping[str, str]) -> str:
    said = escape(say["stale.notice"].replace("{language}", source.name))
    return f'\n<p class="cc-stale" role="note">{said} {_link(source, there, say)}</p>'


def _link(source: Source, there: str, say: Mapping[str, str]) -> str:
    url = f"{source.url}#{there}" if there else source.url
    text = escape(say["stale.link"].replace("{language}", source.name))
    return f'<a href="{escape(url)}" hreflang="{escape(source.code)}">{text}</a>'


def states(counts: Sequence[tuple[str, int]], say: Mapping[str, str]) -> str:
    """Say how many sections are in each state, in the reader's language."""
    return ", ".join(
        say[f"status.{name}"].replace("{count}", str(number)) for name, number in counts if number
    )
