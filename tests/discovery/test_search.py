"""The search index and its place in a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from concordance.discovery.search import SearchError, index, with_search
from sites import tree, write

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!doctype html><html lang="{lang}"><head><title>t</title></head><body>
<header class="md-header"><nav>a</nav></header><nav>b</nav>
<article class="md-content__inner md-typeset"><h1>{text}</h1></article></body></html>"""


def page(lang: str, text: str, **more: object) -> str:
    """Give a page as the theme writes it, marked for search."""
    return with_search(PAGE.format(lang=lang, text=text), "<button></button>", **more)


def test_the_button_ends_the_header():
    """It is the last of the header's navigation, and the article is what is searched."""
    made = page("fr", "x", terms=["A|B", 'C "D"'][1:])
    assert "a<button></button></nav></header><nav>b</nav>" in made
    assert (
        '<article data-pagefind-body data-terms="C &quot;D&quot;"'
        ' data-pagefind-meta="terms[data-terms]" class="md-content__inner' in made
    )
    assert "data-pagefind-body" not in page("fr", "x", indexed=False)
    assert with_search("<p>x</p>", "<button></button>") == "<p>x</p>"


def test_one_index_per_language_the_same_each_time(tmp_path: Path):
    """Each language has its own; two runs write the same bytes; unused interfaces are gone."""
    trees = []
    for name in ("one", "other"):
        site = write(
            tmp_path / name,
            {
                "a/index.html": page("fr", "Les puces de l’année"),
                "es/a/index.html": page("es", "Los chips"),
                "pt/a/index.html": page("pt-BR", "Os chips"),
                "404.html": page("fr", "Introuvable", indexed=False),
            },
        )
        index(site)
        trees.append(tree(site / "pagefind"))
    assert trees[0] == trees[1]
    languages = json.loads(trees[0]["pagefind-entry.json"])["languages"]
    assert {code: one["page_count"] for code, one in languages.items()} == {
        "es": 1,
        "fr": 1,
        "pt-br": 1,
    }
    assert not [name for name in trees[0] if "ui" in name or "highlight" in name]


def test_a_site_without_articles_has_no_index(tmp_path: Path):
    """Nothing to index is no error: a theme of another make has no search."""
    site = write(tmp_path, {"index.html": "<p>x</p>"})
    index(site)
    assert not (site / "pagefind").exists()


def test_a_failure_is_told(tmp_path: Path):
    """What Pagefind says comes with the error."""
    site = write(tmp_path, {"a.html": page("fr", "x"), "pagefind": "a file in the way"})
    with pytest.raises(SearchError, match=r"\w"):
        index(site)
