"""What of code must be the same in every language."""

from __future__ import annotations

import pytest

from concordance.checks.structure.code_text import essence, language


@pytest.mark.parametrize(
    ("info", "one", "other", "same"),
    [
        ("python", "x = 1  # un\n", "x = 1  # uno\n", True),
        ("python", "x = 1\n", "x = 2\n", False),
        ("python", 'print("a b")\n', "print('c d')\n", True),
        ("python", 'print("Hello")\n', "print('Hola')\n", True),
        ("python", 'open("eth0")\n', 'open("eth1")\n', False),
        ("json", '{"mode": "x"}\n', '{"modo": "x"}\n', False),
        ("yaml", 'image: "busybox:1.28"\n', 'image: "busybox:1.38"\n', False),
        ("bash", 'cd "$HOME/a"\n', 'cd "$CASA/a"\n', False),
        ("js", "x = s.replace(/a/*2/, 1); y = 3\n", "x = s.replace(/a/*2/, 1); y = 3\n", True),
        ("js", "r = /[/*]/.test(s);\nstop(1)\n", "r = /[/*]/.test(s);\nstop(2)\n", False),
        ("", "kubectl get pods\n", "kubectl get vainas\n", False),
        ("", "a picture of pods\n", "un dibujo de vainas\n", True),
        ("python", '"""Un\ntexte."""\nx\n', '"""Uno."""\nx\n', True),
        ("python", "x = y  #1\n", "x = z  #1\n", False),
        ("js", "f() // un\n", "f() /* uno */\n", True),
        ("js", 'u = "https://a.org"\n', 'u = "https://b.org"\n', False),
        ("bash", "# un\nmake site\n", "# uno\n\nmake   site\n", True),
        ("console", "// un\n$ make\n", "// uno\n$ make\n", True),
        ("bash", "make site\n", "make sitio\n", False),
        ("bash", "curl https://a.org/x\n", "curl https://a.org/y\n", False),
        ("html", "<p>x</p><!-- un -->\n", "<p>x</p>\n", True),
        ("sql", "SELECT 1 -- un\n", "SELECT 1 -- uno\n", True),
        ("yaml", "a: 1 # un\n", "a: 1 # uno\n", True),
        ("yaml", "a: 1\n", "b: 1\n", False),
        ("", "tout mot\n", "toda palabra\n", True),
        ("mermaid", "A[Client] --> B\n", "A[Cliente] --> B\n", True),
        ("rust", "let x: &'a str = y;\n", "let x: &'b str = y;\n", False),
    ],
)
def test_essence(info, one, other, same):
    """Comments, strings, blank lines and white space may differ, the rest may not."""
    assert (essence(one, info) == essence(other, info)) is same


@pytest.mark.parametrize(
    ("info", "name"), [("py", "python"), ("Python", "python"), ("sh", "bash"), ("", "text")]
)
def test_language(info, name):
    """Names that highlight alike are one."""
    assert language(info) == name


@pytest.mark.parametrize(
    "piece", ["/*", "<!--", '"""', "'''", "`", '"', "'", "#", "//", "\\", "a+"]
)
def test_long_input_ends(piece):
    """Marks that open and never close, 50,000 times, are read in passing."""
    assert essence(piece * 50_000, "html") is not None
    assert essence(f"{piece} " * 50_000, "c") is not None
