"""What holds for every page: nothing is altered but links, and each at its first use."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
from glossaries import entry, lexicon
from hypothesis import example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from concordance.glossary.entry import read_entry
from concordance.glossary.extension import FEWEST, GlossaryExtension, LinkedPage
from concordance.glossary.termbase import Lexicon, make_termbase

ROOT = Path(__file__).resolve().parents[2]
OURS = re.compile(r'<a class="term"[^>]*>(.*?)</a>', re.DOTALL)
EXTENSIONS = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "smarty"),
    *("tables", "toc", "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed"),
    *("pymdownx.tasklist", "pymdownx.smartsymbols"),
]
NOT_INSIDE = "a abbr h1 h2 h3 code kbd th label blockquote dt summary .admonition-title"
BARRED = ", ".join(f"{outer} a.term" for outer in NOT_INSIDE.split()) + ", a.term a, a.term abbr"


def convert(text: str, page: LinkedPage | None) -> str:
    """Convert a page with every extension that rewrites text, and with ours where asked."""
    ours = [] if page is None else [GlossaryExtension(page)]
    return markdown.markdown(text, extensions=[*EXTENSIONS, *ours])


def site_lexicon(language: str) -> Lexicon:
    """Read this site's own glossary."""
    entries = []
    for path in sorted((ROOT / "docs" / language / "glossary").glob("*.md")):
        if path.stem != "index":
            name = path.relative_to(ROOT).as_posix()
            text = path.read_text(encoding="utf-8")
            entries.append(read_entry(name, text, concept=path.stem, language=language)[0])
    return make_termbase(entries)[0].lexicons[language]


@pytest.mark.parametrize("language", ["fr", "es", "pt"])
def test_only_links_are_added_to_this_site(language: str):
    """On every page of the site, taking our links away gives the page without the extension."""
    known = site_lexicon(language)
    linked = 0
    for path in sorted((ROOT / "docs" / language).rglob("*.md")):
        text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        html = convert(text, LinkedPage(known, path.relative_to(ROOT).as_posix()))
        assert OURS.sub(r"\1", html) == convert(text, None), path
        linked += len(OURS.findall(html))
    assert linked > 50


WORDS = ["GPU", "A100", "Azure", "Maia", "IA", "l'IA", "d’IA", "réseau", "de", "neurones", "un"]
WORDS += ["entrai\u0302nement", "réseaux\u00a0de", "GPU&nbsp;A100", "R&D", "\\*", "100"]
INLINE = ["{}", "*{}*", "**{}**", "`{}`", "[{}](x.md)", "[{}](glossary/gpu.md)", "<kbd>{}</kbd>"]
INLINE += ['"{}"', "'{}'", "({})", "{}-80", "<b>{}", "{}</b>", "{}[^1]", "![{}](x.png)", "{}."]
INLINE += ["<br>{}", "{}{{: .no-glossary }}", "*{}*{{: .no-glossary }}", "--{}...", "<!-- {} -->"]
BLOCK = ["{}", "# {}", "## {}", "### {}", "> {}", "- {}", "1. {}", "    {}", "```\n{}\n```"]
BLOCK += ["| {} | b |\n|---|---|\n| {} | d |", "!!! note\n    {}", '=== "{}"\n\n    {}']
BLOCK += ["<div>{}</div>", "<div markdown>\n{}\n</div>", "x\n:   {}", "[^1]: {}", "*[GPU]: {}"]
PIECES = st.builds(str.replace, st.sampled_from(INLINE), st.just("{}"), st.sampled_from(WORDS))
LINES = st.lists(PIECES, min_size=1, max_size=8).map(" ".join)
BLOCKS = st.builds(str.replace, st.sampled_from(BLOCK), st.just("{}"), LINES)
PAGES = st.lists(BLOCKS, max_size=8).map("\n\n".join)


