"""What a rule of meaning says of one page."""

from __future__ import annotations

import pytest

from concordance.checks.check import check
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_folder


@pytest.fixture
def found(tmp_path):
    """Return what a rule finds on one page, given by language, the source first."""

    def run(rule, texts, more=""):
        for code, text in texts.items():
            (tmp_path / code).mkdir()
            file = tmp_path / code / "a.md"
            file.write_text(f"# T {{#t}}\n\n{text}\n\n{more}", encoding="utf-8")
        corpus = read_corpus(project_from_folder(tmp_path, ",".join(texts)))
        return check(corpus, [rule]).findings

    return run


@pytest.fixture
def said(found):
    """Return the same, each as its place, its message and its remedy."""

    def run(rule, texts, more=""):
        return [
            f"{one.language}:{one.line}:{one.column}-{one.end_column} {one.message}; {one.hint}"
            for one in found(rule, texts, more)
        ]

    return run


@pytest.fixture
def told_of(found):
    """Return of a rule's one finding its value, and what it quotes of the others, and where."""

    def run(rule, texts, more=""):
        (one,) = found(rule, texts, more)
        return one.value, [
            f"{each.language}:{each.line}:{each.column}-{each.end[1]} {each.quote}"
            for each in one.variants
        ]

    return run
