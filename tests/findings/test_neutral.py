"""What a page or a name could do to who reads a report: nothing, in any form of it."""

from __future__ import annotations

import io
import json
import unicodedata
from contextlib import redirect_stdout
from xml.dom.minidom import parseString
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordance.cli.output import FINDINGS, print_report
from concordance.findings.formats import terminal
from concordance.findings.formats.neutral import markdown_text, neutral, xml_text
from concordance.findings.formats.summary import to_summary
from concordance.findings.formats.text import one_line
from concordance.findings.model import Counterpart, Finding

CONTROL = {"Cc", "Cs", "Zl", "Zp"}
TURNING = {"RLO", "RLI", "RLE", "LRO", "LRI", "LRE", "FSI", "PDF", "PDI"}
ATTACKS = {
    "a terminal's title": "\x1b]0;owned\x07\x1b[2J",
    "a C1 introducer": "\x9b31m",
    "overrides": "\u202eabc\u2066",
    "a runner's command": "text ##[error]forged ##[stop-commands]abc",
    "a line of a command": "a\r::error::forged",
    "a line that only looks so": "a\u2028::error::forged",
    "half a character": "\ud800",
}


def finding(text: str) -> Finding:
    """Return a finding with this text wherever it can have one."""
    return Finding(
        f"docs/{text}.md",
        1,
        1,
        "some-rule",
        text,
        hint=text,
        variants=(Counterpart("es", f"docs/{text}.md", 1, quote=text),),
        section=text,
        value=text,
    )


def is_harmless(text: str) -> bool:
    """Return whether nothing in a text acts."""
    wrong = {unicodedata.category(char) for char in text if char not in "\n\t"}
    turning = {unicodedata.bidirectional(char) for char in text}
    return not wrong & CONTROL and not turning & TURNING and "##[" not in text


@pytest.mark.parametrize("form", FINDINGS)
@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_every_report(text, form, capsys):
    """Text, annotations and JSON, which means the same."""
    print_report(form, {}, [finding(text)], "")
    said = capsys.readouterr().out
    assert is_harmless(said)
    if form == "json":
        assert json.loads(said)["findings"][0]["message"] == text


@pytest.mark.parametrize("text", ATTACKS.values(), ids=ATTACKS)
def test_every_other_output(text):
    """A log's line, the summary, and a terminal."""
    assert is_harmless(one_line(finding(text)))
    assert is_harmless(to_summary([finding(text)], compared=""))
    with redirect_stdout(io.StringIO()) as shown:
        terminal.print_findings([finding(text)])
    assert is_harmless(shown.getvalue())


@given(st.text())
def test_any_text(text):
    """Nothing acts, whatever it is; what is harmless stays as it is."""
    assert is_harmless(neutral(text))
    assert is_harmless(markdown_text(text))
    if is_harmless(text) and not {"Cf"} & {unicodedata.category(c) for c in text}:
        assert neutral(text) == text or "://" in text
    parseString(f"<a>{escape(xml_text(text))}</a>")  # noqa: S318 - our own


def test_a_password_is_never_shown():
    """The address is, with its user."""
    said = neutral("see https://user:s3cret@example.org/a and ftp://a:b@c, not https://x/a:b@c")
    assert "s3cret" not in said
    assert said == "see https://user:***@example.org/a and ftp://a:***@c, not https://x/a:b@c"
