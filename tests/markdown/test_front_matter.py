"""Front matter: what it says, where the page starts after it, and what is wrong with it."""

from __future__ import annotations

import pytest
from mkdocs.utils.meta import get_data

from concordance.freshness.new import declared
from concordance.glossary.entry import read_entry
from concordance.markdown import parse_page
from concordance.markdown.read import read_bytes


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


@pytest.mark.parametrize("text", ["a: 1\n---\nTexte.\n", "a: 1\nb: 2\n\n---\n"])
def test_no_front_matter_that_lost_its_first_line(text):
    """A title of one line, and a rule below the lines that mkdocs takes for metadata."""
    assert parse_page(text, "a.md").problems == ()


def test_empty_and_dots():
    """Empty front matter is fine, and three dots close it too."""
    assert parse_page("---\n---\nTexte.", "a.md").problems == ()
    page = parse_page("---\na: 1\n...\nTexte.", "a.md")
    assert page.front_matter == {"a": 1}


BOMB = "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}' if n else 'x' * 9] * 50)}]\n" for n in range(9)
)
WRONG = [
    ("---\n- a\n- b\n---\n", (2, 1), "not a mapping"),
    ("a: 1\nb: 2\n---\n\nTexte.\n", (1, 1), "first line must be three dashes"),
    ("---\ntexte\n---\n", (2, 1), "not a mapping"),
    ("---\na: 1\nb: c: d\n---\n", (3, 5), "not YAML"),
    ("---\na: [1\n---\n", (2, 4), "bracket is never closed"),
    ("---\na: 1\nb: 2\na: 3\n---\n", (4, 1), '"a" twice, first on line 2'),
    ("---\na: 2024-99-99\n---\n", (2, 4), "'2024-99-99' is not a date"),
    ("---\na: !env x\n---\n", (2, 4), "not YAML"),
    ("---\na: \x07\n---\n", (2, 4), "U+0007 is not allowed"),
    ("---\n- \u2028\x85- b\n---\n", (2, 1), "not a mapping"),
    ("---\na: '\u2028 \u2028'\nb: *c\n---\n", (3, 4), "refers to another, which is not there"),
    ("---\na: !!bool x\n---\n", (2, 1), "not what its tag says"),
    ("---\na: !!timestamp x\n---\n", (2, 1), "not what its tag says"),
    (f"---\n{'[' * 50_000}\n---\n", (2, 1), "nested too deeply"),
    (f"---\n{BOMB}---\n", (4, 200), "with its aliases, this is more than 1,000,000 characters"),
    ("---\na: &x [*x]\n---\n", (2, 8), "a value holds itself"),
    (f"---\na: {'b' * 1_000_001}\n---\n", (2, 1), "more than 1,000,000 characters of YAML"),
    ("---\na: 1\ntitle: [a]\n---\n", (3, 1), '"title" is a list, and should be text'),
    ("---\ndescription: {a: b}\n---\n", (2, 1), '"description" is a mapping'),
    ("---\ntitle: yes\n---\n", (2, 1), '"title" is "true" or "false"'),
    ("---\ntitle: !!set {a, b}\n---\n", (2, 1), '"title" is another kind of value'),
    ("---\nhide: 5\n---\n", (2, 1), '"hide" is a number, and should be a list of texts'),
    ("---\nhide: [toc, {a: b}]\n---\n", (2, 1), '"hide" is a list with a mapping'),
    ('---\na: "\\e\\a"\n---\n', (2, 1), '"a" holds the character U+001B'),
    ('---\na: {b: ["\\x9b"]}\n---\n', (2, 1), '"a" holds the character U+009B'),
    ("---\ntitle: a\n\nTexte.\n", (1, 1), "never closed"),
    ("---\n? {a: b}\n: c\n---\n", (2, 3), "not YAML"),
]


@pytest.mark.parametrize(("text", "place", "said"), WRONG, ids=[said for _, _, said in WRONG])
def test_wrong(text, place, said):
    """What is wrong is told once, with its place, and the page is read all the same."""
    page = parse_page(f"{text}\n# T\n", "a.md")
    (problem,) = page.problems
    assert problem.rule == "invalid-front-matter"
    assert said in problem.message
    assert (problem.line, problem.column) == place
    assert problem.hint
    assert page.sections[-1].heading.prose.text == "T"


@pytest.mark.parametrize(
    "said", ["# Fait !\n\nBravo.", "Fait !\n\nBravo : `a`.", "- a", "# Fait !"]
)
def test_text_between_two_lines_across_the_page_is_text(said):
    """A line of dashes with a blank line after it opens no front matter, unless keys follow."""
    page = parse_page(f"---\n\n{said}\n\n---\n", "a.md")
    assert (page.body, page.problems) == (0, ())
    assert page.sections[-1].heading or any(page.blocks)
    kept = parse_page("---\n\na: 1\n---\n# T\n", "a.md")
    assert kept.front_matter == {"a": 1}
    assert parse_page("---\n\na: [1\n---\n# T\n", "a.md").problems


RIGHT = [
    *("title: 2016", "title: 1.5", "title:", "revision_date: 2024-03-29", "hide: toc"),
    *("hide: [toc, navigation]", "other: [1, {a: b}]", "a: &x [1]\nb: *x"),
]


