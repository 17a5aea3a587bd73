"""Which members an enumeration has, and that no text makes the reading run away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from concordance.checks.check import check
from concordance.checks.meaning.enumerations import JOINS, enumerations
from concordance.checks.meaning.half_sentence import half_sentence
from concordance.corpus.corpus import read_corpus
from concordance.project.project import project_from_folder


@pytest.mark.parametrize(
    ("language", "text", "members"),
    [
        ("en", "It reads dates, times, and names.", ["It reads dates", ", times", ", and names"]),
        ("fr", "Le vent, la pluie ou la neige", ["Le vent", ", la pluie", " ou la neige"]),
        ("es", "Mide: agua, viento e hielo; avisa.", [" agua", ", viento", " e hielo"]),
        ("es", "Mide agua y viento. Luego, avisa.", ["Mide agua", " y viento"]),
        ("pt", "Mede água e vento.", ["Mede água", " e vento"]),
        ("de", "Wind, Regen und Schnee, sagt er", ["Wind", ", Regen", " und Schnee"]),
        (
            "en",
            "Wind, all of the big rains, and snow",
            ["Wind, all of the big rains", ", and snow"],
        ),
    ],
)
def test_members(language, text, members):
    """A member in the middle has the comma before it; a long one is none."""
    (found,) = enumerations(text, language)
    said = [text[start:end] for start, end in found]
    assert [one.strip() for one in said] == [one.strip() for one in members]


@given(st.sampled_from(sorted(JOINS)), st.text(alphabet="ab,.( \nandetyeou", max_size=200))
def test_members_follow_each_other(language, text):
    """Members stand in the text, in order, and do not overlap."""
    for found in enumerations(text, language):
        assert len(found) > 1
        places = [place for member in found for place in member]
        assert places == sorted(places)
        assert 0 <= places[0] <= places[-1] <= len(text)


@pytest.mark.parametrize(
    "text",
    ["a, " * 10_000 + "b and c", "(" * 10_000, "a and b, " * 5000, "word " * 10_000, "(a) " * 5000],
)
def test_nothing_runs_away(tmp_path, text):
    """Sentences of 10,000 members are read, and nothing is told of variants that are alike."""
    for code in ("en", "es", "fr"):
        (tmp_path / code).mkdir()
        (tmp_path / code / "a.md").write_text(f"# T {{#t}}\n\n{text}\n", encoding="utf-8")
    corpus = read_corpus(project_from_folder(tmp_path, "en,es,fr"))
    assert not check(corpus, [half_sentence]).findings
