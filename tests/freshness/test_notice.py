"""What is put on pages: text only, at the right heading, in the reader's language."""

from __future__ import annotations

import pytest

from concordance.findings.model import Counterpart, Finding
from concordance.freshness.notice import (
    SourcePage,
    StaleSection,
    shown_as_written,
    states,
    untranslated,
    with_notices,
)
from concordance.freshness.panel import PanelPage, with_panel
from concordance.freshness.redirects import (
    read_redirects,
    renamed,
    stub,
    write_redirects,
)
from concordance.freshness.status_page import StatusCell, StatusRow, status_table
from concordance.publish.strings import strings

SAY = strings("es")
FRENCH = SourcePage("../../a/", "fr", "francés")
HTML = (
    '<h1 id="t">T</h1>\n<p>Uno.</p>\n<h2 class="x" id="b">B<a class="headerlink">¶</a></h2>\n'
    "<p>Dos.</p>"
)


def test_a_notice_stands_under_its_heading():
    """With the way to the source's section, whose id may be another."""
    html = with_notices(HTML, {"b": StaleSection("autre", "Deux < 3.")}, FRENCH, SAY)
    before, _, after = html.partition('<p class="cc-stale" role="note" data-pagefind-ignore>')
    assert before.endswith("</h2>\n")
    assert after.startswith("La versión en francés de esta sección ha cambiado")
    assert ' Ahora dice: <q lang="fr">Deux &lt; 3.</q> <a' in after
    assert '<a href="../../a/#autre" hreflang="fr">Leer la versión en francés</a></p>' in after
    assert html.replace(html[len(before) - 1 : html.index("</p>", len(before)) + 4], "", 1) == HTML


@pytest.mark.parametrize("html", [HTML, "<p>No heading.</p>"])
def test_what_has_no_heading_is_told_at_the_top(html):
    """The start of a page, and a section that is not on it."""
    told = with_notices(html, {"": StaleSection()}, FRENCH, SAY)
    assert told.count("cc-stale") == 1
    assert told.index("cc-stale") < (told.index("<p>") if "Uno" in told else len(told))
    assert 'href="../../a/"' in told


def test_nothing_stale_changes_nothing():
    """Not a byte."""
    assert with_notices(HTML, {}, FRENCH, SAY) == HTML


TITLE_END = "</h1>\nLINE"


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        (HTML, f'<div lang="fr">{HTML.replace("</h1>", TITLE_END, 1)}</div>'),
        ("<p>No title.</p>", '<div lang="fr">LINE\n<p>No title.</p></div>'),
    ],
)
def test_another_languages_text_says_so(html, shown):
    """One line, under the title, in the reader's language; the text is as it was."""
    said = "Esta página todavía no está traducida."
    line = f'<p class="cc-untranslated" role="note" lang="es">{said}</p>'
    told = shown_as_written(html, {"lang": "fr"}, {"lang": "es"}, SAY)
    assert told.replace(line, "LINE") == shown


def test_a_page_that_waits_shows_none_of_its_text():
    """Its places stay, its titles are the source's, escaped and marked as such."""
    html = untranslated(f'{HTML}<p id="claim">Tres.</p>', {"t": "A & B", "b": "C <d>"}, FRENCH, SAY)
    assert '<h1 id="t" lang="fr">A &amp; B</h1>' in html
    assert '<li id="b"><a href="../../a/#b" hreflang="fr" lang="fr">C &lt;d&gt;</a></li>' in html
    assert '<span id="claim"></span>' in html
    assert not {"Uno.", "Dos.", "Tres."} & set(html.replace("<", " ").replace(">", " ").split())


