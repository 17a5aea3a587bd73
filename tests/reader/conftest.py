"""The built site as a reader meets it: served by a plain host, and below a path by an able one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

VISITED = ("compare", "horizon", "glossary/maia")
"""Pages of this site that the tests beside this file open by name."""
PHONE = {"width": 375, "height": 800}
DESKTOP = {"width": 1366, "height": 900}


def pytest_collection_finish():
    """Stop with one sentence where a page that is opened by name was renamed or deleted."""
    from sites import ROOT

    for page in VISITED:
        if not (ROOT / "docs" / "fr" / f"{page}.md").is_file():
            raise pytest.UsageError(
                f"docs/fr/{page}.md is gone, and the tests of tests/reader/ open it: "
                f"name another page there (git grep -l {page} tests/reader)"
            )


@pytest.fixture(scope="session")
def host(built_site: Path) -> Iterator[str]:
    """Return the address of this site on a host that knows one error page and no headers."""
    from browser import served

    with served(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def repo_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return this site built for a path of a host, with a repository."""
    from sites import built_once

    places = {"SITE_URL": "https://pages.example/repo/", "REPO_URL": "https://github.com/an/other"}
    return built_once(tmp_path_factory, "repo", **places)


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


@pytest.fixture
def open_page(chromium_browser: Browser) -> Iterator[Page]:
    """Return a page into which axe may be put, which the site's policy would refuse."""
    context = chromium_browser.new_context(bypass_csp=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()
