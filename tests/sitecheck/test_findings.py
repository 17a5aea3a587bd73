"""Findings stand where a contributor mends them, and say what was probably meant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from small_site import Small, quoted

from concordance.__main__ import main
from concordance.sitecheck.suggest import difference

MKDOCS = """\
site_name: x
theme: {name: material, custom_dir: overrides}
plugins:
  - i18n:
      docs_structure: %s
      languages:
        - {locale: fr, name: Français, default: true}
        - {locale: es, name: Español}
        - {locale: pt, name: Português}
"""


@pytest.fixture
def project(small: Small, monkeypatch) -> Small:
    """Return the small site with a mkdocs.yml and the Markdown of its pages beside it."""
    root = small.root.parent
    monkeypatch.chdir(root)
    (root / "mkdocs.yml").write_text(MKDOCS % "folder", encoding="utf-8")
    for language in ("fr", "es", "pt"):
        for name in ("index.md", "guide/index.md", "guide/first.md", "words.md"):
            source(root, f"{language}/{name}", "# T {#start}\n")
    return small


def source(root: Path, name: str, text: str) -> None:
    """Write one Markdown file."""
    path = root / "docs" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def findings(*options: str) -> list[dict]:
    """Run the command as a user would; give its findings."""
    run = CliRunner().invoke(main, ["links", "site", "--format", "json", *options])
    assert run.exit_code in (0, 1), run.output
    return json.loads(run.stdout)["findings"]


def places(*options: str) -> list[tuple[str, int, int, str]]:
    """Return where the findings stand, and what their messages quote."""
    return [
        (f["path"], f["line"], f["column"], f["message"].split('"')[1]) for f in findings(*options)
    ]


MARKDOWN = [
    ("a link", "See [x](zz.md) now", "zz.md", (3, 9)),
    ("a built address", "See [x](../words.md#zz) now", "../words/#zz", (3, 9)),
    ("a neighbour", "See [x](first.md#zz) now", "first/#zz", (3, 9)),
    ("a fragment", "See [x](#zz).", "#zz", (3, 9)),
    ("HTML", '<a href="zz/?a&amp;b">x</a>', "zz/?a&b", (3, 10)),
    ("a definition", "[x]\n\n[x]: zz.md", "zz.md", (5, 6)),
    ("not in code", "```\n[x](zz.md)\n```\n[x](zz.md)", "zz.md", (6, 5)),
    ("not in a comment", "<!-- zz.md --> [x](zz.md)", "zz.md", (3, 20)),
    ("not a longer one", "[y](zz.md.png) [x](zz.md)", "zz.md", (3, 20)),
]


@pytest.mark.parametrize(("text", "url", "place"), [c[1:] for c in MARKDOWN])
def test_the_line_of_the_markdown(project: Small, text, url, place):
    """However Markdown spells what HTML holds."""
    source(project.root.parent, "fr/guide/index.md", f"# T\n\n{text}\n")
    project.plant(f"<a href='{url.replace('&', '&amp;')}'>x</a>")
    project.build()
    assert places() == [("docs/fr/guide/index.md", *place, url)]
    assert findings()[0]["language"] == "fr"


def test_each_language_has_its_own_file(project: Small):
    """Spanish pages are placed in the Spanish files."""
    source(project.root.parent, "es/words.md", "# T\n\n[x](zz.md)\n")
    project.plant('<a href="zz.md">x</a>', on="es/words/index.html")
    project.build()
    assert places() == [("docs/es/words.md", 3, 5, "zz.md")]
    assert findings()[0]["language"] == "es"


def test_the_suffix_layout(project: Small):
    """`words.es.md` is behind `/es/words/`."""
    root = project.root.parent
    (root / "mkdocs.yml").write_text(MKDOCS % "suffix", encoding="utf-8")
    source(root, "words.es.md", "# T\n\n[x](zz.md)\n")
    source(root, "words.md", "# T\n\n\n[x](zz.md)\n")
    for page in ("words/index.html", "es/words/index.html"):
        project.plant('<a href="zz.md">x</a>', on=page)
    project.build()
    assert places() == [("docs/words.es.md", 3, 5, "zz.md"), ("docs/words.md", 4, 5, "zz.md")]


def test_front_matter_and_copied_files(project: Small):
    """A URL in front matter, and one in a style sheet that mkdocs copied."""
    root = project.root.parent
    source(root, "fr/guide/index.md", "---\nimage: /zz.png\n---\n# T\n")
    source(root, "assets/a.css", "p{}\np{background:url(zz.png)}\n")
    project.plant(head='<meta property="og:image" content="/zz.png">')
    project.files["assets/a.css"] = (root / "docs/assets/a.css").read_bytes()
    project.build()
    assert places() == [
        ("docs/assets/a.css", 2, 18, "zz.png"),
        ("docs/fr/guide/index.md", 2, 8, "/zz.png"),
    ]


def test_a_template_s_link_is_told_once_in_the_template(project: Small):
    """On every page, at every depth: one finding, with their number and three of them."""
    root = project.root.parent
    (root / "overrides").mkdir()
    (root / "overrides/main.html").write_text("{% block x %}\n<a href=\"{{ 'gone/' | url }}\">\n")
    project.pages = ("", "guide/", "guide/first/", "words/", "gone/")
    project.build()
    for path in project.root.rglob("gone"):
        (path / "index.html").unlink()
    found = [f for f in findings() if f["rule"] == "broken-href"]
    by_url = {f["message"].split('"')[1]: f for f in found}
    assert set(by_url) == {"/gone/", "/es/gone/", "/pt/gone/"}
    assert by_url["/gone/"]["path"] == "overrides/main.html"
    assert by_url["/gone/"]["line"] == 2
    assert by_url["/gone/"]["message"].endswith("on 4 pages")
    assert len(by_url["/gone/"]["variants"]) == 3


def test_what_no_source_holds_is_placed_in_the_built_file(project: Small):
    """What a hook writes, and a site without sources."""
    project.plant('\n<a href="zz/">x</a>')
    project.build()
    assert places() == [("site/guide/index.html", 4, 10, "zz/")]
    (project.root.parent / "mkdocs.yml").unlink()
    assert places() == [("site/guide/index.html", 4, 10, "zz/")]


HINTS = [
    ("../Words/", 'did you mean "../words/"? they differ by case alone'),
    ("../guide/First/", 'did you mean "first/"? they differ by case alone'),
    ("/WORDS/", 'did you mean "/words/"? they differ by case alone'),
    ("https://site.example/Words/", 'did you mean "https://site.example/words/"? they differ by'),
    ("/ete/", 'did you mean "/été/"? they differ by accents alone'),
    ("/e%CC%81te%CC%81/", 'did you mean "/été/"? they differ by Unicode form alone'),
    ("../word/", 'did you mean "../words/"?'),
    ("../first/", 'did you mean "first/"?'),
    ("../words.md", 'did you mean "../words/"?'),
    ("../words.html", 'did you mean "../words/"?'),
    ("../words", 'did you mean "../words/"?'),
    ("/plain", 'did you mean "/plain.html"?'),
    ("../assets/OK.png", 'did you mean "../assets/ok.png"? they differ by case alone'),
    ("#Start", 'did you mean "#start"? they differ by case alone'),
    ("#strat", 'did you mean "#start"?'),
    ("#start-here", 'did you mean "#start"?'),
    ("../words/#only", 'did you mean "first/#only"?'),
    ("../Words/#start", 'did you mean "../words/#start"? they differ by case alone'),
    ("/old/", 'did you mean "/words/"?'),
    ("www.other.example", 'did you mean "https://www.other.example"?'),
    ("../quite-other/", ""),
]


@pytest.mark.parametrize(("url", "hint"), HINTS)
def test_what_was_meant(small: Small, url, hint):
    """A renamed id, a moved page, a difference of case, accent or Unicode form, a slash."""
    small.plant(f'<a href="{url}">x</a>')
    small.plant('<p id="only">x</p>', on="guide/first/index.html")
    small.files |= {
        "été/index.html": '<!doctype html><meta name="robots" content="noindex">',
        "plain.html": '<!doctype html><meta name="robots" content="noindex">',
        "old/index.html": '<!doctype html><meta http-equiv="refresh" content="0; url=/words/">',
    }
    (finding,) = small.check()
    assert quoted(finding) == url
    assert finding.hint.startswith(hint)
    assert bool(finding.hint) == bool(hint)


def test_what_was_meant_is_written_as_markdown_in_markdown(project: Small):
    """A contributor pastes it."""
    source(project.root.parent, "fr/guide/index.md", "# T\n\n[x](Words.md)\n")
    project.plant('<a href="Words.md">x</a>')
    project.build()
    assert findings()[0]["hint"].startswith('did you mean "../words.md"?')


@pytest.mark.parametrize(
    ("asked", "found", "named"),
    [("é", "e\u0301", "Unicode form"), ("A", "a", "case"), ("é", "e", "accents"), ("a", "b", "")],
)
def test_differences(asked, found, named):
    """The smallest difference is named."""
    assert difference(asked, found) == named


LEVELS = [
    ("broken-href: off", []),
    ("broken-href: warning", ["warning"]),
    ("missing-slash: error", ["error"]),
    ("broken-link: off", ["error"]),
]


@pytest.mark.parametrize(("level", "severities"), LEVELS)
def test_a_level_holds_for_a_rule_of_the_site(project: Small, level, severities):
    """As for the rules of the sources; their broken-link is another rule."""
    config = project.root.parent / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(f"{text}extra:\n  concordance:\n    rules: {{{level}}}\n", encoding="utf-8")
    project.plant('<a href="zz/">x</a>')
    project.build()
    assert [f["severity"] for f in findings()] == severities


def test_a_name_that_is_no_rule_s_is_refused(project: Small):
    """Wherever it is written, with the nearest; the old name too."""
    project.build()
    config = project.root.parent / "mkdocs.yml"
    for arguments, said in (
        (["--rule", "broken-hrefs"], "--rule: no rule 'broken-hrefs'; did you mean 'broken-href'"),
        (["--rule", "broken-link"], "--rule: 'broken-link' is a rule of `concordance check`"),
        (["--ignore-rule", "typography"], "--ignore-rule: 'typography' is a rule of `concordance"),
    ):
        run = CliRunner().invoke(main, ["links", "site", *arguments])
        assert run.exit_code == 2
        assert said in run.output
    with config.open("a", encoding="utf-8") as file:
        file.write("extra:\n  concordance:\n    rules: {broken-hrefs: off}\n")
    run = CliRunner().invoke(main, ["links", "site"])
    assert run.exit_code == 2
    assert "mkdocs.yml:12:13: extra.concordance.rules: no rule 'broken-hrefs'" in run.output


def test_rules_are_chosen(project: Small):
    """One alone, or all but one."""
    project.plant('<a href="zz/">x</a><img alt="" src="zz.png">')
    project.build()
    assert [f["rule"] for f in findings("--rule", "broken-asset")] == ["broken-asset"]
    assert [f["rule"] for f in findings("--ignore-rule", "broken-asset")] == ["broken-href"]


IGNORES = [
    ("[x](zz.md) <!-- concordance: ignore[broken-href] made later -->\n", []),
    ("<!-- concordance: ignore[broken-href] made later -->\n[x](zz.md)\n", []),
    ("<!-- concordance: ignore[broken-asset] made later -->\n[x](zz.md)\n", ["broken-href"]),
    ("[x](zz.md)\n\n<!-- concordance: ignore[broken-href] made later -->\ny\n", ["broken-href"]),
]


@pytest.mark.parametrize(("text", "rules"), IGNORES)
def test_a_request_to_ignore_in_markdown_holds(project: Small, text, rules):
    """On the line that the finding points at."""
    source(project.root.parent, "fr/guide/index.md", f"# T\n\n{text}")
    project.plant('<a href="zz.md">x</a>')
    project.build()
    assert [f["rule"] for f in findings()] == rules


def test_a_baseline_leaves_out_what_it_knows(project: Small):
    """What was there is counted; what is new is shown."""
    project.plant('<a href="zz/">x</a>')
    project.build()
    run = CliRunner().invoke(main, ["links", "site", "--write-baseline", "known.json"])
    assert (run.exit_code, run.output) == (0, "known.json: 1 finding known\n")
    assert findings("--baseline", "known.json") == []
    project.plant('<a href="yy/">x</a>')
    project.build()
    assert [f["message"] for f in findings("--baseline", "known.json")] == [
        '"yy/" leads to no page'
    ]
    Path("known.json").write_text("{}", encoding="utf-8")
    run = CliRunner().invoke(main, ["links", "site", "--baseline", "known.json"])
    assert run.exit_code == 2
    assert "`concordance links --write-baseline known.json`" in run.output


def test_exit_codes_and_formats(project: Small):
    """0 nothing, 1 an error or with --strict a warning, 2 nothing to check."""
    project.build()
    invoke = CliRunner().invoke
    run = invoke(main, ["links", "site"])
    assert run.exit_code == 0
    assert run.output.startswith("0 errors, 0 warnings in 12 pages at https://site.example/")
    project.plant('<a href="../words">x</a>')
    project.build()
    assert invoke(main, ["links", "site"]).exit_code == 0
    run = invoke(main, ["links", "site", "--strict", "--format", "github"])
    assert run.exit_code == 1
    assert run.output.startswith("::warning file=site/guide/index.html,line=3,col=10,")
    project.plant('<a href="zz/">x</a>')
    project.build()
    run = invoke(main, ["links", "site"])
    assert run.exit_code == 1
    assert 'error: "zz/" leads to no page (broken-href)' in run.output
    for arguments in (
        ["nothing"],
        ["docs"],
        ["site", "--site-url", "x.example"],
        ["site", "--config-file", "nothing.yml"],
        ["site", "--format", "xml"],
        [],
    ):
        run = invoke(main, ["links", *arguments])
        assert run.exit_code == 2, arguments
        assert "Error: " in run.output
