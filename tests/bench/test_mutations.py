"""Of each kind of fault, some are planted in the pages of bench/pages/ and found in their place.

A change of the engine that weakens it is noticed here, without the whole benchmark.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from bench.mutations.change import Change
from bench.mutations.families import FAMILIES, MEANING
from bench.mutations.score import ground, judge, stands, twins
from bench.report import ROOT

from concordance.corpus.corpus import read_corpus
from concordance.findings.model import Finding
from concordance.project.project import project_from_mkdocs

IN_THE_PAGES = {"identifier changed", "values exchanged", "bound turned"}
"""Kinds of changed meaning that the pages of bench/pages/ have enough of."""
HARD = {
    "sentence of words alone dropped": "leaves nothing to compare",
    "sentence moved": "leaves nothing to compare",
    "paragraph moved": "bench/pages/ has no three paragraphs in a row",
    "code changed": "code of several words or with braces may change",
    "a word left out (paraphrase)": "no check weighs words",
    "prose changed in the source only": "bench/pages/ has no record of what was checked",
    "term replaced by a forbidden form": "bench/pages/ has no glossary",
    "half a sentence dropped": "leaves too little to compare",
    **dict.fromkeys(MEANING.keys() - IN_THE_PAGES, "bench/pages/ has few or none"),
}
"""Families not asked here, and why; the table of bench/README.md tells what is found of them."""
ASKED = [family for family in FAMILIES if family.name not in HARD]


@pytest.fixture(scope="module")
def base():
    """Return the pages of bench/pages/, checked as they are."""
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        yield ground(read_corpus(project_from_mkdocs(Path("bench/pages/mkdocs.yml"))))
    finally:
        os.chdir(before)


def changes(base, family, code):
    """Return every fault of a family that can be planted in one language."""
    plant = family.of(base.corpus)
    chance = random.Random(1)  # noqa: S311 - a fixed choice
    return [
        change
        for group in base.clean
        for change in plant(group, group.by_code[code], chance)
        if group.by_code.get(code)
    ]


def test_the_pages_are_clean(base):
    """Nothing is found where nothing was planted."""
    assert not base.known
    assert len(base.clean) == len(base.corpus.groups)


@pytest.mark.parametrize("family", ASKED, ids=lambda family: family.name)
def test_faults_are_found(base, family):
    """Of four faults, three at least are found, each on its variant and where it stands."""
    planted = [change for code in ("fr", "es", "pt") for change in changes(base, family, code)]
    chance = random.Random(family.name)  # noqa: S311 - likewise
    chosen = chance.sample(planted, min(4, len(planted)))
    verdicts = [judge(base, change) for change in chosen]
    assert len(verdicts) >= 3
    assert sum(verdict.found for verdict in verdicts) >= 3
    assert sum(verdict.place for verdict in verdicts) >= 3
    assert not any(verdict.elsewhere for verdict in verdicts)


@pytest.mark.parametrize(
    ("code", "language", "line", "expected"),
    [
        ("fr", "fr", 8, True),
        ("fr", "es", 8, True),  # what stands for it
        ("fr", "es", 19, False),
        ("es", "es", 8, True),
        ("es", "pt", 8, False),  # only what the source says is told on another
    ],
)
def test_the_right_place(base, code, language, line, expected):
    """A fault of a translation is told there; one of the source on what stands for it."""
    group = base.corpus.groups[base.by_key["index.md"]]
    text = group.by_code[code].page.text
    change = Change("index.md", code, text.replace("10 minut", "30 minut", 1), (8, 8))
    places = {code: [change.lines]} | twins(group, change)
    finding = Finding(group.by_code[language].page.path, line, 1, "r", "m", language=language)
    assert stands(finding, places) is expected


def test_what_is_not_asked_is_a_family():
    """The list of exceptions names families that there are."""
    assert set(HARD) <= {family.name for family in FAMILIES}
