"""The styles and scripts that travel with the hooks: named in every page, copied once.

They stand in a folder whose name changes with their content, so that a host may let browsers keep
them; the styles are one sheet, so that a page waits for one.
"""

from __future__ import annotations

import re
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from posixpath import basename
from typing import TYPE_CHECKING

from mkdocs.config.config_options import ExtraScriptValue

from concordance.mkdocs_site.build import run_state
from concordance.mkdocs_site.speed.in_place import InPlace

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

FOLDER = Path(__file__).parent.parent / "publish" / "theme"
ABOVE = "assets/concordance"
STYLE = ".css"
_COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
_REMARK = re.compile(r"^[ \t]*(?://.*|/\*\*.*\*/)\n|^/\*\*\n(?: \*.*\n)+", re.MULTILINE)
"""Comments of a script that stand on lines of their own."""
_INDENTED = re.compile(r"\n\s+")


@cache
def folder() -> str:
    """Return where the files are in the built site: a folder named by what is in all of them."""
    digest = sha256()
    for path in sorted(FOLDER.glob("*.*s")):
        digest.update(path.read_bytes())
    return f"{ABOVE}/{digest.hexdigest()[:8]}"


def announce(config: MkDocsConfig, *names: str) -> None:
    """Name these files of the theme folder in the head of every page; again is as once.

    Styles join those that other hooks have named in one sheet, whose name lists them. Scripts are
    modules, so that they run after the page is read and share nothing global.
    """
    for name in names:
        if name.endswith(STYLE):
            _join(config, name.removesuffix(STYLE))
        elif f"{folder()}/{name}" not in map(str, config.extra_javascript):
            script = ExtraScriptValue(f"{folder()}/{name}")
            script.type = "module"
            config.extra_javascript.append(script)


def copy(config: MkDocsConfig, *names: str) -> None:
    """Copy these files of the theme folder into the built site; a style in its sheet, if named."""
    write = partial(run_state(config, InPlace).write, Path(config.site_dir))
    for name in names:
        sheet = _sheet(config)
        if name.removesuffix(STYLE) in _in(sheet):
            write(f"{folder()}/{basename(sheet)}", style_text(sheet).encode())
        else:
            text = _REMARK.sub("", (FOLDER / name).read_text(encoding="utf-8"))
            write(f"{folder()}/{name}", text.encode())


def style_text(sheet: str) -> str:
    """Return what is in our sheet, given as `extra_css` names it; nothing for another's."""
    if not sheet.startswith(f"{folder()}/"):
        return ""
    text = "\n".join((FOLDER / f"{each}{STYLE}").read_text("utf-8") for each in _in(sheet))
    return _INDENTED.sub("\n", _COMMENT.sub("", text))


def _join(config: MkDocsConfig, style: str) -> None:
    """Add a style to the sheet; a hook's sheet stands where the first of them was named."""
    sheet = _sheet(config)
    if style in _in(sheet):
        return
    joined = f"{folder()}/{'.'.join([*_in(sheet), style])}{STYLE}"
    if sheet:
        config.extra_css[config.extra_css.index(sheet)] = joined
    else:
        config.extra_css.append(joined)


def _sheet(config: MkDocsConfig) -> str:
    """Return the sheet that is named so far, or nothing."""
    return next((path for path in config.extra_css if path.startswith(f"{folder()}/")), "")


def _in(sheet: str) -> list[str]:
    """Return the names of the styles that a sheet joins."""
    return basename(sheet).removesuffix(STYLE).split(".") if sheet else []
