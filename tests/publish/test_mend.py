"""Repairs to the theme's and Markdown's HTML."""

from __future__ import annotations

import pytest

from concordance.publish.mend import (
    with_folders_named,
    with_menu_button,
    with_path_named,
    with_permalinks,
    with_tables_framed,
    with_tables_mended,
    without_defects,
)


@pytest.mark.parametrize(
    ("cell", "mended"),
    [
        ('<td style="text-align: right;">1</td>', '<td class="cc-right">1</td>'),
        ('<th style="text-align: center;">1</th>', '<th class="cc-center">1</th>'),
        (
            '<td class="n" style="text-align: left;" id="x">1</td>',
            '<td class="cc-left n" id="x">1</td>',
        ),
        ('<th id="x" style="text-align: left;"></th>', '<td class="cc-left" id="x"></td>'),
        ("<th></th>", "<td></td>"),
        ("<th>1</th>", "<th>1</th>"),
        ('<p style="text-align: right;">1</p>', '<p style="text-align: right;">1</p>'),
    ],
)
def test_cells(cell: str, mended: str):
    """Alignment becomes a class, an empty header a cell; the rest of the tag stays."""
    table = f"<table><th>a</th>{cell}</table>"
    assert with_tables_mended(table) == f"<table><th>a</th>{mended}</table>"


def test_the_first_column_names_the_rows_where_the_corner_is_empty():
    """Such a table's first cells are headers of their rows; another's are not."""
    row = "<tr>\n<td>{}</td>\n<td>2</td>\n</tr>\n"
    table = "<table>\n<thead>\n<tr>\n<th>{}</th>\n<th>b</th>\n</tr>\n</thead>\n{}</table>\n"
    named, plain = (table.format(corner, row.format("<a>1</a>") * 2) for corner in ("", "a"))
    mended = with_tables_mended(plain + named + plain)
    assert mended.count('<tr>\n<th scope="row"><a>1</a></th>\n<td>2</td>') == 2
    assert mended.count("<tr>\n<td></td>\n<th>b</th>") == 1
    assert mended.startswith(plain)
    assert mended.endswith(plain)


@pytest.mark.parametrize("repeated", ["x", "<thead>\n<tr>\n<th></th>\n", "<tr>\n<td>", "</table>"])
def test_a_long_page_without_tables_costs_nothing(repeated: str):
    """A hostile text does not make it slow."""
    html = "<th " + repeated * 20_000
    assert len(with_tables_mended(html)) >= len(html) - len(repeated)


TABLE = "<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n</table>"


@pytest.mark.parametrize(
    ("html", "framed"),
    [
        (f"<p>a</p>\n{TABLE}\n{TABLE}", f"<p>a</p>\n<div>{TABLE}</div>\n<div>{TABLE}</div>"),
        (TABLE.replace("<table", '<table class="x"'), ""),
        (TABLE.replace("a</th>", "<table><tr></table></th>"), ""),
        ("<table>\n<thead>\n" * 20_000, ""),
        ("<table>\n<thead>\n" + "<" * 20_000, ""),
    ],
    ids=["two", "of a class", "in another", "never closed", "hostile"],
)
def test_a_table_has_a_frame(html: str, framed: str):
    """One that Markdown has written; another is left to the theme."""
    frame = '<div class="cc-table">'
    assert with_tables_framed(html) == (framed.replace("<div>", frame) or html)


def test_the_menu_s_button():
    """It comes before the label, with the same icon and a name."""
    html = (
        '<nav><label class="md-header__button md-icon" for="__drawer">\n  <svg/>\n</label>b</nav>'
    )
    made = with_menu_button(html, "Menú")
    assert made.index("<button") < made.index("<label")
    assert made.count("<svg/>") == 2
    assert 'aria-label="Menú"' in made
    assert made.endswith("b</nav>")
    assert with_menu_button("<p>x</p>", "Menú") == "<p>x</p>"


def test_names():
    """The link beside a heading, the heading and the way to a page say what they are."""
    say, sign = "Vers « {section} »", "¶</a>"
    link = '<a class="headerlink" href="#x" title="Permanent link">'
    title = 'Le <em>« plan »</em> d\'"OpenAI" &amp; Cie'
    told = "Vers « Le « plan » d'&quot;OpenAI&quot; &amp; Cie »"
    named = f'<a class="headerlink" href="#x" title="{told}" aria-label="{told}">'
    spoken = f'<span role="heading" aria-level="2">{title}</span>'
    made = with_permalinks(f'<h3>Un</h3><h2 id="x" class="y">{title}{link}{sign}</h2>', say)
    assert made == (
        f'<h3>Un</h3><h2 id="x" class="y" role="presentation">{spoken}{named}{sign}</h2>'
    )
    leading = with_permalinks(f"<h2>{link}{sign}{title}</h2>", say)
    assert leading == f'<h2 role="presentation">{named}{sign}{spoken}</h2>'
    theirs = link.replace("Permanent link", "The site's own")
    assert with_permalinks(f"<h2>{title}{theirs}{sign}</h2>", say) == (
        f'<h2 role="presentation">{spoken}{theirs}{sign}</h2>'
    )
    author = f'<h2 aria-label="A">{title}'
    assert with_permalinks(f"{author}{link}{sign}</h2>", say) == f"{author}{named}{sign}</h2>"
    for untouched in (f"<h2>{title}</h2>", f"<p>{link}{sign}</p>", f"<h2>{title}</h2>{link}{sign}"):
        assert with_permalinks(untouched, say) == untouched
    path = '<nav class="md-path" aria-label="Navigation" >x</nav>'
    assert with_path_named(path, 'a "b"') == (
        '<nav class="md-path" aria-label="a &quot;b&quot;" >x</nav>'
    )
    assert with_path_named("<p>x</p>", "a") == "<p>x</p>"


def test_what_folds_the_menu_has_a_name():
    """A check box and what it folds are named by the part's title; the label takes no focus."""
    html = """
      <input class="md-nav__toggle md-toggle " type="checkbox" id="__nav_2_1" checked>
      <label class="md-nav__link" for="__nav_2_1" id="__nav_2_1_label" tabindex="0">Puces</label>
      <nav class="md-nav" data-md-level="1" aria-labelledby="__nav_2_1_label" aria-expanded="true">
        <label class="md-nav__title" for="__nav_2_1">Puces</label></nav>
      <input class="md-nav__toggle md-toggle" type="checkbox" id="__toc">
      <nav class="md-nav md-nav--secondary" aria-label="Au &quot;menu&quot;">"""
    made = with_folders_named(html)
    assert with_folders_named(made) == made
    assert '<input class="md-nav__toggle md-toggle " type="checkbox" id="__nav_2_1"' in made
    assert made.count('aria-labelledby="__nav_2_1_title"') == 2
    assert 'for="__nav_2_1" id="__nav_2_1_title">Puces' in made
    assert 'id="__toc" aria-label="Au &quot;menu&quot;">' in made
    assert "tabindex" not in made
    assert "aria-expanded" not in made
    assert with_folders_named("<p>x</p>") == "<p>x</p>"


def test_defects():
    """What is not valid, or would call the repository's host, goes."""
    html = (
        '<input id="__drawer" autocomplete="off"><label tabindex="">'
        '<a class="md-source" data-md-component="source">'
    )
    assert without_defects(html) == '<input id="__drawer"><label><a class="md-source">'
