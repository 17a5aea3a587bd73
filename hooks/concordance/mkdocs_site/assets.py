"""The styles and scripts that travel with the hooks: named in every page, copied once."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.config_options import ExtraScriptValue

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

FOLDER = Path(__file__).parent.parent / "publish" / "theme"
TARGET = "assets/concordance"


def announce(config: MkDocsConfig, *names: str) -> None:
    """Name these files of the theme folder in the head of every page; again is as once.

    Scripts are modules, so that they run after the page is read and share nothing global.
    """
    for name in names:
        path = f"{TARGET}/{name}"
        if name.endswith(".css"):
            if path not in config.extra_css:
                config.extra_css.append(path)
        elif path not in map(str, config.extra_javascript):
            script = ExtraScriptValue(path)
            script.type = "module"
            config.extra_javascript.append(script)


def copy(config: MkDocsConfig, *names: str) -> None:
    """Copy these files of the theme folder into the built site."""
    target = Path(config.site_dir) / TARGET
    target.mkdir(parents=True, exist_ok=True)
    for name in names:
        shutil.copyfile(FOLDER / name, target / name)
