"""What runs a program however it is disguised, and what only speaks of it."""

from __future__ import annotations

import pytest

from concordance.checks.hygiene.active_html import active, active_html
from concordance.corpus.group import Variant
from concordance.markdown import parse_page
from concordance.project.project import Language


def messages(text, path="fr/a.md"):
    """Return what the rule says of a page."""
    variant = Variant(Language("fr", "fr-FR"), parse_page(text, path))
    return [finding.message for finding in active_html.check(variant)]


@pytest.mark.parametrize(
    "text",
    [
        "<script>x</script>",
        "<SCRIPT/src=x.js></SCRIPT>",
        "Du texte <script src='//x'></script> encore.",
        "- item\n\n    <script>x</script>",
        "| a |\n|---|\n| <b onclick=x> |",
        "<svg/onload=x>",
        "[a](b.md){ href=https://x.example/ }",
        "![a](b.png){ title='}' src=c.png }",
        "[a](b.md){: HREF='https://x.example/' }",
        "<img src=x onerror =\n'x'>",
        "<IMG SRC=x OnError=x>",
        "<a href='java\tscript:x'>a</a>",
        "<a href=' &#106;avascript:x'>a</a>",
        "<a href='&#x6A;&#97vascript&colon;x'>a</a>",
        "[a](javascript:x)",
        "[a](<  JAVASCRIPT:x>)",
        "[a](&#106;avascript:x)",
        "[a](javascript&colon;x)",
        "[a](vbscript:x)",
        "[a](data:text/html;base64,PHNjcmlwdD4=)",
        "[a][b]\n\n[b]: javascript:x",
        "![a](data:image/svg+xml,x)",
        "<iframe srcdoc='x'></iframe>",
        "<form action=javascript:x>",
        "<button formaction='javascript:x'>",
        "<object data='x.swf'></object>",
        "<embed src='x'>",
        "<base href='//x'>",
        "<meta http-equiv='refresh' content='0'>",
        "<svg><animate attributeName=href values='javascript:x' /></svg>",
        "Texte {: onclick=x }",
        "# Titre {#a onclick='x'}",
        '[a](b.md){ onclick="x" }',
        "---\ntitle: <script>x</script>\n---\nTexte.",
        "---\ndescription: '\"><img src=x onerror=x>'\n---\nTexte.",
    ],
)
def test_runs(text):
    """Each is reported, once."""
    assert len(messages(text)) == 1, messages(text)


@pytest.mark.parametrize(
    "text",
    [
        "`<script>x</script>`",
        "```html\n<script>x</script>\n```",
        "~~~~\n<b onclick=x>\n~~~~",
        "    <script>x</script>",
        "<!-- <script>x</script> -->",
        "Le mot javascript: et l’attribut onclick=x dans une phrase.",
        "Si a < b et script > c.",
        "&lt;script>x&lt;/script>",
        "<https://x.org/?a=1&onclick=2>",
        "[a](https://x.org/?q=javascript:x)",
        "[a](#javascript)",
        "[a](javascript.md)",
        "<div class='onclick' title='onload=x'>a</div>",
        "<span data-onclick='x' once='y' on='z'>a</span>",
        "![a](data:image/png;base64,AAAA)",
        "<script-free>",
        "La forme {onclick} et {: .onclick }.",
        "---\ntitle: <Suspense>\ndescription: a < b\n---\nTexte.",
        "[a](b.md){ target=_blank title='href=x' data-src=y }",
        "[a](b.md) {href} et [b](c.md) { href }",
    ],
)
def test_only_speaks(text):
    """None is reported."""
    assert messages(text) == []


def test_mdx_is_not_read():
    """A component's `onClick={...}` is a program by design."""
    assert messages("<Button onClick='x' />", "fr/a.mdx") == []


@pytest.mark.parametrize("text", ["<a " * 30000, "<a '" * 30000, '<a "' * 30001, "{" * 3000])
def test_long_inputs_end(text):
    """A page made to keep the search busy is read all the same."""
    assert messages(text) == []


def test_scheme_is_named():
    """The scheme is said in its plain form."""
    assert active("\x01JavaScript\u200b:x") == "javascript:"
