"""The id the others have is written after the heading, once."""

from __future__ import annotations

import pytest

from concordance.checks.structure.missing_heading_id import missing_heading_id
from concordance.corpus.corpus import read_corpus
from concordance.findings.fixes import apply
from concordance.project.project import project_from_folder


def mended(tmp_path, page):
    """Mend a Spanish page beside a French one whose headings have ids."""
    french = "# Titre\n\n## Réseau {#network}\n\nUn.\n\n## Puces {#chips}\n\nDeux.\n"
    for code, text in {"fr": french, "es": page}.items():
        (tmp_path / code).mkdir(exist_ok=True)
        (tmp_path / code / "a.md").write_text(text, encoding="utf-8")
    group = read_corpus(project_from_folder(tmp_path, "fr,es")).groups[0]
    found = [finding for finding in missing_heading_id.check(group) if finding.language == "es"]
    return apply(page, [edit for finding in found for edit in finding.edits])


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (
            "# Título\n\n## La red\n\nUno.\n\n## Chips {#chips}\n\nDos.\n",
            "# Título\n\n## La red {#network}\n\nUno.\n\n## Chips {#chips}\n\nDos.\n",
        ),
        (
            "# Título\n\nLa red  \n---\n\nUno.\n\n## Los chips\n\nDos.\n",
            "# Título\n\nLa red {#network}  \n---\n\nUno.\n\n## Los chips {#chips}\n\nDos.\n",
        ),
        (
            "# Título\n\n## La red {: .x }\n\nUno.\n\n## Chips {#chips}\n\nDos.\n",
            "# Título\n\n## La red {: .x }\n\nUno.\n\n## Chips {#chips}\n\nDos.\n",
        ),
    ],
)
def test_mended(tmp_path, page, expected):
    """At the end of the heading's line, unless an attribute list stands there already."""
    assert mended(tmp_path, page) == expected
    assert mended(tmp_path, expected) == expected
