"""What the pages must hold: every page, claim, figure and source, the same in each language."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest
import yaml

from concordance.publish.charts import read_figure, requests
from concordance.publish.charts.model import BlockChart, ComparisonChart, Figure, Timeline, Value
from concordance.publish.charts.wording import quantity
from sites import ROOT

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("fr", "es", "pt")
DOCS = ROOT / "docs"
DATA = DOCS / "assets" / "data"

SCALE = ("confirmed", "partly", "contradicted", "opinion")
"""The verdicts there are: one scale for every page."""

REFUSED = (
    "windowsforum.com", "windowsnews.ai", "particle.news", "bestofai.com", "letsdatascience.com",
    "explainx.ai", "slicast.com", "aiexpert.news", "techbuzz.ai", "vectrel.ai", "truesolvers.com",
    "paath.pages.dev", "docsdigest.com", "centerconsulting.com", "everhealthai.com", "sipoch.com",
    "blockchain-council.org", "bruno.digital", "algeriatech.news", "jkoder.com", "besthub.dev",
    "mkawlat26", "rodom.net", "drvco.omeclk", "mydosti", "genixplay", "gun-rights.org",
    "nowhyderabad", "sgpjbg", "wbgsv0a.gigazine",
)  # fmt: skip
"""Hosts that are no source: texts written by machines, digests, copies."""

ID = re.compile(r"\{:? ?#([a-z0-9-]+)[ }]")
CITED = re.compile(r"\]\((?:\.\./)?sources\.md#([a-z0-9-]+)\)")
ADDRESS = re.compile(r"\]\((https?://[^)]+)\)")
CHIP = re.compile(r"\[([^\]]+)\]\(([^)]+)\)\{ ?(?:#(a\d+) )?\.verdict \.(\w+) ?\}")
OF_ITEMS = re.compile(r"(?:claim-|t-\d|a\d)")
"""Begins the ids that pages link to by name: a claim, an event, a verdict."""


@cache
def text(language: str, page: str) -> str:
    """Return a page's Markdown."""
    return (DOCS / language / f"{page}.md").read_text(encoding="utf-8")


@cache
def pages(language: str) -> list[str]:
    """Return every page of a language, by its path without the extension."""
    folder = DOCS / language
    return sorted(path.relative_to(folder).as_posix()[:-3] for path in folder.rglob("*.md"))


def ids(language: str, page: str) -> list[str]:
    """Return the ids of a page's items, in order."""
    return [id_ for id_ in ID.findall(text(language, page)) if OF_ITEMS.match(id_)]


def at(language: str, page: str, id_: str) -> str:
    """Return the paragraph or item that bears an id, all its spaces made ordinary."""
    before, mark, _ = text(language, page).partition(f"{{: #{id_} }}")
    assert mark, f"docs/{language}/{page}.md has no {id_}"
    paragraph = before.rstrip().rpartition("\n")[2]
    return re.sub(r"\s", " ", paragraph)


def claims(language: str) -> dict[str, str]:
    """Return the page of each claim that a language tells."""
    return {
        id_.removeprefix("claim-"): page
        for page in pages(language)
        for id_ in ids(language, page)
        if id_.startswith("claim-")
    }


def rows(language: str) -> dict[str, tuple[str, str, str]]:
    """Return the rows of the verdicts: claim -> its class, where the claim stands, the row."""
    return {
        chip[3]: (chip[4], chip[2], line)
        for line in text(language, "verdicts").splitlines()
        if line.startswith("| [") and (chip := CHIP.match(line[2:]))
    }


