"""Mistyped links, and what only looks like one."""

from __future__ import annotations

import pytest

from concordance.checks.links.malformed_link import malformed_link
from concordance.corpus.group import Variant
from concordance.findings.fixes import apply
from concordance.markdown import parse_page
from concordance.project.project import Language


def findings(text):
    """Return what the rule says of a page."""
    variant = Variant(Language("fr", "fr-FR"), parse_page(text, "fr/a.md"))
    return list(malformed_link.check(variant))


@pytest.mark.parametrize(
    ("text", "said", "mended"),
    [
        ("[a](hhttps://x.org/y)", "mistyped", "[a](https://x.org/y)"),
        ("[a](htps://x.org)", "mistyped", "[a](https://x.org)"),
        ("[a](htp://x.org)", "mistyped", "[a](http://x.org)"),
        ("[a](https:/x.org)", "mistyped", "[a](https://x.org)"),
        ("[a](http:///x.org)", "mistyped", "[a](http://x.org)"),
        ("[a](https//x.org)", "mistyped", "[a](https://x.org)"),
        ("[a](https;//x.org)", "mistyped", "[a](https://x.org)"),
        ("[a](https://https://x.org)", "mistyped", "[a](https://x.org)"),
        ("![a](hhttps://x.org/y.png)", "mistyped", "![a](https://x.org/y.png)"),
        ("<a href='hhttps://x.org'>a</a>", "mistyped", "<a href='https://x.org'>a</a>"),
        ("Voir [a](b.md)).", "stray", "Voir [a](b.md)."),
        ("(Voir [b](c.md)) et [a](b.md)).", "stray", "(Voir [b](c.md)) et [a](b.md)."),
        ("Voir [a] (https://x.org).", "a space before", "Voir [a](https://x.org)."),
        ("Voir [a] (b.md).", "a space before", "Voir [a](b.md)."),
        ("Voir [a]()", "no target", None),
        ("Voir [a](https://x.org et", "not closed", None),
        ("Voir [a](b c.md) ici", "a blank", None),
        ("Voir [a](b.md “Titre”) ici", "a blank", None),
        ("Voir [a](“b.md”) ici", "quotation marks", None),
        ("Voir (a)[https://x.org] ici", "reversed", None),
        ("[a](https://x.org@y.example/)", "leads to y.example", None),
        ("<https://x.org@y.example/>", "leads to y.example", None),
        ("[a](/\\y.example/x)", "a backslash", None),
        ("[https://x.org/](https://y.example/)", "leads to y.example", None),
        ("<a href=//y.example/>HTTPS://x.org</a>", "leads to y.example", None),
        ("[a](file:///C:/a.txt)", "a file of the reader's own", None),
        ("[a](SMB://server/a)", "a file of the reader's own", None),
        ("[a](ms-msdt:/id%20x)", "a program of the reader's own", None),
        ("<a href='search-ms:query=x'>a</a>", "a program of the reader's own", None),
        ("| a |\n|---|\n| [a](hhttps://x.org) |", "mistyped", None),
    ],
)
def test_malformed(text, said, mended):
    """Each is reported once; what is mechanical is mended."""
    found = findings(text)
    assert [said in finding.message for finding in found] == [True], found
    if mended is not None:
        assert apply(text, found[0].edits) == mended
        assert findings(mended) == []


@pytest.mark.parametrize(
    "text",
    [
        "[a](https://x.org/(y))",
        "[a](https://x.org/@y) [b](https://x.org/?q=a@b.example) [c](mailto:a@b.example)",
        "[https://x.org](https://www.x.org/a) [https://docs.x.org/](http://x.org) [x.org](b.md)",
        "[a](b\\_c.md)",
        "(voir [a](b.md))",
        "(voir [a](b.md), [b](c.md))",
        "(un ![i](i.png) et [a](b.md))",
        "[a](http.md) et [b](https/c.md) et [c](httpd.md)",
        "[a](https://http.dev/)",
        "[a](ftp://x.org) [b](mailto:x@y.org) [c](tel:+33) [d](hg://x) [e](ssh://x)",
        "[a](ms-settings:display) et [b](vscode:extension/x.y) et [c](files.md) et `file:///etc`",
        "[a](//x.org/y)",
        "[a](https://web.archive.org/web/https://x.org)",
        "Un tableau a[1] (voir plus bas).",
        "Le choix [facultatif] (ou non).",
        "La note [1](voir).",
        "`[a] (https://x.org)`",
        "```\n[a] (https://x.org)\n```",
        "\\[a\\](https://x.org)",
        "[a]({{ url }}) et [b]({% link x.md %})",
        "[](#top)",
        "f(x)[0] et (a)[b]",
        "Des parenthèses (une (deux)) et [a](b.md)",
        "1) [a](b.md)\n2) [b](c.md)",
    ],
)
def test_well_formed(text):
    """None is reported."""
    assert findings(text) == []


@pytest.mark.parametrize("text", ["[a](" * 3000, "](" * 5000, "(a)[" * 5000, "[a](b))" * 2000])
def test_long_inputs_end(text):
    """A page made to keep the search busy is read all the same."""
    assert isinstance(findings(text), list)
