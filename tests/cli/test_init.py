"""`concordance check` and `init` in a project that says nothing of its languages."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from concordance.__main__ import main
from sites import write

TEXTS = {
    "en": "# Start\n\nIt takes 5 minutes. See [the guide](guide.md).\n",
    "fr": "# Début\n\nIl faut 15 minutes. Voir [le guide](guide.md).\n",
    "de": "# Anfang\n\nEs dauert 5 Minuten. Siehe [die Anleitung](guide.md).\n",
}
GUIDE = {"en": "# Guide\n", "fr": "# Le guide\n", "de": "# Anleitung\n"}
I18N = "i18n/{}/docusaurus-plugin-content-docs/current/{}.mdx"
LAYOUTS = {
    "Docusaurus": ({"docusaurus.config.js": ""}, "docs/{1}.md", I18N.replace("mdx", "md")),
    "Hugo by folder": ({"hugo.toml": ""}, "content/en/{1}.md", "content/{0}/{1}.md"),
    "Hugo by suffix": ({"hugo.toml": ""}, "content/{1}.md", "content/{1}.{0}.md"),
    "Astro": (
        {"astro.config.mjs": ""},
        "src/content/docs/{1}.md",
        "src/content/docs/{0}/{1}.md",
    ),
    "VitePress": ({"docs/.vitepress/config.ts": ""}, "docs/{1}.md", "docs/{0}/{1}.md"),
    "mkdocs": (
        {"mkdocs.yml": "site_name: A\n", "mkdocs-fr.yml": "site_name: A\n"},
        "docs/en/{1}.md",
        "docs/{0}/{1}.md",
    ),
    "folders": ({}, "docs/en/{1}.md", "docs/{0}/{1}.md"),
}


@pytest.fixture(params=LAYOUTS)
def site(request, tmp_path, monkeypatch):
    """Return a site of a layout, in three languages, with an amount that is wrong in one."""
    files, default, translated = LAYOUTS[request.param]
    files = dict(files)
    for code, text in TEXTS.items():
        pattern = default if code == "en" else translated
        files |= {
            pattern.format(code, "start"): text,
            pattern.format(code, "guide"): GUIDE[code],
        }
    monkeypatch.chdir(write(tmp_path, files))
    return translated.format("fr", "start")


def run(*arguments):
    """Run a command, and return what came out."""
    return CliRunner().invoke(main, arguments)


def test_a_planted_fault_is_found_with_no_setting(site):
    """That alone, after one line that says what was found."""
    result = run("check", "--no-cache", "--format", "json")
    assert result.exit_code == 1
    assert "found: " in result.stderr
    assert "de: numbers in words and typography are not checked" in result.stderr
    (found,) = json.loads(result.stdout)["findings"]
    assert (found["path"], found["rule"]) == (site, "value-mismatch")


def test_init_writes_what_a_project_begins_with(site, tmp_path):
    """The settings and a baseline: afterwards the check is green, and a new fault is not."""
    result = run("init")
    assert result.exit_code == 0, result.output
    assert f"{site}:3:" in result.stdout
    if (tmp_path / "mkdocs.yml").exists():
        return  # its own file is named, and left to its author
    assert run("check", "--no-cache").exit_code == 0
    page = tmp_path / site
    page.write_text(page.read_text(encoding="utf-8") + "\n[A](nowhere.md)\n", encoding="utf-8")
    assert run("check", "--no-cache").exit_code == 1
    again = run("init")
    assert (again.exit_code, "it is there already" in again.stderr) == (2, True)
