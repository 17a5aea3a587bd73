"""The languages of a site and their layout, from the options of the plugin mkdocs-static-i18n."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from concordance.project.layouts import FOLDER, SUFFIX
from concordance.project.locales import canonical

if TYPE_CHECKING:
    from collections.abc import Mapping

    from concordance.project.layouts import Layout

    Options = Mapping[str, Any]


class LanguagesError(Exception):
    """The plugin is not configured, or its languages cannot be used; the message says why."""


class NoPluginError(LanguagesError):
    """The plugin is not configured."""


class SiteLanguages(NamedTuple):
    """The codes that are built, the default one first, those that are not, and the layout.

    `falls_back` is whether the default language's page is shown where one is missing.
    """

    built: list[str]
    unbuilt: list[str]
    layout: Layout
    falls_back: bool


def read_site_languages(settings: Options) -> SiteLanguages:
    """Return the languages that mkdocs.yml, read as a mapping, lists.

    Raises:
        LanguagesError: the plugin is not configured, builds no language or one twice, or has a code
            that is not text.
    """
    plugin = _plugin(settings)
    default = plugin.get("default_language")
    listed = sorted(
        _listed(plugin), key=lambda item: not (item.get("default") or item["locale"] == default)
    )
    built = [language["locale"] for language in listed if language.get("build", True)]
    if not built:
        raise LanguagesError("the plugin 'i18n' lists no languages")
    seen: set[str] = set()
    for code in built:
        if not isinstance(code, str):  # YAML 1.1 reads a bare `no` as false
            raise LanguagesError(f"the plugin 'i18n' has the locale {code!r}; write it in quotes")
        if canonical(code) in seen:
            raise LanguagesError(f"the plugin 'i18n' lists the locale '{code}' twice")
        seen.add(canonical(code))
    unbuilt = [str(language["locale"]) for language in listed if not language.get("build", True)]
    layout = FOLDER if plugin.get("docs_structure") == "folder" else SUFFIX
    return SiteLanguages(built, unbuilt, layout, plugin.get("fallback_to_default") is not False)


def _plugin(settings: Options) -> Options:
    """Return the options of the plugin, whether mkdocs.yml has a list of plugins or a mapping."""
    plugins = settings.get("plugins") or []
    if isinstance(plugins, dict):
        plugins = [{name: value} for name, value in plugins.items()]
    for plugin in plugins if isinstance(plugins, list) else ():
        if isinstance(plugin, dict) and isinstance(plugin.get("i18n"), dict):
            return dict(plugin["i18n"])
    raise NoPluginError("the plugin 'i18n' (mkdocs-static-i18n) is not configured")


def _listed(plugin: Options) -> list[Options]:
    """Return the options of each language that is listed; links elsewhere are left out."""
    languages = plugin.get("languages")
    if isinstance(languages, dict):  # the form before version 1.0 of the plugin
        languages = [
            {"locale": code, **(value if isinstance(value, dict) else {})}
            for code, value in languages.items()
            if code != "default"
        ]
    return [
        language
        for language in (languages if isinstance(languages, list) else ())
        if isinstance(language, dict) and language.get("locale") not in (None, "null")
    ]
