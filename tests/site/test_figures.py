"""What the drawings must hold: each is told beside it, in each language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from site_pages import DOCS, LANGUAGES, at, holds, ids, pages, place, rows, text

from concordance.publish.charts import read_figure, requests
from concordance.publish.charts.model import BlockChart, ComparisonChart, Figure, Timeline, Value
from concordance.publish.charts.wording import quantity

if TYPE_CHECKING:
    from pathlib import Path

DATA = DOCS / "assets" / "data"
CITED = re.compile(r"\]\((?:\.\./)?sources\.md#([a-z0-9-]+)\)")
MONEY = 1000
"""From this value on a block chart counts money, not claims."""


def data_place(path: Path) -> str:
    """Return a data file's path, as a contributor knows it."""
    return f"docs/assets/data/{path.name}"


def figure(name: str) -> Figure:
    """Read a data file of this site."""
    path = DATA / f"{name}.yml"
    read, problems = read_figure(path.name, path.read_text(encoding="utf-8"), LANGUAGES)
    assert read is not None, problems
    return read


def test_every_data_file_is_drawn_somewhere():
    """Each drawing is asked for at the same places in each language."""
    asked = {
        language: {
            (page, r.name) for page in pages(language) for r in requests(text(language, page))
        }
        for language in LANGUAGES
    }
    drawn = {name for _, name in asked["fr"]}
    problems = [
        f"{data_place(path)} is drawn on no page; ask for it there, or remove it"
        for path in DATA.glob("*.yml")
        if path.stem not in drawn
    ]
    for language in LANGUAGES[1:]:
        for page, name in sorted(asked["fr"] ^ asked[language]):
            lacking = language if (page, name) in asked["fr"] else "fr"
            if page in pages(lacking):
                problems.append(f"{place(lacking, page)} does not draw {name!r}; the others do")
    holds(problems)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_timeline_tells_what_it_draws(language: str):
    """Each event has its item under the same id, in the same order, with the same sources."""
    problems = []
    for path in sorted(DATA.glob("*.yml")):
        drawn = figure(path.stem)
        if not isinstance(drawn, Timeline) or not drawn.page:
            continue
        page, data = drawn.page.removesuffix(".md"), data_place(path)
        told, shown = ids(language, page), [event.id for event in drawn.events]
        for id_ in sorted(set(told) ^ set(shown)):
            lacking = data if id_ in told else place(language, page)
            problems.append(f"{lacking} lacks {id_}; the other of page and drawing has it")
        if sorted(told) == sorted(shown) and told != shown:
            problems.append(f"{place(language, page)}: items are in another order than in {data}")
        for event in drawn.events:
            if event.id in told:
                item, year = at(language, page, event.id), str(event.moment.year)
                if tuple(CITED.findall(item)) != event.sources:
                    problems.append(
                        f"{place(language, page)}: {event.id} cites other sources than {data}"
                    )
                if f"-{year}" not in event.id or year not in item:
                    problems.append(
                        f"{place(language, page)}: {event.id} is not of {year}, as {data} says"
                    )
    holds(problems)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_tells_what_the_bars_show(language: str):
    """Each value that is drawn stands in the row and the column of a table of the page."""
    problems = []
    for path in sorted(DATA.glob("*.yml")):
        drawn = figure(path.stem)
        if not isinstance(drawn, ComparisonChart):
            continue
        for page in drawing(path.stem, language):
            cells = table_cells(text(language, page))
            for measure in drawn.measures:
                label = measure.label[language].partition(" (")[0].casefold()
                for item in drawn.items:
                    name = item.label[language].partition(" (")[0]
                    row = next((cells[key] for key in cells if matches(key, name, label)), "")
                    value = measure.values[item.id]
                    unit = measure.unit.get(language, "") if measure.unit else ""
                    wanted = (
                        quantity(value, unit, language)
                        if isinstance(value, Value)
                        else drawn.absent[language] * (value == "unpublished")
                    )
                    if wanted not in row:
                        problems.append(
                            f"{place(language, page)}: the table has {row!r} for {name}, {label}; "
                            f"the drawing has {wanted!r}"
                        )
    holds(problems)


def drawing(name: str, language: str) -> list[str]:
    """Return the pages that draw a data file."""
    return [
        page for page in pages(language) if name in {r.name for r in requests(text(language, page))}
    ]


def table_cells(page: str) -> dict[tuple[str, str], str]:
    """Return the cells of a page's tables by the heads of their column and their row."""
    cells: dict[tuple[str, str], str] = {}
    columns: list[str] = []
    for line in page.splitlines():
        row = [cell.strip() for cell in line.strip("|").split("|")] if line[:1] == "|" else []
        columns = (columns or row) if row else []
        if row and row[0]:
            keys = [(column, row[0].casefold()) for column in columns]
            cells.update(zip(keys, row, strict=True))
    return cells


def matches(key: tuple[str, str], name: str, label: str) -> bool:
    """Return whether a cell is in the named column, in the row whose head begins the label."""
    return key[0] == name and label.startswith(key[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_amounts_are_told_beside_their_drawing(language: str):
    """Each amount that is drawn in money stands on the pages that draw it."""
    problems = []
    for path in sorted(DATA.glob("*.yml")):
        drawn = figure(path.stem)
        for item in drawn.items if isinstance(drawn, BlockChart) else ():
            label = re.sub(r"\s", " ", item.label[language])
            if item.value >= MONEY:
                problems += [
                    f"{place(language, page)} draws {label!r} ({path.name}) and does not tell it; "
                    "add a row to its table"
                    for page in drawing(path.stem, language)
                    if label.casefold() not in re.sub(r"\s", " ", text(language, page)).casefold()
                ]
    holds(problems)


def test_the_drawings_words_are_not_those_of_another_language():
    """No label with a word that begins in lower case is the same in two languages."""
    problems = []
    for path in sorted(DATA.glob("*.yml")):
        for event in getattr(figure(path.stem), "events", ()):
            words = event.label["fr"].split() if event.label else []
            if any(word[0].islower() and len(word) > 2 for word in words) and len(
                set(event.label.values())
            ) < len(LANGUAGES):
                label = event.label["fr"]
                problems.append(f"{data_place(path)}: {label!r} is the same in two languages")
    holds(problems)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_of_the_verdicts_shows_those_of_the_table(language: str):
    """Each square stands in the group of its claim's verdict, and none is left out."""
    drawn = figure("verdicts")
    assert isinstance(drawn, BlockChart)
    shown = {name.lower(): item.id for item in drawn.items for name in item.links}
    judged = {claim: kind for claim, (kind, _, _) in rows(language).items()}
    holds(
        [
            f"docs/assets/data/verdicts.yml: {claim} is in {shown.get(claim, 'no group')}; "
            f"{place(language, 'verdicts')} has it in {judged.get(claim, 'no table')}"
            for claim in sorted(shown.keys() | judged)
            if shown.get(claim) != judged.get(claim)
        ]
    )
