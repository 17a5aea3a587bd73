"""Values whose mentions stand in rows that not every variant has."""

from __future__ import annotations

from value_findings import findings


def test_a_unit_of_a_value_that_moved_to_another_row(tmp_path):
    """The row of each mention is asked for its unit: another may not have the block."""
    texts = {"fr": "- y x 10 a", "es": "mots\n\n- y x", "pt": "x mots 10 x"}
    assert {finding.rule for finding in findings(tmp_path, texts, "fr")} <= {
        "unit-mismatch",
        "value-mismatch",
    }


def test_a_bound_in_the_sources_words_is_the_sources(tmp_path):
    """What was not translated says the same; what was is compared."""
    en = "Text.\n\n- [Node 10 and above](a.md)\n- 20 cats at least"
    fr = "Texte.\n\n- [Node 10 and above](a.md)\n- 20 chats"
    found = findings(tmp_path, {"en": en, "fr": fr}, "en")
    assert [(finding.line, finding.rule) for finding in found] == [(6, "bound-mismatch")]


def test_a_word_may_say_a_span_of_months(tmp_path):
    """A quarter is three months, in the word or in the number; it is not four."""
    en = "Paid every 3 months.\n\nKept every 4 months."
    es = "Se paga cada trimestre.\n\nSe guarda cada trimestre."
    found = findings(tmp_path, {"en": en, "es": es}, "en")
    assert [(finding.line, finding.rule) for finding in found] == [(5, "value-mismatch")]


def test_the_place_of_an_item_is_no_value(tmp_path):
    """Without a space after it Chinese, Japanese and Korean write one too; a version is none."""
    en = "Steps.\n\n1. First send it.\n2. Then read 4 of them."
    ja = "手順。\n\n1.まず送ります。\n2.次に4つ読みます。"
    assert not findings(tmp_path, {"en": en, "ja": ja}, "en")
    ja = "手順。\n\n1.まず送ります。\n2.次に5つ読みます。"
    found = findings(tmp_path, {"en": en, "ja": ja}, "en")
    assert {finding.rule for finding in found} == {"value-mismatch"}


def test_the_word_to_write_means_nothing_else(tmp_path):
    """Of the words of a meaning the first that surely has it: "doble", not "ambos"."""
    en = "It costs twice what it did."
    texts = {"en": en, "fr": "Il coûte le double.", "es": "Ahora cuesta lo de siempre."}
    assert [finding.hint for finding in findings(tmp_path, texts, "en")] == ['add "doble"']


def test_one_date_many_times_over(tmp_path):
    """Each is told where it stands, once; what both have is not."""
    texts = {"fr": "Le 2 mai 2026.", "es": "El 2 de mayo de 2026. " + "El 1 de enero. " * 500}
    found = findings(tmp_path, texts)
    assert {each.rule for each in found} == {"date-mismatch"}
    assert len({(each.line, each.column) for each in found}) == len(found) == 500
