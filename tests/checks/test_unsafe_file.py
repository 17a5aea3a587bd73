"""What the docs folder may publish, and what runs when it is opened by its own address."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from concordance.checks.hygiene.drawing import program_in
from concordance.checks.hygiene.unsafe_file import unsafe_file
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_folder, project_from_mkdocs
from sites import write

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
YML = """\
plugins: [{{i18n: {{docs_structure: folder, languages: [
  {{locale: fr, name: F, default: true}}, {{locale: es, name: E}}]}}}}]
{}
"""


def told(folder, name, content="x", more=""):
    """Return what the rule says of a project with this file in its docs folder."""
    write(
        folder, {"mkdocs.yml": YML.format(more), "docs/fr/a.md": "# T\n", "docs/es/a.md": "# T\n"}
    )
    path = folder / "docs" / os.fsdecode(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    corpus = read_corpus(project_from_mkdocs(Path("mkdocs.yml")))
    return [(found.path, found.line) for found in unsafe_file.check(corpus)]


@pytest.fixture
def here(tmp_path, monkeypatch):
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "name",
    [
        "assets/x.js",
        "assets/X.JS",
        "x.mjs",
        "sw.js",
        "assets/javascripts/bundle.a5f9d56c.min.js",
        "assets/stylesheets/main.57a0d79d.min.css",
        "Assets/Concordance/reader.css",
        "pagefind/pagefind.css",
        "es/login.html",
        "login.htm",
        "login.xhtml",
        "login.shtml",
        "feed.xml",
        "x.xsl",
        "x.mht",
        "x.swf",
        "x.wasm",
        "x.webmanifest",
        "x.svgz",
        "x.php",
        "x.htaccess",
        "_headers",
        "_redirects",
        "CNAME",
        "robots.txt",
        "es/x.js.",
        "x.js ",
    ],
)
def test_refused(here, name):
    """Each is told, at its path."""
    assert told(here, name) == [(f"docs/{name}", 1)]


@pytest.mark.parametrize(
    "name",
    [
        "a.png",
        "A.JPG",
        "a.css",
        "a.woff2",
        "a.csv",
        "a.json",
        "es/a.pdf",
        "a.txt",
        "b.yml",
        "x.js.txt",
        *(".hidden.js", ".git/x.js", "es/robots.txt", "data/search.json", "e\u0301.png"),
    ],
)
def test_published(here, name):
    """A browser shows or saves it; mkdocs leaves out what is hidden."""
    assert told(here, name) == []


@pytest.mark.parametrize(
    ("name", "more"),
    [
        ("demo/a.html", "extra: {concordance: {allow: ['demo/*']}}"),
        ("_headers", "extra: {concordance: {allow: [_headers]}}"),
        ("js/own.js", "extra_javascript: [js/own.js]"),
        ("js/own.js", "extra_javascript: [{path: js/own.js, type: module}]"),
        ("private/x.html", "exclude_docs: private/"),
    ],
)
def test_named_by_a_maintainer(here, name, more):
    """In mkdocs.yml, which is a maintainer's."""
    assert told(here, name, more=more) == []
    assert told(here, f"other/{Path(name).name}.js", more=more) != []


@pytest.mark.parametrize(
    "inside",
    [
        "<script>x</script>",
        "<SCRIPT/>",
        "<s:script xmlns:s='http://www.w3.org/2000/svg'>x</s:script>",
        "<h:script xmlns:h='http://www.w3.org/1999/xhtml'>x</h:script>",
        "<h:img xmlns:h='http://www.w3.org/1999/xhtml' src='x'/>",
        "<path onclick='x'/>",
        "<path ONLOAD='x'/>",
        "<a href='javascript:x'/>",
        "<a xlink:href=' java&#10;script:x'/>",
        "<a href='data:text/html,x'/>",
        "<image href='data:image/svg+xml,x'/>",
        "<use href='data:image/svg+xml,x'/>",
        "<set attributeName='onclick' to='x'/>",
        "<animate attributeName='xlink:href' values='x'/>",
        "<foreignObject><p/></foreignObject>",
        "<handler type='text/ecmascript'>x</handler>",
        "<?xml-stylesheet href='x.xsl'?>",
        "<path></svg><script>x</script>",
        "<path",
        "&x;",
    ],
)
def test_a_drawing_that_runs(inside):
    """Whatever the name, the case and the namespace."""
    line, what = program_in(f"<svg {SVG}>\n{inside}</svg>".encode())
    assert (line, bool(what)) == (2, True), what


@pytest.mark.parametrize(
    "data",
    [
        f'<!DOCTYPE svg [<!ENTITY x "&#60;script>x&#60;/script>">]><svg {SVG}>&x;</svg>'.encode(),
        f"<svg {SVG} onload='x'/>".encode("utf-16"),
        b"\x1f\x8b\x08",
        b"",
    ],
)
def test_a_drawing_that_hides_it(data):
    """In an entity, another encoding, or what is no XML."""
    assert program_in(data)[1]


@pytest.mark.parametrize(
    "inside",
    [
        "<title>onload=x</title><path d='M0 0' fill='url(#a)'/>",
        "<style>path { fill: red }</style><!-- <script>x</script> --><![CDATA[<script>]]>",
        "<a href='https://a.example/?javascript:x'><text>x</text></a><use href='#a'/>",
        "<image href='data:image/png;base64,AAAA'/>",
        "<animate attributeName='fill' values='a;b' dur='1s'/>",
    ],
)
def test_a_drawing(inside):
    """Nothing is told."""
    assert program_in(f"<?xml version='1.0'?><svg {SVG}>{inside}</svg>".encode()) == (0, "")


def test_a_plain_folder_is_no_site(here):
    """What is only compared is not published."""
    write(here, {"docs/fr/a.md": "# T\n", "docs/es/a.md": "# T\n", "docs/x.js": "x"})
    corpus = read_corpus(project_from_folder(Path("docs"), "fr,es"))
    assert list(unsafe_file.check(corpus)) == []
