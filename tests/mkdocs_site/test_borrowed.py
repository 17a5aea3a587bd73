"""A language begun with one page: the site builds strictly, and its links lead somewhere."""

from __future__ import annotations

import re

from click.testing import CliRunner

from concordance.__main__ import main
from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_mkdocs
from concordance.sitecheck import check_site
from sites import build, mini_project, write

LINKS = "[B](b.md#deep), [C](sub/c.md), [D](glossary/gpu.md)"
ENTRY = "---\nterm: GPU\ndefinition: {}\n---\n# GPU {{#gpu}}\n\n[A](../a.md)\n"


def test_a_language_begun_with_a_page_borrows_the_others(tmp_path):
    """From the first page on; a language that is not `partial` borrows none."""
    files = {"docs/it/a.md": f"# A {{#a}}\n\nUn testo breve: {LINKS}.\n"}
    for code, text in (("fr", "Un texte bref"), ("es", "Un texto breve"), ("pt", "Um texto breve")):
        files |= {
            f"docs/{code}/index.md": "# I {#i}\n\n[A](a.md)\n",
            f"docs/{code}/lone.md": "# L {#l}\n\n[A](a.md)\n",
            f"docs/{code}/a.md": f"# A {{#a}}\n\n{text} : {LINKS}.\n",
            f"docs/{code}/b.md": "# B {#b}\n\n## Deep {#deep}\n\n[A](a.md)\n",
            f"docs/{code}/sub/c.md": "# C {#c}\n\n[A](../a.md)\n",
            f"docs/{code}/glossary/gpu.md": ENTRY.format(text),
            f"docs/{code}/glossary/index.md": "# G {#g}\n\n[GPU](gpu.md)\n",
        }
    del files["docs/pt/lone.md"]
    hooks = ("languages.py", "discovery.py", "glossary.py", "workers.py")
    project = mini_project(tmp_path, *hooks, files=files)
    yml = (project / "mkdocs.yml").read_text(encoding="utf-8")
    yml = yml.replace("{locale: pt,", "{locale: it, name: Italiano}\n        - {locale: pt,")
    rules = "rules: {missing-variant: warning, typography: off}"
    yml += f"extra: {{concordance: {{{rules}, languages: {{it: {{partial: true}}}}}}}}\n"
    write(project, {"mkdocs.yml": yml})
    run = build(project, "--strict")
    assert run.returncode == 0, run.stderr
    site = project / "site"
    assert not (site / "pt" / "lone").exists()
    html = (site / "it" / "b" / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://mini.example/b/">' in html
    assert "Questa pagina non è ancora tradotta." in html
    own = (site / "it" / "a" / "index.html").read_text(encoding="utf-8")
    assert 'href="../b/#deep"' in own
    assert "non è ancora tradotta" not in own
    assert list(check_site(site).findings) == []
    found = check(read_corpus(project_from_mkdocs(project / "mkdocs.yml")), RULES).findings
    assert {(one.rule, one.language) for one in found} == {("missing-variant", "pt")}


def test_an_interface_that_is_not_translated_is_told(tmp_path, monkeypatch):
    """Once, for each language begun whose words there are none of."""
    yml = (
        "plugins: {i18n: {docs_structure: folder, languages: [{locale: fr, name: F, default: true},"
    )
    yml += " {locale: it, name: I}, {locale: nl, name: N}]}}\nextra: {concordance: {languages: "
    yml += "{it: {partial: true}, nl: {partial: true}}}}\n"
    pages = {f"docs/{code}/index.md": "# I {#i}\n" for code in ("fr", "it", "nl")}
    monkeypatch.chdir(write(tmp_path, {"mkdocs.yml": yml, **pages}))
    told = CliRunner().invoke(main, ["check"]).stderr
    assert re.findall("(.*): the words of the interface", told) == ["nl"]
