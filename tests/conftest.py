"""What several tests share: this site built once, and one browser."""

from __future__ import annotations

import functools
import gc
import os
import signal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser
    from xdist.remote import Producer
    from xdist.scheduler import LoadScopeScheduling

SINGLY = ("tests/reader/", "tests/freshness/test_stories.py", "tests/bench/test_faults.py")
"""Slow tests that share nothing but what a whole run shares."""

RUNNER = ("CI", "FORK", "GITHUB_", "GIT_", "PUBLISH", "SITE_URL", "NO_COLOR", "FORCE_COLOR")
"""Beginnings of what a runner, a shell or git's own hook sets, which the product or git reads."""


def pytest_configure() -> None:
    """Run alike for everybody: in English, without a runner's variables, open to interruptions.

    What the tests start has the same; a test of a runner sets what it needs.
    """
    os.environ["LC_ALL"] = "C.UTF-8"
    for name in [name for name in os.environ if name.startswith(RUNNER)]:
        del os.environ[name]
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_sessionstart() -> None:
    """Begin with empty caches: a mutant is tested in the fork of a process that filled them."""
    for each in gc.get_objects():
        if isinstance(each, functools._lru_cache_wrapper):
            each.cache_clear()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """Give a file's tests to one process, which makes what they share once; slow ones singly."""
    from xdist.scheduler import LoadScopeScheduling

    class ByFile(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return nodeid if nodeid.startswith(SINGLY) else nodeid.split("::", maxsplit=1)[0]

    return ByFile(config, log)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return this site, built strictly once in the run."""
    from sites import built_once

    return built_once(tmp_path_factory, "built")


@pytest.fixture(scope="session")
def chromium_browser() -> Iterator[Browser]:
    """Return the system's browser, started once per process of the run."""
    from browser import browser

    with browser() as started:
        yield started
