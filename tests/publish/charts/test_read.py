"""Data files: what is right is read whole; what is wrong is named with its line, all at once."""

from __future__ import annotations

from decimal import Decimal

import pytest
import yaml
from figure_files import BLOCKS, COMPARISON, EXAMPLES, LANGUAGES, LAYERS, TIMELINE
from hypothesis import given, settings
from hypothesis import strategies as st
from spoken import unsaid

from concordance.publish.charts import read_figure
from concordance.publish.charts.model import Absent, ComparisonChart, Moment, Timeline, Value


def problems(text: str) -> list[str]:
    """Return a file's problems as `line:column: message`."""
    figure, found = read_figure("data/f.yml", text, LANGUAGES)
    assert (figure is None) == bool(found)
    assert all(problem.path == "data/f.yml" for problem in found)
    assert unsaid(found) == []
    return [f"{problem.line}:{problem.column}: {problem.message}" for problem in found]


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_right_file_has_no_problem(name: str):
    """A right file gives a figure named after it."""
    figure, found = read_figure(f"data/{name}.yml", EXAMPLES[name], LANGUAGES)
    assert found == []
    assert figure is not None
    assert figure.heading.name == name


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_language_that_is_begun_shows_another_s_text(name: str):
    """What it has is its own; without being declared so, each text that lacks is a problem."""
    own = EXAMPLES[name].replace("title:\n", "title:\n  it: Mio\n", 1)
    languages = [*LANGUAGES, "it"]
    figure, found = read_figure("f.yml", own, languages, begun=["it"])
    assert found == []
    assert figure is not None
    heading = figure.heading
    assert heading.title["it"] == ("Mio" if own != EXAMPLES[name] else heading.title["fr"])
    assert heading.description["it"] == heading.description[LANGUAGES[0]]
    _, found = read_figure("f.yml", own, languages)
    assert '"it" is missing' in {problem.message for problem in found}


def test_dates_keep_their_precision():
    """A month stays a month, a year a year."""
    figure, _ = read_figure("f.yml", TIMELINE, LANGUAGES)
    assert isinstance(figure, Timeline)
    moments = [event.moment for event in figure.events]
    assert moments == [Moment(1999, 8, 11), Moment(2001, 5, 1), Moment(2001, 6), Moment(2001, 7)]


def test_values_are_exact_and_absence_has_a_reason():
    """Numbers are read as written, and a value that is not there says why."""
    figure, _ = read_figure("f.yml", COMPARISON, LANGUAGES)
    assert isinstance(figure, ComparisonChart)
    weight, count = figure.measures
    assert weight.values["one"] == Value(Decimal("40.5"))
    assert weight.values["three"] is Absent.UNPUBLISHED
    assert count.values["two"] == Value(Decimal("140e9"), at_least=True)
    assert count.values["three"] is Absent.NOT_APPLICABLE


LONG = "un événement qui ne finit jamais " * 8
TOO_LONG = '"un événement qui ne finit jamais un…" is too long for the drawing'

