"""What two rules say of one mistake."""

from __future__ import annotations

from dataclasses import replace

import pytest

from concordance.checks.deduplicate import deduplicate
from concordance.findings.model import LAST, Counterpart, Finding

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


def test_what_stands_in_a_missing_block_is_not_told_again():
    """Of the page that lacks it, and as far as the block of the others goes."""
    block = (Counterpart("fr", "fr/a.md", 3, 1, "Le plan", (4, 20)),)
    missing = finding("missing-block", variants=block, explains=block)
    link = finding("link-mismatch", line=2, variants=(Counterpart("fr", "fr/a.md", 4, 19),))
    beyond = finding("link-mismatch", line=2, variants=(Counterpart("fr", "fr/a.md", 4, 20),))
    assert deduplicate([missing, link, beyond]) == [missing, beyond]


def test_what_stands_in_an_added_block_is_not_told_again():
    """What compares, with a counterpart or by its name; not a link that leads nowhere."""
    own = (Counterpart("es", "es/a.md", 3, 1, "", (5, 9)),)
    added = finding("extra-block", variants=THERE, explains=own)
    inside = [finding("value-mismatch", line=4), finding("image-mismatch", line=5, variants=THERE)]
    others = [finding("broken-link", line=4), finding("value-mismatch", line=6)]
    others += [
        finding("typography", line=4),
        finding("stale-section", line=4, variants=THERE, section="t"),
    ]
    assert deduplicate([added, *inside, *others]) == [added, *others]


def test_text_in_another_language_explains_its_values_and_marks():
    """Both follow from its not being translated; a missing block's marks do not follow from it."""
    own = (Counterpart("es", "es/a.md", 3, 1, "", (5, 9)),)
    left = finding("untranslated-block", variants=THERE, explains=own)
    inside = [finding("bound-mismatch", line=4, variants=THERE), finding("typography", line=5)]
    outside = [
        finding("typography", line=6),
        finding("stale-section", line=4, variants=THERE, section="t"),
    ]
    assert deduplicate([left, *inside, *outside]) == [left, *outside]


def test_what_a_cause_explains_on_other_pages():
    """A list that is none in fr: what es and pt are told against fr, not against each other."""
    stretches = (
        Counterpart("fr", "fr/a.md", 3, 1, "", (6, 9)),
        Counterpart("es", "es/a.md", 3, 1, "", (7, 9)),
    )
    cause = Finding("fr/a.md", 4, 1, "broken-markup", "no blank line", explains=stretches)
    against_source = finding("extra-block", line=5, variants=THERE)
    against_pt = finding("value-mismatch", line=5, variants=(Counterpart("pt", "pt/a.md", 5),))
    assert deduplicate([cause, against_source, against_pt]) == [cause, against_pt]


def test_of_two_causes_the_larger_is_told():
    """A sentence in a block that is missing; two that explain the same are not both left out."""
    block = (Counterpart("fr", "fr/a.md", 3, 1, "", (9, 1)),)
    sentence = (Counterpart("fr", "fr/a.md", 4, 1, "", (4, 60)),)
    missing = finding("missing-block", variants=block, explains=block)
    within = finding("missing-sentence", variants=sentence, explains=sentence)
    assert deduplicate([within, missing]) == [missing]
    again = finding("missing-block", line=8, variants=block, explains=block)
    assert len(deduplicate([missing, again])) == 1


def test_a_name_that_is_wrong_is_told_not_the_term_of_that_name():
    """Where the name stands in what uses the concept in the others; not on another page."""
    block = (Counterpart("fr", "fr/a.md", 3, 1, "", (4, 20)),)
    term = finding("term-missing", value="node.js", variants=block)
    name = finding("name-mismatch", value="Node.js", variants=(Counterpart("fr", "fr/a.md", 4, 9),))
    other = finding("term-missing", value="deno", variants=block)
    assert deduplicate([term, name, other]) == [name, other]
    below = finding(
        "name-mismatch", value="Node.js", variants=(Counterpart("fr", "fr/a.md", 9, 9),)
    )
    assert deduplicate([term, below]) == [term, below]


def test_a_broken_link_of_the_source_takes_the_place_of_those_that_differ():
    """The translations are right: their link is the remedy."""
    broken = Finding("fr/a.md", 3, 5, "broken-link", "no b.md", value="b.md", language="fr")
    there = (Counterpart("fr", "fr/a.md", 3, 1, "[a](b.md)", (3, 10)),)
    differs = finding("link-mismatch", line=7, variants=there, language="es")
    (kept,) = deduplicate([broken, differs])
    assert (kept.path, kept.hint) == ("fr/a.md", "write 'c.md'")
    assert [(one.path, one.line) for one in kept.variants] == [("es/a.md", 7)]


