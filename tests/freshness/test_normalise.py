"""What counts in a section, and what may change and leave its translations true."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from concordance.freshness.normalise import START, digest, keyed, normal
from concordance.markdown import parse_page

BASE = """\
# Titre {#t}

Le « réseau » coûte 10 000 euros ; voir [la page](a.md#x) et `make test`.

| Nom | Prix |
|---|---|
| Un | 3 % |
"""


def hashes(text: str) -> dict[str, str]:
    """Return the hash of each section of a page."""
    page = parse_page(text, "a.md")
    return {key: digest(section, page) for key, section in keyed(page)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("coûte 10 000 euros", "coûte\n10 000   euros"),
        ("coûte", "**coûte**"),
        ("[la page](a.md#x)", "[la *page*](../b.md)"),
        ("[la page](a.md#x)", "[la page][ref]"),
        ("10 000", "10\u202f000"),
        ("10 000", "10\u00a0000"),
        (" ;", "\u202f;"),
        (" ;", ";"),
        ("« réseau »", "«\u202fréseau\u202f»"),
        ("« réseau »", "“réseau”"),
        ("3 %", "3\u00a0%"),
        ("réseau", "ré\u00adseau"),
        ("é", "e\u0301"),
        ("|---|---|", "|:--|--:|"),
        ("# Titre", "---\ntitle: Autre\n---\n\n# Titre"),
        ("{#t}", "{ #t .wide }"),
        ("et `make", "<!-- concordance: ignore[typography] a reason -->et `make"),
    ],
)
def test_what_does_not_count(old, new):
    """White space, emphasis, targets, typographic spaces and marks, front matter, comments."""
    assert old in BASE
    text = BASE.replace(old, new) + ("\n[ref]: c.md\n" if "[ref]" in new else "")
    assert hashes(text) == hashes(BASE)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("10 000", "10 001"),
        ("coûte", "coûtait"),
        ("euros", "Euros"),
        ("make test", "make site"),
        ("3 %", "4 %"),
        ("3 %", "3"),
        ("Titre", "Un titre"),
        ("la page", "cette page"),
        (" ;", "."),
        ("| Un |", "| Une |"),
        ("et `make", "et ![un plan](p.png) `make"),
        ("et `make", "et {{ macro }} `make"),
    ],
)
def test_what_counts(old, new):
    """Words, numbers, code, cells, the texts of images, what a template puts in."""
    assert old in BASE
    assert hashes(BASE.replace(old, new)) != hashes(BASE)


def test_code_counts_and_a_bare_address_does_not():
    """A block of code is read by the reader; an address in the text is a target."""
    code = "# T {#t}\n\n```py\nx = 1\n```\n\n<https://a.example/1>\n"
    assert hashes(code) != hashes(code.replace("x = 1", "x = 2"))
    assert hashes(code) == hashes(code.replace("example/1", "example/2"))


def test_keys():
    """An explicit id, else the words' own, else the start; a second one is numbered."""
    page = parse_page("Avant.\n\n# À part\n\n## B {#b}\n\n## À part\n\n## C {#b}\n\n## 日本\n", "a")
    keys = [key for key, _ in keyed(page)]
    assert keys == [START, "a-part", "b", "a-part_1", "b_1", "section"]
    assert keyed(parse_page("---\ntitle: A\n---\n", "a")) == []


def test_long_text_is_read_in_no_time():
    """No pattern runs away."""
    for text in (" " * 200_000, "1 000 " * 50_000, "{{" * 100_000, "« " * 100_000):
        assert isinstance(normal(text), str)
        hashes(f"# T\n\n{text}\n")


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_what_is_normal_stays_so(text):
    """Normalising twice is normalising once, whatever the text."""
    assert normal(normal(text)) == normal(text)


@given(st.lists(st.sampled_from(["un", "10", "000", "(a)", "b;", "l’eau", "%"]), min_size=1))
@settings(max_examples=100, deadline=None)
def test_white_space_never_counts(words):
    """However the words are spread over lines."""
    assert normal(" ".join(words)) == normal(" \n\t ".join(words)) == normal("\u202f".join(words))
