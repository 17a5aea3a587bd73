"""What is asked for comes first: a table of questions, every form, every amount of the site."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from concordance.glossary.entry import read_entry
from concordance.publish.search_text import blocks, normal_forms
from concordance.quantities import read
from site_search import answers
from sites import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from concordance.glossary.entry import GlossaryEntry

FOLDERS = {"fr": "", "es": "es/", "pt": "pt/"}
LOCALES = {"fr": "fr-FR", "es": "es-ES", "pt": "pt-BR"}
TABLE = Path(__file__).with_name("queries.tsv")
LEAST = 60
LANGUAGES = list(FOLDERS)


@cache
def entries(code: str) -> list[GlossaryEntry]:
    """Return the entries of a language's glossary."""
    found = []
    for path in sorted((ROOT / "docs" / code / "glossary").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        entry, _ = read_entry(str(path), text, concept=path.stem, language=code)
        if entry and path.stem != "index":
            found.append(entry)
    return found


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_table(page: Page, host: str, code: str):
    """Each question's first page is the expected one, an answer or, where there is none, near."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["language"] == code]
    assert len({row["query"] for row in rows}) >= LEAST
    page.goto(host + FOLDERS[code])
    found = answers(page, host, code, [row["query"] for row in rows])
    wrong = {
        row["query"]: (answer, row["first"])
        for row, answer in zip(rows, found, strict=True)
        if [*answer["pages"], *answer["near"]][:1] != [f"/{FOLDERS[code]}{row['first']}"]
    }
    assert wrong == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_form_finds_its_entry(page: Page, host: str, code: str):
    """Terms and forms of all languages, and forms that must not be written: the entry is first."""
    wanted: dict[str, set[str]] = {}
    own: set[str] = set()
    for language in (code, *LANGUAGES):
        for entry in entries(language):
            forbidden = entry.forbidden if language == code else ()
            for form in (entry.term, *entry.forms, *forbidden):
                if language == code or form not in own:
                    path = f"/{FOLDERS[code]}glossary/{entry.concept}/"
                    wanted.setdefault(form, set()).add(path)
        own = own or set(wanted)
    page.goto(host + FOLDERS[code])
    found = answers(page, host, code, list(wanted))
    wrong = {
        form: (answer["pages"][:2], paths)
        for (form, paths), answer in zip(wanted.items(), found, strict=True)
        if not set(answer["pages"][:1]) & paths
    }
    assert len(wanted) > 150
    assert wrong == {}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_amount_finds_a_page_that_has_it(page: Page, host: str, built_site: Path, code: str):
    """The first page has the value, or a plain number as it is typed; both readers agree on it."""
    values: dict[str, set[str]] = {}
    amounts: dict[str, tuple[set[str], str]] = {}
    for file in sorted((built_site / FOLDERS[code]).rglob("index.html")):
        path = file.parent.relative_to(built_site).as_posix().removeprefix(".")
        html = file.read_text(encoding="utf-8")
        start, end = html.find("<article data-pagefind-body"), html.rfind("</article>")
        if start < 0 or (code == "fr" and path[:2] in FOLDERS):
            continue
        here = values.setdefault(f"/{path}/".replace("//", "/"), set())
        shown = re.sub(r"(?s)<figure.*?</figure>|<p class=.cc-progress.*?</p>", "", html[start:end])
        for text, _ in blocks(shown):
            here.update(re.findall(r"\d+", text))
            for quantity in read(text, LOCALES[code]):
                if forms := set(normal_forms(quantity)):
                    here |= forms
                    plain = {quantity.text} if quantity.text.isdigit() else set()
                    amounts[quantity.text] = (forms | plain, quantity.unit)
    page.goto(host + FOLDERS[code])
    found = answers(page, host, code, list(amounts))
    assert len(amounts) > 50
    for (query, (forms, unit)), answer in zip(amounts.items(), found, strict=True):
        assert values.get((answer["pages"] or [""])[0], set()) & forms, (query, answer)
        assert answer["amounts"][-1]["unit"] == unit, (query, answer)


WRITTEN = {
    "fr": [
        ("cent milliards de dollars", "100000000000", "USD"),
        ("deux millions et demi d’euros", "2500000", "EUR"),
        ("quatre-vingt-dix-sept mille trois cents", "97300", ""),
        ("12,5 Md€", "12500000000", "EUR"),
        ("1 234 567,8 km", "1234567.8", "km"),
        ("3 pour cent", "3", "%"),
    ],
    "es": [
        ("cien mil millones", "100000000000", ""),
        ("dos millones y medio de euros", "2500000", "EUR"),
        ("treinta y cinco por ciento", "35", "%"),
        ("1.234.567,8 km", "1234567.8", "km"),
        ("500 mil millones de dólares", "500000000000", "USD"),
        ("US$ 3 millones", "3000000", "USD"),
    ],
    "pt": [
        ("cem bilhões", "100000000000", ""),
        ("dois milhões e meio de reais", "2500000", "BRL"),
        ("R$ 1,5 bi", "1500000000", "BRL"),
        ("trinta e cinco por cento", "35", "%"),
        ("US$ 500 bilhões", "500000000000", "USD"),
        ("485 mil", "485000", ""),
    ],
}


@pytest.mark.parametrize("code", LANGUAGES)
def test_amounts_are_read_as_the_build_reads_them(page: Page, host: str, code: str):
    """However it is written, the field gives an amount the value that the index has."""
    page.goto(host + FOLDERS[code])
    found = answers(page, host, code, [text for text, _, _ in WRITTEN[code]])
    for (text, value, unit), answer in zip(WRITTEN[code], found, strict=True):
        assert answer["amounts"] == [{"values": [value], "unit": unit}], text
        (quantity,) = read(text, LOCALES[code])
        assert (quantity.value, quantity.unit) == (value, unit)
