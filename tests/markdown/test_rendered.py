"""The model held against Python-Markdown's own output, on this site and construct by construct."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from outlines import EXTENSIONS, outline, rendered

from concordance.markdown import parse_page, read_page

ROOT = Path(__file__).parents[2]
LANGUAGES = sorted(path for path in (ROOT / "docs").iterdir() if any(path.rglob("*.md")))
PAGES = sorted(Path(__file__).with_name("pages").glob("*.md"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_construct(path):
    """Each construct is read as it is rendered: blocks, order, ids, texts, links, footnotes."""
    page = read_page(path, path.name)
    theirs = rendered(page.text[page.body :])
    assert len(theirs) > 1
    assert outline(page) == theirs


@pytest.mark.parametrize("folder", LANGUAGES, ids=lambda folder: folder.name)
def test_this_site(folder):
    """Each page of this site is read as it is rendered."""
    for path in sorted(folder.rglob("*.md")):
        page = read_page(path, path.name)
        assert outline(page) == rendered(page.text[page.body :]), path


def test_extensions_are_the_sites():
    """What is compared with is rendered with all the extensions that this site uses."""
    written = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    section = re.search(r"^markdown_extensions:\n((?:[ ]+.*\n)+)", written, re.MULTILINE)
    used = re.findall(r"^[ ]{2}- ([\w.]+)", section[1], re.MULTILINE)
    assert used
    assert set(used) <= set(EXTENSIONS)


DIVERGENCES = {
    "HTML that is never closed ends at a blank line; rendered, it takes the rest of the page": (
        "<div>\n\nDu *texte*.",
        ["paragraph | Du texte."],
        ["html | Du *texte*."],
    ),
    "Markdown after a blank line in HTML is read; rendered, it is shown as it is written": (
        "<div>\n\nDu *texte*.\n\n</div>",
        ["html div > paragraph | Du texte."],
        ["html | Du *texte*."],
    ),
    "a row keeps the cells beyond its head; rendered, they are lost": (
        "| a | b |\n|---|---|\n| c | d | e |",
        ["table > row | a ¦ b", "table > row | c ¦ d ¦ e"],
        ["table > row | a ¦ b", "table > row | c ¦ d"],
    ),
    "a row keeps to the cells it has; rendered, empty ones are added": (
        "| a | b |\n|---|---|\n| c |",
        ["table > row | a ¦ b", "table > row | c"],
        ["table > row | a ¦ b", "table > row | c ¦"],
    ),
    "a row's own mark of a footnote never defined is told; rendered, it is text": (
        "Un appel[^nope].",
        ["paragraph | Un appel. |  | ^nope"],
        ["paragraph | Un appel[^nope]."],
    ),
    "templates are no words; rendered without their plugin, they stand there": (
        "Du {{ nom }} texte {% fin %}.",
        ["paragraph | Du texte ."],
        ["paragraph | Du {{ nom }} texte {% fin %}."],
    ),
    "an inclusion is code; rendered without its plugin, it stands there": (
        "{* a.py hl[1] *}",
        ["code | {* a.py hl[1] *}"],
        ["paragraph | {* a.py hl[1] *}"],
    ),
    "imports of MDX are no words": (
        "import A from 'a'\n\nTexte.",
        ["paragraph | Texte."],
        ["paragraph | import A from 'a'", "paragraph | Texte."],
    ),
    "icons are no words; rendered without their extension, they stand there": (
        "Du :smile: texte :material-check:.",
        ["paragraph | Du texte ."],
        ["paragraph | Du :smile: texte :material-check:."],
    ),
    "formulas are code; rendered without their extension, they stand there": (
        "Soit $x^2$.",
        ["paragraph | Soit \ufffc."],
        ["paragraph | Soit $x^2$."],
    ),
    "struck, marked and inserted text lose their marks; rendered, they need their extensions": (
        "~~un~~ ==deux== ^^trois^^",
        ["paragraph | un deux trois"],
        ["paragraph | ~~un~~ ==deux== ^^trois^^"],
    ),
    "an admonition that is an item's first line holds what is indented under it": (
        "- !!! note\n        Texte.",
        ["ul > admonition note", "ul > admonition note > paragraph | Texte."],
        ["ul > admonition note", "ul > admonition note > code | Texte."],
    ),
}


@pytest.mark.parametrize("name", DIVERGENCES)
def test_known_divergence(name):
    """Where the two differ, they differ like this, on purpose or because it hardly occurs."""
    text, ours, theirs = DIVERGENCES[name]
    page = parse_page(text, "a.md")
    said = [line.rstrip() for line in outline(page)]
    assert said == ours
    assert rendered(text) == theirs
