"""The sheet of the dark colours that pages name for readers without scripts."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs.utils import get_relative_url

from concordance.mkdocs_site.assets import folder, style_text
from concordance.publish.scheme import MEDIA, dark_rules

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

PALETTE = "assets/stylesheets/palette.*.css"
"""Where the theme has the colours of its schemes."""


class DarkSheet(NamedTuple):
    """The sheet of one run: its path in the built site, empty where there is none, and its text."""

    path: str
    text: str

    def link(self, url: str, base: str = "") -> str:
        """Return the link that the page at `url` has in its head; absolute with a `base`."""
        if not self.path:
            return ""
        at = base + self.path if base else get_relative_url(self.path, url)
        return f'<noscript><link rel="stylesheet" href="{at}" media="{MEDIA}"></noscript>'

    def write(self, site: Path) -> None:
        """Write the sheet into a built site."""
        if self.path:
            (site / self.path).write_text(self.text, encoding="utf-8")


@dataclass
class DarkScheme:
    """The sheet of a run, made when it is first asked for."""

    sheet: DarkSheet | None = None

    def of(self, config: MkDocsConfig) -> DarkSheet:
        """Return the sheet; all sheets of the run are named by then."""
        self.sheet = self.sheet or dark_sheet(config)
        return self.sheet


def dark_sheet(config: MkDocsConfig) -> DarkSheet:
    """Make the sheet, where a site has a scheme that a dark system chooses.

    Its rules are those of the theme, the hooks and the site's own sheets, in the order in which a
    page has them; it is to be called once all of them are named.
    """
    palettes: Any = config.theme.get("palette")
    if not isinstance(palettes, list):
        return DarkSheet("", "")
    chosen: dict[str, Any] = next((one for one in palettes if "dark" in one.get("media", "")), {})
    dark, light = chosen.get("scheme"), palettes[0].get("scheme") or "default"
    hues = {str(chosen.get(name, "indigo")).replace(" ", "-") for name in ("primary", "accent")}
    if not dark or dark == light:
        return DarkSheet("", "")
    sheets = [path for each in config.theme.dirs for path in sorted(Path(each).glob(PALETTE))][:1]
    texts = [path.read_text("utf-8") for path in sheets]
    texts += [_text(str(path), config) for path in config.extra_css]
    rules = "".join(dark_rules(text, dark, light, hues) for text in texts)
    name = f"dark.{sha256(rules.encode()).hexdigest()[:8]}.css"
    return DarkSheet(f"{folder()}/{name}" if rules else "", rules)


def _text(path: str, config: MkDocsConfig) -> str:
    """Return a style sheet that the pages name; nothing for another site's."""
    own = Path(config.docs_dir) / path
    return style_text(path) or (own.read_text("utf-8", "replace") if own.is_file() else "")
