"""`concordance mentions` and `concordance glossary`, as a person runs them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from concordance.__main__ import main
from sites import write

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "en/terms/pod.md": "---\ntitle: Pod\n---\n\nA pod holds containers.\n",
    "en/terms/container.md": "---\ntitle: Containers\naliases: [container]\n---\n\nText.\n",
    "en/terms/api.md": "---\ntitle: Application Interface (API)\n---\n\nText.\n",
    "en/terms/api-gateway.md": "---\ntitle: API gateway\n---\n\nText.\n",
    "en/terms/_index.md": "---\ntitle: Terms\n---\n",
    "en/guide.md": (
        "---\ntitle: Pods\n---\n# Pods\n\nThe *pods* run a [container](terms/container.md), `pod`\n"
        "and an [API](terms/api.md) gateway.\n\n> Quoted pod.\n\n| Pod |\n|-----|\n| pods |\n"
    ),
    "pt_br/terms/pod.md": "---\nterm: cápsula\n---\n\nTexto.\n",
    "pt_br/guide.md": "# Cápsulas\n\nAs cápsulas.\n\nUm texto.\n\nOutro texto.\n",
}


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a folder of two languages, and stand in it."""
    monkeypatch.chdir(tmp_path)
    return write(tmp_path, {f"docs/{name}": text for name, text in FILES.items()})


def run(*arguments: str) -> Result:
    """Run the command line."""
    return CliRunner().invoke(main, arguments)


def mentions(*more: str) -> Result:
    """Run `mentions` on the folder."""
    folder = ("--docs", "docs", "--languages", "en,pt_br=pt-BR", "--glossary", "terms/*.md")
    return run("mentions", *folder, *more)


@pytest.mark.usefixtures("docs")
def test_mentions_as_json():
    """Each use with its place, link texts included, code left out."""
    result = mentions("--format", "json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)["mentions"]
    assert set(found[0]) == {"language", "path", "line", "column", "concept", "text", "linked"}
    guide = [one for one in found if one["path"] == "docs/en/guide.md"]
    assert [
        (one["line"], one["column"], one["concept"], one["text"], one["linked"]) for one in guide
    ] == [
        (4, 3, "pod", "Pods", False),
        (6, 6, "pod", "pods", False),
        (6, 19, "container", "container", True),
        (7, 9, "api", "API", True),
        (9, 10, "pod", "pod", False),
        (11, 3, "pod", "Pod", False),
        (13, 3, "pod", "pods", False),
    ]
    other = [one for one in found if one["language"] == "pt_br"]
    assert [(one["path"], one["line"], one["text"]) for one in other] == [
        ("docs/pt_br/guide.md", 1, "Cápsulas"),
        ("docs/pt_br/guide.md", 3, "cápsulas"),
    ]


def test_positions_point_at_the_text(docs: Path):
    """Line and column lead to the very words in the raw file."""
    for one in json.loads(mentions("--format", "json").stdout)["mentions"]:
        line = (docs / one["path"]).read_text(encoding="utf-8").splitlines()[one["line"] - 1]
        assert line[one["column"] - 1 :].startswith(one["text"])


@pytest.mark.usefixtures("docs")
def test_mentions_as_text():
    """One line per use, as a compiler writes them."""
    assert 'docs/en/guide.md:6:19: container "container" (linked)' in mentions().stdout


@pytest.mark.usefixtures("docs")
def test_no_entry_is_an_error():
    """A pattern that names nothing is said, with what to try."""
    result = run("mentions", "--docs", "docs", "--languages", "en,pt_br")
    assert result.exit_code == 2
    assert "no entry in glossary/; name the entries with --glossary" in result.output


GLOSSARY = {
    "mkdocs.yml": "plugins:\n  - i18n:\n      docs_structure: folder\n      languages:\n"
    "        - {locale: fr, default: true, name: F}\n        - {locale: es, name: E}\n",
    "docs/fr/glossary/gpu.md": "---\nterm: processeur\ndefinition: d\ngender: m\n"
    "forms: [GPU]\nforbidden: [cpu]\ncategory: chip\n---\n",
    "docs/fr/glossary/ia.md": "---\nterm: IA\n---\n",
    "docs/es/glossary/gpu.md": "---\nterm: procesador\ndefinition: d\n---\n",
}


def test_glossary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The termbase and its coverage; an unsound entry is named on stderr and fails."""
    monkeypatch.chdir(write(tmp_path, GLOSSARY))
    result = run("glossary", "--format", "json")
    assert result.exit_code == 1
    assert "docs/fr/glossary/ia.md:1:1: error: 'IA' has no definition" in result.stderr
    data = json.loads(result.stdout)
    assert data["coverage"] == {
        "fr": {"entries": 2, "missing": []},
        "es": {"entries": 1, "missing": ["ia"]},
    }
    gpu = data["concepts"][0]
    assert (gpu["concept"], gpu["category"]) == ("gpu", "chip")
    assert gpu["terms"]["fr"]["forms"] == ["GPU"]
    assert gpu["terms"]["fr"]["inflected"] == ["processeurs"]
    assert gpu["terms"]["es"]["inflected"] == ["procesadores"]
    text = run("glossary", "--forms").stdout
    assert "es: 1 of 2 concepts; missing: ia" in text
    assert "processeurs *" in text


def test_glossary_of_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """A project without entries is told where they should be."""
    files = {name: text for name, text in GLOSSARY.items() if name.endswith("yml")}
    monkeypatch.chdir(write(tmp_path, {**files, "docs/fr/a.md": "# A\n"}))
    result = run("glossary")
    assert result.exit_code == 2
    assert "no entry in the folder 'glossary' of any language" in result.output
