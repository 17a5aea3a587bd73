"""What no reader's browser needs, and what is left as it is."""

from __future__ import annotations

import pytest

from concordance.publish.trim import without_blanks


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("<ul>\n\n   <li>a\n  b</li>\n </ul>", "<ul>\n<li>a\n  b</li>\n</ul>"),
        ("<b>a</b> <i>b</i>  <u>c</u>", "<b>a</b> <i>b</i>  <u>c</u>"),
        ("<p>\n  a\n  <br>\n</p>", "<p>\n  a\n  <br>\n</p>"),
        ("<i>\n\n<i><pre>\n\n  <b>\n\n<b>", "<i>\n\n<i><pre>\n\n  <b>\n\n<b>"),
        ("<pre " * 20_000, "<pre " * 20_000),
        ("> \n" * 20_000, "> \n" * 20_000),
    ],
)
def test_blanks_between_tags(html: str, left: str):
    """One line's end stays of them; what is never closed is left."""
    assert without_blanks(html) == left


@pytest.mark.parametrize("name", ["article", "pre", "textarea", "script", "style"])
def test_what_shows_its_blanks(name: str):
    """It stays as it is, as does what runs, and what an author wrote."""
    kept = f"<{name} id=x>\n\n  <b>\n\n"
    html = f"<i>\n\n<b>{kept}</{name}>\n\n<i>"
    assert without_blanks(html) == f"<i>\n<b>{kept}</{name}>\n<i>"
