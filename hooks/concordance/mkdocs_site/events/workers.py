"""Builds the languages side by side, each in a process of its own, and checks them meanwhile.

While serving, one process builds them in turn, and keeps what a save does not change.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from mkdocs.plugins import CombinedEvent, event_priority

from concordance.mkdocs_site import order
from concordance.mkdocs_site.build import is_primary_build, run_state
from concordance.mkdocs_site.reader import serving
from concordance.mkdocs_site.reload import watch_natively
from concordance.mkdocs_site.settings import settings
from concordance.mkdocs_site.speed.keeping import Keeping
from concordance.mkdocs_site.speed.recording import Recording
from concordance.mkdocs_site.speed.serving import Serving, kept_while_serving
from concordance.mkdocs_site.speed.steps import take_over
from concordance.mkdocs_site.speed.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files


@event_priority(order.COUNT_PROCESSES)
def on_config(config: MkDocsConfig) -> None:
    """Find out how many processes there can be, and what is kept of the build before."""
    run_state(config, Workers).allow(config, serving=serving())
    kept = _kept()
    if not is_primary_build(config):
        run_state(config, Keeping).start_language(config)
    elif kept is not None:
        kept.begin(config)
        take_over()


def _kept() -> Keeping | None:
    """Return what is kept by the command that builds; None for one that keeps nothing."""
    context = click.get_current_context(silent=True)
    if context is not None and context.info_name == "serve":
        return kept_while_serving(context)
    if context is not None and context.info_name == "build" and context.params.get("clean", True):
        return Recording()
    return None


def on_pre_build(*, config: MkDocsConfig) -> None:
    """Keep the files of the last build from being cleaned away."""
    if is_primary_build(config):
        run_state(config, Keeping).set_aside(Path(config.site_dir))


@event_priority(order.START_OTHER_LANGUAGES)
def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Start the other languages, when what is read once for all of them is read."""
    if is_primary_build(config):
        settings(config)
        kept, workers = run_state(config, Keeping), run_state(config, Workers)
        kept.bring_back(Path(config.site_dir))
        kept.plan(files, config)
        workers.take_over = partial(kept.take_over, config=config)
        workers.build_others(config)


def on_serve(
    server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
) -> None:
    """Hear of a save at once, and show its page before the search is made."""
    kept = run_state(config, Keeping)
    if isinstance(kept, Serving):
        kept.server = server
        if kept.active:
            watch_natively(server)


@event_priority(order.KEEP_LANGUAGE)
def _keep(*, config: MkDocsConfig) -> None:
    run_state(config, Keeping).end_language(config)


@event_priority(order.AWAIT_OTHER_LANGUAGES)
def _finish(*, config: MkDocsConfig) -> None:
    """Wait for the other languages, before mkdocs-static-i18n would build them."""
    if is_primary_build(config):
        workers = run_state(config, Workers)
        if run_state(config, Keeping).keys and not workers.built and not workers.apart:
            workers.build_in_turn(config)
        workers.finish(config)


@event_priority(order.RESTORE_PLUGIN)
def _whole(*, config: MkDocsConfig) -> None:
    run_state(config, Workers).restore_plugin_state(config)
    if is_primary_build(config):
        run_state(config, Keeping).end_pages(Path(config.site_dir))


@event_priority(order.SHOW_PAGES)
def _show(*, config: MkDocsConfig) -> None:
    if is_primary_build(config):
        run_state(config, Keeping).show(config)


@event_priority(order.END_BUILD)
def _end(*, config: MkDocsConfig) -> None:
    if is_primary_build(config):
        run_state(config, Keeping).finish()


# its types expect a method, which has `self` first
on_post_build = CombinedEvent(_keep, _finish, _whole, _show, _end)  # type: ignore[arg-type]
