"""What a reader is told on a page: that a section lags, or that there is no translation yet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_OPENING = re.compile(r"<h([1-6])\b([^<>]*)>")
_TAG = re.compile(r"<[a-z][^<>]*>")
_ID = re.compile(r"\bid=\"([^\"]+)\"")


@dataclass(frozen=True, slots=True)
class SourcePage:
    """The page that one was translated from: its address from here, its tag, its language's name.

    `code` is the tag of its language (BCP 47), `name` what the reader's language calls it.
    """

    url: str
    code: str
    name: str


class StaleSection(NamedTuple):
    """The id of a section's source on its page, and the first passage that is new there."""

    there: str = ""
    now: str = ""


def with_notices(
    html: str, stale: Mapping[str, StaleSection], source: SourcePage, say: Mapping[str, str]
) -> str:
    """Put a notice under the heading of each section that lags.

    Args:
        html: the content of a page.
        stale: by the id a section has on this page, what is known of its source; the empty id is
            what stands before the first heading, or a section that is gone.
        source: the page translated from.
        say: the interface strings of this page's language.

    Returns:
        The content; a section whose heading is not there is told at the top.
    """
    left = dict(stale)
    pieces: list[str] = []
    at = 0
    headings = list(_headings(html))
    for _, name, end in headings:
        if name in left:
            pieces += html[at:end], _notice(left.pop(name), source, say)
            at = end
    html = "".join((*pieces, html[at:]))
    if not left:
        return html
    at = headings[0][2] if headings else 0
    return html[:at] + _notice(StaleSection(), source, say) + html[at:]


def untranslated(
    html: str, titles: Mapping[str, str], source: SourcePage, say: Mapping[str, str]
) -> str:
    """Return what stands for a page that waits for its translation.

    Its title and the names of its sections are the source's, given by id in `titles` and marked
    as such, each leading there; whatever else of the page's `html` can be linked to stays a place.
    """
    headings = [(level, name) for level, name, _ in _headings(html) if name in titles]
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
    heading_ids = {name for _, name in headings}
    found = (_ID.search(tag) for tag in _TAG.findall(html))
    names = dict.fromkeys(match[1] for match in found if match)
    others = [name for name in names if name not in heading_ids]
    parts += [f'<span id="{name}"></span>' for name in others]
    return "\n".join(parts)


def shown_as_written(
    html: str, there: Mapping[str, str], here: Mapping[str, str], say: Mapping[str, str]
) -> str:
    """Return a page's content that is another language's text, marked so, with a line that says it.

    `there` and `here` are the attributes of an element in the text's language and in the reader's,
    `say` holds the reader's interface strings. The line stands under the title; above all, where
    the text has none.
    """
    line = f'<p class="cc-untranslated" role="note"{_written(here)}>'
    line += f"{escape(say['stale.untranslated'])}</p>"
    before, end, after = html.partition("</h1>")
    inner = f"{before}{end}\n{line}{after}" if end else f"{line}\n{html}"
    return f"<div{_written(there)}>{inner}</div>"


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())


def _headings(html: str) -> Iterator[tuple[int, str, int]]:
    """Return the level, the id and the end of each heading that has an id, each looked at once."""
    at = 0
    while (opening := _OPENING.search(html, at)) is not None:
        at = opening.end()
        name = _ID.search(opening[2])
        closing = html.find("</h", at)
        if closing < 0:
            return
        if name is not None and html.startswith(f"</h{opening[1]}>", closing):
            at = closing + len("</h1>")
            yield int(opening[1]), name[1], at


def _notice(stale: StaleSection, source: SourcePage, say: Mapping[str, str]) -> str:
    text = escape(say["stale.notice"].replace("{language}", source.name))
    if stale.now:
        passage = f'<q lang="{escape(source.code)}">{escape(stale.now)}</q>'
        text += f" {escape(say['stale.now']).replace('{passage}', passage)}"
    text += f" {_link(source, stale.there, say)}"
    return f'\n<p class="cc-stale" role="note" data-pagefind-ignore>{text}</p>'


def _link(source: SourcePage, there: str, say: Mapping[str, str]) -> str:
    url = f"{source.url}#{there}" if there else source.url
    text = escape(say["stale.link"].replace("{language}", source.name))
    return f'<a href="{escape(url)}" hreflang="{escape(source.code)}">{text}</a>'


def states(counts: Sequence[tuple[str, int]], say: Mapping[str, str]) -> str:
    """Return how many sections are in each state, in the reader's language."""
    return ", ".join(
        say[f"status.{name}"].replace("{count}", str(number)) for name, number in counts if number
    )
