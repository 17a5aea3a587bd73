"""What readers see of a page's front matter: a change of it makes the translations stale."""

from __future__ import annotations

import pytest

ENTRY = "docs/fr/glossary/cloud.md"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("definition: X.", "definition: Y.", '"X." became "Y."'),
        ("definition: X.", "definition: X.\ndescription: De 3 nuages.", '"De 3 nuages." is new'),
    ],
)
def test_a_changed_text_makes_the_translations_stale(project, old, new, line):
    """Each translation is told at its front matter, with what changed; a stamp ends it."""
    project.change(ENTRY, old, new)
    said = project.run("check", "--rule", "stale-section")
    for code in ("es", "pt"):
        place = f"docs/{code}/glossary/cloud.md:3:13: warning: "
        what = "the fr front matter changed since this one was checked"
        assert f"{place}{what}: {line}" in said
    project.run("stamp", "docs/es/glossary/cloud.md", "docs/pt/glossary/cloud.md", "--unchanged")
    assert project.run("check", "--rule", "stale-section").startswith("0 errors, 0 warnings")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("definition: X.", 'definition: "X."'),
        ("term: nuage", "term: nuée"),
        ("see_also: [cloud]", "see_also: []"),
    ],
)
def test_what_is_no_text_changes_nothing(project, old, new):
    """Quotation marks of YAML, and keys that translations do not follow."""
    project.change(ENTRY, old, new)
    assert project.run("check", "--rule", "stale-section").startswith("0 errors, 0 warnings")


def test_a_record_of_before_is_as_good_as_ever(project):
    """Where nothing of front matter is recorded yet, nothing is unchecked; the stamp records it."""
    lines = project.read("translations.tsv").split("\n")
    before = "\n".join(line for line in lines if "^front-matter" not in line)
    (project.folder / "translations.tsv").write_text(before, encoding="utf-8")
    assert "^front-matter" not in before
    rules = ("--rule", "stale-section", "--rule", "unchecked-section", "--rule", "unused-record")
    assert project.run("check", *rules).startswith("0 errors, 0 warnings")
    project.run("stamp", "--all")
    assert project.read("translations.tsv").split("\n") == lines


def test_a_page_of_which_nothing_is_recorded_is_one_finding(project):
    """Its front matter is not told beside it."""
    lines = project.read("translations.tsv").split("\n")
    kept = "\n".join(line for line in lines if "cloud.md" not in line)
    (project.folder / "translations.tsv").write_text(kept, encoding="utf-8")
    said = project.run("check", "--rule", "unchecked-section")
    assert said.count("(unchecked-section)") == 2


@pytest.mark.parametrize("code", ["fr", "pt"])
def test_front_matter_that_is_not_read_leaves_its_record(project, code):
    """A slip in it is one finding: no remedy takes out what was checked."""
    project.change(f"docs/{code}/glossary/cloud.md", "definition: ", "definition: x: ")
    assert "translations.tsv" not in project.run("check", code=1)
