"""A figure corrected in one language, carried to the others."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from spoken import hold

from concordance.__main__ import main
from sites import write

YML = """\
site_name: Test
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {locale: fr, name: Français, default: true}
        - {locale: es, name: Español}
        - {locale: pt, name: Português}
"""
PAGES = {
    "fr": "Le plan coûte 100 milliards de dollars, dit-on le 4 mars 2024.\n\n- 30 puces\n",
    "es": "El plan cuesta 100\u202f000 millones de dólares el 4 de marzo de 2024.\n\n- 30 chips\n",
    "pt": "O plano custa 150 bilhões de dólares, dizem em 5 de março de 2024.\n\n- 25 chips\n",
}
PAGES = {code: f"# A {{#a}}\n\n{text}".replace(" mi", "\u00a0mi") for code, text in PAGES.items()}


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Return a function that runs a command in a project where Portuguese was corrected."""
    hold(monkeypatch)
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"mkdocs.yml": YML, **{f"docs/{c}/a.md": t for c, t in PAGES.items()}})

    def run(*arguments, code=0):
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == code, result.output
        return result.output

    return run


def test_one_line(run, tmp_path):
    """Amount and date follow in both languages, as each writes them; the list waits."""
    said = run("carry", "docs/pt/a.md:3")
    amounts = '"100\u00a0milliards de dollars" -> "150\u00a0milliards de dollars"'
    assert f"docs/fr/a.md:3: {amounts}" in said
    french = (tmp_path / "docs/fr/a.md").read_text("utf-8")
    assert french == PAGES["fr"].replace("100", "150").replace("4 mars", "5 mars")
    spanish = (tmp_path / "docs/es/a.md").read_text("utf-8")
    assert spanish == PAGES["es"].replace("100", "150").replace("4 de marzo", "5 de marzo")
    assert run("carry", "docs/pt/a.md:3", code=1).startswith("docs/pt/a.md:3: the other languages")


def test_a_page(run, tmp_path):
    """All its figures; the check is clean after it."""
    run("carry", "docs/pt/a.md")
    assert "25 puces" in (tmp_path / "docs/fr/a.md").read_text("utf-8")
    assert json.loads(run("check", "--format", "json"))["findings"] == []


@pytest.mark.parametrize("name", ["docs/pt/b.md:3", "a.md", "docs/pt/a.md:x"])
def test_no_page(run, tmp_path, name):
    """One sentence, and nothing changed."""
    assert "no page of this project" in run("carry", name, code=2)
    assert (tmp_path / "docs/fr/a.md").read_text("utf-8") == PAGES["fr"]


@pytest.mark.parametrize("right", ["fr", "pt"])
def test_a_date_that_a_citation_has_too(run, tmp_path, right):
    """The one that was corrected follows, and keeps its spaces; the citation's stays."""
    text = {
        "fr": "Le 4\u00a0mars 2024, Reuters le relaie (Reuters, 4\u00a0mars 2024).",
        "es": "El 4 de marzo de 2024, Reuters lo repite (Reuters, 4 de marzo de 2024).",
        "pt": "Em 4 de março de 2024, a Reuters o retoma (Reuters, 4 de março de 2024).",
    }
    new = {code: line.replace("4", "5", 1) for code, line in text.items()}
    page = "# A {{#a}}\n\n{}\n"
    shown = {**text, right: new[right]}
    write(tmp_path, {f"docs/{code}/a.md": page.format(line) for code, line in shown.items()})
    run("carry", f"docs/{right}/a.md:3")
    for code, line in new.items():
        assert (tmp_path / f"docs/{code}/a.md").read_text("utf-8") == page.format(line)
