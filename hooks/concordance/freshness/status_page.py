"""The table of a status page: each page's translations, what they lack, where to edit them."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from concordance.freshness.notice import states

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class StatusCell:
    """One translation of a page: how many sections are in each state, and where it is.

    `counts` are pairs (state, number). `late` are the sections to look at, each by id and
    heading; `url` is the page's address from here and `edit` where it is edited, both empty where
    there is none.
    """

    language: str
    name: str
    counts: Sequence[tuple[str, int]]
    late: Sequence[tuple[str, str]] = ()
    url: str = ""
    edit: str = ""


@dataclass(frozen=True, slots=True)
class StatusRow:
    """One page: its title here, its address from here and its translations."""

    title: str
    url: str
    cells: Sequence[StatusCell]


def status_table(rows: Sequence[StatusRow], names: Sequence[str], say: Mapping[str, str]) -> str:
    """Write the table; `names` are those of the translations' languages, in order."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "".join(
        f'<tr><th scope="row">{_link(row.title, row.url)}</th>'
        f"{''.join(_cell(cell, row, say) for cell in row.cells)}</tr>"
        for row in rows
    )
    return (
        '<div class="cc-status cc-table"><table><thead><tr>'
        f'<th scope="col">{escape(say["status.page"])}</th>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _cell(cell: StatusCell, row: StatusRow, say: Mapping[str, str]) -> str:
    """Return the cell of one translation: counts, the link to edit it, what to look at."""
    late = "".join(
        f'<li><a href="{escape(cell.url)}#{escape(name)}" hreflang="{escape(cell.language)}"'
        f' lang="{escape(cell.language)}">{escape(heading)}</a></li>'
        for name, heading in cell.late
        if cell.url
    )
    edit = ""
    if cell.edit:
        label = escape(f"{say['status.edit']} {row.title} ({cell.name})")
        edit = (
            f' <a href="{escape(cell.edit)}" aria-label="{label}">{escape(say["status.edit"])}</a>'
        )
    counts = escape(states(cell.counts, say)) or "–"
    return f"<td>{counts}{edit}{f'<ul>{late}</ul>' if late else ''}</td>"


def _link(text: str, url: str) -> str:
    return f'<a href="{escape(url)}">{escape(text)}</a>' if url else escape(text)
