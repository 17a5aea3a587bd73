"""The step summary: words and links, and nothing of a page read as mark-up."""

from __future__ import annotations

from concordance.findings.formats.summary import MOST, blob_address, to_summary
from concordance.findings.model import Counterpart, Finding, Severity


def finding(message: str = "wrong", path: str = "docs/fr/a.md", line: int = 3) -> Finding:
    """Make a finding."""
    other = Counterpart("es", "docs/es/a.md", 4, quote="*otro*")
    return Finding(path, line, 1, "some-rule", message, hint="mend it", variants=(other,))


def test_nothing_to_say():
    """A clean change is told so, with what was compared."""
    assert to_summary([], compared="Compared: all.") == (
        "### The languages agree\n\nNothing to change. Compared: all.\n"
    )


def test_mark_up_of_a_page_stays_text():
    """Quotes of a page cannot open a tag, a link or an emphasis in the summary."""
    text = to_summary([finding("<b> [x](javascript:y) `c` *d*")], compared="")
    assert "&lt;b> \\[x\\](javascript:y) \\`c\\` \\*d\\*" in text
    assert "Compare docs/es/a.md, line 4: \\*otro\\*" in text


def test_a_name_with_a_line_end_stays_on_its_line():
    """A page's name cannot begin a line of the summary."""
    assert "#### `docs/fr/a\\x0ab.md`\n" in to_summary(
        [finding(path="docs/fr/a\nb.md")], compared=""
    )


def test_many():
    """Beyond fifty the reader is sent to the log, and warnings alone do not alarm."""
    many = [finding(line=line) for line in range(1, MOST + 8)]
    assert "… and 7 more" in to_summary(many, compared="")
    mild = Finding("a.md", 1, 1, "some-rule", "odd", severity=Severity.WARNING)
    assert to_summary([mild], compared="").startswith(
        "### The build passes; 1 thing worth a look\n"
    )


def test_where_files_are_shown():
    """The head of the pull request before the merge commit; nothing outside GitHub."""
    known = {"GITHUB_SERVER_URL": "https://git.example", "GITHUB_REPOSITORY": "a/b"}
    both = {**known, "GITHUB_SHA": "2", "HEAD_SHA": "1"}
    assert blob_address(both) == "https://git.example/a/b/blob/1"
    assert blob_address(known) == blob_address({}) == ""
