"""The configuration of the hooks, out of mkdocs' own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from babel.core import Locale, UnknownLocaleError
from mkdocs.exceptions import PluginError

from concordance.mkdocs_site.build import state
from concordance.project.config import Config, ConfigError, read_config
from concordance.project.locales import canonical, content_locale

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@dataclass
class _Settings:
    """What one run has read."""

    config: Config | None = None


def settings(config: MkDocsConfig) -> Config:
    """Read `extra.concordance`, once in a run.

    Raises:
        PluginError: it is not valid; the message names the key.
    """
    run = state(config, _Settings)
    if run.config is None:
        run.config = _read(config)
    return run.config


def _read(config: MkDocsConfig) -> Config:
    try:
        return read_config(config.extra.get("concordance"))
    except ConfigError as error:
        key = ".".join(["extra", "concordance", *map(str, error.place)])
        raise PluginError(f"{key}: {error.message}") from None


def written_locale(known: Config, code: str) -> str:
    """Return the tag of the language really written, as `lang` says it.

    `pt-BR` for a site's `pt`.
    """
    own = known.languages.get(code)
    return (own.locale if own else "") or canonical(code)


def full_locale(known: Config, code: str) -> str:
    """Return the content locale of a language, with its region: `fr-FR` for `fr`."""
    return content_locale(written_locale(known, code))


def language_name(code: str, here: str, config: MkDocsConfig) -> str:
    """Return the name of a language of the site in another; its code where the CLDR knows none."""
    tag = written_locale(settings(config), code)
    try:
        locale = Locale.parse(full_locale(settings(config), here), sep="-")
    except (UnknownLocaleError, ValueError):
        return tag
    return str(locale.languages.get(tag.partition("-")[0], tag))