@settings(deadline=None, max_examples=300)
@example(text="<kbd>GPU&nbsp;A100</kbd>\n\n*[GPU]: GPU")
@given(text=PAGES)
def test_only_links_are_added(text: str):
    """On any mixture of constructs our links are all that is new, and none is where it must not."""
    page = LinkedPage(lexicon(), "docs/fr/page.md")
    html = convert(text, page)
    assert OURS.sub(r"\1", html) == convert(text, None)
    links = OURS.findall(html)
    assert not any("<" in link for link in links)
    if "<b>" not in html:  # a parser moves what an unclosed tag swallows
        tree = LexborHTMLParser(html)
        assert len(tree.css("a.term")) == len(links)
        assert tree.css(BARRED) == []


def test_uses_are_reported_by_section():
    """Linked, hand-made and thinned-out uses all count, once per h2, in the order of the page."""
    text = (
        "Un GPU.\n\n## Une {#one}\n\nDe l'IA et un [autre nom](glossary/gpu.md), l'IA.\n\n"
        "### Plus bas {#deeper}\n\nMaia.\n\n> Un A100 cité.\n\n## Deux {#two}\n\n`GPU`\n"
    )
    page = LinkedPage(lexicon(), "docs/fr/page.md", density=0)
    html = convert(text, page)
    assert page.uses == [("gpu", ""), ("ia", "one"), ("maia", "one"), ("gpu", "one")]
    assert OURS.findall(html) == []


def test_density_keeps_first_uses_of_the_page():
    """Past the cap, a concept that has a link gives way to one that has none."""
    text = "\n\n".join(f"## S{at} {{#s{at}}}\n\nUn GPU, un GPU." for at in range(9)) + "\n\nIA.\n"
    html = convert(text, LinkedPage(lexicon(), "docs/fr/page.md", density=1))
    links = OURS.findall(html)
    assert links == ["GPU"] * (FEWEST - 1) + ["IA"]


def test_own_entry_and_its_links():
    """An entry never links to itself, and reaches its neighbours by their names."""
    html = convert("GPU, IA et [GPU](gpu.md).", LinkedPage(lexicon(), "docs/fr/glossary/gpu.md"))
    assert 'data-term="ia" href="ia.md"' in html
    assert 'data-term="gpu"' not in html


def test_definitions_travel_with_the_link():
    """The popover reads the definition off the page, whatever characters it holds."""
    known = lexicon(entries={"a": {"term": "GPU", "definition": 'un "a" < b & c\u00a0: d'}})
    link = LexborHTMLParser(convert("Un GPU.", LinkedPage(known, "docs/fr/x.md"))).css_first("a")
    assert link.attributes["data-definition"] == 'un "a" < b & c\u00a0: d'
    assert link.attributes["data-title"] == "GPU"


def test_paths_with_odd_characters():
    """A link is a valid address even where a file's name is not."""
    odd = entry("été 1", term="été")
    known = make_termbase([odd])[0].lexicons["fr"]
    html = convert("Un été.", LinkedPage(known, "docs/fr/sub/page.md"))
    assert 'href="../glossary/%C3%A9t%C3%A9%201.md"' in html


def test_a_page_left_alone():
    """Without a page to link, the extension changes nothing."""
    extension = GlossaryExtension(None)
    assert markdown.markdown("Un GPU.", extensions=[extension]) == "<p>Un GPU.</p>"


def test_a_page_of_five_megabytes():
    """A page far beyond any real one is linked in its first section and stays whole."""
    from xml.etree.ElementTree import Element, SubElement

    from concordance.glossary.plan import LinkPlan

    root = Element("div")
    for _ in range(40_000):
        paragraph = SubElement(root, "p")
        paragraph.text = "Un GPU et des réseaux de neurones, dans un texte qui se répète " * 2
        SubElement(paragraph, "em").tail = " jusqu'à l'entraînement."
    plan = LinkPlan(lexicon().matcher, page_concept="", resolve_link=lambda _: None, stash=[])
    plan.visit(root)
    assert [place.concept for place in plan.limited_to(100)] == ["gpu", "network", "training"]
    assert plan.words > 900_000
