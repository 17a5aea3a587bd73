"""Removes from a built site what no reader's browser needs."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_MAP = re.compile(r"\n?(?://[#@] ?sourceMappingURL=\S+|/\*[#@] ?sourceMappingURL=[^*]+\*/)\s*$")
_BLANK = re.compile(r">[^\S\n]*\n\s*<")
_KEPT = re.compile(r"<(article|pre|textarea|script|style)\b")
_THEME = ("javascripts", "stylesheets")
_SEARCH = ("lunr", "workers")


def trim(site: Path, *, search: bool) -> None:
    """Remove the theme's source maps and the comments that name them.

    Where the theme's own search is not used (`search` is false), its files go too.
    """
    for name in _THEME:
        folder = site / "assets" / name
        for path in folder.rglob("*.map"):
            path.unlink()
            _without_comment(path.with_suffix(""))
    if not search:
        for name in _SEARCH:
            shutil.rmtree(site / "assets" / "javascripts" / name, ignore_errors=True)


def without_blanks(html: str) -> str:
    """Return a page without the blank lines and indents of its templates.

    Between two tags, where there is a line's end, one is left. An article is as its author has it;
    so is what shows or runs its blanks.
    """
    pieces: list[str] = []
    at = 0
    while kept := _KEPT.search(html, at):
        end = html.find(f"</{kept[1]}>", kept.end())
        if end < 0:  # never closed: nobody knows where it ends
            break
        pieces += _BLANK.sub(">\n<", html[at : kept.start()]), html[kept.start() : end]
        at = end
    rest = html[at:]
    return "".join((*pieces, rest if kept else _BLANK.sub(">\n<", rest)))


def _without_comment(path: Path) -> None:
    if not path.is_file():
        return
    text = path.read_text(encoding="utf-8")
    # The comment is the last line of a file that may be one long line: the rest is not looked at.
    start, tail = text[:-200], text[-200:]
    path.write_text(start + _MAP.sub("\n", tail), encoding="utf-8")
