"""hooks/ taken elsewhere: copied into projects of both layouts; only mkdocs.yml changes."""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING

import pytest
from selectolax.lexbor import LexborHTMLParser

from sites import ROOT, build, tree, write

if TYPE_CHECKING:
    from pathlib import Path

HOOKS = sorted(path.name for path in (ROOT / "hooks").glob("*.py") if path.name != "__main__.py")
LAYOUTS = ("folder", "suffix")
THEIRS = """\
site_name: Hives
site_url: https://hives.example/
theme: {{name: material, font: false}}
plugins:
  - i18n:
      docs_structure: {layout}
      languages:
        - {{locale: en, name: English, default: true}}
        - {{locale: es, name: Español}}
        - {{locale: pt, name: Português}}
markdown_extensions: [attr_list]
"""
TEXTS = {
    "en": (
        "Hives",
        "The apiary keeps 40 hives and sells the honey of each queen apart.",
        "Queen",
        "queen",
        "The only bee of the hive that lays eggs.",
        "Every colony follows its queen.",
    ),
    "es": (
        "Colmenas",
        "El apiario tiene 40 colmenas y vende por separado la miel de cada reina.",
        "Reina",
        "reina",
        "La única abeja de la colmena que pone huevos.",
        "Toda colonia sigue a su reina.",
    ),
    "pt": (
        "Colmeias",
        "O apiário tem 40 colmeias e vende em separado o mel de cada rainha.",
        "Rainha",
        "rainha",
        "A única abelha da colmeia que põe ovos.",
        "Toda colônia segue a sua rainha.",
    ),
}
PREFIX = {"en": "", "es": "es/", "pt": "pt/"}


def name(layout: str, language: str, page: str) -> str:
    """Say where a project of a layout keeps a page."""
    if layout == "folder":
        return f"docs/{language}/{page}.md"
    return f"docs/{page}.md" if language == "en" else f"docs/{page}.{language}.md"


def project(folder: Path, layout: str, hooks: list[str]) -> Path:
    """Make another project, copy hooks/ into it, and name these hooks in its mkdocs.yml."""
    files = {}
    for language, (title, text, entry, term, definition, more) in TEXTS.items():
        files[name(layout, language, "index")] = f"# {title} {{#hives}}\n\n{text}\n"
        files[name(layout, language, "glossary/queen")] = (
            f"---\nterm: {term}\ndefinition: {definition}\n---\n# {entry} {{#queen}}\n\n{more}\n"
        )
    lines = "".join(f"  - hooks/{hook}\n" for hook in hooks)
    files["mkdocs.yml"] = f"{THEIRS.format(layout=layout)}hooks:\n{lines}"
    write(folder, files)
    shutil.copytree(
        ROOT / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__", ".*")
    )
    return folder


