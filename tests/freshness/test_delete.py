"""A page deleted in every language, and names that a new page cannot have."""

from __future__ import annotations

import pytest

from concordance.findings.fixes import apply
from concordance.freshness.new import plain
from concordance.freshness.page_references import naming_lines, nav_insertion, removal_edits
from sites import write


def test_links_become_words(project):
    """Page, links, nav and record; the check is clean, and nothing is staged."""
    project.change("docs/es/index.md", "[x](./guide.md)", "[*una* `x`][g]")
    project.change("docs/es/index.md", "[c]: ", "[g]: guide.md#first\n[c]: ")
    project.change("docs/pt/index.md", "[x](./guide.md)", "[x](./guide.md){: .door }")
    project.change("docs/fr/index.md", "[x](./guide.md)", '<a href="../guide/">x</a>')
    said = project.run("delete", "docs/pt/guide.md")
    assert "docs/es/guide.md: deleted" in said
    assert "docs/fr/index.md:3: names the page; change it by hand" in said
    assert ", x, " in project.read("docs/pt/index.md")
    assert project.read("docs/es/index.md") == (
        "# Inicio {#home}\n\nGuía, *una* `x`, [nube][c].\n\n[c]: glossary/cloud.md\n"
    )
    assert project.read("docs/pt/glossary/cloud.md").endswith("# nuvem {#cloud}\n\nGuia\n")
    assert "guide" not in project.read("mkdocs.yml")
    assert "guide.md" not in project.read("translations.tsv")
    assert not (project.folder / "redirects.tsv").exists()
    line = next(line for line in said.splitlines() if line.startswith("to commit it: git add "))
    assert project.git("diff", "--cached", "--name-only") == ""
    project.git(*line.removeprefix("to commit it: git ").split())
    assert {row[0] for row in project.git("status", "--short").splitlines()} <= {"M", "D", "A"}
    project.change("docs/fr/index.md", '<a href="../guide/">x</a>', "x")
    project.change("docs/es/index.md", "*una* `x`", "x")
    project.run("stamp", "--all")
    project.run("check", "--strict")


def test_links_lead_elsewhere(project):
    """With `--to`, links, `see_also`, old addresses and this one follow."""
    write(project.folder, {"redirects.tsv": "begin.md\tguide.md\n"})
    write(project.folder, {"docs/assets/data/d.yml": "kind: x\ntable: guide.md#first\n"})
    said = project.run("delete", "guide.md", "--to", "glossary/cloud.md")
    assert "docs/assets/data/d.yml:2: names the page; change it by hand" in said
    assert "[Guía](glossary/cloud.md), [x](glossary/cloud.md)" in project.read("docs/es/index.md")
    assert project.read("redirects.tsv").splitlines()[2:] == [
        "begin.md\tglossary/cloud.md",
        "guide.md\tglossary/cloud.md",
    ]


def test_what_the_page_alone_cited_is_told(project):
    """The place in each language and what to do there; what was so before is not."""
    rule = "extra: {concordance: {linked: {'sources.md#*': '*'}}}\n"
    write(project.folder, {"mkdocs.yml": project.read("mkdocs.yml") + rule})
    for code in ("fr", "es", "pt"):
        items = "- X\n  {: #x }\n- Y\n  {: #y }\n- Z\n  {: #z }\n"
        write(project.folder, {f"docs/{code}/sources.md": f"# S {{#s}}\n\n{items}"})
        project.change(f"docs/{code}/guide.md", "](index.md)", "](sources.md#x)")
        project.change(f"docs/{code}/index.md", "[c].", "[c], [z](sources.md#z).")
    said = project.run("delete", "guide.md", LC_ALL="es")
    assert "docs/es/sources.md:4:7: ninguna otra página enlaza a «x» (unlinked-id); " in said
    assert said.count("(unlinked-id)") == 3
    assert "3 pasajes que cambiar a mano; después: concordance check" in said
    for code in ("fr", "es", "pt"):
        project.change(f"docs/{code}/sources.md", "- X\n  {: #x }\n", "")
    assert "«x»" not in project.run("check", LC_ALL="es", code=1)


def test_an_entry(project):
    """The concept leaves every `see_also`, or another stands for it."""
    project.run("new", "glossary/rain.md")
    for code in ("fr", "es", "pt"):
        project.change(f"docs/{code}/glossary/rain.md", "see_also: []", "see_also:\n- cloud")
    project.run("delete", "glossary/cloud.md", "--to", "glossary/rain.md")
    assert "see_also: []" in project.read("docs/es/glossary/rain.md")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("gide.md",), "gide.md: no page of this project"),
        (("guide.md", "--to", "other.md"), "other.md: no page of this project"),
        (("guide.md", "--to", "guide.md"), "it cannot lead to itself"),
        (("../guide.md",), "give the page's name without the language"),
    ],
)
def test_refused(project, arguments, said):
    """One sentence, and nothing changed."""
    before = project.tree()
    assert said in project.run("delete", *arguments, code=2)
    assert project.tree() == before


