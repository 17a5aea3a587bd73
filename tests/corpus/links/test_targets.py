"""What a fragment may name, and what was probably meant."""

from __future__ import annotations

import pytest

from concordance.corpus.corpus import read_corpus
from concordance.corpus.links.targets import generated, link_targets, near
from concordance.project.project import project_from_folder


def ids(tmp_path, text):
    """Return the ids of a page."""
    for code in ("fr", "es"):
        (tmp_path / code).mkdir()
        (tmp_path / code / "a.md").write_text(text, encoding="utf-8")
    corpus = read_corpus(project_from_folder(tmp_path, "fr,es"))
    return corpus.memo(link_targets).ids(corpus.groups[0], "fr")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("# Un titre {#own}", {"own"}),
        ("# L’été à `Paris`", {"lete-a-paris", "lété-à-paris"}),
        ("# A\n\n# A", {"a", "a_1", "a-1"}),
        ("# A -- B & C", {"a-b-c", "a----b--c"}),
        ("Un paragraphe.\n{: #claim .x }", {"claim"}),
        ("<a id='x'></a> <span name=y>a</span>", {"x", "y"}),
        ("- un {: #item }\n\n| a |\n|---|\n| b {#cell} |", {"item", "cell"}),
    ],
)
def test_ids(tmp_path, text, names):
    """Explicit ids wherever they stand, and those made of headings."""
    assert names <= ids(tmp_path, text)


@pytest.mark.parametrize("text", ["`{#x}` et `id=y`", "```\n# Z {#x}\n<a id=y>\n```"])
def test_code_has_no_ids(tmp_path, text):
    """What code shows is no id."""
    assert not {"x", "y", "z"} & ids(tmp_path, text)


@pytest.mark.parametrize("text", ['--8<-- "x.md"', "::: module", "{% include 'x' %}", "{{ x }}"])
def test_a_page_that_includes_others_is_not_judged(tmp_path, text):
    """Its ids are not all its own."""
    assert ids(tmp_path, f"# Titre\n\n{text}\n") is None


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("fn:1", True),
        ("fnref2:a", True),
        ("__tabbed_1_2", True),
        ("__codelineno-0-1", True),
        ("", True),
        ("top", True),
        ("fnord", False),
        ("toc-x", False),
        ("topic", False),
    ],
)
def test_generated(name, made):
    """Footnotes, tabs, lines of code, the top."""
    assert generated(name) is made


def test_near():
    """The same name elsewhere, else the most alike, else nothing."""
    known = ["fr/a/network.md", "fr/chips.md", "es/chips.md"]
    assert near("fr/network.md", known) == "fr/a/network.md"
    assert near("fr/chps.md", known) == "fr/chips.md"
    assert near("zzz", known) == ""
