"""The theme's style in one sheet, without what no page of the site has: search, other colours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from concordance.mkdocs_site.assets import folder
from concordance.mkdocs_site.build import keeps_search
from concordance.publish.scheme import used_rules

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_SHEETS = ("main", "palette")
_SEARCH = r"\.md-search|\[data-md-toggle=search\]"
"""The theme's own search, which a page has only where the site keeps it."""
_THEIRS = re.compile(
    r'<link rel="?stylesheet"? href="?([^" >]*)assets/stylesheets/'
    r'(?:main|palette)\.\w+\.min\.css"?>\s*'
)
"""The theme's link to one of its sheets, as a minifier may leave it."""


@dataclass
class ThemeSheet:
    """The sheet of a run, made when it is first asked for; empty where the theme is another."""

    text: str | None = None
    path: str = ""

    def of(self, config: MkDocsConfig) -> ThemeSheet:
        """Return the sheet, made."""
        if self.text is None:
            self.text = "".join(used_rules(css, _unused(config)) for css in _texts(config))
            digest = sha256(self.text.encode()).hexdigest()[:8]
            self.path = f"{folder()}/theme.{digest}.css" if self.text else ""
        return self

    def named(self, html: str) -> str:
        """Return a page that names this sheet in the place of the theme's."""
        return self._named(html) if self.path else html

    def _named(self, html: str) -> str:
        head, end, rest = html.partition("</head>")
        first = _THEIRS.search(head)
        if first is None:
            return html
        ours = f'<link rel="stylesheet" href="{first[1]}{self.path}">\n'
        return head[: first.start()] + ours + _THEIRS.sub("", head[first.end() :]) + end + rest

    def write(self, site: Path) -> None:
        """Write the sheet into a built site."""
        if self.path:
            (site / self.path).write_text(self.text or "", encoding="utf-8")


def _texts(config: MkDocsConfig) -> list[str]:
    """Return the theme's sheets, in the order in which a page names them."""
    found = []
    for name in _SHEETS if config.theme.name == "material" else ():
        paths = (
            path
            for each in config.theme.dirs
            for path in sorted(Path(each, "assets", "stylesheets").glob(f"{name}.*.min.css"))
        )
        path = next(paths, None)
        if path is not None and (name == "main" or config.theme.get("palette")):
            found.append(path.read_text(encoding="utf-8"))
    return found


def _unused(config: MkDocsConfig) -> re.Pattern[str]:
    """Return what a selector has that no page does: the search left out, colours not chosen."""
    palette: Any = config.theme.get("palette") or {}
    chosen = {
        str(each.get(kind, "")).replace(" ", "-")
        for each in (palette if isinstance(palette, list) else [palette])
        for kind in ("primary", "accent")
    }
    names = "|".join(re.escape(name) for name in sorted(chosen))
    colours = rf"\[data-md-color-(?:primary|accent)=(?!(?:{names})\])[\w-]+\]"
    return re.compile(colours if keeps_search(config) else f"{colours}|{_SEARCH}")
