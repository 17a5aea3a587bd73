"""Which side changed last, in real repositories: said, and the likelier remedy first."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import read_corpus
from concordance.findings.said import said as in_words
from concordance.freshness.history import in_repository, last_changes
from concordance.project.project import project_from_folder
from sites import write

PAGES = {
    "fr": "# T {#t}\n\nLe plan coûte {} euros.\n\nUn autre texte.\n",
    "es": "# T {{#t}}\n\nEl plan cuesta {} euros.\n\nOtro texto.\n",
    "pt": "# T {{#t}}\n\nO plano custa {} euros.\n\nOutro texto.\n",
}


def page(code, value):
    """Return a language's page with a value in it."""
    return PAGES[code].replace("{{", "{").replace("}}", "}").replace("{}", value)


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """Return the means to commit pages on a day, in a repository that is the working folder."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments, day=1):
        date = f"2026-03-{day:02}T12:00:00+00:00"
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(
            ["git", *who, *arguments],
            cwd=tmp_path,
            env={"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date, "PATH": "/usr/bin:/bin"},
            check=True,
            capture_output=True,
        )

    def commit(day, **values):
        write(tmp_path, {f"{code}/a.md": page(code, value) for code, value in values.items()})
        if not (tmp_path / ".git").exists():
            run("init", "--quiet")
        if day:
            run("add", "--all")
            run("commit", "--quiet", "--allow-empty", "--message", "x", day=day)

    return commit


def found(codes="fr,es,pt"):
    """Return the findings' languages, messages and hints."""
    corpus = read_corpus(project_from_folder(Path(), codes))
    return [(f.language, f.message, f.hint) for f in check(corpus, RULES).findings]


@pytest.mark.parametrize(
    ("days", "told"),
    [
        (
            [(1, {"fr": "30", "es": "30", "pt": "30"}), (2, {"fr": "25"})],
            {
                "es": ("fr changed last, on 2026-03-02", 'write "25 euros", or, if es and pt are'),
                "pt": ("fr changed last, on 2026-03-02", 'write "25 euros", or, if es and pt are'),
            },
        ),
        (
            [(1, {"fr": "30", "es": "30", "pt": "30"}), (3, {"es": "25", "pt": "25"})],
            {
                "es": (
                    "es changed last, on 2026-03-03",
                    "correct fr: concordance carry es/a.md:3, or, if fr is right, write",
                ),
                "pt": (
                    "pt changed last, on 2026-03-03",
                    "correct fr: concordance carry pt/a.md:3, or, if fr is right, write",
                ),
            },
        ),
        (
            [(1, {"fr": "30", "es": "30", "pt": "30"}), (3, {"es": "25"})],
            {
                "es": (
                    "es changed last, on 2026-03-03",
                    'write "30 euros", or, if es is right, correct fr and pt: concordance',
                )
            },
        ),
        (
            [(1, {"fr": "30", "es": "30", "pt": "30"}), (0, {"pt": "25"})],
            {
                "pt": (
                    "pt changed last, and is not committed",
                    'write "30 euros", or, if pt is right, correct fr and es: concordance carry',
                )
            },
        ),
        (
            [(1, {"fr": "30", "es": "25", "pt": "30"})],
            {"es": ("fr and pt say 30 EUR", 'write "30')},
        ),
    ],
    ids=["the source", "all translations", "one", "not committed", "all at once"],
)
def test_the_side_that_changed_last(repository, days, told):
    """The message ends in it; a repository that does not tell adds nothing."""
    for day, values in days:
        repository(day, **values)
    there = {language: (message, hint) for language, message, hint in found()}
    assert there.keys() == told.keys()
    for language, (said, first) in told.items():
        message, hint = there[language]
        assert (message.endswith(said), hint.startswith(first)) == (True, True), (message, hint)


def test_what_is_missing_is_carried_nowhere(repository, tmp_path):
    """Where a translation dropped the figure there is none to write in the others."""
    repository(1, fr="30", es="30", pt="30")
    write(tmp_path, {"pt/a.md": page("pt", "30").replace("custa 30 euros", "custa muito")})
    repository(2)
    ((_, message, hint),) = found()
    assert message == '"30 euros" of fr and es is missing here; pt changed last, on 2026-03-02'
    assert hint == 'add "30 euros"'


