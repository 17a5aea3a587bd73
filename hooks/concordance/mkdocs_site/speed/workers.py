"""Processes that build the other languages, and check them all, while the first is built.

mkdocs-static-i18n builds one language after the other. Nothing of one is needed for another but
what the whole site has once (sitemap, error pages, search, exports), so that they can be built
side by side: a worker is a copy of the process (fork) at the moment when every page is listed,
and gives back what it said and what it knows of the whole site.
"""

from __future__ import annotations

import ctypes
import gc
import logging
import multiprocessing
import os
import pickle
import signal
import sys
import traceback
from dataclasses import dataclass, field
from functools import partial
from logging.handlers import QueueHandler
from typing import TYPE_CHECKING, Any, NamedTuple

from mkdocs import utils
from mkdocs.commands.build import build
from mkdocs.exceptions import Abort, PluginError

from concordance.mkdocs_site.build import (
    SEARCHES,
    export_states,
    i18n,
    is_primary_build,
    languages,
    merge_states,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

    from mkdocs.config.defaults import MkDocsConfig

    from concordance.mkdocs_site.build import SiteWide

GATHERERS = SEARCHES | {"with-pdf", "blog", "material/blog"}
"""Plugins that put all languages together themselves, and so must see them all, or that write
sources which the next language reads."""
GC_THRESHOLDS = (1_000_000, 50, 100)
"""When the garbage collector looks for cycles: a build has about 500 objects in such for each page,
and is over soon."""
DEATH_SIGNAL = 1
"""PR_SET_PDEATHSIG: the signal a process gets when the one that made it ends (Linux 2.1.57)."""
REDUNDANT = ("Cleaning site", "Building documentation to", "Documentation built in")
"""What mkdocs says at the start and end of each language's build."""


class Outcome(NamedTuple):
    """What a worker gives back: its log, then its result, or the error it ended with."""

    records: Sequence[logging.LogRecord]
    result: Any = None
    error: str = ""


class Worker(NamedTuple):
    """A process at work, what it does, where it answers, and what is then done with its result."""

    name: str
    process: ForkProcess
    answers: Connection
    then: Callable[[Any], None]


@dataclass
class Workers:
    """The processes of one run: `max_processes` at once with this one, 1 where all is in turn.

    `apart` says that the languages are built by other runs (`mkdocs_site.parts`): this one builds
    one of them, where it makes a `part`, or takes over what the `parts` know. `take_over` is asked
    of each language whether it is as in the build before, and then in place.
    """

    max_processes: int = 1
    working: list[Worker] = field(default_factory=list)
    built: bool = False
    apart: bool = False
    part: bool = False
    parts: list[dict[type[SiteWide], object]] = field(default_factory=list)
    take_over: Callable[[str], bool] = lambda _: False

    def allow(self, config: MkDocsConfig, *, serving: bool) -> None:
        """Find out whether languages can be built side by side here, and by how many processes."""
        several = (
            is_primary_build(config) and len(languages(config)) > 1 and sys.platform == "linux"
        )
        if several and not serving and not self.apart and not GATHERERS & set(config.plugins):
            self.max_processes = len(os.sched_getaffinity(0))
            gc.set_threshold(*GC_THRESHOLDS)

    def run_in_background(
        self, name: str, job: Callable[[], Any], then: Callable[[Any], None]
    ) -> None:
        """Do a job in a process of its own, or at once where there is but one.

        `name` is what an error says of it. What `job` returns must be plain data; `then` gets it
        in this process, when the worker is awaited. A part leaves it to the whole site.
        """
        if self.part:
            return
        if self.max_processes > 1:
            self._start(name, partial(_without_garbage, job), then)
        else:
            then(job())

    def build_others(self, config: MkDocsConfig) -> None:
        """Start the builds of every language but the first, each worker's one after the other."""
        if self.max_processes < 2:  # noqa: PLR2004 - this one alone
            return
        gc.freeze()  # what is here stays, and its pages of memory are shared as they are
        _, *others = languages(config)
        for first in range(min(len(others), self.max_processes)):
            codes = others[first :: self.max_processes]
            self._start(
                ", ".join(codes),
                partial(build_languages, codes, config, self.take_over),
                partial(merge_states, config),
            )
        self.built = True  # in this process, not in those it has started

    def build_in_turn(self, config: MkDocsConfig) -> None:
        """Build every language but the first in this process, as mkdocs-static-i18n would."""
        _, *others = languages(config)
        strict, clean = config.strict, utils.clean_directory
        logger = logging.getLogger(build.__module__)
        logger.addFilter(_worth_saying)
        try:
            build_languages(others, config, self.take_over)
        finally:
            logger.removeFilter(_worth_saying)
            config.strict, utils.clean_directory = strict, clean
        self.built = True

    def finish(self, config: MkDocsConfig) -> None:
        """Wait for every worker, say what they said and take what they know of the site.

        mkdocs-static-i18n is then told that it has built the other languages.

        Raises:
            PluginError: A worker failed; what it said of it has been said.
        """
        failed = []
        while self.working:
            worker = self.working.pop(0)
            outcome = _answer(worker)
            for record in outcome.records:
                logging.getLogger(record.name).handle(record)
            if outcome.error:
                failed.append(f"{worker.name}: {outcome.error}")
            else:
                worker.then(outcome.result)
        if failed:
            raise PluginError("\n".join(failed))
        for states in self.parts:
            merge_states(config, states)
        if self.built:
            i18n(config).building = True  # type: ignore[union-attr]
            gc.freeze()  # the process is soon over, and need not look for garbage then

    def restore_plugin_state(self, config: MkDocsConfig) -> None:
        """Tell mkdocs-static-i18n that this is its first build again."""
        if self.built:
            i18n(config).building = False  # type: ignore[union-attr]

    def _start(self, name: str, job: Callable[[], Any], then: Callable[[Any], None]) -> None:
        context = multiprocessing.get_context("fork")
        answers, answer = context.Pipe(duplex=False)
        process = context.Process(target=_work, args=(job, answer, os.getpid()), daemon=True)
        process.start()
        answer.close()
        self.working.append(Worker(name, process, answers, then))


def _work(job: Callable[[], Any], answer: Connection, parent: int) -> None:
    """Do a job in a process of its own, and answer; it ends when the one that asked is gone."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # no trace of an interruption from each worker
    ctypes.CDLL(None).prctl(DEATH_SIGNAL, signal.SIGKILL)
    if parent != os.getppid():
        return
    # A daemon ends with the build and may have no children; other plugins start theirs here, and
    # those end with this process.
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]  # noqa: SLF001
    log = _Records()
    mkdocs = logging.getLogger("mkdocs")
    mkdocs.handlers = [log]
    try:
        outcome = Outcome(log.records, job())
    except Abort:  # it has said why
        outcome = Outcome(log.records, error="the build failed, see above")
    except Exception:  # noqa: BLE001 - whatever it is, the first process tells it
        outcome = Outcome(log.records, error=traceback.format_exc())
    answer.send_bytes(pickle.dumps(outcome))


def _without_garbage(job: Callable[[], Any]) -> Any:  # noqa: ANN401 - whatever it returns
    """Do a job of ours, which makes no cycles, in a process that ends with it: none are sought."""
    gc.disable()
    return job()


def _answer(worker: Worker) -> Outcome:
    """Wait for a worker to end, and give its answer."""
    try:
        outcome: Outcome = pickle.loads(worker.answers.recv_bytes())  # noqa: S301 - our own
    except EOFError:
        outcome = Outcome((), error="")
    worker.process.join()
    if worker.process.exitcode:
        return Outcome((), error=f"its process ended with {worker.process.exitcode}; build again")
    return outcome


def build_languages(
    codes: Sequence[str],
    config: MkDocsConfig,
    take_over: Callable[[str], bool] = lambda _: False,
) -> Any:  # noqa: ANN401 - see `export_states`
    """Build some languages as mkdocs-static-i18n does inside its first build, or take them over.

    Returns what they know for the whole site.
    """
    plugin: Any = i18n(config)
    plugin.building = True
    config.strict = False  # the first process counts the warnings of all
    utils.clean_directory = _keep
    for code in codes:
        plugin.current_language = code
        if not take_over(code):
            build(config)
    return export_states(config)


def _worth_saying(record: logging.LogRecord) -> bool:
    """Return whether mkdocs says something of a language's build that it does not of every one."""
    return not record.getMessage().startswith(REDUNDANT)


def _keep(directory: str) -> None:
    """Leave a folder as it is: the other languages are in it."""


class _Records(QueueHandler):
    """Keeps what is said, in a form that another process can say."""

    def __init__(self) -> None:
        self.records: list[logging.LogRecord] = []
        super().__init__(None)  # type: ignore[arg-type]

    def enqueue(self, record: logging.LogRecord) -> None:
        if _worth_saying(record):
            self.records.append(record)
