"""`concordance watch`: check again at each save, without waiting for a page to be built."""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING

import click

from concordance.cache import cache_of
from concordance.check import check
from concordance.commands.check import report
from concordance.commands.options import load_project, project_options
from concordance.corpus import read_corpus
from concordance.rules import RULES

if TYPE_CHECKING:
    from pathlib import Path

    from watchdog.events import FileSystemEvent

QUIET = 0.05
"""Seconds without a further change before the check starts: editors write a file in steps."""


@click.command()
@project_options
@click.option("--once", is_flag=True, help="Check once, then at the next change, and end.")
def command(
    *, config_file: Path, docs: Path | None, languages: str, source: str, once: bool
) -> None:
    """Check now and again at each save, until Ctrl-C."""
    changed = threading.Event()
    project = load_project(config_file, docs, languages, source)
    cache, folder = cache_of(project), project.docs

    def run() -> None:
        project = load_project(config_file, docs, languages, source)
        corpus = read_corpus(project)
        result = check(corpus, RULES, cache=cache)
        click.echo(time.strftime("— %H:%M:%S —"))
        report("text", corpus, result, result.findings)
        sys.stdout.flush()

    with watching(folder, changed):  # before the first check, so that no save is missed
        run()
        while True:
            try:
                while not changed.wait(1):
                    pass
                while changed.is_set():
                    changed.clear()
                    time.sleep(QUIET)
                run()
            except KeyboardInterrupt:
                return
            except SystemExit:  # a configuration half written: said already, wait for the rest
                continue
            if once:
                return


class watching:  # noqa: N801 - used as a function, in a with
    """Set an event at each change below a folder, while the block runs."""

    def __init__(self, folder: Path, changed: threading.Event) -> None:
        from watchdog.events import FileSystemEventHandler  # noqa: PLC0415 - slow to load
        from watchdog.observers import Observer  # noqa: PLC0415

        class Handler(FileSystemEventHandler):
            def on_any_event(self, event: FileSystemEvent) -> None:
                if event.event_type not in {"opened", "closed_no_write"}:
                    changed.set()

        self._observer = Observer()
        self._observer.schedule(Handler(), str(folder), recursive=True)

    def __enter__(self) -> None:
        self._observer.start()

    def __exit__(self, *_: object) -> None:
        self._observer.stop()
        self._observer.join()
