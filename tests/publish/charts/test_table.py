"""The data of a figure, to download."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from figure_files import BLOCKS, COMPARISON, EXAMPLES, LANGUAGES, TIMELINE

from concordance.publish.charts import csv_of, read_figure


def rows(text: str, language: str) -> list[list[str]]:
    """Return the rows of a figure's CSV."""
    figure, found = read_figure("f.yml", text, LANGUAGES)
    assert figure is not None, found
    return list(csv.reader(StringIO(csv_of(figure, language))))


CASES = {
    "timeline": [
        ["id", "date", "lane", "label", "sources"],
        ["first", "1999-08-11", "Sol", "Eclipse total", ""],
        ["second", "2001-05-01", "Luna", "Luna llena", ""],
        ["third", "2001-06", "Sol", "", ""],
        ["fourth", "2001-07", "", "Fiesta", ""],
    ],
    "blocks": [
        ["id", "value", "label", "note", "sources"],
        ["small", "1000", "Mil", "poco", ""],
        ["large", "60000", "Sesenta mil", "beaucoup", ""],
        ["linked", "2000", "Dos mil", "", ""],
    ],
    "comparison": [
        ["measure", "unit", "Un & Une", "Deux", "Trois"],
        ["Peso", "GB", "40.5", "81", ""],
        ["Número", "", "54200000000", ">140000000000", ""],
    ],
    "layers": [],
}


@pytest.mark.parametrize("name", CASES)
def test_rows(name: str):
    """Names in the language, values and dates as a program reads them."""
    assert rows(EXAMPLES[name], "es") == CASES[name]


@pytest.mark.parametrize(
    ("text", "good", "bad", "cell"),
    [
        (TIMELINE, "Luna llena", "'=1+1'", "'=1+1"),
        (COMPARISON, "es: Peso", "es: '-Peso'", "'-Peso"),
        (BLOCKS, "fr: peu, es: poco", "fr: peu, es: '@SUM(A1)'", "'@SUM(A1)"),
    ],
)
def test_no_cell_is_a_formula(text: str, good: str, bad: str, cell: str):
    """What a spreadsheet would run is text."""
    assert text.count(good) == 1
    assert cell in {each for row in rows(text.replace(good, bad), "es") for each in row}
