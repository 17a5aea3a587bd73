"""The lines under a page that say where it comes from and how to correct it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_date

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Provenance:
    """What is known of a page; an empty part is not shown.

    `source` is plain text in the page's language, `about` the address of the page that tells more.
    `modified` is an ISO 8601 date, `changed` says in plain text what changed then, `feed` is the
    address of the changes to follow. `translation` says whether the page follows its source, plain
    text in the page's language; `status` is the address of the page that tells it of every page.
    `report` is the address where a correction is suggested. `address` is the page's own, and
    `licence` what the site says of its rights, plain text: both are for paper alone. `keys` is the
    code of the language in which the keyboard's keys are told; the button is of use to scripts
    alone, and nothing to show by itself.
    """

    source: str = ""
    about: str = ""
    modified: str = ""
    changed: str = ""
    feed: str = ""
    translation: str = ""
    status: str = ""
    report: str = ""
    address: str = ""
    licence: str = ""
    keys: str = ""


def provenance(page: Provenance, say: Mapping[str, str], locale: str) -> str:
    """Write the provenance of a page, kept out of the search index; empty with nothing to show.

    `say` holds the interface strings, `locale` is the content locale of the page, in BCP 47.
    """
    items = "".join(f"<li>{item}</li>" for item in _items(page, say, locale) if item)
    if not items:
        return ""
    if page.keys:
        items += (
            f'<li class="cc-keys-line"><button type="button" data-code="{escape(page.keys)}">'
            f"{escape(say['search.shortcuts_title'])}</button></li>"
        )
    for text in filter(None, (page.licence, page.address)):
        items += f'<li class="cc-on-paper">{escape(text)}</li>'
    label = escape(say["provenance.label"])
    return (
        f'<aside class="cc-provenance" aria-label="{label}" data-pagefind-ignore>'
        f"<ul>{items}</ul></aside>"
    )


def with_foot(html: str, block: str) -> str:
    """Put a block at the end of a page's article, where no template has drawn it.

    `html` is a whole page; without an article it comes back unchanged.
    """
    before, end, after = html.rpartition("</article>")
    return f"{before}{block}{end}{after}" if end else html


def report_address(repository: str, form: str, *, title: str, page: str) -> str:
    """Return the address of a new issue of a repository on GitHub, its title and page filled in.

    `form` is the file name of one of the repository's issue forms, which has a field `page`;
    empty for a blank issue.
    """
    fields = {"title": title, "page": page} if form else {"title": title, "body": page}
    query = {"template": form, **fields} if form else fields
    return f"{repository.rstrip('/')}/issues/new?{urlencode(query)}"


def mail_address(mail: str, *, title: str, page: str) -> str:
    """Return the address that begins a mail about a page, its subject and text filled in."""
    fields = urlencode({"subject": title, "body": page}, quote_via=quote)
    return f"mailto:{quote(mail, safe='@')}?{fields}"


def _items(page: Provenance, say: Mapping[str, str], locale: str) -> list[str]:
    """Return the lines as HTML, in their order; a part that is not known is an empty line."""
    changed = ""
    if page.modified:
        shown = f'<time datetime="{page.modified}">{_date(page.modified, locale)}</time>'
        changed = escape(say["provenance.modified"]).replace("{date}", shown)
    report = ""
    if page.report:
        report = _linked(say["provenance.report"], page.report)
    return [
        _linked(page.source, page.about),
        changed,
        escape(page.changed),
        _linked(say["provenance.feed"], page.feed) if page.feed else "",
        _linked(page.translation, page.status),
        report,
    ]


def _linked(text: str, url: str) -> str:
    text = escape(text)
    return f'<a href="{escape(url)}">{text}</a>' if text and url else text


def _date(iso: str, locale: str) -> str:
    """Write a date as the locale does in prose; a locale unknown to the CLDR gets ISO 8601."""
    try:
        cldr = Locale.parse(locale, sep="-")
    except (UnknownLocaleError, ValueError):
        return iso
    day = date.fromisoformat(iso)
    text = format_date(day, "long", locale=cldr)
    if day.day == 1 and cldr.language in _FIRST:
        text = text.replace("1", _FIRST[cldr.language], 1)
    return escape(text.replace(" ", "\N{NO-BREAK SPACE}", 1))


_FIRST = {"fr": "1er", "pt": "1º"}
"""How the first of a month is written where it is an ordinal, which the CLDR's formats are not."""
