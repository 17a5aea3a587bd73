"""Front matter: what it says, where the page starts after it, and what is wrong with it."""

from __future__ import annotations

import pytest

from concordance.markdown import parse_page


def test_mapping():
    """The mapping is given, and the body starts after it."""
    text = "---\ntitle: 'Été'\nforms: [a, b]\n---\n\nTexte.\n"
    page = parse_page(text, "a.md")
    assert page.front_matter == {"title": "Été", "forms": ["a", "b"]}
    assert page.text[page.body :] == "\nTexte.\n"
    assert page.sections[0].span.start == page.body
    assert page.problems == ()


@pytest.mark.parametrize(
    "text", ["", "Texte", "---\n", "---", "---\nTexte.\n", "Texte\n---\na: b\n---\n"]
)
def test_none(text):
    """A rule or a title is not front matter."""
    page = parse_page(text, "a.md")
    assert page.front_matter == {}
    assert page.body == 0
    assert page.problems == ()


def test_empty_and_dots():
    """Empty front matter is fine, and three dots close it too."""
    assert parse_page("---\n---\nTexte.", "a.md").problems == ()
    page = parse_page("---\na: 1\n...\nTexte.", "a.md")
    assert page.front_matter == {"a": 1}


WRONG = [
    ("---\n- a\n- b\n---\n", (2, 1), "not a mapping"),
    ("---\ntexte\n---\n", (2, 1), "not a mapping"),
    ("---\na: 1\nb: c: d\n---\n", (3, 5), "not YAML"),
    ("---\na: [1\n---\n", (2, 4), "bracket is never closed"),
    ("---\na: 1\nb: 2\na: 3\n---\n", (4, 1), '"a" twice, first on line 2'),
    ("---\na: 2024-99-99\n---\n", (2, 1), "cannot be read"),
    ("---\na: !env x\n---\n", (2, 4), "not YAML"),
    ("---\na: \x07\n---\n", (2, 4), "U+0007 is not allowed"),
    ("---\n- \u2028\x85- b\n---\n", (2, 1), "not a mapping"),
    ("---\na: '\u2028 \u2028'\nb: *c\n---\n", (3, 4), "refers to another, which is not there"),
    ("---\na: !!bool x\n---\n", (2, 1), "not what its tag says"),
    ("---\na: !!timestamp x\n---\n", (2, 1), "not what its tag says"),
    (f"---\n{'[' * 50_000}\n---\n", (2, 1), "nested too deeply"),
    ("---\ntitle: a\n\nTexte.\n", (1, 1), "never closed"),
    ("---\n? {a: b}\n: c\n---\n", (2, 3), "not YAML"),
]


@pytest.mark.parametrize(("text", "place", "said"), WRONG, ids=[text for text, _, _ in WRONG])
def test_wrong(text, place, said):
    """What is wrong is told once, with its place, and the page is read all the same."""
    page = parse_page(f"{text}\n# T\n", "a.md")
    (problem,) = page.problems
    assert problem.rule == "invalid-front-matter"
    assert said in problem.message
    assert (problem.line, problem.column) == place
    assert problem.hint
    assert page.sections[-1].heading.prose.text == "T"
