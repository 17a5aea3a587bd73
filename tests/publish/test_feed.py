"""The feed of a language's changes."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from concordance.publish.feed import MOST, Feed, feed
from concordance.publish.published_page import PublishedPage

TOLD = Feed(
    url="https://x.example/es/feed.xml",
    home="https://x.example/es/",
    title="Páginas & cambios",
    author="Un sitio",
    language="es",
)
GOLDEN = """\
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es">
  <title>Páginas &amp; cambios</title>
  <id>https://x.example/es/feed.xml</id>
  <link rel="self" type="application/atom+xml" href="https://x.example/es/feed.xml"/>
  <link rel="alternate" type="text/html" href="https://x.example/es/"/>
  <updated>2026-02-03T00:00:00Z</updated>
  <author><name>Un sitio</name></author>
  <entry>
    <title>Uno &lt; dos</title>
    <id>tag:x.example,2026-02-03:/es/b/</id>
    <link rel="alternate" type="text/html" href="https://x.example/es/b/"/>
    <updated>2026-02-03T00:00:00Z</updated>
    <summary>Secciones modificadas: A &amp; B
Lo que dice.</summary>
  </entry>
  <entry>
    <title>https://x.example/es/a/</title>
    <id>tag:x.example,2026-01-02:/es/a/</id>
    <link rel="alternate" type="text/html" href="https://x.example/es/a/"/>
    <updated>2026-01-02T00:00:00Z</updated>
  </entry>
</feed>
"""
LATER = PublishedPage(
    language="es",
    url="https://x.example/es/b/",
    modified="2026-02-03",
    title="Uno < dos",
    summary="Lo que dice.",
    changed="Secciones modificadas: A & B",
)
EARLIER = PublishedPage(language="es", url="https://x.example/es/a/", modified="2026-01-02")
UNKNOWN = PublishedPage(language="es", url="https://x.example/es/c/")


@pytest.mark.parametrize("entries", [(EARLIER, UNKNOWN, LATER), (LATER, EARLIER)])
def test_the_whole_file(entries: tuple[PublishedPage, ...]):
    """The last change first, whatever the order given; a page of no known day is left out."""
    assert feed(TOLD, entries) == GOLDEN


def test_only_the_latest_changes():
    """A long history is cut where the feed says enough, among equals by address."""
    entries = [replace(EARLIER, url=f"https://x.example/es/{n:03}/") for n in range(MOST, -1, -1)]
    root = ET.fromstring(feed(TOLD, [*entries, LATER]))  # noqa: S314 - our own text
    named = [node.text for node in root.iterfind("{*}entry/{*}id")]
    assert named[:2] == ["tag:x.example,2026-02-03:/es/b/", "tag:x.example,2026-01-02:/es/000/"]
    assert len(named) == MOST


def test_a_page_that_changes_again_is_a_new_entry():
    """Its id is another, so that readers show it again."""
    again = replace(EARLIER, modified="2026-05-06")
    assert "tag:x.example,2026-05-06:/es/a/" in feed(TOLD, [again])


def test_a_feed_of_any_text():
    """What XML cannot hold is left out."""
    text = "a\x00\x1b\x0b\ud800\uffff<b>&"
    written = feed(TOLD, [replace(LATER, title=text, summary=text)])
    root = ET.fromstring(written.encode())  # noqa: S314 - our own text
    assert root.find("{*}entry/{*}title").text == "a<b>&"
