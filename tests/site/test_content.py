"""What the pages must hold: every page, claim, figure and source, the same in each language."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from functools import cache

import pytest
import yaml

from concordance.publish.charts import read_figure, requests
from concordance.publish.charts.model import BlockChart, ComparisonChart, Timeline, Value
from concordance.publish.charts.wording import quantity
from sites import ROOT

LANGUAGES = ("fr", "es", "pt")
DOCS = ROOT / "docs"
DATA = DOCS / "assets" / "data"

PAGES = (
    "index",
    "relation",
    "history",
    "horizon",
    "alternatives",
    "implications",
    "timeline",
    "compare",
    "updates",
    "sources",
    "about",
    "glossary/index",
)
CONCEPTS = (
    "a100", "ai-accelerator", "arm", "azure", "chatgpt", "cloud", "cobalt", "data-center",
    "ethernet", "generative-ai", "gpu", "h100", "hbm", "inference", "infiniband", "maia", "nvidia",
    "nvlink", "openai", "stargate", "supercomputer", "training",
)  # fmt: skip

CLAIMS = {
    "relation": range(1, 6),
    "history": range(6, 14),
    "horizon": range(14, 19),
    "alternatives": range(19, 21),
    "implications": range(21, 23),
}
HOME = {f"a{number}": page for page, numbers in CLAIMS.items() for number in numbers}

SUPPORTED = "a1 a5 a7 a8 a9 a10 a11 a12 a13 a20"
IN_PART = "a4 a14 a15 a16 a18 a19 a21"
CONTRADICTED = "a2 a6 a17"
OPINION = "a3 a22"
VERDICTS = {
    SUPPORTED: {"fr": "Confirmé", "es": "Confirmado", "pt": "Confirmado"},
    IN_PART: {"fr": "Confirmé en partie", "es": "Confirmado en parte", "pt": "Confirmado em parte"},
    CONTRADICTED: {
        "fr": "Contredit par les sources",
        "es": "Contradicho por las fuentes",
        "pt": "Contradito pelas fontes",
    },
    OPINION: {
        "fr": "Opinion, non vérifiable",
        "es": "Opinión, no verificable",
        "pt": "Opinião, não verificável",
    },
}

FIGURES = (
    ("history", "claim-a8", "1 milliard de dollars", "1000 millones de dólares", "US$ 1 bilhão"),
    ("horizon", "claim-a15", "100 milliards de dollars", "100 000 millones de dólares",
     "US$ 100 bilhões"),
    ("history", "claim-a6", "2016", "2016", "2016"),
    ("history", "claim-a11", "2021", "2021", "2021"),
    ("history", "claim-a12", "2023", "2023", "2023"),
    ("timeline", "t-2000-03-15", "200 millions de dollars", "200 millones de dólares",
     "US$ 200 milhões"),
    ("timeline", "t-2020-04-27", "7 milliards de dollars", "7000 millones de dólares",
     "US$ 7 bilhões"),
    ("timeline", "t-2020-05-19", "285 000", "285 000", "285.000"),
    ("timeline", "t-2020-05-19", "10 000 GPU", "10 000 GPU", "10.000 GPUs"),
    ("timeline", "t-2024-12", "485 000 GPU", "485 000 GPU", "485.000 GPUs"),
    ("timeline", "t-2025-01-21", "500 milliards de dollars", "500 000 millones de dólares",
     "US$ 500 bilhões"),
    ("timeline", "t-2025-10-09", "4 600 GPU", "4600 GPU", "4.600 GPUs"),
    ("timeline", "t-2025-10-28", "27 %", "27 %", "27%"),
    ("timeline", "t-2025-10-28", "250 milliards de dollars", "250 000 millones de dólares",
     "US$ 250 bilhões"),
    ("timeline", "t-2025-11-03", "38 milliards de dollars", "38 000 millones de dólares",
     "US$ 38 bilhões"),
    ("timeline", "t-2026-02-27", "110 milliards de dollars", "110 000 millones de dólares",
     "US$ 110 bilhões"),
)  # fmt: skip
"""Page, id, and what stands there in French, Spanish and Portuguese; spaces stand for any."""

REFUSED = (
    "windowsforum.com", "windowsnews.ai", "particle.news", "bestofai.com", "letsdatascience.com",
    "explainx.ai", "slicast.com", "aiexpert.news", "techbuzz.ai", "vectrel.ai", "truesolvers.com",
    "paath.pages.dev", "docsdigest.com", "centerconsulting.com", "everhealthai.com", "sipoch.com",
    "blockchain-council.org", "bruno.digital", "algeriatech.news", "jkoder.com", "besthub.dev",
    "mkawlat26", "rodom.net", "drvco.omeclk", "mydosti", "genixplay", "gun-rights.org",
    "nowhyderabad", "sgpjbg", "wbgsv0a.gigazine",
)  # fmt: skip
"""Hosts that are no source: texts written by machines, digests, copies."""

ID = re.compile(r"\{:? ?#([a-z0-9-]+) ?\}")
CITED = re.compile(r"\]\((?:\.\./)?sources\.md#([a-z0-9-]+)\)")
ADDRESS = re.compile(r"\]\((https?://[^)]+)\)")


@cache
def text(language: str, page: str) -> str:
    """Return a page's Markdown."""
    return (DOCS / language / f"{page}.md").read_text(encoding="utf-8")


