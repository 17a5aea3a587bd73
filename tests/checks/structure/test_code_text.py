"""What of code must be the same in every language."""

from __future__ import annotations

import pytest

from concordance.checks.structure.code_text import essence, language, level


@pytest.mark.parametrize(
    ("info", "one", "other", "same"),
    [
        ("", "$ sudo apt-get install a\n", "$ sudox apt-get install a\n", False),
        ("", "# netstat -tupan\nUno\n", "# netstat -tupam\nUn\n", False),
        ("", "fire --zone=a --keep <x>\n", "fire --zone=a --kept <x>\n", False),
        ("", "# nmap --open 10.0.0.0 (ici)\n", "# nmap --open 10.0.0.0 (aquí)\n", True),
        ("", "die -static genannten\n", "les -static\n", True),
        ("", "fire --zone=a\n", "fire --zonex=a\n", False),
        ("", "pack --to file\n", "pack --to fichier\n", True),
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
        ("html", "<p>Un titre</p>\n", "<p>Título</p>\n", True),
        ("html", "<script>f(1 > a, b < 2)</script>\n", "<script>f(1 > a, c < 2)</script>\n", False),
        ("html", "<a href=x>y</a>\n", "<a href=z>y</a>\n", False),
        ("jsx", "<h1>Salut</h1>\n", "<h1>Hola a todos</h1>\n", True),
        ("ts", "let a: A<B>, c: D<E>\n", "let a: A<B>, x: D<E>\n", False),
        ("xml", "<scope>test</scope>\n", "<scope>prueba</scope>\n", False),
        ("xml", "<name>Un relais</name>\n", "<name>Un relé</name>\n", True),
        ("bash", "git add <le-fichier>\n", "git add <el_fichero>\n", True),
        ("bash", "sort <a >b\n", "sort <a >c\n", False),
        ("cpp", "vector<int> v;\n", "vector<long> v;\n", False),
        ("console", "$ run\nIl est prêt à 8080\n", "$ run\nYa está en marcha en 8080\n", True),
        ("console", "$ run\nIl est prêt à 8080\n", "$ run\nYa está en marcha en 80\n", False),
        ("console", "$ run \\\n  tout de suite\n", "$ run \\\n  ahora mismo ya\n", False),
        ("rust", "let x: &'a str = y;\n", "let x: &'b str = y;\n", False),
    ],
)
def test_essence(info, one, other, same):
    """Comments, strings, blank lines and white space may differ, the rest may not."""
    assert (essence(one, info) == essence(other, info)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("run YOUR_APP.py", "run VOTRE_APP.py", True),
        ("name: your-service", "name: su-servicio", True),
        ("run yours.py", "run vos.py", False),
        ("run YOUR_APP.py --now", "run VOTRE_APP.py --ya", False),
    ],
)
def test_what_a_reader_will_write_is_levelled(one, other, same):
    """A word with "your" in it stands for another; the words beside it do not."""
    levelled = level({"en": (one,), "fr": (other,)})
    assert (levelled["en"] == levelled["fr"]) is same


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
