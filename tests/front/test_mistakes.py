r"""Mistakes as contributors make them, one at a time, in a small site of three languages.

`mistakes/table.tsv` has one a line: what it is, the file below docs/, the text that is there once
(a space stands for a no-break space too, `\n` for a line's end), what is written instead, and what
must be said: a rule, or `(reviewer)` where no rule sees it and `concordance review` must show it,
or `(turned off)`; and the file and line where.
"""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest
from spoken import unsaid

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.checks.turned_off import turned_off
from concordance.cli.rule_options import all_rules
from concordance.corpus.corpus import read_corpus
from concordance.freshness.edited import edited
from concordance.project.project import project_from_mkdocs

HERE = Path(__file__).parent / "mistakes"
TABLE = list(
    csv.DictReader(
        (HERE / "table.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)
NAMES = [rule.name for rule in all_rules()]
SEVERITIES = {rule.name: rule.severity for rule in all_rules()}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Return two copies of the site: as it was, and where the mistakes are made."""
    folder = tmp_path_factory.mktemp("mistakes")
    for name in ("before", "now"):
        shutil.copytree(HERE, folder / name, ignore=shutil.ignore_patterns("table.tsv"))
    return folder


def findings(folder):
    """Check a copy, nothing kept: each finding's rule and place, below docs/.

    Each can be said in every language.
    """
    result = check(read_corpus(project_from_mkdocs(folder / "mkdocs.yml")), RULES, others=NAMES)
    assert unsaid(result.findings) == []
    return {(one.rule, place(one.path, one.line)) for one in result.findings}


def place(path, line):
    """Return a place as the table has it: `pt/tram.md:7`."""
    return f"{re.sub(r'^.*?(docs/|now/|before/)(docs/)?', '', path)}:{line}"


def review(site):
    """Return what a reviewer is shown: passages, and what is turned off, each with its place."""
    before, now = (
        read_corpus(project_from_mkdocs(site / name / "mkdocs.yml")) for name in ("before", "now")
    )
    shown = {("(reviewer)", place(one.path, one.line)) for one in edited(before, now)}
    off = turned_off(before, now, SEVERITIES)
    return shown | {("(turned off)", place(one.path, one.line)) for one in off}


def test_there_are_many_and_none_is_made_twice():
    """At least 110, each with a name of its own and a change of its own."""
    assert len({row["what"] for row in TABLE}) == len(TABLE) >= 110
    assert len({(row["file"], row["old"], row["new"]) for row in TABLE}) == len(TABLE)


def test_the_site_has_no_finding(site, monkeypatch):
    """What is found below is the mistake's doing."""
    monkeypatch.chdir(site / "now")
    assert findings(Path()) == set()


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["what"])
def test_mistake(row, site, monkeypatch):
    """A rule says it at its line; or else, no rule at all, and the reviewer is shown it there."""
    monkeypatch.chdir(site / "now")
    file = Path("docs", row["file"])
    data = file.read_bytes()
    text = data.decode("utf-8")
    old, new = (row[key].replace("\\n", "\n").replace("\\t", "\t") for key in ("old", "new"))
    (found,) = re.finditer(re.escape(old).replace(r"\ ", "[ \u00a0\u202f]"), text)
    try:
        file.write_bytes((text[: found.start()] + new + text[found.end() :]).encode())
        said = findings(Path())
        if row["rule"].startswith("("):
            assert said == set()
            said = review(site)
    finally:
        file.write_bytes(data)
    assert (row["rule"], row["line"]) in said
