"""Whatever is written, a page is read, its positions lead back, and the reading ends."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from page_checks import assert_sound

from concordance.markdown import parse_page, read_page

MARKS = [
    *"\n\n\n \t*_`~[]()<>#+-.!|$^:\"'=&/{}\\>?%",
    *("    ", "  ", "\n\n", "\n    ", "\n        ", "**", "``", "```\n", "~~~", "![", "]("),
    *("[^1]", "[^1]: ", "<!--", "-->", "<div>", "</div>", "<div markdown>", '<a href="x">'),
    *("</a>", '<img alt="a" src=b>', "!!! note\n", '!!! tip "T"\n', "??? note\n", '=== "T"\n'),
    *("/// note | T\n", "///\n", "////\n", "- ", "* ", "1. ", "10. ", "> ", ":   ", "# "),
    *("## T {#id}", "---\n", "***\n", "===\n", "| ", " |\n", "|--|--|\n", "a | b\n", "<td>"),
    *("{: #id }", "{ .c }", "[x]: y\n", "[x]", "*[A]: b\n", "$$", "$x$", "<br>", "<p>", "</p>"),
    *("&amp;", "&nbsp;", "&#233;", "&notanentity;", "\\*", "\\", "{{< x >}}", "{* a *}", "{% x %}"),
    *("mot ", "été", "A100", "1\u202f000", "€", "🙂", "\ufffc", "\0", "\r\n", "\r", "\u2028"),
    *("<https://x.org>", "https://x.org", "<a@b.c>", "<code>", "</code>", "<script>", "\x0c"),
    *("[ ] ", "[x] ", "<blockquote markdown>", "</blockquote>", ":smile:", "~~", "=="),
]
SOUP = st.lists(st.sampled_from(MARKS), max_size=60).map("".join)
FRONT = ["---\n", "title: a\n", "title: é: b\n", "- a\n", "a: [\n", "a: 2024-99-99\n", "? {a: b}\n"]
FRONTS = st.lists(st.sampled_from([*FRONT, "...\n", "é\n", "\t", '"', "&a *a\n", "!!x y\n"])).map(
    "".join
)


@settings(deadline=None, max_examples=300)
@example("|--|--|\n|--|--|\n\u2028")
@given(SOUP)
def test_soup_of_marks(text):
    """Marks in any order make a page whose positions are right."""
    assert_sound(parse_page(text, "a.md"))


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=200))
def test_any_text(text):
    """Any characters make a page."""
    assert_sound(parse_page(text, "a.md"))


@settings(deadline=None, max_examples=100)
@given(FRONTS, SOUP)
def test_any_front_matter(front, text):
    """Whatever stands between dashes is a mapping or a problem with its place."""
    page = parse_page(f"---\n{front}---\n{text}", "a.md")
    assert isinstance(page.front_matter, dict)
    lines = page.text.count("\n") + 1
    assert all(1 <= problem.line <= lines for problem in page.problems)
    assert_sound(page)


@settings(deadline=None, max_examples=100)
@given(SOUP.map(str.encode) | st.binary(max_size=300))
def test_any_bytes(tmp_path_factory, data):
    """Any file is read; at most one problem is told of its bytes."""
    path = tmp_path_factory.getbasetemp() / "any.md"
    path.write_bytes(data)
    page = read_page(path, "any.md")
    assert_sound(page)
    assert sum(problem.rule == "invalid-encoding" for problem in page.problems) <= 1


@settings(deadline=None, max_examples=100)
@given(SOUP)
def test_line_ends_do_not_matter(text):
    """CRLF, CR and LF make the same page."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    page = parse_page(plain, "a.md")
    assert parse_page(plain.replace("\n", "\r\n"), "a.md") == page
    assert parse_page(plain.replace("\n", "\r"), "a.md") == page


