"""Repairs to the theme's and Markdown's HTML."""

from __future__ import annotations

import pytest

from concordance.publish.mend import (
    with_menu_button,
    with_path_named,
    with_permalinks,
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
    """The link beside a heading and the way to a page say what they are."""
    assert with_permalinks('<a title="Permanent link">', "L’ancre") == '<a title="L’ancre">'
    path = '<nav class="md-path" aria-label="Navigation" >x</nav>'
    assert with_path_named(path, 'a "b"') == (
        '<nav class="md-path" aria-label="a &quot;b&quot;" >x</nav>'
    )
    assert with_path_named("<p>x</p>", "a") == "<p>x</p>"


def test_defects():
    """What is not valid, or would call the repository's host, goes."""
    html = (
        '<input id="__drawer" autocomplete="off"><label tabindex="">'
        '<a class="md-source" data-md-component="source">'
    )
    assert without_defects(html) == '<input id="__drawer"><label><a class="md-source">'
