"""What the documents promise a contributor is there: commands, options, paths, keys of an entry."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from dataclasses import fields
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from concordance.__main__ import main
from concordance.glossary.entry import GlossaryEntry
from sites import MINI, ROOT, write

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENTS = [
    *ROOT.glob("*.md"),
    ROOT / "hooks/README.md",
    *(ROOT / "hooks/docs").glob("*.md"),
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


CHORES = sorted(
    {
        (name, *words)
        for document in ("CONTRIBUTING.md", "MAINTAINING.md")
        for name, words in calls(ROOT / document)
        if words or name != "stamp"  # named alone, it is the command that is spoken of
    }
)
"""Every command that contributors and maintainers are told, with its words."""
TEXTS = {
    "fr": ("Un réseau de {} puces relie les machines.", "Il fut mis en service en mai 2019."),
    "es": ("Una red de {} chips une las máquinas.", "Se puso en servicio en mayo de 2019."),
    "pt": ("Uma rede de {} chips liga as máquinas.", "Entrou em serviço em maio de 2019."),
}

ENTRY = "---\nterm: GPU\ndefinition: {}\n---\n\n# GPU {{#gpu}}\n"


@pytest.fixture(scope="module")
def small_site(tmp_path_factory):
    """Return a site, committed, that has the pages which the documents name."""
    files = {"mkdocs.yml": MINI.format(hooks="") + "nav: [index.md, horizon.md, history.md]\n"}
    files["docs/fr/lone.md"] = "# D {#d}\n\nRien de plus.\n"
    for code, (first, then) in TEXTS.items():
        value = "450" if code == "pt" else "300"
        files |= {
            f"docs/{code}/index.md": "# A {#a}\n\n[B](history.md#plan)\n",
            f"docs/{code}/horizon.md": "# B {#b}\n" + "\n" * 22 + f"{first.format(value)}\n",
            f"docs/{code}/history.md": f"# C {{#c}}\n\n## Plan {{#plan}}\n\n{then}\n",
            f"docs/{code}/glossary/gpu.md": ENTRY.format(then),
        }
    folder = write(tmp_path_factory.mktemp("chores"), files)
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    for words in (
        ("init", "--quiet"),
        ("add", "--all"),
        ("commit", "--quiet", "--message", "x"),
        ("update-ref", "refs/remotes/origin/main", "HEAD"),
    ):
        subprocess.run(["git", *who, *words], cwd=folder, check=True)
    return folder


@pytest.mark.parametrize("words", CHORES, ids=" ".join)
def test_every_command_of_a_chore_runs(words, small_site, tmp_path, monkeypatch):
    """As it is written, in a site that has such pages: it ends as its help says, never in a 2."""
    folder = tmp_path / "site"
    shutil.copytree(small_site, folder)
    if "--to" in words:
        write(folder, {f"docs/{code}/story.md": "# D {#d}\n" for code in TEXTS})
    monkeypatch.chdir(folder)
    done = CliRunner().invoke(main, words)
    assert done.exit_code in {0, 1}, done.output
    assert done.exception is None or isinstance(done.exception, SystemExit)


def test_every_target_of_make_is_there():
    """What the documents tell to make, the Makefile makes."""
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for name in ("CONTRIBUTING.md", "MAINTAINING.md", "README.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        told = set(re.findall(r"(?:^|`|[A-Z]=\S+ )make ([a-z-]+)", text, re.MULTILINE))
        assert told
        assert told <= targets


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
