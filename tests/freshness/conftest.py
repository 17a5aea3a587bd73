"""A project of three languages under git, and its commands."""

from __future__ import annotations

import subprocess

import pytest
from click.testing import CliRunner
from spoken import hold

from concordance.__main__ import main
from sites import write

YML = """\
site_name: Essai
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {locale: fr, name: Français, default: true}
        - {locale: es, name: Español}
        - {locale: pt, name: Português}
nav:
  - index.md
  - Guide: guide.md # the guide
  - glossary/cloud.md
"""
TEXTS = {
    "fr": ("Accueil", "Guide", "Le premier pas.", "La suite du chemin.", "nuage"),
    "es": ("Inicio", "Guía", "El primer paso.", "El resto del camino.", "nube"),
    "pt": ("Começo", "Guia", "O primeiro passo.", "O resto do caminho.", "nuvem"),
}


def pages() -> dict[str, str]:
    """Return three pages in three languages."""
    found = {}
    for code, (home, guide, first, then, cloud) in TEXTS.items():
        found[f"docs/{code}/index.md"] = (
            f"# {home} {{#home}}\n\n[{guide}](guide.md#first), [x](./guide.md), [{cloud}][c].\n\n"
            "[c]: glossary/cloud.md\n"
        )
        found[f"docs/{code}/guide.md"] = (
            f"---\ntitle: {guide}\n---\n\n# {guide} {{#guide}}\n\n## 1 {{#first}}\n\n{first}\n\n"
            f"## 2 {{#second}}\n\n{then}\n\n![{guide}](../assets/a.png)\n\n[{home}](index.md)\n"
        )
        found[f"docs/{code}/glossary/cloud.md"] = (
            f"---\nterm: {cloud}\ndefinition: X.\nsee_also: [cloud]\n---\n\n"
            f"# {cloud} {{#cloud}}\n\n[{guide}](../guide.md)\n"
        )
    return found


class Project:
    """A folder under git, the commands run in it, and its files."""

    def __init__(self, folder):
        self.folder = folder

    def run(self, *arguments, code=0, **environment):
        """Run a command and give what it printed, both streams."""
        result = CliRunner().invoke(main, arguments, env=environment)
        assert result.exit_code == code, result.output
        return result.output

    def git(self, *arguments):
        """Run git and give what it printed."""
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        run = subprocess.run(
            ["git", *who, *arguments], cwd=self.folder, capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stdout + run.stderr
        return run.stdout

    def commit(self, message="A change"):
        """Commit everything."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def read(self, name):
        """Return the text of a file."""
        return (self.folder / name).read_text(encoding="utf-8")

    def change(self, name, old, new):
        """Put one text for another in a file that has it."""
        text = self.read(name)
        assert old in text, name
        write(self.folder, {name: text.replace(old, new)})

    def tree(self):
        """Return every file that is kept."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and path.relative_to(self.folder).parts[0] not in {".git", ".cache"}
        }


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Return a small project whose every section is recorded, committed once.

    What its commands say is there in every language.
    """
    hold(monkeypatch)
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"mkdocs.yml": YML, **pages()})
    write(tmp_path, {".gitattributes": "translations.tsv merge=union\n", "docs/assets/a.png": ""})
    made = Project(tmp_path)
    made.git("init", "--quiet", "--initial-branch", "main")
    made.run("stamp", "--all")
    made.commit("Begin")
    return made
