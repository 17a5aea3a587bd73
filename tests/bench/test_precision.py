"""The scoring of findings that were judged: samples, shares, sections accused, verdicts read."""

from __future__ import annotations

import pytest
from bench.precision import VERDICTS, Told, accused, sample, shares, tables, verdicts

from concordance.findings.model import Counterpart, Finding


def told(rule, corpus, name, section=None):
    """Return a finding of one section of one page."""
    finding = Finding(f"{corpus}/fr/{name}.md", 1, 1, rule, "a message", section=name, value=name)
    return Told(corpus, finding, None if section is None else ("page", section))


def judge(*pairs):
    """Return verdicts by key."""
    return {one.key: verdict for one, verdict in pairs}


def test_the_key_is_of_what_is_compared_not_of_the_line():
    """The line and the message may change; the section, the value and the quotation may not."""
    place = Counterpart("en", "a/en/x.md", 3, quote="a quotation")
    finding = Finding("a/fr/x.md", 1, 1, "r", "m", section="s", value="v", variants=(place,))
    moved = Finding("a/fr/x.md", 9, 2, "r", "other", section="s", value="v", variants=(place,))
    other = Finding("a/fr/x.md", 1, 1, "r", "m", section="s", value="w", variants=(place,))
    assert Told("a", finding).key == Told("a", moved).key
    assert Told("a", finding).key != Told("a", other).key
    assert "quotation" not in "".join(Told("a", finding).key)


def test_a_sample_takes_from_each_corpus_in_turn():
    """The corpus that has few findings is in the sample of each rule."""
    found = [told("r", "large", f"n{n}") for n in range(50)] + [told("r", "small", "n")]
    drawn = sample(found, 4)
    assert len(drawn) == 4
    assert [one.corpus for one in drawn].count("small") == 1


def test_a_sample_holds_when_others_vanish():
    """What is left of those that were drawn is drawn again."""
    found = [told("r", "a", f"n{n}") for n in range(20)]
    drawn = sample(found, 5)
    left = [one for one in found if one is not drawn[0]]
    assert set(drawn[1:]) < set(sample(left, 5))
    assert sample(reversed(found), 5) == drawn


def test_a_verdict_stands_for_those_of_its_rule_and_corpus():
    """Four of which two were read, one false: two false; another corpus takes the rule's share."""
    found = [told("r", "a", f"n{n}") for n in range(4)] + [told("r", "b", "n")]
    estimate = shares(found, judge((found[0], "T"), (found[1], "F")))
    assert estimate == {"T": 2.5, "F": 2.5}


def test_a_rule_of_which_nothing_was_read_is_left_out():
    """It has no share of its own."""
    found = [told("r", "a", "n"), told("other", "a", "n")]
    assert shares(found, judge((found[0], "T"))) == {"T": 1}


def test_a_section_is_accused_where_nothing_told_of_it_is_true():
    """Of three with an error one has a true one besides, one is trivial, one has a false one."""
    found = [
        told("r", "a", "both false", 1),
        told("s", "a", "both true", 1),
        told("r", "a", "false", 2),
        told("s", "a", "trivial", 3),
    ]
    judged = judge(*zip(found, "FTWt", strict=True))
    assert accused(found, judged) == 1


def test_sections_not_read_count_as_those_that_were():
    """Of ten sections with an error of one rule two were read, one of them wrongly accused."""
    found = [told("r", "a", f"n{n}", n) for n in range(10)]
    assert accused(found, judge((found[0], "F"), (found[1], "T"))) == 5


def test_the_tables_add_up():
    """The last row of the first table is of all; clean sections are those without a true error."""
    found = [told("r", "a", "x", 1), told("r", "a", "y", 2), told("s", "b", "z", 3)]
    text = tables(found, {"a": 10, "b": 11}, judge(*zip(found, "TFt", strict=True)))
    assert "| a | 2 | 2 | 50.0 % | 0.0 % | 50.0 % | 0.0 % | 10 | 11.1 % |" in text
    assert "| all | 3 | 3 | 33.3 % | 33.3 % | 33.3 % | 0.0 % | 21 | 5.3 % |" in text
    assert "| `s` | 1 | 1 | 0.0 % | 100.0 % | 0.0 % | 0.0 % |" in text


def test_a_verdict_without_a_reason_is_refused(tmp_path):
    """Each row says why."""
    file = tmp_path / "precision.tsv"
    file.write_text("corpus\tpath\trule\tkey\tverdict\treason\na\tb\tr\tk\tT\t\n", encoding="utf-8")
    with pytest.raises(ValueError, match="no reason"):
        verdicts(file)


def test_the_table_of_verdicts_can_be_read():
    """Every row has a verdict and a reason, and none stands twice."""
    rows = VERDICTS.read_text(encoding="utf-8").splitlines()[1:]
    assert len(verdicts()) == len(rows) > 0
