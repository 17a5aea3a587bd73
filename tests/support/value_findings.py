"""Pages in several languages, and what the value rules find in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_folder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from concordance.findings.model import Finding

VALUE_RULES = [rule for rule in RULES if rule.family == "values"]


def findings(folder: Path, texts: Mapping[str, str], source: str = "") -> list[Finding]:
    """Check one page, given by language code, with the value rules alone."""
    for code, text in texts.items():
        file = folder / code / "a.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# T {{#t}}\n\n{text}\n", encoding="utf-8")
    project = project_from_folder(folder, ",".join(texts), source)
    return list(check(read_corpus(project), VALUE_RULES).findings)
