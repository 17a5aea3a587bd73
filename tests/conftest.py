"""What several tests share: this site built once, and one browser."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


def pytest_configure() -> None:
    """Take interruptions, and let what the tests start take them, in the background too."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return this site, built strictly once per process of the run."""
    from sites import ROOT, build

    site = tmp_path_factory.mktemp("built") / "site"
    run = build(ROOT, "--strict", site=site)
    assert run.returncode == 0, run.stderr
    return site


@pytest.fixture(scope="session")
def chromium_browser() -> Iterator[Browser]:
    """Return the system's browser, started once per process of the run."""
    from browser import browser

    with browser() as started:
        yield started
