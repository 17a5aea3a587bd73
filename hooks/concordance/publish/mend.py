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
_TABLE = re.compile(r"<table>\n<thead>\n[^<]*(?:<(?!/?table)[^<]*)*</table>")
_CLASS = re.compile(r'( class=")')
_HEADING = re.compile(
    r"<h([1-6])\b([^<>]*)>((?:(?!</?h[1-6]\b).)*?)"
    r'(<a class="headerlink" [^<>]*>)([^<>]*</a>)((?:(?!</?h[1-6]\b).)*?)</h\1>',
    re.DOTALL,
)
_UNNAMED = ' title="Permanent link">'
_SPOKEN = re.compile(r"\s(?:role|aria-[a-z]+)=")
_TAG = re.compile(r"<[^<>]*>")
_FOLDER = re.compile(
    r'(<input class="md-nav__toggle md-toggle [^"<>]*" type="checkbox") id="(__nav\w+)"'
)
_UNNAMED_FOLDER = '_label" aria-expanded="'
_OPENED = re.compile(
    r' aria-labelledby="(__nav\w+)_label" aria-expanded="\w+">'
    r'(\s*<label class="md-nav__title" for="\1")'
)
_FOCUSED = re.compile(r'(<label class="md-nav__link[^"<>]*" for="__nav\w+" id="\w+") tabindex="0"')
_CONTENTS = '<input class="md-nav__toggle md-toggle" type="checkbox" id="__toc">'
_CONTENTS_NAME = re.compile(r'md-nav--secondary" aria-label="([^"<>]*)"')
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


def with_tables_framed(html: str) -> str:
    """Put round each table of Markdown's what scrolls where it is wider than its place.

    The theme's script puts the same round a table once the page is shown, and moves what stands
    below; without scripts there is none. `html` is the converted text of a page.
    """
    return _TABLE.sub(r'<div class="cc-table">\g<0></div>', html)


def with_permalinks(html: str, name: str) -> str:
    """Name the link beside a heading after its section, and the heading by its text alone.

    Markdown calls all of these links "¶", and puts them in the heading, whose name is what is in
    it: a list of headings would read each title twice. So the title's text has the role, and the
    element stays what style sheets, scripts and search engines look for. A heading whose author
    gave it a role or a name keeps them. `name` is a sentence of the page's language with
    `{section}` in it.
    """

    def named(match: re.Match[str]) -> str:
        level, attributes, before, link, sign, after = match.groups()
        title = before + after  # the link may come first
        if link.endswith(_UNNAMED):
            section = " ".join(_TAG.sub("", title).split()).replace('"', "&quot;")
            text = escape(name).replace("{section}", section)
            link = link.removesuffix(_UNNAMED) + f' title="{text}" aria-label="{text}">'
        if _SPOKEN.search(attributes) or not title.strip():
            return f"<h{level}{attributes}>{before}{link}{sign}{after}</h{level}>"
        text = f'<span role="heading" aria-level="{level}">{title}</span>'
        inner = f"{text}{link}{sign}" if before else f"{link}{sign}{text}"
        return f'<h{level}{attributes} role="presentation">{inner}</h{level}>'

    return _HEADING.sub(named, html)


def without_defects(html: str) -> str:
    """Drop what is not valid in the theme's menu, and its calls to the repository's host."""
    html = html.replace(' tabindex=""', "").replace(' data-md-component="source"', "")
    for toggle in _TOGGLES:
        html = html.replace(f'id="{toggle}" autocomplete="off"', f'id="{toggle}"', 1)
    return html


def with_folders_named(html: str) -> str:
    """Name what folds a part of the theme's menu, and the part, after the part's title.

    What folds is a check box, which reader.css shows to the keyboard: it has a role and a state
    as browsers know them, with scripts or without. The theme hides it and lets its label take the
    focus, which has neither.
    """
    if _UNNAMED_FOLDER in html:
        html = _FOLDER.sub(r'\1 id="\2" aria-labelledby="\2_title"', html)
        html = _OPENED.sub(r' aria-labelledby="\1_title">\2 id="\1_title"', html)
        html = _FOCUSED.sub(r"\1", html)
    contents = _CONTENTS_NAME.search(html)
    if contents:
        html = html.replace(_CONTENTS, f'{_CONTENTS[:-1]} aria-label="{contents[1]}">')
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
