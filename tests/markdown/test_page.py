"""What a page is made of: kinds, containers, ids, links, code, comments, each in its place."""

from __future__ import annotations

import pytest
from page_checks import assert_sound

from concordance.markdown import parse_page
from concordance.markdown.model import CODE


def read(text):
    """Read a text, and check that its positions are right."""
    page = parse_page(text, "a.md")
    assert_sound(page)
    return page


def only(text):
    """Read a text that is one block."""
    (block,) = read(text).blocks
    return block


def cut(text, span):
    """Return what stands in a span of a text."""
    return text[span.start : span.end]


PLAIN = ("paragraph", "", ())
IN_TIP = ("paragraph", "", ("admonition tip",))
IN_COMPONENT = ("paragraph", "", ("component tip",))
IN_DIV = ("paragraph", "", ("html div",))
KINDS = [
    ("# T", [("heading", "", ())]),
    ("texte", [PLAIN]),
    ("- a", [("item", "", ("ul",))]),
    ("1. a", [("item", "", ("ol",))]),
    ("- [x] a", [("item", "x", ("ul",))]),
    ("- [ ] a", [("item", " ", ("ul",))]),
    ("-  \n- a", [("item", "", ("ul",)), ("item", "", ("ul",))]),
    ("- a\n\n    b", [("item", "", ("ul",)), ("paragraph", "", ("ul",))]),
    ("- # T", [("heading", "", ("ul",))]),
    ("t\n:   d", [("term", "", ("dl",)), ("definition", "", ("dl",))]),
    ("|a|b|\n|-|-|\n|c|d|", [("row", "head", ("table",)), ("row", "1", ("table",))]),
    ("```py\nx\n```", [("code", "py", ())]),
    ('``` {.py title="a"}\nx\n```', [("code", "py", ())]),
    ('```python title="a.py" linenums="1"\n```', [("code", "python", ())]),
    ("    x", [("code", "", ())]),
    ("{* a.py *}", [("code", "include", ())]),
    ('--8<-- "a.md"', [("code", "include", ())]),
    ("{!a.md!}", [("code", "include", ())]),
    ('{{< include "_a.qmd" >}}', [("code", "include", ())]),
    ('{{% readfile "/a.md" %}}', [("code", "include", ())]),
    ('{% include "a.md" %}', [("code", "include", ())]),
    ("{{#include a.rs}}", [("code", "include", ())]),
    ('{% include "a b c.md" with context ignore missing %}', [("code", "include", ())]),
    (
        '{% include-markdown "a.md" start="<!-- the first of all parts -->" %}',
        [("code", "include", ())],
    ),
    ('--8<-- "Its price was 800 million."', [PLAIN]),
    ('{% include "Its price was 800 million." %}', [("html", "", ())]),
    ("{!Its price was 800 million of euros!}", [("html", "", ())]),
    ("::: package.module", [("code", "include", ())]),
    ("::: module\n    options:\n      members: []\n\nb", [("code", "include", ()), PLAIN]),
    ("::: tip", [("admonition", "tip", ())]),
    ("::: widget", [PLAIN]),
    (":::tip\na\n:::\nb", [("admonition", "tip", ()), IN_TIP, PLAIN]),
    ("a\n:::tip[T]\nb\n:::", [PLAIN, ("admonition", "tip", ()), IN_TIP]),
    (
        "::: {.tip}\n- a\n:::\nb",
        [("admonition", "tip", ()), ("item", "", IN_TIP[2] + ("ul",)), PLAIN],
    ),
    (
        ":::: a\n:::tip\nb\n:::\n::::\nc",
        [
            ("admonition", "a", ()),
            ("admonition", "tip", ("admonition a",)),
            ("paragraph", "", ("admonition a", "admonition tip")),
            PLAIN,
        ],
    ),
    ("::: details T {open}\na\n:::", [("details", "", ()), ("paragraph", "", ("details",))]),
    ("> [!TIP]\n> a\n\nb", [("admonition", "tip", ()), IN_TIP, PLAIN]),
    ("> [!TIP] T\n\n> a", [("admonition", "tip", ()), ("paragraph", "", ("quote",))]),
    ("[!TIP]\na", [PLAIN]),
    ("{{< tip >}}\na\n{{< /tip >}}\nb", [("component", "tip", ()), IN_COMPONENT, PLAIN]),
    ("{{< tip >}} a\nb {{< /tip >}}\n\nc", [("component", "tip", ()), IN_COMPONENT, PLAIN]),
    ("a {{< tip >}}b{{< /tip >}} c", [PLAIN]),
    ("a\n{{< tip >}}\nb", [PLAIN]),
    ("{{< /tip >}}\na", [PLAIN]),
    ("{{< mermaid >}}\na --> b\n{{< /mermaid >}}", [("code", "mermaid", ())]),
    ("{{< comment >}}\na\n{{< /comment >}}\nb", [PLAIN]),
    ("{{</* tip */>}}\n\na\n\n{{</* /tip */>}}", [("html", "", ()), PLAIN, ("html", "", ())]),
    ("```\n{{< tip >}}\n```", [("code", "", ())]),
    (
        "<Tip>\na\n</Tip>\nb",
        [("component", "Tip", ()), ("paragraph", "", ("component Tip",)), PLAIN],
    ),
    ("<Tip a={() => { b }} />", [("component", "Tip", ())]),
    ("a <Tip>b</Tip> c", [PLAIN]),
    ("<Widget>", [("html", "", ())]),
    ("{{< tabs >}}", [("component", "tabs", ())]),
    ("!!! tip", [("admonition", "tip", ())]),
    ("!!! Tip big", [("admonition", "tip", ())]),
    ("??? tip\n    a", [("details", "tip", ()), ("paragraph", "", ("details tip",))]),
    ('=== "T"\n    a', [("tab", "", ()), ("paragraph", "", ("tab",))]),
    (
        "/// tip\na\n///\nb",
        [("admonition", "tip", ()), IN_TIP, PLAIN],
    ),
    ("/// html | div.x\na\n///", [IN_DIV]),
    ("/// tip\na", [("admonition", "tip", ()), IN_TIP]),
    ("[^1]: a\n\n    b", [("footnote", "1", ("footnote",)), ("paragraph", "", ("footnote",))]),
    ("[^1]:\n\n    - a", [("footnote", "1", ("footnote",)), ("item", "", ("footnote", "ul"))]),
    ("<div>a</div>", [("html", "", ())]),
    (
        "<div markdown>\n\na\n\n</div>\n\nb",
        [IN_DIV, PLAIN],
    ),
    (
        "<div>\n\na\n\n</div>\n\nb",
        [("html", "", ()), IN_DIV, PLAIN],
    ),
    ("<blockquote markdown>\na\n</blockquote>", [("paragraph", "", ("quote",))]),
    ("<script>\n\na\n</script>", [("html", "", ())]),
    ("> a", [("paragraph", "", ("quote",))]),
    ("---", [("rule", "", ())]),
    ("$$\nx\n$$", [("math", "", ())]),
    ("$$x$$", [("math", "", ())]),
    ("{{< figure src=a >}}", [("component", "figure", ())]),
    ("{% if a %}", [("html", "", ())]),
    ("{: .lead }", []),
    ("<!-- a -->", []),
    ("*[A]: b", []),
    ("[a]: b", []),
    ("", []),
    ("\n \n\t\n", []),
]


