"""The built site as a reader meets it: served by a plain host, and below a path by an able one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

PHONE = {"width": 375, "height": 800}
DESKTOP = {"width": 1366, "height": 900}


@pytest.fixture(scope="session")
def host(built_site: Path) -> Iterator[str]:
    """Return the address of this site on a host that knows one error page and no headers."""
    from browser import served

    with served(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def repo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return this site built for a path of a host, with a repository."""
    from sites import ROOT, build

    site = tmp_path_factory.mktemp("repo") / "site"
    places = {"SITE_URL": "https://pages.example/repo/", "REPO_URL": "https://github.com/an/other"}
    run = build(ROOT, "--strict", site=site, **places)
    assert run.returncode == 0, run.stderr
    return site


@pytest.fixture(scope="session")
def able_host(repo_site: Path) -> Iterator[str]:
    """Return the address of the site below /repo/ on a host that reads its headers."""
    from browser import served

    with served(repo_site, "/repo/", able=True) as address:
        yield address


@pytest.fixture
def page(chromium_browser: Browser) -> Iterator[Page]:
    """Return a fresh page on a desktop."""
    context = chromium_browser.new_context(viewport=DESKTOP)
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(chromium_browser: Browser) -> Iterator[Page]:
    """Return a fresh page on a phone."""
    context = chromium_browser.new_context(viewport=PHONE, has_touch=True)
    yield context.new_page()
    context.close()