@pytest.mark.parametrize("page", pages("fr"))
def test_items_are_the_same_in_every_language(page: str):
    """The claims, events and verdicts of a page have the same ids in each language, each once."""
    french = ids("fr", page)
    assert max(Counter(french).values(), default=1) == 1
    for language in LANGUAGES[1:]:
        if page in pages(language):
            assert ids(language, page) == french


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_claim_has_one_verdict_with_a_reason_and_a_source(language: str):
    """Each claim stands on one page and has one row, in the words of the one scale."""
    told, judged = claims(language), rows(language)
    assert told
    assert set(told) == set(judged)
    for claim, (kind, address, row) in judged.items():
        assert kind in SCALE
        assert address == f"{told[claim]}.md#claim-{claim}"
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        assert all(cells), row
        assert kind == "opinion" or CITED.search(cells[-1]), row


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_verdict_is_the_same_wherever_it_is_told(language: str):
    """Each chip leads to its row and has its class; each class has one label."""
    judged, labels = rows(language), {}
    for page in pages(language):
        for words, address, own_id, kind in CHIP.findall(text(language, page)):
            number, _, label = re.sub(r"\s", " ", words).partition(" \u00b7 ")
            assert judged[number.lower()][0] == kind, f"{page}: {words}"
            assert own_id or address.endswith(f"verdicts.md#{number.lower()}"), f"{page}: {words}"
            if label:
                assert labels.setdefault(kind, label) == label, f"{page}: {words}"
    assert set(labels) <= set(SCALE)
    assert {claim: kind for claim, (kind, _, _) in judged.items()} == {
        claim: kind for claim, (kind, _, _) in rows("fr").items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_sources_are_cited_and_citations_have_sources(language: str):
    """Each citation leads to a source, and each source is cited by some page or entry."""
    described = set(
        re.findall(r"^  \{: #([a-z0-9-]+) \}$", text(language, "sources"), re.MULTILINE)
    )
    cited = {id_ for page in pages(language) for id_ in CITED.findall(text(language, page))}
    for page in pages(language):
        if page.startswith("glossary/") and page != "glossary/index":
            front = yaml.safe_load(text(language, page).split("---\n")[1])
            assert front.get("definition"), page
            cited |= set(front.get("sources") or [])
    assert cited == described


def test_sources_have_one_address_in_every_language():
    """A source leads to the same page whatever the reader's language, and no page twice."""
    addresses = ADDRESS.findall(text("fr", "sources"))
    assert len(addresses) == len(set(addresses))
    for language in LANGUAGES[1:]:
        assert ADDRESS.findall(text(language, "sources")) == addresses


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_refused_source(language: str):
    """No page links to a text written by a machine, a digest or a copy."""
    for page in pages(language):
        for host in REFUSED:
            assert host not in text(language, page)


def figure(name: str) -> Figure:
    """Read a data file of this site."""
    path = DATA / f"{name}.yml"
    read, problems = read_figure(path.name, path.read_text(encoding="utf-8"), LANGUAGES)
    assert read is not None, problems
    return read


def test_every_data_file_is_drawn_somewhere():
    """Each drawing is asked for at the same places in each language."""
    asked = {
        language: [
            (page, r.name) for page in pages(language) for r in requests(text(language, page))
        ]
        for language in LANGUAGES
    }
    assert {name for _, name in asked["fr"]} == {path.stem for path in DATA.glob("*.yml")}
    assert asked["es"] == asked["pt"] == asked["fr"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_timeline_tells_what_it_draws(language: str):
    """Each event has its item under the same id, in the same order, with the same sources."""
    timeline = figure("timeline")
    assert isinstance(timeline, Timeline)
    assert ids(language, "timeline") == [event.id for event in timeline.events]
    for event in timeline.events:
        moment = event.moment
        parts = [str(moment.year)] + [f"{n:02}" for n in (moment.month, moment.day) if n]
        assert event.id.startswith("t-" + "-".join(parts))
        item = at(language, "timeline", event.id)
        assert tuple(CITED.findall(item)) == event.sources
        assert str(moment.year) in item.split("**")[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_table_tells_what_the_bars_show(language: str):
    """Each value that is drawn stands in the row and the column of the page's table."""
    chips = figure("chips")
    assert isinstance(chips, ComparisonChart)
    cells = table_cells(text(language, "compare"))
    for measure in chips.measures:
        label = measure.label[language].partition(" (")[0].casefold()
        for item in chips.items:
            name = item.label[language].partition(" (")[0]
            row = next((cells[key] for key in cells if matches(key, name, label)), None)
            value = measure.values[item.id]
            if isinstance(value, Value):
                unit = measure.unit.get(language, "") if measure.unit else ""
                assert row is not None
                assert quantity(value, unit, language) in row
            elif value == "unpublished":
                assert row == chips.absent[language]
            else:
                assert row is None


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
@pytest.mark.parametrize("path", sorted(DATA.glob("*.yml")), ids=lambda path: path.stem)
def test_the_amounts_are_told_beside_their_drawing(path: Path, language: str):
    """Each amount that is drawn in money stands on the pages that draw it."""
    drawn = figure(path.stem)
    for item in drawn.items if isinstance(drawn, BlockChart) else ():
        for page in pages(language):
            if item.value >= 1000 and path.stem in {r.name for r in requests(text(language, page))}:
                shown = re.sub(r"\s", " ", item.label[language]).partition(" : ")[0]
                amount = re.search(r"(?:US\$ )?\d[\d ,.]*(?: \w+)?", shown)
                assert amount
                assert amount[0].strip() in re.sub(r"\s", " ", text(language, page))


def test_the_drawings_words_are_not_those_of_another_language():
    """No label with a word that begins in lower case is the same in two languages."""
    for event in getattr(figure("timeline"), "events", ()):
        words = event.label["fr"].split() if event.label else []
        if any(word[0].islower() and len(word) > 2 for word in words):
            assert len(set(event.label.values())) == len(LANGUAGES), event.label
