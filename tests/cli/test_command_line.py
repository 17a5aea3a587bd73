"""The command line as a whole: its help, where it may be run from, what it says to a slip."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner

from concordance.__main__ import COMMANDS, SECTIONS, main
from sites import NO_FILE, ROOT, write

SITE = {
    "mkdocs.yml": (
        "site_name: Essai\nplugins:\n  - i18n:\n      docs_structure: folder\n      languages:\n"
        "        - {locale: fr, name: Français, default: true}\n"
        "        - {locale: es, name: Español}\n"
    ),
    "docs/fr/guide/a.md": "# Titre {#t}\n\nIl y en a 12.\n",
    "docs/es/guide/a.md": "# Título {#t}\n\nHay 13.\n",
}


def run(*arguments, code=0):
    """Run a command here, and give what it printed, both streams."""
    result = CliRunner().invoke(main, arguments, prog_name="concordance")
    assert result.exit_code == code, result.output
    return result.output


def test_the_help_has_every_command_below_a_heading():
    """Each on one line that is not cut, none twice."""
    text = run("--help")
    assert list(SECTIONS) == [name for name in COMMANDS if name in SECTIONS]
    assert next(iter(COMMANDS)) in SECTIONS
    for name in COMMANDS:
        assert len(re.findall(rf"^  {name}  +[A-Z].*\.$", text, re.MULTILINE)) == 1, name
    assert "..." not in text.partition("Compare")[2].partition("Every")[0]


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_s_help(name):
    """Says what it does in one sentence, and names the configuration alike where it takes one."""
    text = run(name, "-h")
    assert text.startswith(f"Usage: concordance {name}")
    if "--config-file" in text:
        assert "-f, --config-file PATH" in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["chek"], "No such command 'chek'. Did you mean 'check'?"),
        (["zzz"], "No such command 'zzz'."),
        (["check", "--fomat", "json"], "No such option '--fomat'. Did you mean '--format'?"),
        (["check", "--rule", "value-mismach"], "did you mean 'value-mismatch'"),
        (["explain", "alternate-slef"], "no rule 'alternate-slef'; did you mean 'alternate-self'"),
        (["check", "-f", "other.yml"], f"other.yml: {NO_FILE}"),
        (["check", "--docs", "x", "--languages", "fr,es"], "x: no such folder"),
        (["links", "none"], "none: there is no such directory"),
    ],
)
def test_a_slip(tmp_path, monkeypatch, arguments, said):
    """Ends with 2, and says what was probably meant."""
    write(tmp_path, SITE)
    monkeypatch.chdir(tmp_path)
    assert said in run(*arguments, code=2)


def test_from_a_folder_below(tmp_path, monkeypatch):
    """The site is found above; paths are those of the folder one stands in."""
    write(tmp_path, SITE)
    monkeypatch.chdir(tmp_path / "docs" / "es")
    said = run("check", code=1)
    assert said.startswith("guide/a.md:3:5: error: ")
    assert "= ../fr/guide/a.md:3:11" in said
    assert run("check", "guide/a.md", code=1) == said
    assert run("check", "../fr", code=1) == said
    assert run("config").startswith("# .., layout: folder")
    assert not (tmp_path / "docs" / "es" / ".cache").exists()
    run("links", "..", code=2)
    write(tmp_path, {"site/index.html": "<!doctype html><html lang=fr><title>a</title>"})
    run("links", "../../site", code=1)
    assert not (tmp_path / "docs" / "es" / ".cache").exists()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").rename(tmp_path / "mkdocs.yaml")
    assert run("check", code=1).startswith("docs/es/guide/a.md:3:5: error: ")


def test_outside_a_project(tmp_path, monkeypatch):
    """One sentence says what to do."""
    monkeypatch.chdir(tmp_path)
    for name in ("check", "status"):
        assert 'say where they are with "layout" in concordance.yml' in run(name, code=2)
    assert "no mkdocs.yml here or in a folder above" in run("config", code=2)


def test_explain_knows_the_rules_of_the_built_site():
    """A name is of one rule, wherever it is run."""
    assert run("explain", "alternate-self").startswith("# alternate-self\n\n## What it reports\n")
    assert "mkdocs checks one" in run("explain", "broken-link")
    assert "*broken-link* reports the links between files" in run("explain", "broken-href")
    assert run("explain", "dead-link").startswith("# dead-link\n")


def test_a_shell_completes_commands_and_rules():
    """By click's protocol for bash."""

    def complete(words, place):
        found = subprocess.run(
            [sys.executable, "-m", "concordance"],
            env={
                **os.environ,
                "_CONCORDANCE_COMPLETE": "bash_complete",
                "COMP_WORDS": words,
                "COMP_CWORD": str(place),
            },
            capture_output=True,
            text=True,
            check=False,
        )
        return re.findall(r"^plain,(.*)$", found.stdout, re.MULTILINE)

    assert complete("concordance st", 1) == ["status", "stamp"]
    assert complete("concordance explain scale", 2) == ["scale-mismatch"]
    assert complete("concordance check --rule scale", 3) == ["scale-mismatch"]
    assert complete("concordance check --rule broken-l", 3) == ["broken-link"]
    assert complete("concordance links --rule broken-h", 3) == ["broken-href"]


def test_where_it_is_not_installed(tmp_path):
    """Help and remedies name the command as it was called."""
    write(tmp_path, {**SITE, "translations.tsv": ""})
    (tmp_path / "hooks").symlink_to(ROOT / "hooks")

    def said(*arguments):
        command = [sys.executable, "hooks", *arguments]
        run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        return run.stdout

    assert said("check", "-h").startswith("Usage: python hooks check [OPTIONS]")
    assert "_COMPLETE" not in said("-h")
    assert "_COMPLETE" in run("-h")
    assert "= python hooks stamp PAGE, once" in said("check", "--no-cache")
    assert "begins with python hooks new --all" in said("check", "--no-cache", *PLAIN)


PLAIN = ("--docs", "docs", "--languages", "fr,es,de")


def test_no_colour_where_nobody_asked_for_it(tmp_path):
    """A pipe gets plain text, and so does a terminal where NO_COLOR is set."""
    write(tmp_path, SITE)
    command = f"{sys.executable} -m concordance check --no-cache"
    shown = {}
    for name, colour in (("plain", {"NO_COLOR": "1"}), ("coloured", {})):
        environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"}
        done = subprocess.run(
            ["script", "--quiet", "--return", "--command", command, "/dev/null"],
            cwd=tmp_path,
            env={**environment, "TERM": "xterm-256color", **colour},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1, done.stdout
        shown[name] = done.stdout.replace("\r\n", "\n")
    assert "\x1b[1;31merror" in shown["coloured"]
    assert "error: " in shown["plain"]
    assert "\x1b[1;31m" not in shown["plain"]
    assert "\x1b[3" not in shown["plain"]