@pytest.mark.parametrize(("text", "expected"), KINDS, ids=[text for text, _ in KINDS])
def test_kinds(text, expected):
    """Each construct gives these blocks, in these containers."""
    said = [(block.kind, block.info, block.containers) for block in read(text).blocks]
    assert said == expected


MDX = [
    ("    a", [PLAIN]),
    ("import {\n  A,\n} from 'b'\n\na", [PLAIN]),
    ("export const a = () => (\n  <b>\n\n    {c}\n\n  </b>\n)\n\nd", [PLAIN]),
    ("export const a = [\n\nb", [PLAIN]),
    ("{/* a\n\nb */}\n\nc", [PLAIN]),
    ("{a.map((b) => (\n\n  <i>{b}</i>\n))}\n\nc", [("html", "", ()), PLAIN]),
    ("{a} b", [PLAIN]),
    ("{a", [PLAIN]),
    (
        "<Tip>\n\n    a\n\n      ## T\n\n</Tip>",
        [
            ("component", "Tip", ()),
            ("paragraph", "", ("component Tip",)),
            ("heading", "", ("component Tip",)),
        ],
    ),
    (
        "<A>\n    <B>\n        - a\n        - b\n    </B>\n</A>\nc",
        [
            ("component", "A", ()),
            ("component", "B", ("component A",)),
            ("item", "", ("component A", "component B", "ul")),
            ("item", "", ("component A", "component B", "ul")),
            PLAIN,
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MDX, ids=[text for text, _ in MDX])
def test_mdx(text, expected):
    """Nothing is code for its indentation, and what is computed is no text."""
    page = parse_page(text, "a.mdx")
    assert_sound(page)
    assert [(block.kind, block.info, block.containers) for block in page.blocks] == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Text\n- a\n- b\n", ["paragraph", "item", "item"]),
        ("Text\n1. a\n2. b\n", ["paragraph", "item", "item"]),
        ("Of\n2. May\n", ["paragraph"]),
        ("Of\n-2 May\n", ["paragraph"]),
    ],
)
def test_a_list_right_below_text(text, kinds):
    """In MDX, which is CommonMark, it is one; to Python-Markdown it is text."""
    assert [block.kind for block in parse_page(text, "a.mdx").blocks] == kinds
    assert [block.kind for block in parse_page(text, "a.md").blocks] == ["paragraph"]


