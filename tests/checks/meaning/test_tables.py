"""The tables of opposites and negations: each entry is found, and each example shows its sense."""

from __future__ import annotations

import tomllib

import pytest

from concordance.checks.meaning.senses import read_senses
from concordance.checks.meaning.words import GAP, KINDS, LANGUAGES, TABLES, senses_of, words_of

DATA = {
    code: tomllib.loads((TABLES / f"{code}.toml").read_text(encoding="utf-8"))
    for code in sorted(LANGUAGES)
}
AXES = [(code, axis) for code, data in DATA.items() for axis in data["opposites"]]
POLES = ("first", "second", "first-too", "second-too")
"""The lists of an axis, in the order of the numbers of its senses."""


def senses(code, text):
    """Return the senses of a text, those of negations included."""
    return {sense for found, _, _ in senses_of(code, words_of(text)) for sense in found}


def sample(entry):
    """Return a text in which an entry stands, with an ending where it leaves one open."""
    return entry.replace(GAP, "").replace("*", "xx") if "*" in entry[1:] else entry.lstrip("*")


def test_languages():
    """The languages of the first tables are there; an axis has one name in all."""
    assert {"en", "fr", "es", "pt"} <= LANGUAGES
    assert all(axis in DATA["en"]["opposites"] for _, axis in AXES)


@pytest.mark.parametrize(("code", "axis"), AXES)
def test_axis(code, axis):
    """Both sides of the example have their pole alone, and every word is read as its pole."""
    entry = DATA[code]["opposites"][axis]
    for pole, text in enumerate(entry["example"].split(" / ")):
        found = read_senses(code, text).poles
        assert (axis, pole) in found
        assert (axis, 1 - pole) not in found
    for pole, name in enumerate(POLES):
        for word in entry.get(name, ()):
            assert (axis, pole) in senses(code, sample(word)), word
            assert "*" not in word or " " not in word, word
    assert not set(entry["first"]) & set(entry["second"])


@pytest.mark.parametrize("code", DATA)
@pytest.mark.parametrize("kind", KINDS)
def test_negation(code, kind):
    """The example shows the kind; what is no negation has no strict word."""
    entry = DATA[code]["negation"][kind]
    found = senses(code, entry["example"])
    assert (kind, 0) in found
    assert kind == "strict" or ("strict", 0) not in found
    assert [word for word in entry["words"] if (kind, 0) not in senses(code, sample(word))] == []


@pytest.mark.parametrize("code", DATA)
def test_echoes(code):
    """An echo denies; what trails is an echo; nothing that opens a clause is one."""
    echo = DATA[code]["negation"]["echo"]
    assert [word for word in echo["words"] if ("strict", 0) not in senses(code, word)] == []
    assert set(echo["trailing"]) <= set(echo["words"])
    assert not set(echo["opening"]) & set(echo["words"])


@pytest.mark.parametrize("code", DATA)
def test_exceptions(code):
    """What is excepted has no sense; in the example, nothing denies."""
    entry = DATA[code]["except"]
    assert not senses(code, entry["example"]) & {("strict", 0), ("without", 0)}
    listed = {
        word for axis in DATA[code]["opposites"].values() for word in axis.get("first-too", [])
    }
    listed |= {
        word for axis in DATA[code]["opposites"].values() for word in axis.get("second-too", [])
    }
    plain = [word for word in entry["words"] if GAP not in word and word not in listed]
    assert [word for word in plain if senses(code, word)] == []


@pytest.mark.parametrize("code", DATA)
def test_nothing_twice(code):
    """No list names a word twice, and all is in lower case."""
    data = DATA[code]
    lists = [entry.get(name, []) for entry in data["opposites"].values() for name in POLES]
    lists += [data["negation"][kind]["words"] for kind in KINDS]
    for words in (*lists, data["except"]["words"]):
        assert len(words) == len(set(words))
        assert [word for word in words if word != word.lower()] == []
