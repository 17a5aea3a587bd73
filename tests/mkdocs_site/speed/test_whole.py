"""What the build of a language gave is given again: what is said, files beside the pages."""

from __future__ import annotations

import logging
from types import SimpleNamespace

import pytest
from mkdocs.plugins import PluginCollection
from mkdocs.structure.files import File, Files

from concordance.mkdocs_site.build import run_state
from concordance.mkdocs_site.discovery import Discovery
from concordance.mkdocs_site.speed.whole import Saying, Whole, give, whole_of
from concordance.publish.published_page import PublishedPage
from sites import write


@pytest.fixture
def config(tmp_path):
    """Return the configuration of a run, whose site has nothing yet."""
    docs, site = (str(tmp_path / name) for name in ("docs", "site"))
    return SimpleNamespace(docs_dir=docs, site_dir=site, plugins=PluginCollection())


def test_a_language_gives_what_is_its_own(config):
    """Of two that one process has built; neither theme's files nor those of all languages."""
    run = run_state(config, Discovery)
    for code in ("es", "pt"):
        url = f"{code}/a/"
        run.entries[url] = PublishedPage(code, f"https://x.example/{url}")
        run.titles[url], run.sources[code, f"{code}/a.md"] = code.upper(), url
        run.errors[code], run.files[code] = "<html>", [f"{code}/a/index.html"]
    made = [
        File("pt/a.md", config.docs_dir, config.site_dir, use_directory_urls=True),
        File("pt/i.png", config.docs_dir, config.site_dir, use_directory_urls=True),
        File("assets/t.css", "theme", config.site_dir, use_directory_urls=True),
    ]
    whole = whole_of("pt", Files(made), config, key=b"k", pages=["pt/a/index.html"], said=[])
    assert whole.static == [("pt/i.png", "pt/i.png")]
    told = whole.discovery
    assert [*told.entries, *told.titles] == ["pt/a/", "pt/a/"]
    assert [*told.errors, *told.files, *told.sources] == ["pt", "pt", ("pt", "pt/a.md")]


def test_what_a_language_gave_is_given_again(config, tmp_path):
    """A file as it is now, and what was said, at its level; nothing of the work."""
    write(tmp_path, {"docs/pt/i.png": "now"})
    told = Discovery(titles={"pt/a/": "A"}, changes={})
    said = [("mkdocs.structure.pages", logging.WARNING, "a link of 'pt/a.md' leads to nothing: 5%")]
    heard, logger = Saying(), logging.getLogger("mkdocs")
    logger.addHandler(heard)
    try:
        give(Whole(b"k", [], [("pt/i.png", "pt/i.png")], told, {}, said), config)
        logger.warning("Building 'pt' documentation")
    finally:
        logger.removeHandler(heard)
    assert heard.said == said
    assert (tmp_path / "site/pt/i.png").read_text() == "now"
    assert run_state(config, Discovery).titles == {"pt/a/": "A"}