def command(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the copied hooks' own command line: `python hooks ...`."""
    return subprocess.run(
        [sys.executable, "hooks", *arguments],
        cwd=folder,
        env={key: value for key, value in os.environ.items() if key != "PYTHONPATH"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("layout", LAYOUTS)
def test_everything(tmp_path: Path, layout: str):
    """It builds strictly, links its terms in each language, checks, and keeps the link contract."""
    folder = project(tmp_path, layout, HOOKS)
    run = build(folder, "--strict")
    assert run.returncode == 0, run.stdout + run.stderr
    site = tree(folder / "site")
    for language, prefix in PREFIX.items():
        page = LexborHTMLParser(site[f"{prefix}index.html"])
        assert [link.text() for link in page.css("a.term")] == [TEXTS[language][3]]
        assert page.css_first("a.term").attributes["href"] == "glossary/queen/"
        entry = LexborHTMLParser(site[f"{prefix}glossary/queen/index.html"])
        assert TEXTS[language][0] in entry.css_first("article .glossary-block").text()
        assert f"{prefix}404.html" in site
    assert site["sitemap.xml"].count(b"<loc>") == 6
    assert "pagefind/pagefind.js" in site
    checked = command(folder, "check")
    assert (checked.returncode, checked.stderr) == (0, ""), checked.stdout
    assert "2 pages (6 variants in en, es, pt;" in checked.stdout
    linked = command(folder, "links", "site", "--strict")
    assert linked.returncode == 0, linked.stdout + linked.stderr
    assert "0 errors, 0 warnings in 9 pages" in linked.stdout


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_fault_is_found(tmp_path: Path, layout: str):
    """A figure changed in one language fails the strict build and the check, at its place."""
    folder = project(tmp_path, layout, ["languages.py"])
    path = name(layout, "pt", "index")
    page = folder / path
    page.write_text(page.read_text(encoding="utf-8").replace("40", "48"), encoding="utf-8")
    said = f'{path}:3:15: "48" is 48; en and es say 40 (value-mismatch)'
    run = build(folder, "--strict")
    assert run.returncode == 1
    assert said in run.stderr
    checked = command(folder, "check")
    assert checked.returncode == 1
    assert said.replace(": ", ": error: ", 1) in checked.stdout


def test_pages_shown_in_the_default_language(tmp_path: Path):
    """Where a translation lacks, the page that static-i18n shows in its place says whose it is.

    Its text has its language, and where that is written the other way its direction; its canonical
    is the source's page; nothing lists it as a translation. A translated page has none of this.
    """
    folder = project(tmp_path, "suffix", ["discovery.py"])
    text = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    arabic = "        - {locale: ar, name: العربية}\nmarkdown"
    write(
        folder,
        {
            "mkdocs.yml": text.replace("markdown", arabic, 1),
            "docs/bees.md": "# Bees {#bees}\n\nThey dance.\n",
            "docs/bees.es.md": "# Abejas {#bees}\n\nBailan.\n",
        },
    )
    run = build(folder, "--strict")
    assert run.returncode == 0, run.stdout + run.stderr
    site = tree(folder / "site")
    home, own = "https://hives.example/", "https://hives.example/bees/"
    for prefix, language, line in (
        ("", "", ""),
        ("es/", "", ""),
        ("pt/", "en", '<p class="cc-untranslated" role="note" lang="pt">Esta página ainda não'),
        ("ar/", "en", '<p class="cc-untranslated" role="note" lang="ar" dir="auto">'),
    ):
        page = site[f"{prefix}bees/index.html"].decode()
        head = page.partition("<body")[0]
        canonical = own if language else f"{home}{prefix}bees/"
        assert re.findall('rel="canonical" href="(.*?)"', head) == [canonical]
        listed = [] if language else ["en", "es", "x-default"]
        assert sorted(re.findall('hreflang="(.*?)"', head)) == listed
        assert (f"<loc>{home}{prefix}bees/</loc>" in site["sitemap.xml"].decode()) is (not language)
        assert ("data-pagefind-body" in page) is (not language)
        article = page[page.index("<article") :]
        assert ('<div lang="en"' in article) is bool(language)
        assert ('<div lang="en" dir="ltr">' in article) is (prefix == "ar/")
        assert article.count("cc-untranslated") == bool(language)
        assert line in article
        names = site[f"pagefind/names.{prefix[:2] or 'en'}.json"].decode()
        assert (f'["{prefix}bees/"' in names) is (not language)
    linked = command(folder, "links", "site", "--strict")
    assert linked.returncode == 0, linked.stdout


@pytest.mark.parametrize("hook", HOOKS)
def test_each_hook_alone(tmp_path: Path, hook: str):
    """No hook needs another, nor a configuration."""
    run = build(project(tmp_path, "folder", [hook]), "--strict")
    assert run.returncode == 0, run.stdout + run.stderr
    assert (tmp_path / "site/pt/glossary/queen/index.html").is_file()


def test_the_copy_is_what_runs(tmp_path: Path):
    """The tests above would mean nothing if this project's own package answered."""
    folder = project(tmp_path, "folder", [])
    rules = folder / "hooks/concordance/checks/values/value-mismatch.md"
    rules.write_text("# The copy\n", encoding="utf-8")
    assert "The copy" in command(folder, "explain", "value-mismatch").stdout


def test_requirements_name_what_hooks_import():
    """hooks/requirements.txt names every library that hooks/ imports, and no other."""
    text = (ROOT / "hooks/requirements.txt").read_text(encoding="utf-8")
    named = {canonical(line) for line in text.splitlines() if line and not line.startswith("#")}
    mkdocs = {"mkdocs", "mkdocs-material", "mkdocs-static-i18n"}
    mkdocs_needs = {"jinja2", "markdown", "markupsafe", "pathspec"}
    homes = packages_distributions()
    used = {
        canonical(distribution)
        for module in imported()
        for distribution in homes.get(module, [module])
    }
    asked_for = {"pygls", "lsprotocol"}  # of the extra `lsp`, which its command alone imports
    by_extras = {"pagefind-bin"}  # that is what pagefind[bin] is for
    assert used - mkdocs - mkdocs_needs - asked_for - by_extras <= named
    assert named - used <= {"pagefind"}


def canonical(requirement: str) -> str:
    """Return a distribution's name as indexes compare it, without extras and versions."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=!~; ]", requirement)[0]).lower()


def imported() -> set[str]:
    """Return the top-level modules of others that hooks/ imports."""
    found = set()
    for path in (ROOT / "hooks").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"concordance"}
