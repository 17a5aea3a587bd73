"""Beside other plugins: what they do to processes, templates, files and pages breaks nothing.

Each hook here does what a plugin in use does: git-revision-date-localized starts processes,
section-index wraps mkdocs' template loader, rss opens each page's source, print-site writes a page
by itself, minify-html writes pages again, their scripts too.
"""

from __future__ import annotations

import re

import pytest

from sites import build, mini_project, write

HOOKS = ("languages.py", "freshness.py", "discovery.py", "glossary.py", "figures.py", "workers.py")
PAGES = {
    f"docs/{code}/{name}.md": f"# A {{#a}}\n\nUn {word}.\n"
    for code, word in (("fr", "rucher"), ("es", "colmenar"), ("pt", "apiário"))
    for name in ("index", "b")
}
THEIRS = {
    "processes": """
import multiprocessing

def on_files(files, config):
    with multiprocessing.get_context("fork").Pool(2) as pool:
        assert pool.map(len, ["a", "bb"]) == [1, 2]
""",
    "loader": """
from jinja2 import BaseLoader

class Wrapped(BaseLoader):
    def __init__(self, loader):
        self.loader = loader

    def get_source(self, environment, template):
        text, name, fresh = self.loader.get_source(environment, template)
        return text.replace('class="md-nav__list"', 'class="md-nav__list theirs"'), name, fresh

def on_env(env, config, files):
    env.loader = Wrapped(env.loader)
""",
    "sources": """
from pathlib import Path

def on_page_context(context, page, config, nav):
    assert Path(page.file.abs_src_path).is_file()

def on_post_build(config):
    link = '<link rel="alternate" href="../es/" hreflang="es">'
    Path(config.site_dir, "print.html").write_text(f"<head>{link}</head><body>Print.", "utf-8")
""",
    "pages": """
def on_post_page(output, page, config):
    output = output.replace('rel="alternate" href=', "rel='alternate' href=")
    output = output.replace("</head>", "").replace('<meta charset="utf-8">', "<meta charset=utf-8>")
    return output.replace("__md_scope=new URL", "__md_scope = new URL")
""",
}


@pytest.mark.parametrize("kind", THEIRS)
def test_the_site_is_built(tmp_path, kind):
    """Strictly, with every language and each alternate once."""
    project = mini_project(tmp_path, *HOOKS, files=PAGES)
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    text = text.replace("hooks: [", "hooks: [theirs.py, ")
    write(project, {"theirs.py": THEIRS[kind], "mkdocs.yml": text})
    run = build(project, "--strict", site=tmp_path / "site")
    assert run.returncode == 0, run.stderr
    for code in ("", "es/", "pt/"):
        page = (tmp_path / "site" / code / "b/index.html").read_text(encoding="utf-8")
        head = page.partition("<body")[0]
        assert "Content-Security-Policy" in head
        assert sorted(re.findall('hreflang="([^"]+)"', head)) == ["es", "fr", "pt", "x-default"]
        assert kind != "loader" or "md-nav__list theirs" in page
    if kind == "sources":  # a page that no event of mkdocs has shown
        assert (tmp_path / "site/print.html").read_text("utf-8") == "<head></head><body>Print."
