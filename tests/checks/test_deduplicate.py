"""What two rules say of one mistake."""

from __future__ import annotations

from concordance.checks.deduplicate import deduplicate
from concordance.findings.model import Counterpart, Finding

THERE = (Counterpart("fr", "fr/a.md", 3, 1, "[a](b.md)"),)


def finding(rule, line=3, value="c.md", **more):
    """Make a finding."""
    return Finding("es/a.md", line, 1, rule, f"{rule} says so", value=value, **more)


def test_a_link_that_leads_nowhere_takes_that_of_the_others():
    """One finding, with the counterpart and the remedy that the other rule knew."""
    broken = finding("broken-link", hint="did you mean 'd.md'?")
    differs = finding("link-mismatch", hint="write 'b.md'", variants=THERE)
    (kept,) = deduplicate([differs, broken])
    assert (kept.rule, kept.message) == ("broken-link", broken.message)
    assert (kept.hint, kept.variants) == ("write 'b.md'", THERE)
    (kept,) = deduplicate([broken, finding("link-mismatch", hint="drop it")])
    assert kept.hint == "did you mean 'd.md'?"


def test_what_is_of_two_links_stays():
    """On other lines, to other places, or of other rules."""
    broken = finding("broken-link")
    others = [
        finding("link-mismatch", line=4),
        finding("link-mismatch", value="e.md"),
        finding("missing-alt"),
    ]
    assert deduplicate([broken, *others]) == [broken, *others]


def test_an_entry_that_is_wrong_is_told_alone():
    """Not that it differs there, nor what follows for the pages; others' entries are."""
    wrong = Finding("es/glossary/sea.md", 4, 1, "invalid-entry", "a key", language="es")
    differs = Finding("es/glossary/sea.md", 4, 9, "entry-mismatch", "differs", language="es")
    unused = Finding("es/b.md", 1, 1, "term-missing", "missing", language="es", value="sea")
    other = Finding("pt/b.md", 1, 1, "term-missing", "missing", language="pt", value="sea")
    assert deduplicate([wrong, differs, unused, other]) == [wrong, other]
    unread = Finding("es/glossary/sea.md", 2, 1, "invalid-front-matter", "no YAML", language="es")
    assert deduplicate([wrong, unread]) == [unread]
