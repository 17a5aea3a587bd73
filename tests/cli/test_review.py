"""`concordance review`: what a person must judge, as text and as Markdown that nothing acts in."""

from __future__ import annotations

import subprocess

import pytest
from click.testing import CliRunner

from concordance.__main__ import main
from sites import write

PAGES = {
    "docs/fr/a.md": "# Pont {#b}\n\nLe pont n’a jamais fermé en hiver.\n\nOn y passe à pied.\n",
    "docs/es/a.md": "# Puente {#b}\n\nEl puente nunca ha cerrado en invierno.\n\nSe cruza a pie.\n",
}
GIT = ["git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
PLAIN = ["--docs", "docs", "--languages", "fr,es"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return a project of two languages, committed, as the working folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C")
    write(tmp_path, PAGES)
    subprocess.run([*GIT, "init", "-q", "-b", "main"], cwd=tmp_path, check=True)
    subprocess.run([*GIT, "add", "."], cwd=tmp_path, check=True)
    subprocess.run([*GIT, "commit", "-qm", "One"], cwd=tmp_path, check=True)
    return tmp_path


def review(*arguments):
    """Run the command on this project."""
    return CliRunner().invoke(main, ["review", "--since", "main", *PLAIN, *arguments])


def change(folder, old, new, page="docs/es/a.md"):
    """Replace a text of a page that has it once."""
    text = (folder / page).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (folder / page).write_text(text.replace(old, new), encoding="utf-8")


def test_an_edit_of_the_translation_alone(folder):
    """Before and now with the words that differ marked, and the source beside."""
    change(folder, "nunca ha cerrado", "ha cerrado")
    done = review()
    assert done.exit_code == 0
    assert done.stdout == (
        "== Edited while the source was not\n"
        "docs/es/a.md:3  a negation changed\n"
        "  before: El puente [-nunca-] ha cerrado en invierno.\n"
        "  now: El puente ha cerrado en invierno.\n"
        "  docs/fr/a.md:3: Le pont n’a jamais fermé en hiver.\n\n"
    )


@pytest.mark.parametrize(
    ("arguments", "locale", "title"),
    [
        ((), "es_ES.UTF-8", "Modificado sin que cambiara la fuente"),
        ((), "pt_BR.UTF-8", "Editado sem que a fonte mudasse"),
        ((), "de_DE.UTF-8", "Edited while the source was not"),
        (("--language", "fr"), "es_ES.UTF-8", "Modifié alors que la source ne l’était pas"),
    ],
)
def test_the_readers_language(folder, monkeypatch, arguments, locale, title):
    """The locale's, or the one asked for; English where there is no table."""
    monkeypatch.setenv("LC_ALL", locale)
    change(folder, "a pie", "en barca")
    assert review(*arguments).stdout.startswith(f"== {title}\n")


def test_nothing(folder):
    """A change of the source alone is the rules' own business."""
    assert review().stdout.startswith("This change holds nothing that a person must judge")
    change(folder, "à pied", "en barque", "docs/fr/a.md")
    assert review().stdout.startswith("This change holds nothing that a person must judge")


def test_what_else_is_listed(folder):
    """A new ignore, another file, a page that is gone, and a change that --fix would make."""
    change(folder, "# Puente {#b}\n", "# Puente {#b}\n\n<!-- concordance: ignore[x] y -->\n")
    change(folder, "Se cruza a pie.", "Se cruza  a pie: «sí».")
    (folder / "run.sh").write_text("true\n", encoding="utf-8")
    (folder / "docs" / "run.css").write_text("a{}\n", encoding="utf-8")
    text = review().stdout
    assert '== Turned off, or recorded as checked\ndocs/es/a.md:3  "x" is ignored' in text
    assert "== Other files, which are not shown here\ndocs/run.css\n" in text
    (folder / "docs/es/a.md").unlink()
    assert "== Pages that are gone\ndocs/es/a.md\n" in review().stdout


def test_suggestions_are_blocks_to_paste(folder):
    """A mechanical change is shown as the line would be."""
    change(folder, "On y passe à pied.", "On y passe à pied : oui.", "docs/fr/a.md")
    change(folder, "Se cruza a pie.", "Se cruza a pie : sí.")
    text = review("--format", "markdown").stdout
    assert "  ```suggestion\n  Se cruza a pie: sí.\n  ```\n" in text


def test_nothing_of_a_page_acts(folder):
    """Control characters, what turns the direction of writing, HTML and Markdown stay text."""
    change(folder, "a pie", "\x1b[31m\u202e <script>x</script> ![i](http://t.example/p) `a` **b**")
    (folder / "docs" / "a\n## Title.css").write_text("", encoding="utf-8")
    text = review("--format", "markdown").stdout
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "<script" not in text
    assert "![" not in text
    assert "\n## Title" not in text
    assert "\x1b" not in review().stdout


@pytest.mark.usefixtures("folder")
def test_refusals():
    """A revision that is not there."""
    done = CliRunner().invoke(main, ["review", "--since", "nowhere", *PLAIN])
    assert (done.exit_code, done.stderr) == (
        2,
        "error: git does not know the revision 'nowhere'\n",
    )
