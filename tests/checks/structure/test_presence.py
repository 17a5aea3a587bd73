"""Blocks that a variant lacks or has alone."""

from __future__ import annotations

from types import SimpleNamespace

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.checks.structure.presence import Run
from concordance.corpus.corpus import read_corpus
from concordance.corpus.vote import vote
from concordance.project.project import project_from_folder

TEXTS = {
    "fr": "h",
    "es": "ses propres puces pour ses centres de données.",
    "pt": "un texto de veintiocho letras\n\nt",
}


def test_a_block_that_is_only_part_of_another_is_not_quoted():
    """The first of those who are right may have it within another block: the next is quoted."""
    verdict = vote({"fr": True, "es": False, "pt": True}, "fr")
    rows = (SimpleNamespace(blocks={"pt": "t"}), SimpleNamespace(blocks={"fr": "h", "pt": "u"}))
    assert Run(None, rows[:1], 0, verdict).quoted == ["t"]
    assert Run(None, rows, 0, verdict).quoted == ["h"]


def test_pages_of_which_one_has_a_block_within_another(tmp_path):
    """However they are paired, each finding is on a line."""
    for code, text in TEXTS.items():
        (tmp_path / code).mkdir()
        (tmp_path / code / "a.md").write_text(text, encoding="utf-8")
    found = check(read_corpus(project_from_folder(tmp_path, "fr,es,pt")), RULES).findings
    assert all(finding.line >= 1 for finding in found)
