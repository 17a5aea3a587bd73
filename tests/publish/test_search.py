"""The search index and its place in a page."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from concordance.publish import search
from concordance.publish.pagefind import SearchError
from concordance.publish.search import index, merge, with_search
from sites import tree, write

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!doctype html><html lang="{lang}"><head><title>t</title></head><body>
<header class="md-header"><nav>a</nav></header><nav>b</nav>
<article class="md-content__inner md-typeset"><h1>{text}</h1></article></body></html>"""


def page(lang: str, text: str, **more: object) -> str:
    """Return a page as the theme writes it, marked for search."""
    return with_search(PAGE.format(lang=lang, text=text), "<button></button>", **more)


def test_the_button_ends_the_header():
    """It is the last of the header's navigation, and the article is what is searched."""
    made = page("fr", "x")
    assert "a<button></button></nav></header><nav>b</nav>" in made
    assert '<article data-pagefind-body class="md-content__inner' in made
    assert "data-pagefind-body" not in page("fr", "x", indexed=False)
    assert with_search("<p>x</p>", "<button></button>") == "<p>x</p>"


PAGES = {
    "a/index.html": page("fr", "Les puces de l’année"),
    "es/a/index.html": page("es", "Los chips"),
    "pt/a/index.html": page("pt-BR", "Os chips")
    .replace('lang="pt-BR"', "class=js lang=pt-BR")  # as a minifier and a parser write it
    .replace("<article data-pagefind-body", '<article id=a data-pagefind-body=""'),
    "404.html": page("fr", "Introuvable", indexed=False),
}


def counts(site: Path) -> dict[str, int]:
    """Return how many pages each language's index has."""
    entry = json.loads((site / "pagefind" / "pagefind-entry.json").read_text(encoding="utf-8"))
    return {code: one["page_count"] for code, one in entry["languages"].items()}


def test_one_index_per_language_the_same_each_time(tmp_path: Path):
    """Each language has its own, whatever parts it came in; unused interfaces are gone."""
    trees = []
    for name, parts in (
        ("one", {"all": list(PAGES)}),
        ("other", {"all": list(PAGES)}),
        ("parts", {"fr": ["a/index.html", "404.html"], "xx": list(PAGES)[1:3]}),
    ):
        site = write(tmp_path / name, PAGES)
        for part, pages in parts.items():
            index(site, pages, part)
        assert merge(site, parts)
        trees.append(tree(site / "pagefind"))
        assert [path.name for path in site.glob("pagefind*")] == ["pagefind"]
        assert counts(site) == {"es": 1, "fr": 1, "pt-br": 1}
    assert trees[0] == trees[1] == trees[2]
    assert not [name for name in trees[0] if "ui" in name or "highlight" in name]


def test_parts_of_one_language_are_not_merged(tmp_path: Path):
    """Pagefind loads one index for each language: the second would hide the first."""
    site = write(tmp_path, PAGES | {"b/index.html": page("fr", "Encore")})
    index(site, ["a/index.html"], "one")
    index(site, ["b/index.html"], "other")
    assert not merge(site, ["one", "other"])
    assert not list(site.glob("pagefind*"))


def test_a_part_that_is_kept_is_not_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Until an article is another: then its part is made anew, and the old one goes."""
    kept, runs = {"fr/0/x": b""}, []
    made = search.index_files
    monkeypatch.setattr(search, "index_files", lambda *a: (runs.append(a), made(*a))[1])
    for name, pages in (("one", PAGES), ("two", {**PAGES, "404.html": "x"})):
        index(write(tmp_path / name, pages), list(pages), "all", kept)
    assert len(runs) == 1
    assert tree(tmp_path / "one/pagefind-all") == tree(tmp_path / "two/pagefind-all")
    other = {**PAGES, "a/index.html": page("fr", "Une autre")}
    index(write(tmp_path / "three", other), list(other), "all", kept)
    assert len(runs) == 2
    assert len({name.rpartition("/index/")[0] for name in kept if "/index/" in name}) == 1
    assert "fr/0/x" in kept
    assert tree(tmp_path / "three/pagefind-all") != tree(tmp_path / "one/pagefind-all")


def test_a_site_without_articles_has_no_index(tmp_path: Path):
    """Nothing to index is no error: a theme of another make has no search."""
    site = write(tmp_path, {"index.html": "<p>x</p>"})
    index(site, ["index.html", "not-written.html"], "fr")
    assert merge(site, ["fr"])
    assert not list(site.glob("pagefind*"))


def test_a_failure_is_told(tmp_path: Path):
    """What Pagefind says comes with the error."""
    site = write(tmp_path, {"a.html": page("fr", "x"), "pagefind-fr": "a file in the way"})
    with pytest.raises(SearchError, match=r"\w"):
        index(site, ["a.html"], "fr")
