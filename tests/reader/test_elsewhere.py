"""The hook on a site that is not this one, alone, without configuration; and while serving."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from typing import TYPE_CHECKING
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from selectolax.lexbor import LexborHTMLParser

from browser import watched
from site_search import ask, open_search
from sites import ROOT, build, mini_project, tree, write
from waiting import wait_until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

TABLE = "| a | b |\n|--:|---|\n| 1 | 2 |\n"
PAGES = {
    f"docs/{code}/{name}.md": f"# {title} {{#{name}}}\n\n{text}\n\n{TABLE}"
    for code, title, text in [
        ("fr", "Les puces", "Le goulet d’étranglement."),
        ("es", "Los chips", "Los procesadores."),
        ("pt", "Os chips", "Os processadores."),
    ]
    for name in ("index", "page")
}
ALONE = """\
site_name: Alone
site_url: https://alone.example/docs/
theme: {{name: material, font: false, language: de, custom_dir: own}}
hooks: [{hook}]
plugins: [search]
"""


def test_three_languages_and_nothing_else(tmp_path: Path):
    """Strict, on three files of configuration less: search, policy, error pages, cards."""
    project = mini_project(tmp_path, "discovery.py", files=PAGES)
    run = build(project, "--strict")
    assert run.returncode == 0, run.stderr
    site = tree(project / "site")
    assert {"404.html", "es/404.html", "pt/404.html", "robots.txt", "_headers"} <= site.keys()
    page = LexborHTMLParser(site["pt/page/index.html"])
    assert page.css_first("meta[property='og:title']").attributes["content"] == "Os chips"
    assert page.css("[style], meta[property^='og:image'], .cc-provenance") == []
    assert page.css("link[type='application/atom+xml']") == []  # no history, no feed
    assert "feed.xml" not in site
    assert len(page.css("td.cc-right")) == 1
    assert b"WebPage" in site["index.html"]
    assert b"BreadcrumbList" in site["page/index.html"]


def test_one_language_another_theme_s_template(tmp_path: Path):
    """Without static-i18n, in German: English strings, the site's own error page and search."""
    project = write(
        tmp_path,
        {
            "mkdocs.yml": ALONE.format(hook=ROOT / "hooks" / "discovery.py"),
            "docs/index.md": "# Hallo\n",
            "docs/robots.txt": "User-agent: *\nDisallow: /x\n",
            "own/404.html": "<!doctype html><title>own</title>",
        },
    )
    run = build(project, "--strict")
    assert run.returncode == 0, run.stderr
    site = tree(project / "site")
    assert site["404.html"] == b"<!doctype html><title>own</title>"
    assert b"Disallow" in site["robots.txt"]
    assert "search/search_index.json" in site
    assert [name for name in site if "/workers/" in name]
    assert b'lang="de"' in site["index.html"]
    assert b"/docs/pagefind/pagefind-worker.js" in site["_headers"]


@pytest.fixture
def serving(tmp_path: Path) -> Iterator[str]:
    """Return the address at which `mkdocs serve` shows a small site."""
    project = mini_project(tmp_path, "discovery.py", files=PAGES)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=project,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield until_served(f"http://127.0.0.1:{port}/", process)
    finally:
        process.terminate()
        process.wait(20)


def until_served(address: str, process: subprocess.Popen[bytes]) -> str:
    """Wait until the first build is shown."""

    def answers() -> bool:
        assert process.poll() is None, "mkdocs serve ended"
        try:
            with urlopen(address) as answer:  # noqa: S310 - our own address
                answer.read()
        except URLError:
            return False
        return True

    wait_until(answers, "mkdocs serve does not answer")
    return address


def test_while_serving(page: Page, serving: str):
    """Search works and live reload runs, under the policy that is published."""
    wrong = watched(page, serving)
    page.goto(serving)
    policy = page.locator("meta[http-equiv]").get_attribute("content")
    assert "default-src 'none'; script-src 'self' 'sha256-" in policy
    assert re.search(r"livereload\(", page.content())
    assert page.evaluate("typeof livereload") == "function"
    open_search(page)
    assert ask(page, "etranglement")[1][0] in {"/", "/page/"}
    page.keyboard.press("Escape")
    page.goto(f"{serving}es/")
    open_search(page)
    assert ask(page, "procesador")[1][0].startswith("/es/")
    # The long poll of live reload ends with the page that made it.
    assert [one for one in wrong if "livereload" not in one and "live reload" not in one] == []
