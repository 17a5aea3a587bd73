"""What a finding of typography says of its place."""

from __future__ import annotations

import pytest

from concordance.checks.check import check
from concordance.checks.typography.typography import typography
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_folder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Um texto[aqui](b.md) e só.", '"Um texto[aqui](b.md)"'),
        ("Um texto[aqui](b.md#a\n) e só.", '"Um texto[aqui](b.md#a )"'),
    ],
    ids=["on a line", "on two"],
)
def test_a_quotation_is_on_one_line(tmp_path, text, expected):
    """A link that goes on to the next line is quoted on one."""
    for code in ("fr", "pt"):
        (tmp_path / code).mkdir()
        (tmp_path / code / "a.md").write_text("Un." if code == "fr" else text, encoding="utf-8")
    corpus = read_corpus(project_from_folder(tmp_path, "fr,pt"))
    (finding,) = check(corpus, [typography]).findings
    assert finding.message == f"a word glued to the link after it: {expected}"
