"""The alternates in the head."""

from __future__ import annotations

import pytest

from concordance.publish.head import alternate, alternates, with_head, without_theme_alternates
from concordance.publish.published_page import PublishedPage

ENTRY = PublishedPage(
    language="es",
    url="https://x.example/es/a/",
    alternates={"fr": "https://x.example/a/", "es": "https://x.example/es/a/?b=1&c"},
    default="https://x.example/a/",
)
THEME = """<head>
  <link rel="canonical" href="https://x.example/es/a/">
  <link rel="alternate" href="../../a/" hreflang="fr">
  <link rel="alternate" href="./" hreflang="es">
  <link rel="alternate" type="application/rss+xml" href="feed.xml">
</head><body><a href="x" hreflang="fr">x</a></body>"""


def test_the_theme_s_alternates_are_replaced():
    """Ours are absolute, escaped, with x-default; other links of the page stay."""
    html = with_head(without_theme_alternates(THEME), alternates(ENTRY))
    assert html.count('rel="alternate"') == 4
    assert '<link rel="alternate" href="https://x.example/a/" hreflang="x-default">' in html
    assert 'href="https://x.example/es/a/?b=1&amp;c" hreflang="es"' in html
    assert '<link rel="alternate" type="application/rss+xml" href="feed.xml">' in html
    assert "../../a/" not in html
    assert html.endswith('<a href="x" hreflang="fr">x</a></body>')


def test_a_page_alone_in_its_language_has_none():
    """Without translations there is nothing to announce, x-default neither."""
    assert alternates(PublishedPage(language="es", url="https://x.example/es/a/")) == ""
    assert "hreflang=" not in without_theme_alternates(THEME).partition("</head>")[0]


@pytest.mark.parametrize(
    "written",
    [
        "<link href='../a/' hreflang='fr' rel='alternate'/>",
        "<link rel=alternate href=../a/ hreflang=fr>",
        '<LINK hreflang="fr" href="../a/" rel="alternate" />',
    ],
)
def test_another_plugin_has_written_the_page_again(written):
    """The theme's link goes in every form; ours, which is absolute, stays in every form."""
    ours = written.replace("../a/", "https://x.example/a/")
    head = without_theme_alternates(f"<head>{written}{ours}</head>")
    assert head.count("hreflang") == 1
    assert "https://x.example/a/" in head


def test_what_is_no_page_is_left():
    """A fragment without a head comes back as it was."""
    assert without_theme_alternates("<p>x</p>") == "<p>x</p>"
    assert with_head("<p>x</p>", "<meta>") == "<p>x</p>"


def test_other_forms_of_a_page():
    """A feed or an export is named by its type and its title, escaped."""
    assert alternate("../a?b&c", type="application/atom+xml", title='"x"') == (
        '<link rel="alternate" href="../a?b&amp;c" type="application/atom+xml"'
        ' title="&quot;x&quot;">'
    )
