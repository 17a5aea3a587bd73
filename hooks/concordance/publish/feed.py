"""The feed of one language: its pages by the day they last changed, for those who follow a site.

Format: Atom, RFC 4287 (https://www.rfc-editor.org/rfc/rfc4287); an entry stands for one change of
a page, so its id holds the day, as a tag URI does (RFC 4151).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from concordance.findings.formats.neutral import xml_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from concordance.publish.published_page import PublishedPage

NAME = "feed.xml"
MOST = 30
"""How many changes a feed tells: readers ask for it again and again."""
TYPE = "application/atom+xml"


@dataclass(frozen=True, slots=True)
class Feed:
    """Where a language's feed is and what it is called.

    `url` is its own address and `home` that of the language's home page, both absolute; `title`
    and `author` are plain text, `language` is a BCP 47 tag.
    """

    url: str
    home: str
    title: str
    author: str
    language: str


def feed(channel: Feed, entries: Iterable[PublishedPage]) -> str:
    """Write the feed of these pages, as `latest` orders them."""
    dated = latest(entries)
    last = dated[0].modified if dated else "1970-01-01"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(channel.language)}>',
        f"  <title>{escape(channel.title)}</title>",
        f"  <id>{escape(channel.url)}</id>",
        f'  <link rel="self" type="{TYPE}" href={quoteattr(channel.url)}/>',
        f'  <link rel="alternate" type="text/html" href={quoteattr(channel.home)}/>',
        f"  <updated>{_moment(last)}</updated>",
        f"  <author><name>{escape(channel.author)}</name></author>",
    ]
    for entry in dated:
        lines += [
            "  <entry>",
            f"    <title>{escape(entry.title or entry.url)}</title>",
            f"    <id>{escape(_id(entry))}</id>",
            f'    <link rel="alternate" type="text/html" href={quoteattr(entry.url)}/>',
            f"    <updated>{_moment(entry.modified)}</updated>",
        ]
        if summary := "\n".join(filter(None, (entry.changed, entry.summary))):
            lines.append(f"    <summary>{escape(summary)}</summary>")
        lines.append("  </entry>")
    return xml_text("\n".join([*lines, "</feed>", ""]))


def latest(entries: Iterable[PublishedPage]) -> list[PublishedPage]:
    """Return the pages that a feed tells, the last changed first; those of no known day are not.

    The order is that of the addresses where the days are the same, so that two builds agree.
    """
    dated = sorted((entry for entry in entries if entry.modified), key=lambda entry: entry.url)
    dated.sort(key=lambda entry: entry.modified, reverse=True)
    return dated[:MOST]


def _moment(day: str) -> str:
    """Return the beginning of a day (ISO 8601): history tells the day, Atom asks for a moment."""
    return f"{day}T00:00:00Z"


def _id(entry: PublishedPage) -> str:
    address = urlsplit(entry.url)
    return f"tag:{address.hostname or 'localhost'},{entry.modified}:{address.path}"
