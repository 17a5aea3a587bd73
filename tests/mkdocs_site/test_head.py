"""The head and the foot of a page are the same, whoever draws them: our template or nobody."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import Files
from mkdocs.structure.nav import get_navigation
from selectolax.lexbor import LexborHTMLParser

from concordance.mkdocs_site import reader
from sites import ROOT, build, tree, write

if TYPE_CHECKING:
    from pathlib import Path

CONFIG = """\
site_name: Head
site_url: https://head.example/
repo_url: https://git.example/a/b
theme: {{name: {theme}, custom_dir: own}}
hooks: [{hooks}]
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {{locale: fr, name: Français, default: true}}
        - {{locale: es, name: Español}}
"""
PAGES = {
    f"docs/{code}/{name}.md": text
    for code in ("fr", "es")
    for name, text in {
        "index": "# A {#a}\n\nGPU.\n",
        "glossary/gpu": "---\nterm: GPU\n---\n\n# GPU {#gpu}\n\nx\n",
    }.items()
}
MAINS = {
    "none of its own": "",
    "its own, which says nothing of ours": (
        '{% extends "base.html" %}{% block extrahead %}<meta name="x" content="y">{% endblock %}'
    ),
    "its own, which extends ours": '{% extends "concordance.html" %}',
}
OURS = "head link[rel~=alternate], head meta[property], head script[type='application/ld+json']"


def built(folder: Path, main: str, *, theme: str = "material", hooks: tuple[str, ...]) -> bytes:
    """Build the small site with a main.html, and return its Spanish home page."""
    names = ", ".join(str(ROOT / "hooks" / name) for name in hooks)
    files = {"mkdocs.yml": CONFIG.format(theme=theme, hooks=names), "own/x.txt": "", **PAGES}
    if main:
        files["own/main.html"] = main
    run = build(write(folder, files))
    assert run.returncode == 0, run.stderr
    return tree(folder / "site")["es/index.html"]


def ours(html: bytes) -> Counter[str]:
    """Return what the hooks add to a page's head and below its article."""
    page = LexborHTMLParser(html)
    return Counter(node.html for node in page.css(f"{OURS}, article > aside"))


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Counter[str]:
    """Return what is added where the site has no template of its own."""
    return ours(built(tmp_path_factory.mktemp("plain"), "", hooks=("discovery.py", "glossary.py")))


@pytest.mark.parametrize("name", MAINS)
def test_whoever_draws_the_page(tmp_path: Path, name: str, expected: Counter[str]):
    """A site's own main.html changes nothing of it, and nothing is there twice."""
    html = built(tmp_path, MAINS[name], hooks=("discovery.py", "glossary.py"))
    assert ours(html) == expected
    assert set(expected.values()) == {1}
    assert html.count(b"hreflang=") >= 3
    assert html.count(b"cc-provenance") == 1


def test_another_theme(tmp_path: Path, expected: Counter[str]):
    """A theme that is not Material gets the same head."""
    html = built(tmp_path, "", theme="readthedocs", hooks=("discovery.py", "glossary.py"))
    heads = {element for element in expected if not element.startswith("<aside")}
    assert heads <= set(ours(html))


def test_the_glossary_alone(tmp_path: Path):
    """Without the reader's hook a page names the exports of the glossary, and no more."""
    page = LexborHTMLParser(built(tmp_path, "", hooks=("glossary.py",)))
    named = [node.attributes["title"] for node in page.css("head link[type][title]")]
    assert named == ["TBX", "SKOS"]
    assert page.css("head meta[property], .cc-provenance") == []


def test_our_templates_apart_from_the_build(tmp_path: Path):
    """Another plugin may draw a page in an environment of its own, where nothing of ours is."""
    write(tmp_path, {"mkdocs.yml": "", "docs/index.md": "# A\n"})
    config = load_config(
        str(tmp_path / "mkdocs.yml"),
        site_name="Apart",
        theme={"name": "material", "font": False},
        extra={"alternate": [{"name": "Français", "link": "/fr/", "lang": "fr"}]},
    )
    reader.configure(config)
    files = Files([])
    context = get_context(get_navigation(files, config), files, config)
    html = config.theme.get_env().get_template("main.html").render(context)
    page = LexborHTMLParser(html)
    assert page.css_first("header .md-select__list a").text(strip=True) == "Français"
    assert page.css_first("header .md-select button .cc-unseen").text(strip=True)
    assert page.css("head meta[property]") == []