@pytest.mark.parametrize(
    "mark", ["<Tip title='a'>", ":::tip\n", "{{< tip >}} a\n", "{", "export a ("]
)
@pytest.mark.parametrize("path", ["a.md", "a.mdx"])
def test_marks_that_nothing_closes_cost_one_pass(mark, path):
    """Their like are read as before."""
    page = parse_page(mark * 3000, path)
    assert_sound(page)


def test_what_an_expression_says_is_no_prose():
    """Its comment may be a request."""
    page = parse_page(
        "La version {a.b} de {props.c}.\n\n{/* concordance: ignore[x] y */}\n", "a.mdx"
    )
    assert [block.prose.text for block in page.blocks] == ["La version  de ."]
    assert [comment.text for comment in page.comments] == [" concordance: ignore[x] y "]


PROSE = [
    ("du *texte* **gras**", "du texte gras"),
    ("mot_avec_traits", "mot_avec_traits"),
    ("2 * 3 * 4", "2 * 3 * 4"),
    ("a\nb", "a\nb"),
    ("a  \nb", "a\nb"),
    ("- a\n  b", "a\nb"),
    ("> a\n> b", "a\nb"),
    ("du `code`", f"du {CODE}"),
    ("![image](a)", CODE),
    ("$x^2$ et $n$", f"{CODE} et {CODE}"),
    ("de $100 à 200$, ou 40$/50$", "de $100 à 200$, ou 40$/50$"),
    ("100&nbsp;000&#8239;€ &eacute; &inconnu;", "100\u00a0000\u202f€ é &inconnu;"),
    (r"\*pas penché\* \_ \# \\ C:\Dossier", "*pas penché* _ # \\ C:\\Dossier"),
    (r"\:smile: et \**a*", ":smile: et *a"),
    ("un<br>deux", "un\ndeux"),
    ("<b>un</b> <span class='a'>deux</span>", "un deux"),
    ("<table><tr><td>1</td><td>2</td></tr></table>", "1\n2"),
    ("un <!-- non --> deux", "un  deux"),
    ("un[^1] deux", "un deux"),
    ("[lien](a){ .b } et **gras**{.c}", "lien et gras"),
    ("des {accolades} et a{b}", "des {accolades} et a{b}"),
    ("<https://a.org/1>", "https://a.org/1"),
    ("un {{ nom }} :material-check: à 12:30:45", "un   à 12:30:45"),
    ("<p>un <style>p { a: 1 }</style>deux</p>", "un deux"),
    ("## T ##", "T"),
    ("## T {#a}", "T"),
    ('!!! note "Un *titre*"', "Un titre"),
    ("~~rayé~~ et ==vu==, a == b", "rayé et vu, a == b"),
]


@pytest.mark.parametrize(("text", "expected"), PROSE, ids=[text for text, _ in PROSE])
def test_visible_text(text, expected):
    """The visible text has no mark-up, and entities and escapes are resolved."""
    assert only(text).prose.text == expected


LINKS = [
    ("[a](b)", ("link", "b", "a", "")),
    ('[a](b "t")', ("link", "b", "a", "t")),
    ("[a]( b 't' )", ("link", "b", "a", "t")),
    ("[a](<b c>)", ("link", "b c", "a", "")),
    ("[a](b c.md)", ("link", "b c.md", "a", "")),
    ("[a](b_(c))", ("link", "b_(c)", "a", "")),
    ("[a]()", ("link", "", "a", "")),
    ("[*a* `b`](c)", ("link", "c", f"a {CODE}", "")),
    ("[a](b\\_c?d&amp;e)", ("link", "b_c?d&e", "a", "")),
    ("![a](b)", ("image", "b", "a", "")),
    ("![](b)", ("image", "b", "", "")),
    ("![a *b* `c`](d)", ("image", "d", f"a b {CODE}", "")),
    ("<https://a.b>", ("autolink", "https://a.b", "https://a.b", "")),
    ("<a@b.c>", ("autolink", "mailto:a@b.c", "a@b.c", "")),
    ('<a href="b" title="t">a <b>c</b></a>', ("html-link", "b", "a c", "t")),
    ("<img src='b' alt='a'>", ("html-image", "b", "a", "")),
    ("<img src=b>", ("html-image", "b", None, "")),
    ('<div><a href="b">a</a></div>', ("html-link", "b", "a", "")),
    ("[a][b]\n\n[b]: <c> 't'", ("link", "c", "a", "t")),
    ("[a][]\n\n[A]: c", ("link", "c", "a", "")),
    ("[a]\n\n[a]:\n    c", ("link", "c", "a", "")),
    ("[a] [b]\n\n[b]: c", ("link", "c", "a", "")),
    ("![a][b]\n\n[b]: c", ("image", "c", "a", "")),
]


