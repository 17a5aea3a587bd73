"""The line under a page's title."""

from __future__ import annotations

import pytest

from concordance.publish.progress import PACE, SectionPlace, minutes, with_progress
from concordance.publish.strings import strings

PLACE = SectionPlace("fr", "L’art <i>", ["../a/", "./"], 1)


def test_it_stands_below_the_title():
    """In words of the language, escaped, with the pages to read as one."""
    html = with_progress("<h1>T</h1><p>Un.</p><h1>U</h1>", PLACE, strings("fr"))
    before, after = html.split('\n<p class="cc-progress" data-pagefind-ignore>')
    assert before == "<h1>T</h1>"
    line, rest = after.split("</p>", 1)
    assert line.startswith("L’art &lt;i&gt;\xa0: page 2 sur 2 · 1 min de lecture. <a ")
    assert 'href="?whole" data-code="fr" data-whole="../a/ ./">Lire les 2 pages' in line
    assert rest == "<p>Un.</p><h1>U</h1>"


def test_a_page_without_a_title_has_none():
    """Nor has it a place."""
    assert with_progress("<p>Un.</p>", PLACE, strings("fr")) == "<p>Un.</p>"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", 1),
        (f"<p>{'mot ' * PACE}</p>", 1),
        (f"<p>{'mot ' * PACE}un</p>", 2),
        (f"<p>{'l’eau ' * PACE}</p>", 1),
        (f"<svg><text>{'mot ' * 3 * PACE}</text></svg>", 1),
        (f"<p title='{'mot ' * 3 * PACE}'>&nbsp;</p>", 1),
    ],
)
def test_minutes(html: str, expected: int):
    """What is read, rounded up; no drawing, no attribute."""
    assert minutes(html) == expected
