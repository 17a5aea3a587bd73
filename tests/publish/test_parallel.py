"""The way to a second language, as it stands in a page."""

from __future__ import annotations

import time

from concordance.publish.parallel import OtherPage, control, with_control, with_section_links
from concordance.publish.strings import strings

ES = OtherPage("es", "es", "Español", "../es/a/")
PT = OtherPage("pt", "pt-BR", "Português", "../pt/a/")
LINK = '<a href="../es/a/#b" hreflang="es" lang="es">Español</a>'


def test_control():
    """A link to each page, in its language, kept out of searches."""
    html = control([ES, PT], "fr", 'x"y', strings("fr"))
    assert html == (
        '<nav class="cc-beside" aria-label="Lire en regard" data-code="fr" data-page="x&quot;y"'
        " data-pagefind-ignore data-search-exclude><span>Lire en regard</span>"
        ' <a href="../es/a/" hreflang="es" lang="es">Español</a>'
        ' <a href="../pt/a/" hreflang="pt" lang="pt-BR">Português</a></nav>'
    )


def test_below_the_title():
    """After the first heading of the page; before a text that has none."""
    assert with_control("<h1>A</h1><h1>B</h1>", "N") == "<h1>A</h1>\nN<h1>B</h1>"
    assert with_control("<p>A</p>", "N") == "N\n<p>A</p>"


def test_links_of_sections():
    """Below the headings whose id the other page has, and no others."""
    html = '<h2 id="b" class="x">B</h2><p>t</p><h2 id="c">C</h2><h3 id="b">D</h3>'
    made = with_section_links(html, {ES: {"b"}, PT: set()})
    noted = f"</h2><noscript data-pagefind-ignore><p>{LINK}</p></noscript><p>"
    assert made == html.replace("</h2><p>", noted)
    assert with_section_links(html, {ES: set()}) == html


def test_what_looks_like_a_heading_takes_no_time():
    """However often it stands in the value of an attribute."""
    start = time.monotonic()
    for piece in ('<h2 id="b">', "<h2 ", '<h2 id="b" '):
        html = f"<p title='{piece * 50_000}'>x</p>"
        assert with_section_links(html, {ES: {"b"}}) == html
    assert time.monotonic() - start < 10
