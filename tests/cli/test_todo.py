"""`concordance todo`: what waits, in the order of the navigation, and drafts of issues."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from spoken import hold

from concordance.__main__ import main
from sites import write

YML = """\
site_name: A
nav: [z.md, b.md, glossary/w.md]
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {locale: fr, name: Français, default: true}
        - {locale: es, name: Español}
"""
ENTRY = "---\nterm: {}\ndefinition: Une chose.\nsources: {}\n---\n\n# {} {{#t}}\n\nTexte.\n"
FILES = {
    "mkdocs.yml": YML,
    "docs/fr/z.md": "# Un {#u}\n\nTexte.\n\n## Deux {#d}\n\nPremier texte.\n",
    "docs/es/z.md": "# Uno {#u}\n\nTexto.\n\n## Dos {#d}\n\nPrimer texto.\n",
    "docs/fr/b.md": "# B {#b}\n\nTexte.\n",
    "docs/fr/a.md": "# A {#a}\n\nTexte.\n",
    "docs/es/a.md": "---\nuntranslated: true\n---\n\n# A {#a}\n\nTexte.\n",
    "docs/fr/glossary/w.md": ENTRY.format("mot", "[x-2020]", "Mot"),
    "docs/es/glossary/w.md": ENTRY.format("palabra", "[x-2020]", "Palabra"),
    "docs/fr/glossary/v.md": ENTRY.format("vent", "[x-2020, y-2021]", "Vent"),
    "docs/es/glossary/v.md": ENTRY.format("viento", "[x-2020, y-2021]", "Viento"),
}


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Return a call of the command on a project with something of each kind to do."""
    hold(monkeypatch)
    monkeypatch.chdir(tmp_path)
    write(tmp_path, FILES)
    assert CliRunner().invoke(main, ["stamp", "--all"]).exit_code == 0
    page = tmp_path / "docs/fr/z.md"
    page.write_text(page.read_text(encoding="utf-8").replace("Premier", "Second"), encoding="utf-8")
    return lambda *arguments: CliRunner().invoke(main, ["todo", *arguments])


def test_order_and_kinds(run):
    """The navigation's first page first, those it lacks last; an entry with two sources is none."""
    done = run()
    assert done.exit_code == 0
    assert done.stdout == (
        "docs/es/z.md: 1 section behind the source: d\n  concordance diff docs/es/z.md\n"
        "docs/es/b.md: no such page\n  concordance new b.md\n"
        "docs/fr/glossary/w.md: 'mot' has one source, x-2020\n  concordance mentions w\n"
        "docs/es/a.md: begun and not translated\n  concordance pairs docs/es/a.md\n"
        "4 to do\n"
    )
    assert run("--only", "fr").stdout.endswith("\n1 to do\n")


def test_drafts_of_issues(run):
    """A heading and steps for each."""
    text = run("--format", "issues").stdout
    assert text.count("\n## ") + text.startswith("## ") == 4
    assert text.startswith("## Bring docs/es/z.md up to date\n")
    assert "`concordance stamp docs/es/z.md`" in text
