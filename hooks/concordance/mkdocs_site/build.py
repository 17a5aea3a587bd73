"""What a hook must know of the build it runs in: which language, which of the nested builds.

mkdocs-static-i18n builds the default language first and every other language inside its own
`on_post_build`; events of default priority therefore run once per language, nested.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

State = TypeVar("State")
SEARCHES = frozenset({"search", "material/search"})
"""Plugins that make the index of a theme's own search."""


def i18n(config: MkDocsConfig) -> Any | None:  # noqa: ANN401 - the plugin has no types
    """Return the mkdocs-static-i18n plugin of this configuration, or None where there is none."""
    return config.plugins.get("i18n")


def languages(config: MkDocsConfig) -> list[str]:
    """Return the codes of the languages that are built, the default one first."""
    plugin = i18n(config)
    if plugin is None:
        return [_theme_language(config)]
    default = plugin.default_language
    return [default, *(code for code in plugin.build_languages if code != default)]


def current_language(config: MkDocsConfig) -> str:
    """Return the code of the language this build makes.

    In `on_config` it is known from priority -101 downwards, since the plugin's own is -100.
    """
    plugin = i18n(config)
    if plugin is None:
        return _theme_language(config)
    return str(plugin.current_language or plugin.default_language)


def is_primary_build(config: MkDocsConfig) -> bool:
    """Return whether this is the first build of the run, the one that contains the others.

    In `on_post_build` at priority -200 it is true once, after every language is written.
    """
    plugin = i18n(config)
    return plugin is None or not plugin.building


def borrowed(file: File) -> bool:
    """Return whether a page's text is the default language's, shown where a translation lacks.

    So does mkdocs-static-i18n with `fallback_to_default`. A page that a plugin makes, which has no
    file, is of the language that it is made in.
    """
    shown = getattr(file, "locale_alternate_of", None)
    return shown is not None and shown != getattr(file, "locale", shown) and not file.generated_by


def keeps_search(config: MkDocsConfig) -> bool:
    """Return whether a site keeps the search of its theme, and so has no index of ours."""
    return not SEARCHES.isdisjoint(config.plugins)


def run_state(config: MkDocsConfig, make: Callable[[], State]) -> State:
    """Return the one object of this kind that belongs to this run, made when first asked for.

    `make` is its class or a function of no arguments, and also its key. The nested builds share
    one configuration, and each rebuild while serving loads another: nothing outlives a run.
    """
    states = _states(config)
    if make not in states:
        states[make] = make()
    return cast("State", states[make])


def give_state(config: MkDocsConfig, make: Callable[[], State], state: State) -> None:
    """Let a run have an object that outlives it, for what `run_state` would make."""
    _states(config)[make] = state


class SiteWide(Protocol):
    """A run's object that holds something of each language for the whole site."""

    def export(self) -> object:
        """Return what another process may merge: plain data."""

    def merge(self, exported: Any) -> None:  # noqa: ANN401 - what `export` returned
        """Add what the same object knows in another process, of other languages."""


def export_states(config: MkDocsConfig) -> dict[type, object]:
    """Return what this process knows for the whole site, by the class of what holds it."""
    states = _states(config).values()
    return {type(each): each.export() for each in states if hasattr(each, "export")}


def merge_states(config: MkDocsConfig, exported: Mapping[type[SiteWide], object]) -> None:
    """Add what another process of this run knows for the whole site: its `export_states`."""
    for kind, data in exported.items():
        run_state(config, kind).merge(data)


def _states(config: MkDocsConfig) -> dict[object, Any]:
    return cast("dict[object, Any]", vars(config.plugins).setdefault("concordance", {}))


def _theme_language(config: MkDocsConfig) -> str:
    return str(config.theme.get("language", None) or config.theme.locale)