@pytest.mark.parametrize("text", RIGHT)
def test_right(text):
    """Numbers and dates are written as text; other keys are their own business."""
    page = parse_page(f"---\n{text}\n---\n\n# T\n", "a.md")
    assert page.problems == ()
    assert len(page.front_matter) == text.count(": ") - text.count("{a: ") + text.endswith(":")


METADATA = [
    "title: T\ndescription: a: b\n\n# H\n",
    "Title: T\nTITLE: U\n# H\n",
    "a: b\n    c\n\td\n\nTexte: e\n",
    "a: b\n  c\n",
    " a-b:\n\n\nTexte.\n",
    "    a: b\n",
    "Texte\na: b\n",
    "\na: b\n",
    "a b: c\n",
    "a: b",
    "https://example.org\n",
]


@pytest.mark.parametrize("text", METADATA)
def test_metadata_without_dashes(text):
    """MultiMarkdown's lines are read as mkdocs reads them, and are no prose."""
    page = parse_page(text, "a.md")
    body, mapping = get_data(text)
    assert page.front_matter == mapping
    assert page.text[page.body :].lstrip("\n") == body
    assert page.problems == ()


FOUND = ["---\nterm: Été\n---\n", "---  \nterm: Été\n...\t\n", "---\nterm: Été\n---"]
NOT_FOUND = ["\n---\nterm: Été\n---\n", "----\nterm: Été\n----\n", "---\nterm: Été\n--- x\n"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=ascii)
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=ascii)
@pytest.mark.parametrize("text", [*FOUND, *NOT_FOUND], ids=ascii)
def test_one_grammar_for_pages_entries_and_new_pages(text, mark, newline):
    """What a page reads as front matter is an entry's, and is where a declaration is written."""
    written = (mark + text.replace("\n", newline)).encode()
    term = "Été" if text in FOUND else None
    assert read_bytes(written, "a.md").front_matter.get("term") == term
    entry, _ = read_entry("a.md", written.decode(), concept="a", language="fr")
    assert (entry and entry.term) == term
    declaration = declared(written)
    mapping = read_bytes(declaration, "b.md").front_matter
    assert mapping == {"untranslated": True, **({"term": term} if term else {})}
    assert declared(declaration) == declaration
    assert declaration.startswith(mark.encode()) or term is None


def test_a_declaration_keeps_the_bytes_it_does_not_know():
    """A page that is not UTF-8 gets its line, and no other byte of it changes."""
    data = b"---\r\ntitle: \xe9\r\n---\r\n\xff\n"
    assert declared(data) == data.replace(b"\xe9\r\n", b"\xe9\r\nuntranslated: true\r\n")


def test_toml():
    """Hugo's front matter between three plus signs is read, and is no prose."""
    page = parse_page('+++\ntitle = "Été"\nweight = 3\n[params]\na = 1\n+++\n\nTexte.\n', "a.md")
    assert page.front_matter["title"] == "Été"
    assert page.text[page.body :] == "\nTexte.\n"
    assert page.problems == ()


@pytest.mark.parametrize(
    ("written", "line", "message"),
    [
        ("title = Été", 2, "the front matter is not TOML: invalid value"),
        ('a = 1\ntitle = "Été', 3, "the front matter is not TOML: "),
        ("a = 1\na = 2", 3, "the front matter is not TOML: cannot overwrite a value"),
    ],
)
def test_faulty_toml(written, line, message):
    """One finding at its line; the prose is read nonetheless."""
    page = parse_page(f"+++\n{written}\n+++\n\nTexte.\n", "a.md")
    (found,) = page.problems
    assert (found.line, found.message[: len(message)]) == (line, message)
    assert page.text[page.body :] == "\nTexte.\n"


def test_json():
    """Hugo's front matter as an object is read, and is no prose."""
    page = parse_page('{\n  "title": "Été",\n  "a": {"b": [1]}\n}\n\nTexte.\n', "a.md")
    assert page.front_matter == {"title": "Été", "a": {"b": [1]}}
    assert page.text[page.body :] == "\nTexte.\n"
    assert page.problems == ()


@pytest.mark.parametrize(
    ("text", "place", "message", "body"),
    [
        ('{\n"a": 1\n"b": 2\n}\n', (3, 1), "is not JSON: expecting ',' delimiter", 18),
        (f'{{\n"a": {"[" * 99_999}\n}}\n', (1, 1), "is nested too deeply", 100_009),
        ('{\n"a": 1\n\nTexte.\n', (1, 1), "that begins here is never closed", 0),
        ("+++\na = 1\n\nTexte.\n", (1, 1), "that begins here is never closed", 0),
    ],
    ids=lambda each: str(each)[:40],
)
def test_a_dialect_that_is_broken(text, place, message, body):
    """One sentence with the remedy; the prose is read nonetheless."""
    page = parse_page(text, "a.md")
    (found,) = page.problems
    assert (found.line, found.column) == place
    assert message in found.message
    assert found.hint
    assert page.body == body


@pytest.mark.parametrize("text", ["+++\nTexte.\n", '{ "a" }\n', "{{< a >}}\n", "{a: 1}\n"])
def test_what_is_no_front_matter(text):
    """It is prose, where no key stands behind its mark."""
    page = parse_page(text, "a.md")
    assert page.body == 0
    assert page.problems == ()
