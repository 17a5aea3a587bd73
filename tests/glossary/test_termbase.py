"""What holds between entries: one concept one file, one form one concept."""

from __future__ import annotations

from glossaries import entry

from concordance.findings.model import Severity
from concordance.glossary.entry import GlossaryEntry
from concordance.glossary.termbase import AMBIGUOUS, make_termbase, spellings


def forms_of(*entries: GlossaryEntry) -> tuple[dict[str, str], list[tuple[str, str, Severity]]]:
    """Return the forms of French entries, and the findings as rule, message and severity."""
    termbase, problems = make_termbase(entries, ["fr"])
    found = [(one.rule, one.message, one.severity) for one in problems]
    return dict(termbase.lexicons["fr"].forms), found


def test_a_form_that_two_concepts_claim():
    """It is an error, and it links to neither."""
    forms, found = forms_of(entry("a", term="nuage"), entry("b", term="ciel", forms=("nuage",)))
    assert forms["nuage"] == AMBIGUOUS
    assert ("ambiguous-form", "'nuage' is a form of 'b' and of 'a'", Severity.ERROR) in found


def test_marked_ambiguous():
    """Marked, it is no error; it still links to neither, capitalised or not."""
    forms, found = forms_of(
        entry("a", term="nuage", inflect=False),
        entry("b", term="ciel", forms=("nuage",), ambiguous=("nuage",)),
    )
    assert found == []
    assert forms["nuage"] == forms["Nuage"] == AMBIGUOUS


def test_what_is_written_goes_before_what_is_derived():
    """A plural that a rule made gives way to a form that an entry gives."""
    forms, found = forms_of(entry("a", term="donnée"), entry("b", term="données"))
    assert found == []
    assert (forms["donnée"], forms["données"]) == ("a", "b")


def test_common_words_warn():
    """A form that is a common word is warned about; capitals make it another word."""
    _, found = forms_of(entry("a", term="CAR"), entry("b", term="car"))
    assert [(rule, severity) for rule, _, severity in found] == [("common-form", Severity.WARNING)]


def test_see_also_to_nowhere_and_one_id_in_two_files():
    """Both are findings on the entry, and the first file stands."""
    one = entry(
        "a", term="unité", see_also=("b", "c"), head="term: unité\nsee_also:\n  - b\n  - c\n"
    )
    other = GlossaryEntry("a", "fr", "docs/fr/glossary/z/a.md", "deux")
    termbase, problems = make_termbase([other, one, entry("b", term="bé")], ["fr", "es"])
    assert [(found.path, found.line, found.column, found.message) for found in problems] == [
        (
            "docs/fr/glossary/z/a.md",
            1,
            1,
            "the concept 'a' is already that of docs/fr/glossary/a.md",
        ),
        ("docs/fr/glossary/a.md", 5, 5, "see_also names 'c', which has no entry"),
    ]
    assert termbase.lexicons["fr"].entries["a"] is one
    assert termbase.lexicons["es"].entries == {}


def test_capitals():
    """Words may begin a sentence; a term keeps the capitals it is written with."""
    assert set(spellings(entry("a", term="réseau", inflect=False))) == {"réseau", "Réseau"}
    assert set(spellings(entry("a", term="Azure"))) == {"Azure"}
    assert set(spellings(entry("a", term="GPU"))) == {"GPU"}


def test_titles_lose_their_capitals():
    """A title is not written as in a sentence, so its capitals tell nothing."""
    title = entry("a", "en", term="Cloud Native API", written=False)
    assert {"Cloud Native API", "cloud native API", "Cloud native API"} <= set(spellings(title))


def test_gender_decides_on_feminines():
    """An adjective, of no gender or of both, has feminines; a noun of one gender has none."""
    assert "native" in spellings(entry("a", term="natif", gender=""))
    assert "native" in spellings(entry("a", term="natif", gender="mf"))
    assert "native" not in spellings(entry("a", term="natif", gender="m"))
    assert "native" not in spellings(entry("a", term="natif"))


def test_order_of_entries_does_not_matter():
    """The termbase is the same whatever order files are found in."""
    entries = [entry("b", term="nuage"), entry("a", term="nuage"), entry("c", term="ciel")]
    one, problems = make_termbase(entries)
    other, same = make_termbase(reversed(entries))
    assert one.lexicons["fr"].forms == other.lexicons["fr"].forms
    assert problems == same
