"""`concordance check`: only what is new, the step summary, mending."""

from __future__ import annotations

import subprocess

import pytest
from click.testing import CliRunner

from concordance.__main__ import main
from sites import NO_FILE, write

PAGES = {
    "docs/fr/a.md": "# Titre {#t}\n\nIl y en a 12.\n\n## Plan {#p}\n\nOn en compte 30.\n",
    "docs/es/a.md": "# Título {#t}\n\nHay 13.\n\n## Plan {#p}\n\nSe cuentan 30.\n",
}
FOLDER = ("--docs", "docs", "--languages", "fr,es")
GIT = ["git", "-c", "user.name=Ana", "-c", "user.email=ana@example.org"]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return a folder with these pages, committed, as the working folder."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, PAGES)
    for arguments in (["init", "-q", "-b", "main"], ["add", "."], ["commit", "-qm", "One"]):
        subprocess.run([*GIT, *arguments], cwd=tmp_path, check=True)
    return tmp_path


def run(*arguments):
    """Run the command on these pages."""
    return CliRunner().invoke(main, ["check", *FOLDER, *arguments])


def test_editing_above_makes_nothing_new(folder):
    """The old finding has moved down, and is still old."""
    assert run().exit_code == 1
    page = folder / "docs" / "es" / "a.md"
    page.write_text("<!-- hola -->\n\n" + PAGES["docs/es/a.md"], encoding="utf-8")
    result = run("--since", "HEAD")
    assert (result.exit_code, result.stdout.count("value-mismatch")) == (0, 0)


def test_what_a_change_adds_is_new(folder):
    """The old finding is left out, the new one shown."""
    page = folder / "docs" / "es" / "a.md"
    page.write_text(PAGES["docs/es/a.md"].replace("30", "31"), encoding="utf-8")
    result = run("--since", "HEAD")
    assert result.exit_code == 1
    assert "31" in result.stdout
    assert result.stdout.count("(value-mismatch)") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--since", "nowhere"], "error: git does not know the revision 'nowhere'\n"),
        (
            ["--baseline", "none.json"],
            f"error: none.json: the baseline cannot be read: {NO_FILE}\n",
        ),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_cannot_be_had(arguments, said):
    """Each is one sentence and bad usage."""
    result = run(*arguments)
    assert (result.exit_code, result.stderr, result.stdout) == (2, said, "")


def test_a_revision_without_the_project(folder):
    """Where there was nothing to compare with, everything is new, and that is said."""
    subprocess.run([*GIT, "checkout", "-q", "--orphan", "empty"], cwd=folder, check=True)
    subprocess.run([*GIT, "rm", "-rq", "--cached", "."], cwd=folder, check=True)
    subprocess.run([*GIT, "commit", "-qm", "Nothing", "--allow-empty"], cwd=folder, check=True)
    result = run("--since", "HEAD")
    assert result.exit_code == 1
    assert "(value-mismatch)" in result.stdout


@pytest.mark.usefixtures("folder")
def test_baseline():
    """What is written as known is left out afterwards."""
    assert run("--write-baseline", "known.json").stdout == "known.json: 1 finding known\n"
    result = run("--baseline", "known.json")
    assert result.exit_code == 0
    assert result.stdout.startswith("0 errors")


def test_github(folder, monkeypatch):
    """Annotations on stdout, words with links in the summary, both from one run."""
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(folder / "summary.md"))
    monkeypatch.setenv("GITHUB_SERVER_URL", "https://git.example")
    monkeypatch.setenv("GITHUB_REPOSITORY", "ana/site")
    monkeypatch.setenv("HEAD_SHA", "abc")
    monkeypatch.setenv("GITHUB_SHA", "def")
    result = run("--format", "github")
    assert result.exit_code == 1
    assert result.stdout.startswith("::error file=docs/es/a.md,line=3,col=5,title=value-mismatch")
    assert (folder / "summary.md").read_text(encoding="utf-8") == SUMMARY


SUMMARY = """\
### 1 thing to change before this can be merged

#### `docs/es/a.md`

- [line 3](https://git.example/ana/site/blob/abc/docs/es/a.md#L3): "13" is 13; fr says 12 \
(`value-mismatch`)
  - To do: write "12"
  - Compare [docs/fr/a.md, line 3](https://git.example/ana/site/blob/abc/docs/fr/a.md#L3): 12

Compared: 1 error, 0 warnings in 1 page (2 variants in fr, es; 4 sections, 8 blocks, 4 values).
"""