@pytest.mark.parametrize(("text", "expected"), LINKS, ids=[text for text, _ in LINKS])
def test_link(text, expected):
    """A link has its kind, its address and text resolved, and both places exact."""
    (link,) = read(text).blocks[0].links
    assert (link.kind, link.target, link.text, link.title) == expected
    assert cut(text, link.target_span) == expected[1] or set(text) & set("\\&@")
    body = text.split("\n\n")[0]
    assert cut(text, link.span) in body
    assert cut(text, link.span)[-1] in ")>]"


@pytest.mark.parametrize(
    "text",
    [
        "[a] (b)",
        "[a]",
        "[a][b]",
        "a https://b.c",
        "`[a](b)`",
        r"\[a](b)",
        "[a](b",
        "<b:c>",
        "[x](a\nb)",
    ],
)
def test_no_link(text):
    """None of these is a link, for Python-Markdown either."""
    assert only(text).links == ()


def test_links_in_order():
    """Links come in the order of their places, an image in a link after it."""
    text = "[a ![b](c) d](e) <img src=f> [g](h)"
    assert [link.target for link in only(text).links] == ["e", "c", "f", "h"]
    assert only(text).prose.text == f"a {CODE} d {CODE} g"


IDS = [
    ("# T {#a}", "a"),
    ("# T { #a .b c=d }", "a"),
    ("# T {: #a }", "a"),
    ("T {#a}\n===", "a"),
    ("# T {#a} b", ""),
    ("# T{#a}", ""),
    ("texte\n{: #a }", "a"),
    ("texte {: #a }", ""),
    ("- a\n  {: #b }", "b"),
    ("- a {: #b }", ""),
    ("t {: #a }\n:   d", "a"),
    ("texte\n{: .b }", ""),
    ("texte\n{: id=a }", "a"),
]


@pytest.mark.parametrize(("text", "expected"), IDS, ids=[text for text, _ in IDS])
def test_id(text, expected):
    """An id is read where the attribute list is one, and only there."""
    block = read(text).blocks[0]
    assert block.id == expected
    assert not expected or "#" not in block.prose.text


def test_inline_code_and_its_place():
    """Inline code is kept with its place; code inside is stripped, marks are not."""
    text = "un `a *b*` et ``c ` d`` et <code>e &lt;</code>"
    block = only(text)
    assert [code.text for code in block.codes] == ["a *b*", "c ` d", "e <"]
    assert [cut(text, code.span) for code in block.codes] == [
        "`a *b*`",
        "``c ` d``",
        "<code>e &lt;</code>",
    ]


def test_offsets_over_entities_lines_and_marks():
    """Each visible character leads to the one it was written as."""
    text = "- **100**&nbsp;000\n  *puces* `x` [fin](a)"
    prose = only(text).prose
    places = {char: prose.offset(prose.text.index(char)) for char in "1\u00a0p\nf"}
    assert places == {
        "1": text.index("100"),
        "\u00a0": text.index("&nbsp;"),
        "p": text.index("puces"),
        "\n": text.index("\n"),
        "f": text.index("fin"),
    }


def test_comments_outside_code_only():
    """Comments are told wherever they stand, except in code."""
    text = (
        "<!-- a -->\n\nun <!-- b\nc --> deux `<!-- d -->`\n\n```\n<!-- e -->\n```\n\n"
        "    <!-- f -->\n\n- <!-- g --> item\n\n| h |\n|---|\n| <!-- i --> |\n\n"
        "<div><!-- j --></div>\n\n<!-- k\n\nl -->\nfin"
    )
    page = read(text)
    assert [comment.text.split() for comment in page.comments] == [
        ["a"],
        ["b", "c"],
        ["g"],
        ["i"],
        ["j"],
        ["k", "l"],
    ]
    assert [cut(text, comment.span)[:4] for comment in page.comments] == ["<!--"] * 6
    assert [b.prose.text for b in page.blocks if b.kind == "paragraph"] == [
        f"un  deux {CODE}",
        "fin",
    ]


