"""The whole check over three pages of anything: findings with places, and edits that end."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from markdownish import pages

from concordance.checks.check import check
from concordance.checks.registry import RULES
from concordance.corpus.corpus import make_corpus
from concordance.corpus.group import PageFile
from concordance.findings.fixes import apply
from concordance.findings.formats.json import to_json
from concordance.findings.formats.text import plain
from concordance.markdown import parse_page
from concordance.project.config import Config
from concordance.project.layouts import FOLDER
from concordance.project.project import make_project

NOWHERE = Path("no-such-folder")


def findings(texts, key):
    """Check one page given in some of three languages; nothing is read from disk."""
    project = make_project(docs=NOWHERE, codes=["fr", "es", "pt"], layout=FOLDER, config=Config())
    found = []
    for language in project.languages:
        if language.code in texts:
            path = f"{language.code}/{key}"
            read = partial(parse_page, texts[language.code], path)
            found.append((key, language, PageFile(path, read)))
    return check(make_corpus(project, found), RULES).findings


def code(text):
    """Return the code of a page, block and inline."""
    page = parse_page(text, "a.md")
    return [piece.text for block in page.blocks for piece in block.codes] + [
        block.code for block in page.blocks if block.kind == "code"
    ]


variants = st.one_of(
    st.fixed_dictionaries({"fr": pages(), "es": pages(), "pt": pages()}),
    st.builds(lambda one, two: {"fr": one, "es": one, "pt": two}, pages(), pages()),
    st.dictionaries(st.sampled_from(["fr", "es", "pt"]), pages(), min_size=1),
)


@given(variants, st.sampled_from(["a.md", "glossary/a.md", "b/index.md"]))
def test_any_pages_give_findings_with_places(texts, key):
    """Every finding is on a line and column that its page has, and every report can say it."""
    found = findings(texts, key)
    for finding in found:
        code_of = finding.path.split("/")[0]
        lines = parse_page(texts.get(code_of, ""), "a.md").text.split("\n")
        assert 1 <= finding.line <= len(lines), finding
        assert 1 <= finding.column <= len(lines[finding.line - 1]) + 1, finding
        assert finding.message
        assert "\n" not in finding.message, finding
        assert "\n" not in finding.hint, finding
    assert to_json({}, found)
    assert isinstance(plain(found), str)


@given(variants)
def test_edits_lie_in_the_page_and_leave_code_alone(texts):
    """What is mended is read again without fault, and its code is what it was."""
    for language, text in texts.items():
        read = parse_page(text, "a.md").text
        edits = [
            edit
            for finding in findings(texts, "a.md")
            if finding.path == f"{language}/a.md"
            for edit in finding.edits
        ]
        assert all(0 <= edit.span.start <= edit.span.end <= len(read) for edit in edits)
        if edits:
            mended = apply(read, edits)
            assert code(mended) == code(read)
            findings({**texts, language: mended}, "a.md")
