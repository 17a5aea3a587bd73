"""Kinds of faults that projects had, each in several languages: `kinds.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_folder

CASES = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text(encoding="utf-8"))["case"]
SILENT = {"typography", "other-text"}
"""The rule of spaces that nobody sees, and one of an optional model."""
CHECKED = [rule for rule in RULES if rule.name not in SILENT]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["kind"])
def test_kind(case, tmp_path):
    """What agrees is accused by no rule; each fault is told where it is, by its rule alone."""
    texts = {code: text for code, text in case.items() if code not in {"kind", "faults"}}
    told = []
    for code, _, text in ("", "", ""), *case["faults"]:
        for each, said in (texts | {code: text}).items() if code else texts.items():
            (tmp_path / each).mkdir(exist_ok=True)
            (tmp_path / each / "a.md").write_text(f"# T {{#t}}\n\n{said}\n", encoding="utf-8")
        found = check(read_corpus(project_from_folder(tmp_path, ",".join(texts))), CHECKED).findings
        told.append(sorted({(one.language, one.rule) for one in found}))
    assert told == [[], *([(code, rule)] for code, rule, _ in case["faults"])]