N = 20_000
NEST = 200
LONG = {
    "brackets": "[" * N,
    "closing brackets": "]" * N,
    "pairs of brackets": "[]" * N,
    "links never closed": "[a](" * N,
    "links nested": "[" * N + "a" + "](b)" * N,
    "images nested": "![" * 2000 + "a" + "](b)" * 2000,
    "links with spaces": "[a](" + " " * N + "x",
    "titles never closed": '[a](b "' * N,
    "references": "[a][" * N + "\n\n[x]: y",
    "labels": "[a]" * N + "\n\n[x]: y",
    "stars": "*" * N,
    "stars apart": "*a" * N,
    "stars and lines": "*a_b" * N,
    "stars spaced": "* a" * N,
    "runs of stars": "".join("*" * (i % 7) + "a" for i in range(N)),
    "underscores": "_a " * N,
    "backticks": "`" * N,
    "backticks of all lengths": "a".join("`" * i for i in range(300)),
    "angles": "<" * N,
    "tags never closed": "<a " * N,
    "comments never closed": "a <!-- " * N,
    "comments on lines": "<!--\n" * N,
    "scripts": "a <script>" * N,
    "divisions never closed": "<div>\n" * N,
    "divisions nested": "<div>\n" * N + "</div>\n" * N,
    "divisions with Markdown": "<div markdown>\n" * N,
    "divisions and comments": "<div><!--" * N,
    "quotations": ">" * N,
    "quotations of lines": (">" * 30 + " a\n") * 500,
    "entities": "&amp;" * N,
    "ampersands": "&" * N,
    "braces": "{" * N,
    "templates never closed": "{{< a" * N,
    "dollars": "$a " * N,
    "formulas never closed": "$$\na\n\n" * N,
    "backslashes": "\\" * N,
    "colons": ":a" * N,
    "fences never closed": "```a\n" * N,
    "fences of all lengths": "\n".join("`" * i for i in range(3, 300)),
    "bars": "|" * N + "\n" + "|-" * N + "|\n" + "|" * N,
    "bars and code": "|`a" * N + "\n|-|",
    "rows": "a|b\n-|-\n" + "c|`d\n" * N,
    "items": "- a\n" * N,
    "items apart": "- a\n\n" * N,
    "items nested": "".join(" " * 4 * i + "- a\n" for i in range(NEST)),
    "items on one line": "- " * N + "a",
    "admonitions nested": "".join(" " * 4 * i + "!!! note\n" for i in range(NEST)),
    "admonitions on one line": "!!! note " * N,
    "tabs nested": "".join(" " * 4 * i + '=== "a"\n' for i in range(NEST)),
    "blocks never closed": "/// note\n" * N,
    "blocks closed": "/// note\n" * N + "///\n" * N,
    "terms": "a\n:   b\n" * N,
    "notes": "[^a]: b\n" * N,
    "definitions": "[a]: b\n" * N,
    "headings": "#" * N,
    "underlines": "a\n=\n" * N,
    "blank lines": "\n" * N,
    "spaces": " " * N + "a",
    "tabs": "\t" * N + "a",
    "front matter": "---\n" + "[" * N + "\n---\n",
    "front matter never closed": "---\na: b\n" + "a: b\n" * N,
    "dashes": "- " * N + "\n" + "-" * N,
    "long line": "mot " * N,
    "lines": "mot\n" * N,
    "attribute lists": "a\n{: #a }\n" * N,
    "nulls": "\0" * N,
    "imports": "import " * N,
}


@pytest.mark.parametrize("name", LONG)
def test_long_runs_end(name):
    """What is made to nest or to be searched in vain is read in one pass, and rightly."""
    page = parse_page(LONG[name], "a.md")
    assert page.sections[-1].span.end == len(page.text)
    if len(page.text) < N:
        assert_sound(page)


def test_deep_nesting_is_read_as_text_at_last():
    """Nothing is lost below the deepest container that is followed."""
    text = "".join(" " * 4 * i + f'!!! note "n{i}"\n' for i in range(NEST))
    page = parse_page(text, "a.md")
    said = " ".join(block.title + block.prose.text + block.code for block in page.blocks)
    assert all(f"n{i}" in said for i in range(NEST))
    assert max(len(block.containers) for block in page.blocks) == 64
