"""The configuration of the hooks, out of mkdocs' own."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from babel.core import Locale, UnknownLocaleError
from mkdocs.exceptions import PluginError

from concordance.corpus.corpus import show
from concordance.mkdocs_site.assets import ABOVE
from concordance.mkdocs_site.build import current_language, i18n, languages, run_state
from concordance.project.config import Config, ConfigError, read_config
from concordance.project.layouts import FOLDER, SUFFIX
from concordance.project.locales import canonical, content_locale
from concordance.project.project import Project, describe_config_error, make_project
from concordance.publish.strings import strings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig


@dataclass
class _Settings:
    """What one run has read."""

    project: Project | None = None


def settings(config: MkDocsConfig) -> Config:
    """Return `extra.concordance`, read and validated once in a run.

    To be called when the languages are known: in `on_config`, from priority -101 downwards.

    Raises:
        PluginError: it is not valid; the message names the file, the line and the key.
    """
    return read_project(config).config


def read_project(config: MkDocsConfig) -> Project:
    """Return the project that mkdocs' own configuration describes, made once in a run.

    Raises:
        PluginError: `extra.concordance` is not valid; the message names the file, the line and
            the key.
    """
    run = run_state(config, _Settings)
    if run.project is None:
        run.project = _read(config)
    return run.project


def _read(config: MkDocsConfig) -> Project:
    """Make the project of mkdocs' configuration; a wrong key stops the build by name and line."""
    plugin = i18n(config)
    folder = plugin is not None and plugin.config.docs_structure == "folder"
    file = Path(config.config_file_path)
    try:
        project = make_project(
            docs=Path(config.docs_dir),
            codes=languages(config),
            layout=FOLDER if folder else SUFFIX,
            falls_back=plugin is not None and plugin.config.fallback_to_default,
            config=read_config(config.extra.get("concordance")),
            unbuilt=plugin.all_languages if plugin else (),
        )
    except ConfigError as error:
        raise PluginError(describe_config_error(error, Path(show(file)))) from None
    return replace(
        project,
        scripts=tuple(name for name in map(str, config.extra_javascript) if ABOVE not in name),
        file=file,
        site_url=config.site_url or "",
        command=_command(),
    )


def _command() -> str:
    """Return how the command line is called here: by its name where it is installed."""
    if Path(sys.executable).with_name("concordance").exists():
        return "concordance"
    return f"python {show(Path(__file__).parents[2])}"


def interface(config: MkDocsConfig, code: str = "") -> Mapping[str, str]:
    """Return the interface strings of a language of the site, the one that is built by default."""
    return strings(written_locale(settings(config), code or current_language(config)))


def written_locale(configured: Config, code: str) -> str:
    """Return the tag of the language really written, as `lang` says it.

    `pt-BR` for a site's `pt`.
    """
    language = configured.languages.get(code)
    return (language.locale if language else "") or canonical(code)


def full_locale(configured: Config, code: str) -> str:
    """Return the content locale of a language, with its region: `fr-FR` for `fr`."""
    return content_locale(written_locale(configured, code))


def language_name(code: str, here: str, config: MkDocsConfig) -> str:
    """Return the name of a language of the site in another; its code where the CLDR knows none.

    With its region where the CLDR has a name for both: `portugués de Brasil` for `pt-BR`.
    """
    tag = written_locale(settings(config), code)
    try:
        locale = Locale.parse(full_locale(settings(config), here), sep="-")
    except (UnknownLocaleError, ValueError):
        return tag
    names = locale.languages
    return str(names.get(tag.replace("-", "_")) or names.get(tag.partition("-")[0], tag))