@pytest.mark.parametrize(
    ("text", "place", "mark"),
    [
        ("texte\n\n```py\nx\n\n# T\n", (3, 1), "```"),
        ("- a\n\n    ~~~\n    x\n\n# T", (3, 5), "~~~"),
        ("texte\n\n<!-- x\n\n# T", (3, 1), "<!--"),
    ],
)
def test_unclosed(text, place, mark):
    """A fence or a comment without its end is told, and the rest is read."""
    page = read(text)
    (problem,) = page.problems
    assert (problem.line, problem.column) == place
    assert problem.rule == "unclosed-mark"
    assert f'"{mark}"' in problem.message
    assert page.sections[-1].heading.prose.text == "T"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("```py\na\n\n```sh\nb\n```\n", 4),
        ("```\na\n```figure\nb\n```\n", 3),
        ("````md\n```sh\nb\n```\n````\n", 0),
        ("```md\n````sh\nb\n````\n```\n", 0),
        ("```md\n~~~sh\nb\n~~~\n```\n", 0),
        ("```text\n    ```sh\n```\n", 0),
        ("```py\na\n```\n\n```sh\nb\n```\n", 0),
        ("```\n```` ``` ````\n``` a ``` b\n```\n", 0),
    ],
)
def test_a_fence_that_the_next_one_closes(text, told):
    """Its own end is lost where another opens inside it; a longer one may hold another."""
    page = read(text)
    said = [f"is not closed before the next one opens on line {told}"] if told else []
    assert [problem.message.partition('" ')[2] for problem in page.problems] == said
    assert page.malformed == bool(told)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# T\n\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c\n", 3),
        ("---\n<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> c\n---\n\n# T\n", 2),
        ("# T\n\nb\n>>>>>>> c\n", 4),
        ("# T\n\n<<<<<<<\n", 3),
        ("A\n=======\n\n> > b\n\n| |\n|||||||\n", 0),
        ("# T\n\n```\n<<<<<<< HEAD\n>>>>>>> c\n```\n\n    <<<<<<< HEAD\n", 0),
        ("# T\n\na <<<<<<< b, `>>>>>>> c`, <<<<<<<d\n", 0),
    ],
)
def test_what_a_merge_left(text, line):
    """Its marks are one problem, the first, and the only one; in code they are an example."""
    page = read(text)
    assert [(problem.rule, problem.line) for problem in page.problems] == (
        [("merge-conflict", line)] if line else []
    )
    assert page.malformed == bool(line)


def test_sections():
    """A section is a heading and what follows it; the first may have no heading."""
    text = "avant\n\n# A {#a}\n\nun\n\n## B\n\n- deux\n\n    ### C {#c}\n"
    sections = read(text).sections
    assert [(s.id, s.level, len(s.blocks)) for s in sections] == [
        ("", 0, 1),
        ("a", 1, 1),
        ("", 2, 1),
        ("c", 3, 0),
    ]
    assert [cut(text, s.span).split()[0] for s in sections] == ["avant", "#", "##", "###"]


def test_table_cells_in_their_places():
    """The cells of a row are as written, bars in code and escaped ones included."""
    text = "a | `b|c` | d \\| e\n--|--|--\n1 |  | [x](y)\n2\n"
    head, first, second = read(text).blocks
    assert [cell.text for cell in head.cells] == ["a", CODE, "d | e"]
    assert [cell.text for cell in first.cells] == ["1", "", "x"]
    assert [cell.text for cell in second.cells] == ["2"]
    assert text[first.cells[2].offset(0)] == "x"
    assert cut(text, first.span) == "1 |  | [x](y)"


def test_nothing_in_code_is_prose():
    """A fence keeps its content as it is, without the indentation of what holds it."""
    (_, code) = read("- a\n\n    ```py\n    # b\n      c\n    ```\n").blocks
    assert code.code == "# b\n  c\n"
    assert code.prose.text == ""


def test_line_and_column():
    """Lines and columns count from 1, whatever the line ends."""
    page = parse_page("\ufeffun\r\n\r\ndeux *trois*\r\n", "a.md")
    block = list(page.blocks)[1]
    assert page.line_column(block.span.start) == (3, 1)
    assert page.line_column(block.prose.offset(5)) == (3, 7)
