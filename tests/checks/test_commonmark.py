"""A list right below text is one where a site's generator reads CommonMark, and else is none."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from concordance.__main__ import main
from concordance.markdown import parse_page
from sites import write

TIGHT = "# Title {#t}\n\nIt reads two files:\n- one of 12 lines\n- one of 13\n  - or 14\n"
APART = "# Titre {#t}\n\nIl lit deux fichiers.\n\n- un de 12 lignes\n- un de 13\n  - ou 14\n"
SITES = {
    "Docusaurus": (
        {"docusaurus.config.js": "module.exports = {i18n: {defaultLocale: 'en'}}\n"},
        "docs/{}",
        "i18n/fr/docusaurus-plugin-content-docs/current/{}",
    ),
    "Hugo": ({"hugo.toml": 'defaultContentLanguage = "en"\n'}, "content/en/{}", "content/fr/{}"),
    "VitePress": ({".vitepress/config.ts": "export default {lang: 'en'}\n"}, "{}", "fr/{}"),
    "mkdocs": (
        {
            "mkdocs.yml": "site_name: S\nplugins:\n- i18n:\n    docs_structure: folder\n"
            "    languages:\n    - {locale: en, name: English, default: true, build: true}\n"
            "    - {locale: fr, name: Français, build: true}\n"
        },
        "docs/en/{}",
        "docs/fr/{}",
    ),
}


def check(folder, monkeypatch, site, en, fr):
    """Check a site of a generator with a page in two languages, and return the rules broken."""
    files, here, there = SITES[site]
    write(folder, {**files, here.format("a.md"): en, there.format("a.md"): fr})
    monkeypatch.chdir(folder)
    told = json.loads(CliRunner().invoke(main, ["check", "--format", "json"]).stdout)
    return {finding["rule"] for finding in told["findings"]}


@pytest.mark.parametrize("site", ["Docusaurus", "Hugo", "VitePress"])
def test_a_list_needs_no_blank_line(tmp_path, monkeypatch, site):
    """Neither the list nor its items are told; a figure of an item that differs is."""
    found = check(tmp_path, monkeypatch, site, TIGHT, APART.replace("13", "30"))
    assert found - {"missing-heading-id"} == {"value-mismatch"}


def test_in_python_markdown_it_does(tmp_path, monkeypatch):
    """The same page of a mkdocs site shows a paragraph where the other has a list."""
    assert "broken-markup" in check(tmp_path, monkeypatch, "mkdocs", TIGHT, APART)


@pytest.mark.parametrize(("commonmark", "items"), [(False, 0), (True, 3)])
def test_blocks(commonmark, items):
    """The items are blocks of their own, at any indent that nests them."""
    page = parse_page(TIGHT, "a.md", commonmark=commonmark)
    assert sum(block.kind == "item" for block in page.blocks) == items
