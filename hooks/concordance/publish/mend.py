"""Repairs to what mkdocs-material and Python-Markdown write, so that pages are valid and usable.

Each repair is of an exact text; a page of another theme, or of a later version of this one that
no longer needs it, comes back unchanged.
"""

from __future__ import annotations

import re
from html import escape

_ALIGNED = re.compile(r'<(t[hd])([^<>]*?) style="text-align: (left|center|right);"([^<>]*)>')
_CORNER = re.compile(r"<th( [^<>]*)?></th>")
_NAMED_ROWS = re.compile(r"<thead>\n<tr>\n<th(?: [^<>]*)?></th>\n")
_FIRST_CELL = re.compile(r"<tr>\n<td((?: [^<>\n]*)?)>([^\n]*?)</td>\n")
_CLASS = re.compile(r'( class=")')
_PERMALINK = 'title="Permanent link"'
_TOGGLES = ("__drawer", "__search")
_PATH = '<nav class="md-path" aria-label="'
_LABEL = '<label class="md-header__button md-icon" for="__drawer">'


def with_tables_mended(html: str) -> str:
    """Align the cells of tables by class, and tell which are headers.

    A content security policy refuses `style=`; a header that says nothing is announced all the
    same. Where the corner is empty, the first column names the rows, and is read out as such.
    `html` is the converted text of a page; the classes are `cc-left`, `cc-center` and `cc-right`.
    """
    if "<th" not in html:
        return html
    html = "</table>".join(map(_rows_named, html.split("</table>")))
    return _CORNER.sub(r"<td\1></td>", _ALIGNED.sub(_cell, html))


def _rows_named(part: str) -> str:
    head = _NAMED_ROWS.search(part)
    if head is None:
        return part
    rows = _FIRST_CELL.sub(r'<tr>\n<th scope="row"\1>\2</th>\n', part[head.end() :])
    return part[: head.end()] + rows


def _cell(match: re.Match[str]) -> str:
    """Return the opening tag of an aligned cell with a class in place of its style."""
    tag, before, side, after = match.groups()
    rest = before + after
    if _CLASS.search(rest):
        rest = _CLASS.sub(rf"\1cc-{side} ", rest, count=1)
    else:
        rest = f' class="cc-{side}"{rest}'
    return f"<{tag}{rest}>"


def with_permalinks(html: str, name: str) -> str:
    """Say in the page's language what the link beside a heading is."""
    return html.replace(_PERMALINK, f'title="{escape(name)}"')


def without_defects(html: str) -> str:
    """Drop what is not valid in the theme's menu, and its calls to the repository's host."""
    html = html.replace(' tabindex=""', "").replace(' data-md-component="source"', "")
    for toggle in _TOGGLES:
        html = html.replace(f'id="{toggle}" autocomplete="off"', f'id="{toggle}"', 1)
    return html


def with_path_named(html: str, name: str) -> str:
    """Tell the way to a page from the theme's other navigation, which has the same name."""
    before, path, after = html.partition(_PATH)
    _, quote, rest = after.partition('"')
    return f"{before}{path}{escape(name)}{quote}{rest}" if path else html


def with_menu_button(html: str, name: str) -> str:
    """Return the theme's menu a real button.

    The theme opens its menu with a `<label>`, which the keyboard does not reach; the label stays
    for readers without JavaScript. `name` is the button's, in the page's language.
    """
    before, label, after = html.partition(_LABEL)
    icon, end, rest = after.partition("</label>")
    if not end:
        return html
    button = (
        '<button type="button" class="md-header__button md-icon cc-menu" aria-expanded="false"'
        f' aria-label="{escape(name)}">{icon.strip()}</button>'
    )
    return f"{before}{button}{label}{icon}{end}{rest}"
