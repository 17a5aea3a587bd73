"""The hooks as one mkdocs plugin: `plugins: [concordance]` does what naming the six does."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.plugins import EVENTS, BasePlugin, CombinedEvent

if TYPE_CHECKING:
    from mkdocs.config.base import ConfigErrors, ConfigWarnings
    from mkdocs.config.defaults import MkDocsConfig

NAME = "concordance"
HOOKS = ("languages", "freshness", "discovery", "glossary", "figures", "workers")
"""The hooks, in the order in which events of one priority are to run."""


class PluginConfig(Config):  # type: ignore[no-untyped-call] # mkdocs has no types for it
    """Which hooks take part: each does, unless it is turned off."""

    languages = config_options.Type(bool, default=True)
    freshness = config_options.Type(bool, default=True)
    discovery = config_options.Type(bool, default=True)
    glossary = config_options.Type(bool, default=True)
    figures = config_options.Type(bool, default=True)
    workers = config_options.Type(bool, default=True)


class ConcordancePlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call] # likewise
    """Takes the events of each hook that is not turned off."""

    def load_config(
        self, options: dict[str, object], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the plugin's options and take the events of the hooks that they leave on.

        `options` are those of mkdocs.yml. Returns what mkdocs is to say of them: errors, warnings.
        """
        outcome = super().load_config(options, config_file_path)
        events = [import_module(f"{__package__}.events.{name}") for name in HOOKS if self.on(name)]
        for name in (f"on_{event}" for event in EVENTS):
            methods = [vars(module)[name] for module in events if name in vars(module)]
            if methods:
                setattr(self, name, CombinedEvent(*methods))
        return outcome

    def on(self, hook: str) -> bool:
        """Return whether a hook takes part, by its name in `HOOKS`."""
        return bool(self.config[hook])


def takes_part(config: MkDocsConfig, hook: str) -> bool:
    """Return whether a site uses a hook, named in `hooks:` or as part of the plugin."""
    plugin = config.plugins.get(NAME)
    if isinstance(plugin, ConcordancePlugin) and plugin.on(hook):
        return True
    return any(name.endswith(f"{hook}.py") for name in config.hooks)
