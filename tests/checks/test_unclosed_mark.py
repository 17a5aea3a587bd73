"""Elements of HTML that are never closed, or never opened: which count, and which do not."""

from __future__ import annotations

import pytest

from concordance.checks.hygiene.unclosed_mark import unclosed_mark
from concordance.corpus.group import Variant
from concordance.markdown import parse_page
from concordance.project.project import Language


def found(text):
    """Return the places of the findings on a page, and what they name."""
    findings = unclosed_mark.check(Variant(Language("fr", "fr-FR"), parse_page(text, "a.md")))
    return [(finding.line, finding.message.split('"')[1]) for finding in findings]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<div>\n\nun\n", (1, "<div>")),
        ("un\n\n  <DIV class=a>\n\n<div>\n</div>\n", (3, "<div>")),
        ("<ul>\n<li>un\n", (1, "<ul>")),
        ("<details>\n<div>\n</div>\n", (1, "<details>")),
        ("</div>\n\nun\n", (1, "</div>")),
        ("<div>\n\nun </article>\n</div>\n", (3, "</article>")),
    ],
)
def test_an_element_without_its_other_tag(text, told):
    """The first is told, at its line."""
    assert found(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "<div>\n<div>\n</div>\n</div>\n",
        "<p>un\n\n<li>deux\n\n<br>\n\n<div />\n",
        "`<div>` et <!-- <div> -->\n\n```\n<div>\n```\n",
        "un <div> dans une phrase\n",
        '<div>\n\n--8<-- "fin.md"\n',
        "<div>\n\n{% include 'fin' %}\n",
        "un \\</div> écrit\n",
        "---\ntitle: <div>\n---\n\nun\n",
        "<divers>\n",
    ],
)
def test_what_is_none(text):
    """Closed, with an end that may be left out, in code, or completed by an inclusion."""
    assert found(text) == []


def test_many_are_read_at_once():
    """Ten thousand elements that nest are no trouble."""
    assert found("<div>\n" * 10_000 + "</div>\n" * 10_000) == []
    assert found("<div>\n" * 10_000) == [(1, "<div>")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("**Un texte.\n", (1, "**")),
        ("Un **mot sans fin.\n", (1, "**")),
        ("Un mot** sans début.\n", (1, "**")),
        ("- un **mot\n", (1, "**")),
        ("- **14 mai 2020 : un texte.\n", (1, "**")),
        ("| a | b |\n|---|---|\n| 1 | **deux |\n", (3, "**")),
        ("Un texte.\n{: #un\n", (2, "{: #un")),
        ("Un texte.\n{: .large #un\n", (2, "{: .large #un")),
    ],
)
def test_a_mark_that_shows(text, told):
    """Emphasis and attribute lists without their other end."""
    assert found(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Un **mot** et **un autre**.\n",
        "Avec \\*\\*kwargs ou \\**kwargs.\n",
        "Avec `**kwargs`.\n",
        "2 ** 3, a**2 et **.\n",
        "Soit 2 **3 = 8.\n",
        "Un texte.\n{: #un }\n",
        "Un ensemble {1, 2.\n",
        "Un ****mot.\n",
    ],
)
def test_marks_that_are_meant(text):
    """Closed, escaped, in code, or an operator."""
    assert found(text) == []