def test_no_pattern_runs_away():
    """A page of a million characters, well formed or not."""
    for one in ("<h2 id=", '<h2 id="a">', '<h2 id="a"></h3>', "<", "<h2 ", '<h2 id="', " id="):
        html = one * (200_000 // len(one))
        with_notices(html, {"x": StaleSection("x")}, FRENCH, SAY)
        untranslated(html, {"a": "A"}, FRENCH, SAY)


def test_states_are_said_in_words():
    """Only those that occur."""
    counts = [("fresh", 2), ("stale", 0), ("unchecked", 1)]
    assert states(counts, SAY) == "secciones al día: 2, secciones sin comprobar: 1"


def test_the_table_escapes_what_pages_say():
    """Titles and addresses are text; a page without an address is no link."""
    late = (("b", "B & c"),)
    cell = StatusCell("es", "español", [("stale", 1)], late, "../es/a/", "https://f.example/?a&b")
    html = status_table([StatusRow("A & <b>", "", [cell])], ["español"], SAY)
    assert '<th scope="row">A &amp; &lt;b&gt;</th>' in html
    assert (
        'href="https://f.example/?a&amp;b" aria-label="Editar A &amp; &lt;b&gt; (español)"' in html
    )
    assert '<a href="../es/a/#b" hreflang="es" lang="es">B &amp; c</a>' in html


def panel_page(html, *lines):
    """Make a Spanish page, whose rules have one page."""
    return PanelPage(html, lines, "es", SAY, {"x-rule": "../x-rule.html"})


def test_the_panel_escapes_what_findings_say():
    """A message may quote any text of a page."""
    finding = Finding(
        "a.md", 3, 1, "x-rule", 'said "<script>"', hint="write <b>",
        variants=(Counterpart("fr", "b.md", 4, 1, "<i>"),), section="<u>",
    )  # fmt: skip
    html = with_panel(panel_page("<body><p>a</p></body>"), [finding], [finding])
    assert not [tag for tag in ("<script>", "<b>", "<i>", "<u>") if tag in html]
    assert html.endswith("</aside></body>")
    assert with_panel(panel_page("no body"), [finding], []) == "no body"


@pytest.mark.parametrize(
    ("columns", "section", "link"),
    [
        ((5, 15), "net", '<a href="#net:~:text=400%C2%A0GB%20a%2Db">línea 1</a>'),
        ((1, 4), "net", '<a href="#net">línea 1</a>'),
        ((5, 0), "net", '<a href="#net">línea 1</a>'),
        ((5, 15), "other", '<a href="#:~:text=400%C2%A0GB%20a%2Db">línea 1</a>'),
        ((5, 0), "other", "<strong>línea 1</strong>"),
    ],
)
def test_the_panel_leads_to_the_passage(columns, section, link):
    """By the section and the words that a browser shows as they are written; else less."""
    column, end = columns
    finding = Finding("a.md", 1, column, "x-rule", "x", section=section, end_column=end)
    html = '<body><h2 id="net">Net</h2></body>'
    assert link in with_panel(panel_page(html, "**a 400\u00a0GB a-b"), [finding], [])


def test_the_panel_speaks_the_language_of_the_page():
    """What the language can say is in it; what it cannot is marked as English."""
    known = Finding("a.md", 1, 1, "x-rule", '"930" is 930000000 USD; fr says 93000000 USD')
    odd = Finding("a.md", 2, 1, "y-rule", "odd")
    html = with_panel(panel_page("<body></body>"), [known, odd], [])
    assert "<p>«930» es 930\u00a0000\u00a0000 USD; fr dice 93\u00a0000\u00a0000 USD</p>" in html
    assert '<p lang="en">odd</p>' in html
    assert '<a href="../x-rule.html"><code>x-rule</code></a>' in html
    assert "error <code>y-rule</code>" in html


def test_the_panel_tells_what_is_found_elsewhere():
    """Other pages and data files are counted; a page without a finding says both."""
    there = Finding("docs/assets/data/a.yml", 4, 1, "x-rule", "odd")
    html = with_panel(panel_page("<body></body>"), [], [there] * 21)
    assert "Ninguna observación sobre esta página" in html
    assert "En otras páginas y en los datos: 21" in html
    assert html.count("<code>docs/assets/data/a.yml:4</code>") == 20
    assert "En otras" not in with_panel(panel_page("<body></body>"), [], [])


def test_redirects_have_no_chain_and_no_loop():
    """Renamed twice, an old page leads to the last name; renamed back, it is a page again."""
    known = renamed(renamed({}, "a.md", "b.md"), "b.md", "c.md")
    assert known == {"a.md": "c.md", "b.md": "c.md"}
    assert renamed(known, "c.md", "a.md") == {"b.md": "a.md", "c.md": "a.md"}


def test_the_list_is_read_as_it_is_written(tmp_path):
    """What is no pair means nothing, and no file is an empty list."""
    path = tmp_path / "redirects.tsv"
    assert read_redirects(path) == {}
    path.write_text(write_redirects({"b.md": "c.md", "a.md": "c.md"}) + "odd\n\n", encoding="utf-8")
    assert read_redirects(path) == {"a.md": "c.md", "b.md": "c.md"}


def test_a_stub_is_a_whole_page():
    """Escaped, with its canonical and its language."""
    html = stub("../a&b/", "https://x.example/a&b/", "pt-BR")
    assert '<html lang="pt-BR">' in html
    assert 'content="0; url=../a&amp;b/"' in html
    assert '<link rel="canonical" href="https://x.example/a&amp;b/">' in html