def test_a_section_that_is_stale_and_differs_is_told_once():
    """The difference says that the source moved on, and the record's command comes last."""
    there = (Counterpart("fr", "fr/a.md", 3),)
    stale = finding("stale-section", variants=there, section="s", hint="update it, then: stamp x")
    differs = finding(
        "value-mismatch",
        variants=there,
        section="s",
        hint='write "30", or, if es and pt are right, correct fr',
    )
    (kept,) = deduplicate([stale, differs])
    assert kept.message == "value-mismatch says so; fr changed since this was checked"
    assert kept.hint == 'write "30", compare the rest, then: stamp x'
    elsewhere = finding("value-mismatch", variants=there, section="t")
    assert deduplicate([stale, elsewhere]) == [stale, elsewhere]


def at(path, line, rule, **more):
    """Make a finding at a line of a file."""
    return Finding(path, line, 5, rule, f"{rule} says so", **more)


PAGE = Counterpart("fr", "fr/a.md", 1, 1, "", (LAST, 1))
LABEL = (Counterpart("fr", "d.yml", 7, 5, "110"),)


@pytest.mark.parametrize(
    ("findings", "kept"),
    [
        ([at("a.md", 3, "mixed-script"), at("a.md", 3, "name-mismatch")], [0]),
        ([at("a.md", 3, "mixed-script"), at("a.md", 4, "name-mismatch")], [0, 1]),
        (
            [
                at("d.yml", 9, "event-mismatch", variants=(Counterpart("pt", "pt/t.md", 3, 1),)),
                at("pt/t.md", 3, "date-mismatch"),
            ],
            [1],
        ),
        (
            [
                at("d.yml", 9, "event-mismatch", variants=(Counterpart("pt", "pt/t.md", 4, 1),)),
                at("pt/t.md", 3, "date-mismatch"),
            ],
            [0, 1],
        ),
        (
            [at("d.yml", 7, "label-mismatch"), at("d.yml", 8, "value-mismatch", variants=LABEL)],
            [0],
        ),
        (
            [at("d.yml", 6, "label-mismatch"), at("d.yml", 8, "value-mismatch", variants=LABEL)],
            [0, 1],
        ),
        (
            [
                at("fr/a.md", 3, "wrong-language-block", explains=(PAGE,)),
                at("pt/a.md", 4, "date-mismatch", variants=(Counterpart("fr", "fr/a.md", 4, 1),)),
                at("pt/a.md", 1, "unchecked-section", variants=(PAGE,)),
            ],
            [0, 2],
        ),
    ],
    ids=["letters", "another name", "date", "another event", "label", "another label", "foreign"],
)
def test_what_follows_from_another_place(findings, kept):
    """Told once, where the mistake is; its twin, which is of something else, stays."""
    assert deduplicate(findings) == [findings[index] for index in kept]


def test_a_label_takes_the_remedy_of_the_comparison():
    """It is not its number, and it is known what the others write."""
    label = at("d.yml", 7, "label-mismatch", hint="correct the one that is wrong")
    differs = at("d.yml", 7, "scale-mismatch", hint="write '110 millions'", variants=LABEL)
    (kept,) = deduplicate([label, differs])
    assert (kept.rule, kept.hint, kept.variants) == (label.rule, differs.hint, LABEL)


@pytest.mark.parametrize(
    ("word", "value", "told"),
    [
        ((5, 12), (16, 19), False),  # before it: "menos de 300"
        ((14, 20), (5, 10), False),  # after it: "20 GB como máximo"
        ((5, 12), (60, 63), True),
    ],
)
def test_a_bound_that_is_turned_is_told_alone(word, value, told):
    """The word beside the value is that bound; one far from it is another mistake."""
    turned = Finding("es/a.md", 3, word[0], "opposite-mismatch", "turned", end_column=word[1])
    bound = Finding("es/a.md", 3, value[0], "bound-mismatch", "bound", end_column=value[1])
    left = deduplicate([turned, bound])
    assert left == ([turned, bound] if told else [bound])
    assert deduplicate([turned, replace(bound, line=4)]) == [turned, replace(bound, line=4)]


@pytest.mark.parametrize(
    ("column", "end", "told"),
    [(9, 0, False), (30, 0, True), (9, 12, True)],
    ids=["lacked, in the sentence", "lacked, in another", "another there"],
)
def test_what_a_lost_part_held_is_told_alone(column, end, told):
    """A value that is lacking is told, not the part of the sentence that had it."""
    sentence = (Counterpart("fr", "fr/a.md", 3, 1, "Le plan", (3, 20)),)
    half = finding("half-sentence", variants=sentence)
    place = (Counterpart("fr", "fr/a.md", 3, column, "7"),)
    lost = finding("value-mismatch", variants=place, end_column=end)
    assert deduplicate([half, lost]) == ([half, lost] if told else [lost])
