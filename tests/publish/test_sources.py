"""A source and the passages that cite it, in built pages."""

from __future__ import annotations

import time

import pytest

from concordance.glossary.backlinks import Backlink, UsingPage
from concordance.publish.sources import citations, with_citations_marked, with_uses
from concordance.publish.strings import strings

SHORT = 10
"""Seconds: a thousandth of what time grows to with the square of the length."""
PAGE = (
    '<h1 id="a">A</h1><p>x (<a href="../sources/#s1">S</a>)</p>'
    '<h2 id="b">B</h2><p><a href="../sources/#s2">S</a> <a href="../other/#s3">O</a>'
    ' <a class="v" href="../sources/#s4">V</a></p>'
)


def link(number: int = 1, *sections: tuple[str, str]) -> Backlink:
    """Return a use of a source on a page."""
    return Backlink(UsingPage(f"p{number}.md", f"p{number}/", f"P<{number}>"), sections)


def test_citations():
    """Each with the section it stands in; links elsewhere, and those that are no text, are none."""
    assert list(citations(PAGE, "../sources/")) == [("s1", "a"), ("s2", "b")]


def test_marked():
    """Those alone get the attribute that their script looks for."""
    made = with_citations_marked(PAGE, "../sources/")
    assert made.count("<a data-cite href=") == 2
    assert made.replace(" data-cite", "") == PAGE


CITED = (
    ' <small class="cc-cited" data-pagefind-ignore>Cité dans :'
    ' <a href="../p1/#b">P&lt;1&gt;</a></small>'
)


@pytest.mark.parametrize(
    ("html", "made"),
    [
        ('<li id="s">S.</li>', f'<li id="s">S.{CITED}</li>'),
        ('<li id="s"><p>S.</p><p>T</p></li>', f'<li id="s"><p>S.{CITED}</p><p>T</p></li>'),
        ('<li id="s">S.<ul><li>T</li></ul></li>', f'<li id="s">S.{CITED}<ul><li>T</li></ul></li>'),
        ('<p id="s">S.</p>', f'<p id="s">S.{CITED}</p>'),
        ('<li id="t">T.</li>', '<li id="t">T.</li>'),
        ('<h2 id="s">S.</h2>', '<h2 id="s">S.</h2>'),
    ],
)
def test_below_a_source(html: str, made: str):
    """At the end of its own text, with the first section of each page that cites it."""
    uses = {"s": [link(1, ("b", "B"), ("c", "C"))]}
    assert with_uses(html, uses, lambda url: f"../{url}", strings("fr")) == made


@pytest.mark.parametrize("piece", ["<h1 ", "<li ", "<p id='", '<li id="s" ', '<a href="../s/#'])
def test_what_looks_like_a_tag_takes_no_time(piece: str):
    """However often it stands in the value of an attribute."""
    html = f"<p title='{piece * 100_000}'>x</p>"
    start = time.monotonic()
    assert not [one for one in citations(html, "../sources/") if one]
    assert with_uses(html, {"t": [link()]}, str, strings("fr")) == html
    assert time.monotonic() - start < SHORT


def test_many_pages_are_folded():
    """Six pages are named, and how many more there are; a seventh is named too, not counted."""
    for pages, named, told in ((9, 6, "and 3 more pages"), (8, 6, "and 2 more"), (7, 7, "")):
        uses = {"s": [link(number) for number in range(pages)]}
        made = with_uses('<li id="s">S.</li>', uses, str, strings("en"))
        assert made.count("<a ") == named
        assert (told or "Cited in") in made
        assert ("more" in made) == bool(told)
