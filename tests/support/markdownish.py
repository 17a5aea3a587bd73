"""Text that looks like Markdown: every construct, nested, cut anywhere, with odd characters."""

from __future__ import annotations

from hypothesis import strategies as st

ODD = [
    "\x00",
    "\x0b",
    "\x0c",
    "\x1b",
    "\x7f",
    "\x85",
    "\xa0",
    "\xad",
    "\u0301",
    "\u200b",
    "\u200d",
    "\u2028",
    "\u2029",
    "\u202e",
    "\u202f",
    "\ufeff",
    "\ufffc",
    "\ufffd",
    "\U0001f600",
    "\U0001f1eb\U0001f1f7",
    "\U000e0001",
    "\t",
    "\r",
    "\r\n",
    "ﬁ",
    "İ",
    "ß",
    "\u1e9e",
    "١٢٣",
    "²",
    "½",
]
INLINE = [
    "*",
    "**",
    "_",
    "__",
    "`",
    "``",
    "~~",
    "==",
    "^^",
    "[",
    "]",
    "](",
    "](a.md)",
    "](#x)",
    ")",
    "(",
    "!",
    "![",
    "[^1]",
    "[a][b]",
    "[a][]",
    "<",
    ">",
    "<https://x.org>",
    "https://x.org/a?b=c",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "<!-- x -->",
    "<!-- concordance: ignore[typography] because -->",
    "<!-- concordance: ignore[",
    "<script>",
    "<a href='x",
    "onclick=",
    "{#x}",
    "{: #x }",
    "{:",
    "}",
    "{{",
    "}}",
    "{%",
    "%}",
    "{*",
    "*}",
    "&nbsp;",
    "&#",
    "&#x41;",
    "&amp",
    "\\",
    "\\[",
    "$",
    "$$",
    "\\(",
    ":smile:",
    "*[A]: b",
    "[b]: https://x.org",
    "[^1]: note",
    "«",
    "»",
    "“",
    "”",
    "¿",
    "¡",
    "?",
    ";",
    ":",
    "12",
    "1 000",
    "1.234,5",
    "3 %",
    "100 milliards de dollars",
    "10^9",
    "2024-02-30",
    "mayo",
    "’",
    "'",
    "hhttps://x",
    "http:/x",
    "../es/a.md",
    "/fr/a/",
    "a.md#x",
    "mailto:",
    "javascript:x",
    "data:text/html,",
]
BLOCK = [
    "# ",
    "## ",
    "###### ",
    "####### ",
    "- ",
    "* ",
    "1. ",
    "10) ",
    "> ",
    "    ",
    "\t",
    "  ",
    "```",
    "~~~",
    "````python hl",
    "!!! note",
    '!!! warning "Titre"',
    "??? tip",
    "???+ x",
    '=== "Onglet"',
    "/// note | A",
    "///",
    ": ",
    ":   définition",
    "| a | b |",
    "|---|:-:|",
    "| ",
    "---",
    "===",
    "***",
    "<div markdown>",
    "</div>",
    "<details>",
    "<summary>",
    "<table>",
    "<pre>",
    "<?php",
    "<![CDATA[",
    "$$",
    "\\[",
    "::: mod",
    ":::note",
    ":::",
    "{{< note >}}",
    '{{% tab name="A" %}} a',
    "a {{% /tab %}}",
    "{{< /note >}}",
    "<Note>",
    "</Note>",
    "> [!NOTE]",
    "{/* a */}",
    '--8<-- "x.md"',
    "- [x] ",
    "[TOC]",
    "*[HTML]: x",
    "&copy;",
    "{: .x }",
]
WORDS = [
    "Microsoft",
    "OpenAI",
    "le réseau",
    "la red",
    "a rede",
    "de",
    "the network is down",
    "milliards",
    "Le fabricant conçoit désormais ses propres puces pour ses centres de données.",
    "El fabricante diseña ahora sus propios chips para sus centros de datos.",
    "mil millones",
    "bilhões",
    "Etat",
    "dos",
    "un",
    "Q1 2024",
    "A100",
    "GPU",
]

pieces = st.one_of(
    st.sampled_from(INLINE), st.sampled_from(WORDS), st.sampled_from(ODD), st.text(max_size=5)
)
lines = st.builds(
    lambda starts, said: "".join(starts) + " ".join(said),
    st.lists(st.sampled_from(BLOCK), max_size=4),
    st.lists(pieces, max_size=8),
)
values = st.recursive(
    st.one_of(
        st.sampled_from(
            ["true", "1", "x", "'", '"a', "[", "{a: b}", "&a *a", "!!x y", "|", "- -", "\x00"]
        ),
        st.text(max_size=8),
    ),
    lambda inner: st.lists(inner, max_size=3).map("\n  ".join),
    max_leaves=5,
)
front_matter = st.builds(
    lambda keys, end: "---\n" + "".join(f"{key}: {said}\n" for key, said in keys) + end,
    st.lists(
        st.tuples(
            st.sampled_from(
                ["title", "untranslated", "forms", "term", "concordance", "a b", "", "<<"]
            ),
            values,
        ),
        max_size=5,
    ),
    st.sampled_from(["---\n", "...\n", "", "--", "---"]),
)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Draw a page: front matter or not, lines, some of them again and again, cut anywhere."""
    body = draw(st.lists(lines, max_size=14))
    if body and draw(st.booleans()):
        body += [draw(st.sampled_from(body))] * draw(st.integers(1, 12))
    text = "\n".join(body)
    if draw(st.integers(0, 4)) == 0:
        text = draw(front_matter) + text
    if draw(st.integers(0, 4)) == 0:
        text = text[: draw(st.integers(0, len(text)))]
    return text


REPEATED = {
    "inline": INLINE,
    "block": BLOCK,
    "odd": ODD,
    "cut": ["[a](", "<a ", "- a\n", "> ", "| a ", "a_", "`a``", "{: x", "((", "*a "],
}
"""Pieces which, repeated by the thousand, have made one parser or another run away."""
JOINTS = ("", "\n", " a")
"""What stands between two of them."""
