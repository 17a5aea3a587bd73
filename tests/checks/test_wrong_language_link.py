"""What to write in place of a link to another language's page, by the layout of the pages."""

from __future__ import annotations

import pytest

from concordance.checks.check import check
from concordance.checks.links.wrong_language_link import wrong_language_link
from concordance.corpus.corpus import read_corpus
from concordance.project.config import Config
from concordance.project.unknown import find_project


@pytest.mark.parametrize(
    ("layout", "written", "expected"),
    [
        ("docs/{stem}-{language}{ending}, docs/{page}", "RULES.md#a", "write RULES-es.md#a"),
        ("docs/{language}/{page}, docs/{page}", "../RULES.md", "write RULES.md"),
        ("docs/{language}/{page}, docs/{page}", "RULES.md", None),
    ],
)
def test_the_address_to_write(tmp_path, layout, written, expected):
    """The page's own file, beside it; a link that is right is silent."""
    own, default = layout.split(", ")
    for key, text in {"RULES.md": "# Rules {#a}", "README.md": f"# Read\n\n[a]({written})"}.items():
        stem, ending = key.split(".")
        places = {"page": key, "stem": stem, "ending": f".{ending}", "language": "es"}
        for pattern, said in ((own, text), (default, text.split("\n")[0])):
            file = tmp_path / pattern.format(**places)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"{said}\n", encoding="utf-8")
    project, _ = find_project(tmp_path, config=Config(), layout=layout, source="en")
    found = check(read_corpus(project), [wrong_language_link]).findings
    assert [finding.hint for finding in found] == ([expected] if expected else [])
