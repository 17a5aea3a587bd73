"""What the documents promise a contributor is there: commands, options, paths, keys of an entry."""

from __future__ import annotations

import re
import shlex
from dataclasses import fields
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from concordance.__main__ import main
from concordance.glossary.entry import GlossaryEntry
from sites import ROOT, write

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = [
    *ROOT.glob("*.md"),
    ROOT / "hooks/README.md",
    ROOT / "bench/README.md",
    ROOT / "Makefile",
    *(ROOT / "docs").glob("*/contribute.md"),
]
CALL = re.compile(r"(?:\bconcordance|python hooks) ([a-z]+)((?: +[^\s`;#|>)]+)*)")

PLACE = re.compile(r"\S*docs/(?=\w+/[\w.]+:\d+)(\w+/[\w.]+):\d+:\d+")
NESTED = re.compile(r"\$\([^()]*(?:\([^()]*\)[^()]*)*\)")
"""A variable or function of make, one call inside it at most."""


def calls(path: Path) -> list[tuple[str, list[str]]]:
    """Return each call of the command line in a document's code: the command and its words."""
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    code = [
        part
        for pair in re.findall(r"```sh\n(.*?)```|`([^`\n]+)`", text, re.DOTALL)
        for part in pair
    ]
    if path.name == "Makefile":
        code = [line for line in text.splitlines() if line.startswith("\t")]
    lines = [NESTED.sub("", line) for part in code for line in part.splitlines()]
    called = [call for line in lines if (call := CALL.search(line))]
    return [(call[1], shlex.split(call[2].replace('"', ""))) for call in called]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_call_is_one_that_works(path: Path):
    """The command exists and knows each option."""
    for name, words in calls(path):
        command = main.get_command(click.Context(main), name)
        assert command is not None, name
        known = {option for one in command.params for option in [*one.opts, *one.secondary_opts]}
        assert {word.partition("=")[0] for word in words if word.startswith("--")} <= known, name


def test_there_are_calls_to_look_at():
    """The test above finds what it is about."""
    named = {name for path in DOCUMENTS for name, _ in calls(path)}
    assert named >= {"check", "stamp", "status", "diff", "new", "rename", "links", "external"}


def test_paths_in_contributing():
    """Every path of this project that CONTRIBUTING.md names in code is there."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    text = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    for name in re.findall(r"`((?:docs|hooks|tests|scripts|bench|\.\w[\w-]*)/?[\w./*-]*)`", text):
        if not name.startswith((".venv", ". ")):
            assert list(ROOT.glob(name.rstrip("/"))), name


def test_every_key_of_an_entry_is_told():
    """What the glossary reads of an entry's front matter has its row, and nothing else."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.split("| key | what it holds |\n")[1].split("\n\n")[0]
    told = set(re.findall(r"`(\w+)`", " ".join(re.findall(r"^\|([^|]+)\|", table, re.MULTILINE))))
    derived = {"concept", "language", "path", "written", "head"}
    assert told - {"description"} == {field.name for field in fields(GlossaryEntry)} - derived


def test_the_example_of_a_finding_is_what_is_said(tmp_path: Path):
    """README.md and CONTRIBUTING.md show the words that the check really writes."""
    lines = {
        "fr": "Le plan prévoit 100 milliards de dollars pour l’infrastructure.",
        "es": "Un plan de 100 billones de dólares para la infraestructura",
        "pt": "Um plano de 100 bilhões de dólares para a infraestrutura.",
    }
    write(tmp_path, {f"docs/{code}/horizon.md": f"# A {{#a}}\n\n{lines[code]}\n" for code in lines})
    done = CliRunner().invoke(
        main, ["check", "--docs", str(tmp_path / "docs"), "--languages", "fr,es,pt"]
    )
    said = spaced(re.sub(r"^.*(?=docs/es)", "", done.stdout, flags=re.DOTALL))
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    shown = contributing.split("## How a finding reads\n\n```text\n")[1].split("```")[0]
    for line in spaced(shown).splitlines():
        assert line.strip().replace("24 |", "3 |") in said
    assert shown.splitlines()[0] in (ROOT / "README.md").read_text(encoding="utf-8")


def spaced(text: str) -> str:
    """Return a text without the numbers of its places, every run of spaces one plain space."""
    return re.sub(r"[ \u00a0\u202f]+", " ", PLACE.sub("PLACE", text))


def test_security_promises_what_is_tested():
    """Each row of the table names a threat, its defence, and tests that are there."""
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ")][1:]
    assert len(rows) > 15
    for row in rows:
        threat, defence, tests = row.strip("| ").split(" | ")
        assert threat
        assert defence
        named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", tests)
        assert named or "`make " in tests, row
        for name, function in named:
            source = (ROOT / name).read_text(encoding="utf-8")
            assert not function or f"def {function}(" in source, function
