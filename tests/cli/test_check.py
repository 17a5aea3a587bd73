"""`concordance check` as it is run: exit codes, formats, paths, rules."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from click.testing import CliRunner

from concordance.__main__ import main
from sites import ROOT, write

PAGES = {
    "docs/fr/a.md": "# Titre {#t}\n\nUn texte.\n\nUn second texte, avec [un lien](b.md).\n",
    "docs/es/a.md": "# Título {#t}\n\nUn texto.\n",
    "docs/pt/a.md": "# Título {#t}\n\nUm texto.\n\nUm segundo texto, com [um link](b.md).\n",
    "docs/fr/b.md": "# Autre {#b}\n",
    "docs/es/b.md": "# Otra {#b}\n",
    "docs/pt/b.md": "# Outra {#b}\n",
}
FOLDER = ("--docs", "docs", "--languages", "fr,es,pt")


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Return a function that runs the command in a folder with these pages."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, PAGES)

    def invoke(*arguments):
        return CliRunner().invoke(main, ["check", *arguments])

    return invoke


def test_text(run):
    """Place, message, rule; the line with a caret; counterparts; remedy; what was checked."""
    result = run(*FOLDER)
    assert result.exit_code == 1
    assert result.stdout == (
        'docs/es/a.md:3:10: error: paragraph "Un second texte, avec un lien." of fr and pt '
        "is missing here (missing-block)\n"
        "  |\n"
        "3 | Un texto.\n"
        "  |          ^\n"
        '  = docs/fr/a.md:5:1  "Un second texte, avec un lien."\n'
        '  = docs/pt/a.md:5:1  "Um segundo texto, com um link."\n'
        '  = translate it after "Un texto."\n'
        "\n"
        "1 error, 0 warnings in 2 pages (6 variants in fr, es, pt; "
        "6 sections, 11 blocks, 0 values)\n"
    )


def test_json(run):
    """The documented shape, alone on stdout."""
    result = run(*FOLDER, "--format", "json")
    assert result.exit_code == 1
    report = json.loads(result.stdout)
    assert set(report["checked"]) >= {"pages", "variants", "sections", "blocks", "values"}
    (finding,) = report["findings"]
    assert set(finding) >= {
        "rule", "severity", "language", "path", "line", "column", "message", "hint", "variants",
    }  # fmt: skip
    assert (finding["rule"], finding["severity"], finding["language"]) == (
        "missing-block",
        "error",
        "es",
    )
    assert (finding["path"], finding["line"], finding["column"]) == ("docs/es/a.md", 3, 10)
    assert finding["variants"] == [
        {"language": "fr", "path": "docs/fr/a.md", "line": 5},
        {"language": "pt", "path": "docs/pt/a.md", "line": 5},
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "findings"),
    [
        ((), 1, 1),
        (("docs/fr/a.md",), 1, 1),
        (("docs/fr/b.md",), 0, 0),
        (("docs/fr",), 1, 1),
        ((".",), 1, 1),
        (("docs/fr/b.md", "docs/pt/a.md"), 1, 1),
        (("--rule", "heading-mismatch"), 0, 0),
        (("--rule", "missing-block"), 1, 1),
        (("--ignore-rule", "missing-block"), 0, 0),
    ],
)
def test_what_is_shown(run, arguments, code, findings):
    """The findings of the variants of the paths given, of the rules chosen."""
    result = run(*arguments, *FOLDER, "--format", "json")
    assert result.exit_code == code
    assert len(json.loads(result.stdout)["findings"]) == findings


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--rule", "missing-blok", *FOLDER),
            "no rule 'missing-blok'; did you mean 'missing-block'",
        ),
        (("--ignore-rule", "zzz", *FOLDER), "--ignore-rule: no rule 'zzz'; known: "),
        (("nowhere.md", *FOLDER), "nowhere.md: no page of this project"),
        (("--docs", "docs"), 'write "source: es" in concordance.yml, or give --source es'),
        (("--languages", "fr,es"), "--languages goes with --docs"),
        (("--docs", "nowhere", "--languages", "fr,es"), "nowhere: no such folder"),
        (
            ("--docs", "docs", "--languages", "fr,de"),
            "pages in fr alone, of fr, de; there is nothing",
        ),
        (("--docs", "docs", "--languages", "fr"), "pages in fr alone, of fr; there is nothing"),
        ((), 'write "source: es" in concordance.yml, or give --source es'),
    ],
)
def test_bad_usage_is_one_sentence_and_exit_code_2(run, arguments, message):
    """Nothing on stdout, no traceback."""
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert not result.stdout


def test_strict_fails_on_warnings(run, tmp_path):
    """A severity set in the configuration decides, and --strict takes warnings in."""
    yml = """\
    plugins: [{i18n: {docs_structure: folder, languages: [{locale: fr, name: F, default: true},
      {locale: es, name: E}, {locale: pt, name: P}]}}]
    extra: {concordance: {rules: {missing-block: warning}}}
    """
    write(tmp_path, {"mkdocs.yml": yml})
    assert run().exit_code == 0
    assert "warning: paragraph" in run().stdout
    assert run("--strict").exit_code == 1
    yml = yml.replace("missing-block: warning", "missing-block: off")
    write(tmp_path, {"mkdocs.yml": yml})
    assert run("--strict").exit_code == 0


def test_unknown_rule_in_the_configuration(run, tmp_path):
    """Names are checked there too."""
    yml = "plugins: [{i18n: {languages: [{locale: fr, name: F}, {locale: es, name: E}]}}]\n"
    write(
        tmp_path, {"mkdocs.yml": f"{yml}extra: {{concordance: {{rules: {{mising-alt: off}}}}}}\n"}
    )
    result = run()
    assert result.exit_code == 2
    assert "no rule 'mising-alt'; did you mean 'missing-alt'" in result.stderr


def test_with_nothing_installed(tmp_path):
    """`python hooks check` needs the dependencies alone."""
    write(tmp_path, PAGES)
    result = subprocess.run(
        [sys.executable, str(ROOT / "hooks"), "check", *FOLDER],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (result.returncode, result.stderr) == (1, "")


def test_rules_and_explain():
    """Every rule is listed and has its page; a name that is none gets a hint."""
    listed = CliRunner().invoke(main, ["rules"])
    assert listed.exit_code == 0
    assert "  missing-block " in listed.stdout
    page = CliRunner().invoke(main, ["explain", "missing-block"])
    assert page.stdout.startswith("# missing-block\n")
    wrong = CliRunner().invoke(main, ["explain", "mising-block"])
    assert wrong.exit_code == 2
    assert "did you mean 'missing-block'" in wrong.stderr


def test_config_prints_what_holds(run):
    """Languages with their locales, and every rule's severity, defaults included."""
    assert run(*FOLDER).exit_code == 1
    result = CliRunner().invoke(main, ["config", *FOLDER])
    assert result.exit_code == 0
    assert "source: fr\n" in result.stdout
    assert "locale: pt-BR\n" in result.stdout
    assert "missing-block: error\n" in result.stdout