NESTED = "p:\n- i:\n    nav: &n\n      - a.md\n  o: *n\n"


@pytest.mark.parametrize(
    ("text", "key", "new", "then"),
    [
        ("nav:\n  - a.md\n  - B: b.md # b\n  - c.md\n", "nav", "", "nav:\n  - a.md\n  - c.md\n"),
        (
            "nav:\n- a.md\n- Part:\n  - b.md\n- Two: [b.md, c.md]\n",
            "nav",
            "",
            "nav:\n- a.md\n- Two: [c.md]\n",
        ),
        ("s: [a, b.md]\n", "s", "", "s: [a]\n"),
        ("s: [b.md, a]\n", "s", "x", "s: [x, a]\n"),
        ("s: [b.md, a]\n", "s", "a", "s: [a]\n"),
        ("s:\n  - b.md\nt: b.md\n", "s", "", "s: []\nt: b.md\n"),
        ("p:\n- i:\n    nav: &n\n      - a.md\n      - b.md\n  o: *n\n", "nav", "", NESTED),
        ("- b.md\n", "s", "", "- b.md\n"),
        ("s: *x\n", "s", "", "s: *x\n"),
    ],
)
def test_items_of_lists(text, key, new, then):
    """What is left of a YAML text, and the lines that still name the page."""
    edits = removal_edits(text, key, {"b.md"}, new)
    assert apply(text, edits) == then
    left = naming_lines(text, {"b.md"}, [edit.span for edit in edits])
    assert left == [n for n, line in enumerate(text.splitlines(), 1) if line == "t: b.md"] or not (
        edits
    )


@pytest.mark.parametrize(
    ("text", "key", "then"),
    [
        (
            "nav:\n  - a.md # a\n  - B: b/c.md\n",
            "d.md",
            "nav:\n  - a.md # a\n  - d.md\n  - B: b/c.md\n",
        ),
        ("nav:\n- B:\n  - C: b/c.md", "b/d.md", "nav:\n- B:\n  - C: b/c.md\n  - b/d.md"),
        ("x: {nav: [a.md]}\n", "d.md", None),
        ("nav:\n  - a.md\n", "b/d.md", None),
        ("nav:\n  - a.md\n", "a.md", None),
        ("pages:\n  - a.md\n", "d.md", None),
    ],
)
def test_a_place_in_the_nav(text, key, then):
    """After the last page of the same folder, where that has a line of its own."""
    edit = nav_insertion(text, key)
    assert (edit and apply(text, [edit])) == then


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("Ações.md", "acoes.md"),
        ("mes pages.md", "mes-pages.md"),
        ("glossary/TPU.MD", "glossary/tpu.md"),
        ("Neuer Ordner/a.markdown", "neuer-ordner/a.md"),
    ],
)
def test_names_that_break_addresses(project, name, good):
    """They are refused with the name to use, by `new` and by `rename`."""
    assert f"use {good}" in project.run("new", name, code=2)
    assert f"use {good}" in project.run("rename", "guide.md", name, code=2)
    project.run("new", good)


def test_plain():
    """A name in another script stays."""
    assert [plain("Été 2.0"), plain("日本語"), plain("node.js")] == ["ete-2.0", "日本語", "node.js"]
    assert [plain("Cœur"), plain("Größe")] == ["coeur", "grosse"]


def test_a_page_made_by_hand_is_renamed_as_the_check_says(project):
    """The remedy of `page-name` ends green; of what git never had nothing is to be added."""
    pages = {"fr": "Sa cloche", "es": "Su campana", "pt": "O seu sino"}
    for code, words in pages.items():
        write(project.folder, {f"docs/{code}/Belle Page.MD": f"# A {{#a}}\n\n{words}.\n"})
    told = project.run("check")
    assert told.count("(page-name)") == 1
    command = told.partition("concordance rename ")[2].partition("\n")[0]
    assert command == "'Belle Page.MD' belle-page.md"
    said = project.run("rename", "Belle Page.MD", "belle-page.md")
    line = next(line for line in said.splitlines() if line.startswith("to commit it: git "))
    project.git(*line.removeprefix("to commit it: git ").split())
    assert not (project.folder / "redirects.tsv").exists()
    assert "(page-name)" not in project.run("check")
