"""Which words and expressions of a text have a sense, and where they end."""

from __future__ import annotations

import pytest

from concordance.checks.meaning.words import (
    Expression,
    possible_senses,
    read_table,
    senses_of,
    words_of,
)

NONE, STRICT, WITHOUT, WIDE = (("none", 0), ("strict", 0), ("without", 0), ("wide", 0))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’autre n'est pas là.", ["l'", "autre", "n'", "est", "pas", "là"]),
        ("It DOESN’T start; can't.", ["it", "does", "n't", "start", "ca", "n't"]),
        ("snake_case, 3 x-rays, l''a", ["snake", "case", "x", "rays", "l'", "a"]),
    ],
)
def test_words_of(text, expected):
    """In lower case, cut at apostrophes and before the English "n't"."""
    assert words_of(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Il ne reste qu’une pile.", [(1, 4, {NONE}), (2, 3, {WIDE})]),
        ("es", "Sin embargo, no.", [(2, 3, {STRICT})]),
        ("es", "Sin ningún embargo.", [(0, 1, {("with-without", 1), WITHOUT}), (1, 2, {STRICT})]),
        ("es", "No es de los de hoy ni hasta.", [(0, 8, {NONE}), (6, 7, {STRICT})]),
        ("es", "No es de los de hoy ni de hasta.", [(0, 1, {STRICT}), (6, 7, {STRICT})]),
        ("es", "No más que dos.", [(0, 3, {NONE})]),
        ("en", "Up to date, up to the date.", [(3, 4, {("increase-reduce", 2)})]),
        ("en", "It no longer starts.", [(1, 3, {STRICT}), (3, 4, {("start-end", 0)})]),
        ("en", "Turn it on, turn on.", [(3, 5, {("enable-disable", 0)})]),
        ("en", "Not only this, nothing but that.", [(0, 2, {NONE}), (3, 5, {NONE})]),
        ("en", "Stateless and wireless.", [(0, 1, {WIDE})]),
        ("en", "Less.", [(0, 1, {("increase-reduce", 3), ("more-less", 1), WIDE})]),
        ("en", "Untie it under this.", [(0, 1, {WIDE}), (2, 3, {("above-below", 3)})]),
        ("fr", "Pas à pas, pas.", [(3, 4, {STRICT})]),
        ("fr", "Pas.", [(0, 1, {STRICT})]),
    ],
)
def test_senses_of(language, text, expected):
    """A gap has six words at most, and those have their senses; other expressions are one."""
    found = list(senses_of(language, words_of(text)))
    assert [(start, end, {*senses}) for senses, start, end in found if senses] == expected


@pytest.mark.parametrize(
    ("language", "word", "expected"),
    [
        ("en", "turn", {("enable-disable", 0), ("enable-disable", 1)}),
        ("en", "not", {STRICT}),
        ("en", "relay", set()),
        ("es", "sin", {("online-offline", 1), ("with-without", 1), WITHOUT}),
    ],
)
def test_possible_senses(language, word, expected):
    """Those of the word, and the poles of the expressions that it begins."""
    assert {*possible_senses(language)[word]} == expected


def test_read_table():
    """Each list of a table has its sense; expressions are under their first two words."""
    table = read_table.__wrapped__("en")
    assert table.words["before"] == (("before-after", 0),)
    assert table.words["after"] == (("before-after", 1),)
    assert table.words["not"] == (STRICT,)
    assert table.words["without"] == (("with-without", 1), WITHOUT)
    assert table.beginnings["enabl"] == (("allow-forbid", 2), ("enable-disable", 0))
    assert table.beginnings["shorten"] == (("increase-reduce", 3),)
    assert table.endings["less"] == (WIDE,)
    assert table.expressions["not"]["..."] == (Expression(("...", "until"), (NONE,)),)
    assert table.expressions["turn"]["off"] == (Expression(("off",), (("enable-disable", 1),)),)
    assert table.expressions["up"]["to"] == (Expression(("to", "date"), ()),)
    assert table.expressions["out"]["of"] == (
        Expression(("of", "the", "box"), ()),
        Expression(("of",), (WIDE,)),
    )
    assert {"unit", "wireless"} < table.excepted
    assert not table.excepted & {"out", "not"}
