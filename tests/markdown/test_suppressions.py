"""What authors ask to leave alone: read, applied, stripped from the built page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from concordance.findings.model import Counterpart, Finding, Span
from concordance.markdown import parse_page
from concordance.markdown.suppressions import (
    Suppression,
    apply_suppressions,
    parse_suppressions,
    strip_suppressions,
)

ASKED = "<!-- concordance: ignore[value-mismatch] counted otherwise -->"


def said(text: str) -> list[tuple[str, str, int, str]]:
    """Return what the requests of a page say."""
    return [
        (i.rule, i.reason, i.line, i.fault) for i in parse_suppressions(parse_page(text, "a.md"))
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"# A\n\nText. {ASKED}\n", 3),
        (f"# A\n\n{ASKED}\nText.\n", 4),
        (f"# A\n\n{ASKED}\n\n\nText.\n", 6),
        (f"- item {ASKED}\n- other\n", 1),
        (f"| a | b |\n|---|---|\n| 1 {ASKED} | 2 |\n", 3),
        ("# A\n\n<!-- concordance: ignore[value-mismatch]\ncounted\notherwise -->\nText.\n", 6),
    ],
)
def test_which_line(text: str, line: int):
    """A request holds for its own line, or alone on one for the next that says something."""
    assert said(text)[0][2] == line
    assert said(text)[0][3] == ""


def test_several_rules_share_a_reason():
    """A comment may name several rules."""
    text = "Text. <!-- concordance: ignore[a-rule, b-rule] why not -->\n"
    assert said(text) == [("a-rule", "why not", 1, ""), ("b-rule", "why not", 1, "")]


def test_a_whole_page():
    """Front matter holds for the page, line 0."""
    text = "---\nconcordance:\n  ignore:\n    a-rule: why not\n    b-rule:\n---\n\nText.\n"
    assert said(text) == [
        ("a-rule", "why not", 0, ""),
        ("b-rule", "", 0, "no reason is given for ignoring 'b-rule'; write `b-rule: reason`"),
    ]


def test_front_matter_of_another_shape_is_a_fault():
    """A list gives no reasons."""
    text = "---\nconcordance: {ignore: [a-rule]}\n---\n\nText.\n"
    assert said(text)[0][3].startswith("`ignore` must give a reason")


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("<!-- concordence: ignore[value-mismatch] counted -->", True),
        ("<!-- concordance ignore[value-mismatch] counted -->", True),
        ("<!-- Concordance: ignore[value-mismatch] counted -->", True),
        ("<!-- concordance; ignore (value-mismatch) counted -->", True),
        ("<!-- prettier ignore[x] -->", False),
        ("<!-- concordance: a note -->", False),
        ("<!-- the concordance does ignore[d] this -->", False),
    ],
)
def test_one_that_is_mistyped(comment: str, *, told: bool):
    """It is told, for it would ignore nothing and nobody would know why."""
    faults = [ignore.fault for ignore in parse_suppressions(parse_page(f"Un. {comment}\n", "a.md"))]
    assert [fault.partition(";")[0] for fault in faults] == ["this ignore is mistyped"] * told


@pytest.mark.parametrize("text", [f"```\n{ASKED}\n```\n", f"`{ASKED}`\n", f"    {ASKED}\n"])
def test_an_example_in_code_is_none(text: str):
    """What stands in code is shown, not obeyed, and stays on the page."""
    assert said(text) == []
    assert strip_suppressions(text) == text


@pytest.mark.parametrize(
    ("markdown", "built"),
    [
        (f"One. {ASKED}\nTwo.\n", "One. \nTwo.\n"),
        (f"One.\n\n{ASKED}\nTwo.\n", "One.\n\nTwo.\n"),
        (
            "One.\n\n<!-- a note for authors -->\nTwo.\n",
            "One.\n\n<!-- a note for authors -->\nTwo.\n",
        ),
        (f"{ASKED}", ""),
    ],
)
def test_stripping(markdown: str, built: str):
    """Requests never reach the built page; other comments are none of ours."""
    assert strip_suppressions(markdown) == built
    assert strip_suppressions(built) == built


def finding(line: int, rule: str = "a-rule") -> Finding:
    """Make a finding of page a.md."""
    return Finding("a.md", line, 1, rule, "wrong")


def request(rule: str, line: int, fault: str = "") -> Suppression:
    """Make a request."""
    return Suppression(rule, "why not", line, Span(0, 0), fault)


def test_suppression():
    """A request takes out its rule on its line, a page's takes out its rule everywhere."""
    findings = [finding(1), finding(2), finding(2, "b-rule"), finding(9, "c-rule")]
    asked = [
        ("a.md", [request("a-rule", 2), request("c-rule", 0)]),
        ("b.md", [request("a-rule", 1)]),
    ]
    left = apply_suppressions(findings, asked, {"a-rule", "b-rule", "c-rule"})
    assert left.findings == (finding(1), finding(2, "b-rule"))
    assert left.unused == (("b.md", request("a-rule", 1)),)


@pytest.mark.parametrize(("source", "left"), [("fr", 1), ("es", 2), ("", 2)])
def test_what_the_source_asks_holds_for_translations(source, left):
    """For what they are told of that passage, by that rule; no translation asks for another."""
    there = (Counterpart("fr", "fr/a.md", 7), Counterpart("es", "es/a.md", 9))
    findings = [replace(finding(1, rule), variants=there) for rule in ("a-rule", "b-rule")]
    asked = [("fr/a.md", [request("a-rule", 7), request("a-rule", 9)])]
    result = apply_suppressions(findings, asked, {"a-rule"}, source)
    assert len(result.findings) == left
    assert len(result.unused) == left


def test_a_rule_that_was_not_run_is_not_unused():
    """With `--rule x` nothing is said of requests for other rules."""
    asked = [("a.md", [request("a-rule", 1)])]
    assert apply_suppressions([], asked, {"b-rule"}).unused == ()


def test_a_faulty_request_suppresses_nothing():
    """Without a reason the finding stays."""
    asked = [("a.md", [request("a-rule", 1, fault="no reason")])]
    assert apply_suppressions([finding(1)], asked, {"a-rule"}).findings == (finding(1),)


def test_what_names_a_count_is_taken_out():
    """With the number before it as it was; an example in code stays."""
    text = "Les 22 mots<!-- count: a.md#a* -->, `<!-- count: x -->` et <!-- count the words -->.\n"
    left = "Les 22 mots, `<!-- count: x -->` et <!-- count the words -->.\n"
    assert strip_suppressions(text) == left