FOREIGN = {
    "docs/fr/a.md": "# Titre {#t}\n\nIl y en a 1\u202f234\u202f567, et `1,234,567` dans le code.\n",
    "docs/es/a.md": "# Título {#t}\n\nHay 1,234,567 y `1,234,567` en el código.\r\n",
}


def test_mending(folder):
    """`--diff` shows the change and makes none; `--fix` makes it once; code is left alone."""
    write(folder, FOREIGN)
    page = folder / "docs" / "es" / "a.md"
    before = page.read_bytes()
    shown = run("--diff")
    assert "-Hay 1,234,567 y" in shown.stdout
    assert page.read_bytes() == before
    fixed = run("--fix")
    assert fixed.exit_code == 0
    after = page.read_bytes()
    assert "Hay 1\u202f234\u202f567 y `1,234,567` en el código.\r\n".encode() in after
    assert run("--fix").exit_code == 0
    assert page.read_bytes() == after
    assert run("--diff").stdout == ""


ROWS = {
    "docs/fr/a.md": "# Titre {#t}\n\nSoit 12\u202f500.\n\nPuis 14\u202f250.\n\nEt 18\u202f125.\n",
    "docs/es/a.md": "# Título {#t}\n\nEn total 12,500.\n\nLuego 14,250.\n\nY 18,125.\n",
}


def test_a_habit_is_told_once_and_ignored_place_by_place(folder):
    """An ignore takes out its own place; the end says what `--fix` mends, which is all the rest."""
    write(folder, ROWS)
    told = run().stdout
    assert told.count("(number-format)") == 1
    assert "marks that are not those of es-ES, 3 times" in told
    assert told.endswith("\n1 of 1 can be mended by `concordance check --fix`\n")
    page = folder / "docs" / "es" / "a.md"
    request = "<!-- concordance: ignore[number-format] as quoted -->\nLuego"
    page.write_text(page.read_text("utf-8").replace("Luego", request), "utf-8")
    assert 'es-ES, 2 times: "12,500" (line 3), "18,125" (line 8)' in run().stdout
    assert run("--fix").exit_code == 0
    assert "14,250" in page.read_text("utf-8")
    assert "12,500" not in page.read_text("utf-8")


@pytest.mark.parametrize(
    "name",
    ["a.md", "con espacio.md", "sección/año.md"],
)
@pytest.mark.parametrize(
    "text",
    [
        "# T {#t}\n\nHay 1,234,567.\n\nUno.\n\nDos.\n",
        "# T {#t}\n\nHay 1,234,567.",
        "# T {#t}\r\n\r\nHay 1,234,567.\r\n\r\nUno.\r\n",
        "# T {#t}\n\nHay\u2028 1,234,567\x0c.\r a\n\nUno.\n",
    ],
    ids=["plain", "no newline at the end", "CRLF", "other separators"],
)
def test_diff_is_a_patch(folder, name, text):
    """`git apply` takes what `--diff` prints, and then there is what `--fix` makes."""
    page = folder / "docs" / "es" / name
    page.parent.mkdir(exist_ok=True)
    page.write_bytes(text.encode())
    (folder / "docs" / "fr" / name).parent.mkdir(exist_ok=True)
    (folder / "docs" / "fr" / name).write_text("# T {#t}\n\nIl y en a 1\u202f234\u202f567.\n")
    patch = run("--diff").stdout_bytes
    assert patch
    subprocess.run(["git", "apply", "-"], input=patch, cwd=folder, check=True)
    applied = page.read_bytes()
    assert applied != text.encode()
    page.write_bytes(text.encode())
    run("--fix")
    assert page.read_bytes() == applied


def test_a_page_that_cannot_be_written(folder):
    """A read-only page is one sentence, and stays as it is."""
    write(folder, FOREIGN)
    page = folder / "docs" / "es" / "a.md"
    page.chmod(0o444)
    result = run("--fix")
    assert (result.exit_code, result.stderr) == (
        2,
        "error: docs/es/a.md: this page is read-only and was not mended\n",
    )