BAD = {
    "a missing value": (TIMELINE, "lane: moon\n", "lane:\n", ["14:10: the value is missing"]),
    "a missing key": (
        TIMELINE,
        "    date: 1999-08-11\n",
        "",
        ['8:5: "date" is missing'],
    ),
    "a missing language": (
        TIMELINE,
        "{fr: Pleine lune, es: Luna llena}",
        "{fr: Pleine lune}",
        ['15:12: "es" is missing'],
    ),
    "a date that is none": (
        TIMELINE,
        "2001-05-01",
        "2001-02-30",
        ['13:11: "2001-02-30" is not a date'],
    ),
    "a month that is none": (TIMELINE, "2001-06", "2001-00", ['16:23: "2001-00" is not a date']),
    "words for a date": (TIMELINE, "2001-05-01", "mai 2001", ['13:11: "mai 2001" is not a date']),
    "events out of order": (
        TIMELINE,
        "1999-08-11",
        "2002-08-11",
        ["13:11: this is earlier than the event above"],
    ),
    "an unknown key": (
        TIMELINE,
        "    lane: moon\n",
        "    lane: moon\n    colour: red\n",
        ['15:5: "colour" is not a key that is known here'],
    ),
    "a key twice": (
        TIMELINE,
        "    lane: moon\n",
        "    lane: moon\n    lane: sun\n",
        ['15:5: "lane" is given twice'],
    ),
    "an unknown lane": (TIMELINE, "lane: moon", "lane: mars", ['14:11: "mars" is not known here']),
    "an id twice": (TIMELINE, "id: second", "id: first", ['12:9: the id "first" is taken']),
    "an id that is none": (TIMELINE, "id: second", "id: Deux !", ['12:9: "Deux !" is not an id']),
    "a label too long": (
        TIMELINE,
        "{fr: Pleine lune, es: Luna llena}",
        f"{{fr: {LONG}, es: Luna llena}}",
        [f"15:17: {TOO_LONG}: {len(LONG.strip())} characters"],
    ),
    "a word too long": (
        TIMELINE,
        "Pleine lune",
        "Hexakosioihexekontahexaphobie" * 2,
        ['15:17: "…" is too long for the drawing: 58 characters'],
    ),
    "an unknown kind": (TIMELINE, "kind: timeline", "kind: pie", ['1:7: "pie" is not known here']),
    "no kind": (TIMELINE, "kind: timeline\n", "", ["1:1: kind is missing"]),
    "a number that is none": (
        BLOCKS,
        "value: 60e3",
        "value: beaucoup",
        ['8:24: "beaucoup" is not a number above zero'],
    ),
    "nothing at all": (BLOCKS, "value: 60e3", "value: 0", ['8:24: "0" is not a number above zero']),
    "infinity": (BLOCKS, "value: 60e3", "value: inf", ['8:24: "inf" is not a number above zero']),
    "half a square": (
        BLOCKS,
        "value: 60e3",
        "value: 60500",
        ["8:24: this is not a whole number of units"],
    ),
    "too many squares": (
        BLOCKS,
        "value: 60e3",
        "value: 60e9",
        ["8:24: 60000000 squares are too many to draw"],
    ),
    "fewer links than squares": (
        BLOCKS,
        ", A<2: page.md#a2",
        "",
        ["12:12: 1 links for 2 squares"],
    ),
    "a name too long for its square": (
        BLOCKS,
        "A<2: page",
        "A123456: page",
        ['12:38: "A123456" is too long for the drawing: 7 characters'],
    ),
    "an item without its value": (
        COMPARISON,
        "two: 81, ",
        "",
        ['13:13: "two" is missing'],
    ),
    "a value for nothing": (
        COMPARISON,
        "two: 81, ",
        "two: 81, four: 2, ",
        ['13:34: "four" is not a key that is known here'],
    ),
    "a list where a text goes": (
        COMPARISON,
        "fr: Poids",
        "fr: [Poids]",
        ["11:17: a text is expected here"],
    ),
    "a series that is none": (
        COMPARISON,
        "series: 2",
        "series: 9",
        ['7:36: "9" is not known here'],
    ),
    "a layer too few": (
        LAYERS,
        "  - {id: shop, label: {fr: Magasin, es: Tienda}}\n",
        "",
        ["5:3: 2 layers are not the 3 that are drawn"],
    ),
    "a layer without what connects it": (
        LAYERS,
        ", link: {fr: Un fil, es: Un hilo}",
        "",
        ['5:5: "link" is missing'],
    ),
    "a part's name too long": (
        LAYERS,
        "{fr: P,",
        "{fr: Poupée,",
        ['5:28: "Poupée" is too long for the drawing: 6 characters'],
    ),
    "an unclosed bracket": (
        COMPARISON,
        "{fr: Poids, es: Peso}",
        "{fr: Poids, es: Peso",
        ["11:12: this is not YAML: this bracket is never closed"],
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_wrong_file_says_where_and_what(name: str):
    """One fault gives one problem, at its own line and column."""
    text, good, bad, expected = BAD[name]
    assert text.count(good) == 1
    assert problems(text.replace(good, bad)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1:1: the file is empty"]),
        ("bonjour", ["1:1: keys with values are expected here"]),
        ("a: 1\n---\nb: 2\n", ["2:1: this is not YAML: a second document begins here"]),
        ("a: \x07", ["1:4: this is not YAML: the character U+0007 is not allowed"]),
        ("[" * 5000, ["1:1: this is not YAML: it is nested too deeply"]),
    ],
)  # fmt: skip
def test_what_is_no_figure_at_all(text: str, expected: list[str]):
    """What is not a figure, or not YAML, is one problem and no traceback."""
    assert problems(text) == expected


def test_every_problem_of_a_file_is_told_in_its_order():
    """Three faults give three problems, from the top down."""
    text = TIMELINE.replace("2001-05-01", "hier").replace("lane: sun\n", "lane: mars\n")
    assert problems(text.replace("es: Cronología", "es:")) == [
        "2:23: the value is missing",
        '10:11: "mars" is not known here',
        '13:11: "hier" is not a date',
    ]


def test_more_lanes_than_can_be_told_apart():
    """There are as many lanes as marks."""
    lanes = "".join(f"  - {{id: l{n}, label: L{n}}}\n" for n in range(5))
    text = TIMELINE.replace("lanes:\n", "lanes:\n" + lanes)
    assert "5:3: 7 lanes are more than can be told apart" in problems(text)


@settings(deadline=None, max_examples=60)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["kind", "title", "lanes", "events", "id", "date", "label"])
                | st.text(max_size=5),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
def test_no_file_stops_the_reading(data: object):
    """Whatever YAML holds gives a figure or problems."""
    figure, found = read_figure("f.yml", yaml.safe_dump(data, allow_unicode=True), LANGUAGES)
    assert (figure is None) == bool(found)
