"""Builds the languages side by side, each in a process of its own, and checks them meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import CombinedEvent, event_priority

from concordance.mkdocs_site import order
from concordance.mkdocs_site.build import is_primary_build, run_state
from concordance.mkdocs_site.reader import serving
from concordance.mkdocs_site.settings import settings
from concordance.mkdocs_site.speed.workers import Workers

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files


@event_priority(order.COUNT_PROCESSES)
def on_config(config: MkDocsConfig) -> None:
    """Find out how many processes there can be."""
    run_state(config, Workers).allow(config, serving=serving())


@event_priority(order.START_OTHER_LANGUAGES)
def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Start the other languages, when what is read once for all of them is read."""
    if is_primary_build(config):
        settings(config)
        run_state(config, Workers).build_others(config)


@event_priority(order.AWAIT_OTHER_LANGUAGES)
def _finish(*, config: MkDocsConfig) -> None:
    """Wait for the other languages, before mkdocs-static-i18n would build them."""
    if is_primary_build(config):
        run_state(config, Workers).finish(config)


@event_priority(order.RESTORE_PLUGIN)
def _whole(*, config: MkDocsConfig) -> None:
    run_state(config, Workers).restore_plugin_state(config)


# its types expect a method, which has `self` first
on_post_build = CombinedEvent(_finish, _whole)  # type: ignore[arg-type]
