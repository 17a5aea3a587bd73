"""What authors bring into finished pages, in real builds: refused by line, allowed by name."""

from __future__ import annotations

import re

import pytest

from concordance.mkdocs_site.active import Drawn
from concordance.sitecheck.active import ActivePart, script_hash
from sites import build, mini_project

ALLOW = f"""
extra:
  concordance:
    allow: ["https://video.example/*", "{script_hash("go()")}"]
"""
PAGE = """\
# Page {#page}

<!--> <script>go()</script> -->

<iframe src="https://video.example/1"></iframe>
"""
TEMPLATES = {"es": "partials/content.html", "pt": "main.html"}
UNGUARDED = (
    'docs/es/index.md:2:11: "template" makes a page without the site\'s policy (active-content)'
)
TOLD = (
    'docs/es/index.md:3:7: "<script>" runs a program (active-content)',
    'docs/es/index.md:5:14: "<iframe>" shows another site\'s content (active-content)',
)
THEMES = ("{name: material, font: false}", "{name: mkdocs}", "{name: readthedocs}")


@pytest.fixture
def project(tmp_path):
    """Return a project whose Spanish page holds a script and a frame."""
    pages = {f"docs/{code}/index.md": "# Page {#page}\n" for code in ("fr", "pt")}
    pages["docs/es/index.md"] = PAGE
    return mini_project(tmp_path, "discovery.py", files=pages)


def test_refused_at_its_line(project):
    """A strict build fails; a script does not run for being there."""
    run = build(project, "--strict")
    assert run.returncode == 1
    for line in TOLD:
        assert line in run.stderr
    html = (project / "site/es/index.html").read_text(encoding="utf-8")
    assert script_hash("go()") not in html


def test_a_template_without_a_head_is_refused(project):
    """A page that asks for a piece of the theme's would have no policy; for a whole one, it has."""
    for code, name in TEMPLATES.items():
        page = project / f"docs/{code}/index.md"
        page.write_text(f"---\ntemplate: {name}\n---\n\n# Page {{#page}}\n", encoding="utf-8")
    run = build(project, "--strict")
    assert run.returncode == 1
    assert UNGUARDED in run.stderr
    assert "docs/pt/" not in run.stderr


def test_allowed_by_a_maintainer(project):
    """The frame by its address, the script by its hash, which the policy then has."""
    config = project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + ALLOW, encoding="utf-8")
    run = build(project, "--strict")
    assert run.returncode == 0, run.stderr
    html = (project / "site/es/index.html").read_text(encoding="utf-8")
    assert f"'{script_hash('go()')}'" in html
    assert script_hash("go()") not in (project / "site/index.html").read_text(encoding="utf-8")


def script(text):
    """Return a program that stands in a page."""
    return ActivePart("script", "", text, "runs a program")


@pytest.mark.parametrize(
    ("drawn", "finished", "origins"),
    [
        ("a = 1", ["a=1"], {"a=1": "a = 1"}),
        ("a = 1", ["a = 1", "go()"], {"go()": None}),
        ("a = 1", ["a=1", "go()"], {"a=1": None, "go()": None}),
        ("a = 1", ["a = 1"], {}),
    ],
)
def test_what_a_plugin_made_of_a_program(drawn, finished, origins):
    """It is the same where there are as many as before; what was added is nobody's."""
    page = f"<script>{drawn}</script>"
    parts = [script(text) for text in finished]
    unknown = [part for part in parts if part.value != drawn]
    found = Drawn([script(drawn)], page).origins(unknown, parts)
    assert {part.value: origin and origin.value for part, origin in found.items()} == origins


@pytest.mark.parametrize("theme", THEMES)
def test_what_a_theme_writes_is_its_own(project, theme):
    """Nothing is told of a page without such parts, and the theme keeps its scripts and search."""
    config = project / "mkdocs.yml"
    text = re.sub(r"theme:\n(  .*\n)+", f"theme: {theme}\n", config.read_text(encoding="utf-8"))
    config.write_text(text.replace("plugins:\n", "plugins:\n  - search\n"), encoding="utf-8")
    (project / "docs/es/index.md").write_text("# Page {#page}\n", encoding="utf-8")
    (project / "docs/es/deep").mkdir()
    (project / "docs/es/deep/a.md").write_text("# Page {#page}\n", encoding="utf-8")
    run = build(project)
    assert run.returncode == 0, run.stderr
    assert "active-content" not in run.stderr
    assert "cannot be drawn" not in run.stderr
    assert run.stderr.count("the plugin 'search' is kept, and no other index is made") == 1
    assert (project / "site/search/search_index.json").is_file()
    assert not (project / "site/pagefind").exists()
    for name in ("index.html", "404.html"):
        page = (project / "site" / name).read_text(encoding="utf-8")
        assert "cc-search-open" not in page
        assert "data-names" not in page
