"""Each Markdown construct with terms in it, and the HTML it must give: `golden/*.md` to `.html`.

`UPDATE_GOLDEN=1` writes the HTML anew, for a person to read before it is committed.
"""

from __future__ import annotations

import os
from pathlib import Path

import markdown
import pytest
from glossaries import lexicon

from concordance.glossary.extension import GlossaryExtension, LinkedPage

EXTENSIONS = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "smarty"),
    *("tables", "toc", "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"),
]
CONFIGURATION = {"toc": {"permalink": True}, "pymdownx.tabbed": {"alternate_style": True}}
PAGES = sorted((Path(__file__).parent / "golden").glob("*.md"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_construct(path: Path):
    """The page comes out as its golden file, and without our links as without the extension."""
    page = LinkedPage(lexicon(), "docs/fr/page.md", density=1000)
    html = markdown.markdown(
        path.read_text(encoding="utf-8"),
        extensions=[*EXTENSIONS, GlossaryExtension(page)],
        extension_configs=CONFIGURATION,
    )
    golden = path.with_suffix(".html")
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(html + "\n", encoding="utf-8")
    assert html + "\n" == golden.read_text(encoding="utf-8")


def test_there_is_a_page_for_each_construct():
    """The folder was found, and nothing in it is left without its other half."""
    assert len(PAGES) >= 15
    assert [page.stem for page in PAGES] == sorted(
        path.stem for path in (Path(__file__).parent / "golden").glob("*.html")
    )
