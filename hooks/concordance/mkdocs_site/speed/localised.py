"""The files that mkdocs-static-i18n makes of mkdocs' own, for each language, kept.

At each save it makes every file anew for every language that asks for it, by way of many paths; so
does each link that asks for a file.
"""

from __future__ import annotations

import sys
from functools import cache, cached_property, wraps
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

    Make = Callable[[File, str, str, list[str], MkDocsConfig], File]
    Find = Callable[[Any, str], File | None]

LAYOUTS = ("mkdocs_static_i18n.folder", "mkdocs_static_i18n.suffix")
"""Its modules that make files."""
RECONFIGURE = "mkdocs_static_i18n.reconfigure"
"""Where it asks of each file, by way of paths too, whether it is in the docs folder, and lists the
languages of one configuration."""


class Localised:
    """What the plugin makes of a file for a language: once for what says the same of it."""

    def __init__(self) -> None:
        """Begin with none."""
        self._made: dict[object, dict[str, Any]] = {}

    def take_over(self) -> None:
        """Be asked in the plugin's place, where it is used."""
        for name in LAYOUTS:
            module: Any = sys.modules.get(name)
            if module is not None:
                theirs = module.create_i18n_file
                module.create_i18n_file = self._kept(getattr(theirs, "__wrapped__", theirs))
        layout: Any = sys.modules.get(LAYOUTS[0])
        if layout is not None:
            theirs = layout.I18nFiles.get_file_from_path
            layout.I18nFiles.get_file_from_path = _at_once(getattr(theirs, "__wrapped__", theirs))
        module = sys.modules.get(RECONFIGURE)
        if module is not None and not hasattr(module.is_relative_to, "__wrapped__"):
            module.is_relative_to = cache(module.is_relative_to)
        plugin = module and module.ExtendedPlugin
        if plugin and isinstance(plugin.all_languages, property):
            listed: Any = cached_property(vars(plugin)["all_languages"].fget)
            listed.__set_name__(plugin, "all_languages")
            plugin.all_languages = listed

    def _kept(self, make: Make) -> Make:
        @wraps(make)
        def made(
            file: File, here: str, default: str, languages: list[str], config: MkDocsConfig
        ) -> File:
            key = (
                *(make, file.src_uri, file.dest_uri, file.inclusion, here, default, *languages),
                *(config.docs_dir, config.site_dir, config.use_directory_urls),
            )
            if key not in self._made:
                self._made[key] = dict(vars(make(file, here, default, languages, config)))
            again = File.__new__(File)
            vars(again).update(self._made[key], alternates={here: again})
            return again

        return made


def _at_once(find: Find) -> Find:
    """Find the file that a link's path names in the language in hand, which most links lead to.

    The plugin tries this path first, and others only where it is none, by way of paths as well.
    """

    @wraps(find)
    def found(files: Any, path: str) -> File | None:  # noqa: ANN401 - the plugin's own
        here = path.startswith(f"{files.plugin.current_language}/")
        return (here and files.src_uris.get(path)) or find(files, path)

    return found
