"""A fragment that one variant alone has otherwise, of a page that is not the project's."""

from __future__ import annotations

import pytest

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_folder

RULE = [rule for rule in RULES if rule.name == "link-mismatch"]


@pytest.mark.parametrize(
    ("fr", "es", "pt", "told"),
    [
        ("/docs/a#b", "/docs/a#c", "/docs/a#b", ["es"]),
        ("/docs/a#b", "/es/docs/a#c", "/docs/a#b", []),
        ("/docs/a#un", "/docs/a#uno", "/docs/a#um", []),
        ("a.md#b", "a.md#c", "a.md#b", []),
    ],
)
def test_who_is_told(tmp_path, fr, es, pt, told):
    """One of three, of an address that is else the same; not what broken-link looks up."""
    for code, target in {"fr": fr, "es": es, "pt": pt}.items():
        (tmp_path / code).mkdir()
        page = f"# A\n\n## B\n\n[x]({target})\n"
        (tmp_path / code / "a.md").write_text(page, encoding="utf-8")
    corpus = read_corpus(project_from_folder(tmp_path, "fr,es,pt"))
    assert [finding.language for finding in check(corpus, RULE).findings] == told
