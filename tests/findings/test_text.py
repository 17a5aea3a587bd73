"""The text report: the line, the caret, long lines, no colour where none is wanted."""

from __future__ import annotations

import pytest

from concordance.findings.formats.terminal import print_findings
from concordance.findings.formats.text import one_line, plain
from concordance.findings.model import Finding, Severity

pytestmark = pytest.mark.usefixtures("page")


@pytest.fixture
def page(tmp_path, monkeypatch):
    """Write a page and work beside it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(f"un\n\tdeux trois\n{'mot ' * 60}\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "column", "end", "shown", "caret"),
    [
        (1, 1, 3, "1 | un", "  | ^^"),
        (2, 7, 12, "2 | \tdeux trois", "  | \t     ^^^^^"),
        (2, 12, 0, "2 | \tdeux trois", "  | \t          ^"),
        (9, 1, 0, None, None),
    ],
)
def test_excerpt(line, column, end, shown, caret):
    """The caret stands under what is meant, tabs kept; a line that is not there is not shown."""
    written = plain([Finding("a.md", line, column, "a-rule", "wrong", end_column=end)]).split("\n")
    assert written[0] == f"a.md:{line}:{column}: error: wrong (a-rule)"
    assert (shown in written) is (shown is not None)
    assert caret is None or caret in written


def test_a_long_line_is_cut_around_the_place():
    """The caret is under the word it is about, and no line is longer than a terminal's."""
    written = plain([Finding("a.md", 3, 201, "a-rule", "wrong", end_column=204)]).split("\n")
    text, caret = written[2], written[3]
    assert len(text) <= 110
    start = caret.index("^")
    assert text[start : start + 3] == "mot"


def test_one_line_for_a_log():
    """Place, message and remedy on one line."""
    finding = Finding("a.md", 1, 2, "a-rule", "wrong", Severity.WARNING, hint="mend it")
    assert one_line(finding) == "a.md:1:2: wrong (a-rule); mend it"


def test_no_colour_where_none_is_wanted(capsys, monkeypatch):
    """NO_COLOR holds even where colour is forced."""
    monkeypatch.setenv("NO_COLOR", "1")
    print_findings([Finding("a.md", 1, 1, "a-rule", "wrong [red]")])
    assert "\x1b" not in capsys.readouterr().out
