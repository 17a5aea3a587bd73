"""`concordance watch`: check again at each save, without waiting for a page to be built."""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from concordance.checks.cache import cache_of
from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.cli.check import report
from concordance.cli.options import language_option, load_project, project_options
from concordance.cli.output import echo
from concordance.cli.rule_options import all_rules
from concordance.corpus.corpus import read_corpus
from concordance.freshness.record import record_path
from concordance.project.mkdocs_yml import inherited

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from watchdog.events import FileSystemEvent, FileSystemEventHandler

    from concordance.project.project import Project

QUIET = 0.05
"""Seconds without a further change before the check starts: editors write a file in steps."""


@click.command()
@language_option
@project_options
@click.option("--once", is_flag=True, help="Check once, then at the next change, and end.")
def command(
    *,
    language: str,
    config_file: Path,
    docs: Path | None,
    languages: str,
    source: str,
    once: bool,
) -> None:
    """Check now and again at each save, until Ctrl-C.

    Followed are the pages and all else in their folder, the configuration with what it inherits
    from, and the record of checked translations.
    """
    cache = None

    def load() -> Project:
        return load_project(config_file, docs, languages, source)

    try:
        for again, project in enumerate(projects(load)):
            cache = cache or cache_of(project)
            corpus = read_corpus(project)
            result = check(corpus, RULES, cache=cache, others=[rule.name for rule in all_rules()])
            echo(time.strftime("— %H:%M:%S —"))
            report("text", corpus, result, result.findings, language)
            sys.stdout.flush()
            if again and once:
                return
    except KeyboardInterrupt:
        return


def projects(load: Callable[[], Project]) -> Iterator[Project]:
    """Load a project, and again after each change of what it is read from, for ever.

    What ends the first load ends all; later the configuration may be half written, and what is
    loaded next is waited for.
    """
    changed = threading.Event()
    project = load()
    with watching(changed) as follow:
        while True:
            follow(project)  # before it is checked, so that no save is missed
            yield project
            while True:
                while not changed.wait(1):
                    pass
                while changed.is_set():
                    changed.clear()
                    time.sleep(QUIET)
                try:
                    project = load()
                except SystemExit:  # said already
                    continue
                break


def followed(project: Project) -> tuple[Path, frozenset[Path]]:
    """Return the folder whose every file counts, and the files elsewhere that count too."""
    files = {record_path(project), *(inherited(project.file) if project.file else ())}
    return project.docs.resolve(), frozenset(path.resolve() for path in files)


class watching:  # noqa: N801 - used as a function, in a with
    """Set an event at each change of what a project is read from, while the block runs.

    What the block is given takes the project, again when its configuration may have changed.
    """

    def __init__(self, changed: threading.Event) -> None:
        from watchdog.observers import Observer  # noqa: PLC0415 - slow to load

        self._changed = changed
        self._observer = Observer()
        self._followed: tuple[Path, frozenset[Path]] | None = None

    def __enter__(self) -> Callable[[Project], None]:
        self._observer.start()
        return self._follow

    def __exit__(self, *_: object) -> None:
        self._observer.stop()
        self._observer.join()

    def _follow(self, project: Project) -> None:
        now = followed(project)
        if now == self._followed:
            return
        self._followed = now
        docs, files = now
        self._observer.unschedule_all()
        if docs.is_dir():
            self._observer.schedule(self._handler(None), str(docs), recursive=True)
        elsewhere = {path for path in files if docs not in path.parents}
        for folder in sorted({path.parent for path in elsewhere}):
            self._observer.schedule(self._handler(elsewhere), str(folder), recursive=False)

    def _handler(self, files: Collection[Path] | None) -> FileSystemEventHandler:
        from watchdog.events import FileSystemEventHandler  # noqa: PLC0415 - slow to load

        changed = self._changed

        class Handler(FileSystemEventHandler):
            def on_any_event(self, event: FileSystemEvent) -> None:
                if event.event_type in {"opened", "closed_no_write"}:
                    return
                paths = {Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path)}
                if files is None or not paths.isdisjoint(files):
                    changed.set()

        return Handler()