def pages(language: str) -> list[str]:
    """Return every page of a language, by its path without the extension."""
    folder = DOCS / language
    return sorted(path.relative_to(folder).as_posix()[:-3] for path in folder.rglob("*.md"))


def at(language: str, page: str, id_: str) -> str:
    """Return the paragraph or item that bears an id, all its spaces made ordinary."""
    before, mark, _ = text(language, page).partition(f"{{: #{id_} }}")
    assert mark, f"docs/{language}/{page}.md has no {id_}"
    paragraph = before.rstrip().rpartition("\n")[2]
    return re.sub(r"\s", " ", paragraph)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_and_every_entry_is_there(language: str):
    """The pages and the 22 entries exist in each language, and no language has more."""
    expected = {*PAGES, *(f"glossary/{concept}" for concept in CONCEPTS)}
    assert expected <= set(pages(language))
    assert pages(language) == pages("fr")


@pytest.mark.parametrize("page", pages("fr"))
def test_ids_are_parallel(page: str):
    """The same ids stand in the same order in each language, each once."""
    french = ID.findall(text("fr", page))
    assert max(Counter(french).values(), default=1) == 1
    for language in LANGUAGES[1:]:
        assert ID.findall(text(language, page)) == french


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_claim_has_one_home(language: str):
    """A1 to A22 stand on their pages, once each in the language."""
    found = {
        id_.removeprefix("claim-"): page
        for page in pages(language)
        for id_ in ID.findall(text(language, page))
        if id_.startswith("claim-")
    }
    assert found == HOME
    assert len(found) == 22


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_claim_has_its_verdict(language: str):
    """The table of the sources page links each claim and says the verdict in the agreed words."""
    rows = dict(
        re.findall(r"^\| \[A\d+\]\((\w+\.md#claim-a\d+)\) \| .+ \| (.+) \|$",
                   text(language, "sources"), re.MULTILINE)
    )  # fmt: skip
    assert rows == {
        f"{HOME[claim]}.md#claim-{claim}": words[language]
        for claims, words in VERDICTS.items()
        for claim in claims.split()
    }


@pytest.mark.parametrize(("page", "id_", "french", "spanish", "portuguese"), FIGURES)
def test_every_figure_in_every_scale(
    page: str, id_: str, french: str, spanish: str, portuguese: str
):
    """A figure is there under its id in each language, in that language's scale."""
    for language, figure in zip(LANGUAGES, (french, spanish, portuguese), strict=True):
        assert figure in at(language, page, id_)


@pytest.mark.parametrize("language", LANGUAGES)
def test_sources_are_cited_and_citations_have_sources(language: str):
    """Each citation leads to a source, and each source is cited by some page or drawing."""
    described = set(
        re.findall(r"^  \{: #([a-z0-9-]+) \}$", text(language, "sources"), re.MULTILINE)
    )
    cited = {id_ for page in pages(language) for id_ in CITED.findall(text(language, page))}
    for concept in CONCEPTS:
        front = text(language, f"glossary/{concept}").split("---\n")[1]
        cited |= set(yaml.safe_load(front).get("sources") or [])
    assert cited - described == set()
    assert described - cited == UNCITED


UNCITED = {"developpez-2024-04"}
"""Background that no sentence rests on: where the estimate of 2024 comes from, in French."""


def test_sources_have_one_address_in_every_language():
    """A source leads to the same page whatever the reader's language, and no page twice."""
    addresses = ADDRESS.findall(text("fr", "sources"))
    assert len(addresses) == len(set(addresses)) > 60
    for language in LANGUAGES[1:]:
        assert ADDRESS.findall(text(language, "sources")) == addresses


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_refused_source(language: str):
    """No page links to a text written by a machine, a digest or a copy."""
    for page in pages(language):
        for host in REFUSED:
            assert host not in text(language, page)


def figure(name: str) -> Timeline | BlockChart | ComparisonChart:
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
    ids = [id_ for id_ in ID.findall(text(language, "timeline")) if id_.startswith("t-")]
    assert ids == [event.id for event in timeline.events]
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
                unit = measure.unit.get(language, "") if measure.id != "cores" else ""
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
def test_the_amounts_are_told_beside_their_drawing(language: str):
    """Each amount that is drawn stands in the text of the page, whose order of size is right."""
    amounts = figure("amounts")
    assert isinstance(amounts, BlockChart)
    assert [item.value for item in amounts.items] == [
        Decimal(value) for value in ("1e9", "1e10", "1e11", "5e11")
    ]
    for item in amounts.items:
        assert f"**{item.label[language]}**" in text(language, "index")


def test_the_drawings_words_are_not_those_of_another_language():
    """No label that has words is the same in two languages, names apart."""
    same = [
        label
        for event in getattr(figure("timeline"), "events", ())
        for label in [event.label]
        if label and len(set(label.values())) < 3
    ]
    assert [label["fr"] for label in same] == ["Cobalt 200", "Maia 200"]
