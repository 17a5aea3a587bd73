"""What a contribution may hide in a page: refused at its line, or inert where nothing guards."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from payloads import FILES, Payload, figures, payloads
from playwright.sync_api import Error

from sites import build, mini_project

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Route

PAYLOADS = payloads()
FIGURES = figures()
TOLD = re.compile(r"docs/es/(p\d+)\.md:(\d+):\d+: [^\n]* \((?:active-html|active-content)\)")
FILE = re.compile(r"docs/(\S+):\d+:1: [^\n]* \(unsafe-file\)")
POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
EXTENSIONS = (
    "[abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc, "
    "pymdownx.details, pymdownx.superfences, {pymdownx.tabbed: {alternate_style: true}}, "
    "pymdownx.tasklist]"
)
TOUCH = """() => {
  for (const link of document.querySelectorAll("a[href]"))
    if (link.protocol?.startsWith("http")) link.removeAttribute("href");
  for (const node of document.querySelectorAll("body, article *"))
    for (const name of ["mouseover", "focus", "click"])
      try { node.dispatchEvent(new MouseEvent(name, {bubbles: true, cancelable: true})) } catch {}
}"""
"""What a reader may do to a page."""
SAMPLE = 10
"""Of so many payloads that are refused, one is loaded all the same."""
MARKS = "Object.keys(window).filter(key => /^x_[0-9]+$/.test(key))"


@dataclass(frozen=True)
class Built:
    """The site of all payloads, built without `--strict`: its folder, and what was told where."""

    site: Path
    files: set[str]
    refused: dict[str, set[int]]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build every payload on a page of its own, in Spanish alone."""
    folder = tmp_path_factory.mktemp("payloads")
    files = {f"docs/{code}/index.md": "# Inicio\n\nTexto.\n" for code in ("fr", "es")}
    files |= {f"docs/fr/{payload.name}.md": "# Page\n\nTexte.\n" for payload in PAYLOADS}
    files |= {f"docs/es/{payload.name}.md": payload.text for payload in PAYLOADS}
    for figure in FIGURES:
        page = f"# Figura\n\n```figure\n{figure.name}\n```\n"
        files |= {f"docs/{code}/{figure.name}.md": page for code in ("fr", "es")}
        files[f"docs/assets/data/{figure.name}.yml"] = figure.text
    files |= {f"docs/{name}": text for name, text in FILES.items()}
    hooks = ("languages.py", "discovery.py", "freshness.py", "figures.py")
    mini_project(folder, *hooks, files=files)
    config = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("        - {locale: pt, name: Português}\n", "")
    config = re.sub(r"markdown_extensions: .*", f"markdown_extensions: {EXTENSIONS}", config)
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    run = build(folder)
    assert run.returncode == 0, run.stderr
    refused: dict[str, set[int]] = {}
    for name, line in TOLD.findall(run.stderr):
        refused.setdefault(name, set()).add(int(line))
    return Built(folder / "site", set(FILE.findall(run.stderr)), refused)


@pytest.fixture(scope="module")
def ran(built: Built, chromium_browser: Browser) -> set[str]:
    """Return the payloads that ran in a browser, their pages loaded and touched without a policy.

    Those that are refused need not be loaded; some are, to show that the table does harm.
    """
    marked = set()
    wanted = FIGURES + [
        payload
        for payload in PAYLOADS
        if payload.line not in built.refused.get(payload.name, ()) or payload.number % SAMPLE == 0
    ]

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix("https://mini.example/")
        file = built.site / path / "index.html"
        if not route.request.url.startswith("https://mini.example/es/p") or not file.is_file():
            route.abort()
            return
        body = POLICY.sub(b"", file.read_bytes())
        route.fulfill(body=body.decode(), content_type="text/html; charset=utf-8")

    context = chromium_browser.new_context(service_workers="block")
    context.route("**/*", answer)
    for payload in wanted:
        page = context.new_page()
        try:
            page.goto(f"https://mini.example/es/{payload.name}/", wait_until="commit")
            for _ in range(2):
                marks = page.evaluate(MARKS)
                marked |= {f"p{mark[2:]}" for mark in marks}
                page.evaluate(TOUCH)
            marked |= {f"p{mark[2:]}" for mark in page.evaluate(MARKS)}
        except Error:  # it led away while it was asked: what it does, it does elsewhere
            pass
        page.close()
    context.close()
    return marked


def test_there_are_enough():
    """Payloads of every kind."""
    kinds = Counter(payload.kind for payload in (*PAYLOADS, *FIGURES))
    assert len(PAYLOADS) >= 120
    assert min(kinds.values()) >= 8
    assert len({payload.text for payload in PAYLOADS}) == len(PAYLOADS)


@pytest.mark.parametrize("payload", PAYLOADS, ids=lambda payload: f"{payload.kind}-{payload.name}")
def test_refused_at_its_line_or_inert(payload: Payload, built: Built, ran: set[str]):
    """A strict build fails at the payload's line, or a browser runs nothing of it."""
    refused = built.refused.get(payload.name, set())
    assert payload.line in refused or payload.name not in ran, sorted(refused)


def test_files_are_refused(built: Built):
    """Each at its path."""
    assert built.files == set(FILES)


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.name)
def test_a_figure_is_inert(figure: Payload, built: Built, ran: set[str]):
    """It is drawn, and nothing of it is told, nor runs."""
    page = (built.site / "es" / figure.name / "index.html").read_bytes()
    assert f"x_{figure.number}=1".encode() in page
    assert figure.name not in built.refused
    assert figure.name not in ran


def test_they_would_run(ran: set[str]):
    """Without checks and policy, the table does harm."""
    assert len(ran) >= len(PAYLOADS) / SAMPLE / 3


def test_nothing_is_approved_that_a_page_brought(built: Built):
    """No page approves more than what the theme and the hooks write on all."""
    approved: list[set[bytes]] = []
    for payload in PAYLOADS:
        page = (built.site / "es" / payload.name / "index.html").read_bytes()
        assert page.index(b"Content-Security-Policy") < page.index(b"<title>")
        approved.append(set(re.findall(rb"'sha256-[^']+'", POLICY.search(page)[1])))
    clean = max(approved, key=len)  # where a payload swallows one of the theme's, there are fewer
    assert len(clean) == 4  # three of the theme's, and what stands in for a refused storage
    assert all(each <= clean for each in approved)
