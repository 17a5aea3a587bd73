"""`check --since`: what a change turns off is told first, each with its reason."""

from __future__ import annotations

import subprocess

import pytest
from click.testing import CliRunner

from concordance.__main__ import main
from sites import write

YML = """\
site_name: A
theme: mkdocs
plugins:
  - i18n:
      docs_structure: folder
      languages:
        - {locale: fr, name: Français, default: true}
        - {locale: es, name: Español}
extra:
  concordance:
    rules: {value-mismatch: error}
"""
PAGES = {
    "mkdocs.yml": YML,
    "docs/fr/a.md": "# Titre {#t}\n\nIl y en a 12.\n\n## Plan {#p}\n\nOn en compte 30.\n",
    "docs/es/a.md": "# Título {#t}\n\nHay 12.\n\n## Plan {#p}\n\nSe cuentan 30.\n",
}
GIT = ["git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
PAGE = "docs/es/a.md"
FRONT = "concordance:\n  ignore:\n    value-mismatch: x\n"
IGNORE = "<!-- concordance: ignore[value-mismatch] contado | <b>de otro</b> modo -->\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return a project whose pages are recorded and committed, as the working folder."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, PAGES)
    subprocess.run([*GIT, "init", "-q", "-b", "main"], cwd=tmp_path, check=True)
    assert run("stamp", "--all").exit_code == 0
    subprocess.run([*GIT, "add", "."], cwd=tmp_path, check=True)
    subprocess.run([*GIT, "commit", "-qm", "One"], cwd=tmp_path, check=True)
    return tmp_path


def run(*arguments):
    """Run a command on this project."""
    return CliRunner().invoke(main, [*arguments])


def change(folder, name, old, new):
    """Replace a text of a file that has it once."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


CASES = {
    "an ignore": (
        [(PAGE, "Hay 12.", f"{IGNORE}Hay 13.")],
        (
            f'{PAGE}:3:1: warning: "value-mismatch" is ignored here: '
            '"contado | <b>de otro</b> modo" (turned-off)'
        ),
        0,
    ),
    "an ignore for a page": (
        [
            (PAGE, "Hay 12.", "Hay 13."),
            (PAGE, "# Título", f"---\n{FRONT}---\n\n# Título"),
        ],
        f'{PAGE}:4:1: warning: "value-mismatch" is ignored on this page: "x" (turned-off)',
        0,
    ),
    "a level": (
        [("mkdocs.yml", "value-mismatch: error", "value-mismatch: off")],
        'mkdocs.yml:11:1: warning: the rule "value-mismatch" is off, and was an error (turned-off)',
        0,
    ),
    "a partial language": (
        [("mkdocs.yml", "rules:", "languages: {es: {partial: true}}\n    rules:")],
        'missing pages of "es" are no longer listed: it is "partial" (turned-off)',
        0,
    ),
    "exclude_docs": (
        [("mkdocs.yml", "site_name: A", "site_name: A\nexclude_docs: x.md")],
        "other pages are left out than before: exclude_docs (turned-off)",
        0,
    ),
    "another record": (
        [("mkdocs.yml", "rules:", "record: other.tsv\n    rules:")],
        '"record" is "other.tsv", and was "translations.tsv" (turned-off)',
        0,
    ),
    "untranslated": (
        [(PAGE, "# Título", "---\ntitle: T\nuntranslated: true\n---\n\n# Título")],
        (
            f"{PAGE}:3:1: error: this page was translated and is declared untranslated, "
            "so that nothing compares it (turned-off)"
        ),
        1,
    ),
    "a line of the record taken away": (
        [("translations.tsv", "# What each", "What each")],
        "the record was edited by hand",
        1,
    ),
}


@pytest.mark.parametrize(("changes", "said", "code"), CASES.values(), ids=CASES)
def test_each_is_told_first(folder, changes, said, code, monkeypatch):
    """In the text, on GitHub, and in the summary, which then does not say that all agrees."""
    for item in changes:
        change(folder, *item)
    result = run("check", "--since", "HEAD")
    assert result.exit_code == code, result.stdout
    assert said in result.stdout
    assert "(turned-off)" in result.stdout.splitlines()[0]
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    assert "title=turned-off" in run("check", "--since", "HEAD", "--format", "github").stdout
    summary = (folder / "summary.md").read_text(encoding="utf-8")
    assert "This change turns off" in summary
    assert "agree" not in summary
    assert "<b>" not in summary


def test_what_was_there_is_not_told(folder):
    """An ignore that stays, moved with its line; it is told where its line changes."""
    change(folder, PAGE, "Hay 12.", f"{IGNORE}Hay 13.")
    subprocess.run([*GIT, "commit", "-qam", "Two"], cwd=folder, check=True)
    change(folder, PAGE, "# Título {#t}\n", "# Título {#t}\n\nMás.\n")
    assert "turned-off" not in run("check", "--since", "HEAD").stdout
    change(folder, PAGE, "Hay 13.", "Hay 14.")
    assert '"value-mismatch" is ignored here' in run("check", "--since", "HEAD").stdout


def test_a_stamp_without_an_edit(folder):
    """It may be right, and is told; with the translation edited it is not."""
    change(folder, "docs/fr/a.md", "On en compte", "On y compte")
    assert run("stamp", "--all").exit_code == 0
    said = run("check", "--since", "HEAD").stdout
    assert 'es/a.md: "p" is recorded as checked, without an edit of the translation' in said
    change(folder, PAGE, "Se cuentan", "Se cuentan unos")
    assert "turned-off" not in run("check", "--since", "HEAD").stdout


def test_a_hash_that_no_command_wrote(folder):
    """The record says of which text it speaks; another is not the source's."""
    record = folder / "translations.tsv"
    lines = record.read_text(encoding="utf-8").splitlines(keepends=True)
    lines[-1] = lines[-1].rsplit(":", 1)[0] + f":{'0' * 16}\n"
    record.write_text("".join(lines), encoding="utf-8")
    said = run("check", "--since", "HEAD").stdout
    assert "is recorded with a hash that is not the source's" in said


def test_a_baseline_that_knows_more(folder):
    """What it newly lets pass is named."""
    change(folder, PAGE, "Hay 12.", "Hay 13.")
    run("check", "--write-baseline", "known.json")
    said = run("check", "--since", "HEAD", "--baseline", "known.json").stdout
    assert "known.json:1:1: warning: the baseline knows 1 findings that it did not" in said
    assert "value-mismatch in docs/es/a.md" in said


SCRIPT = "<script>alert(1)</script>"


@pytest.mark.parametrize(
    "config", [None, ("mkdocs.yml", "value-mismatch: error", "active-html: off")]
)
def test_a_fork_cannot_ignore_what_is_safety(folder, monkeypatch, config):
    """Neither in a page nor by a level; a branch of the repository can, and it is told."""
    if config:
        change(folder, *config)
    ignore = "" if config else "<!-- concordance: ignore[active-html] x -->\n"
    change(folder, PAGE, "Hay 12.", f"Hay 12.\n\n{ignore}{SCRIPT}\n")
    result = run("check", "--rule", "active-html")
    assert (result.exit_code, "(active-html)" in result.stdout) == (0, False)
    monkeypatch.setenv("FORK", "true")
    result = run("check", "--rule", "active-html")
    assert (result.exit_code, "(active-html)" in result.stdout) == (1, True)


def test_the_rule_is_explained():
    """As any other, though only --since runs it."""
    assert run("explain", "turned-off").stdout.startswith("# turned-off\n")
    said = run("check", "--rule", "turned-off")
    assert "'turned-off' is a rule of `concordance check --since`" in said.stderr