def test_a_remedy_that_has_both_possibilities_stays(repository, tmp_path):
    """Where a rule says itself that the translation may be right, nothing is added to it."""
    repository(1, fr="30", es="30", pt="30")
    lines = {
        "fr": "La machine ne contient pas de puces.",
        "es": "La máquina no contiene chips.",
        "pt": "A máquina não contém chips.",
    }
    write(tmp_path, {f"{code}/a.md": f"# T {{#t}}\n\n{line}\n" for code, line in lines.items()})
    repository(1)
    write(tmp_path, {"pt/a.md": "# T {#t}\n\nA máquina contém chips.\n"})
    ((_, message, hint),) = found()
    assert message.endswith("; pt changed last, and is not committed")
    assert hint == "deny it as fr and es do, or, if this is right, correct fr and es"
    assert in_words(message, "pt")
    assert in_words(hint, "pt")


def test_a_record_knows_better(repository, tmp_path):
    """What was checked since the source changed is the translation's, be its own line the older."""
    repository(1, fr="30", es="30", pt="25")
    repository(2, fr="30")
    text = (tmp_path / "fr/a.md").read_text("utf-8")
    (tmp_path / "fr/a.md").write_text(text.replace("coûte", "vaut"), encoding="utf-8")
    repository(3)
    told = [message for _, message, _ in found() if message.startswith('"25 euros"')]
    assert told == ['"25 euros" is 25 EUR; fr and es say 30 EUR; fr changed last, on 2026-03-03']
    (tmp_path / "translations.tsv").write_text("", encoding="utf-8")
    told = [message for _, message, _ in found() if message.startswith('"25 euros"')]
    assert told == ['"25 euros" is 25 EUR; fr and es say 30 EUR']


def test_what_a_chart_says_is_not_carried(repository, tmp_path):
    """The command reads pages: its name is no remedy in a data file."""
    text = "title:\n  fr: un plan de 30 puces\n  es: un plan de 30 chips\n  pt: {} chips\n"
    write(tmp_path, {"assets/data/a.yml": text.replace("{}", "30")})
    repository(1, fr="30", es="30", pt="30")
    write(tmp_path, {"assets/data/a.yml": text.replace("{}", "25")})
    ((_, message, hint),) = found()
    assert message.endswith("; pt changed last, and is not committed")
    assert hint == 'write "30", or, if pt is right, correct fr and es'


def test_two_languages(repository):
    """Where the only translation changed last, the source may be what is wrong."""
    repository(1, fr="30", es="30")
    repository(2, es="25")
    (finding,) = found("fr,es")
    assert finding[1].endswith("; es changed last, on 2026-03-02")
    assert finding[2] == (
        'write "30 euros", or, if es is right, correct fr: concordance carry es/a.md:3'
    )
    repository(3, fr="31")
    (finding,) = found("fr,es")
    assert finding[1].endswith("; fr changed last, on 2026-03-03")
    assert finding[2] == 'write "31 euros"'


def test_a_new_paragraph(repository, tmp_path):
    """It is younger than what stands where it should be; an older neighbour proves nothing."""
    repository(1, fr="30", es="30", pt="30")
    write(tmp_path, {"fr/a.md": f"{page('fr', '30')}\nLe troisième paragraphe est là.\n"})
    repository(0)
    said = {message.rpartition("; ")[2] for _, message, _ in found()}
    assert said == {"fr changed last, and is not committed"}
    write(tmp_path, {"es/a.md": page("es", "30").replace("Otro", "Algún otro")})
    repository(0)
    assert all("; es" not in message for _, message, _ in found())


def test_what_git_does_not_know(repository, tmp_path):
    """No repository, a line that is not there, a file that is not committed."""
    write(tmp_path, {"fr/a.md": page("fr", "1")})
    assert not in_repository(tmp_path)
    assert last_changes(tmp_path / "fr" / "a.md", [1]) == {}
    repository(1, fr="1")
    assert in_repository(tmp_path / "fr")
    changes = last_changes(tmp_path / "fr" / "a.md", [0, 3, 900])
    assert [(line, change.date) for line, change in changes.items()] == [(3, "2026-03-01")]
    write(tmp_path, {"fr/b.md": "x\n"})
    assert last_changes(tmp_path / "fr" / "b.md", [1]) == {}
    assert last_changes(tmp_path / "fr" / "none.md", [1]) == {}
