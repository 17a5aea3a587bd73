"""The pages of this site as their tests read them, and how those tests tell what is wrong."""

from __future__ import annotations

import re
from functools import cache

import pytest

from sites import ROOT

LANGUAGES = ("fr", "es", "pt")
DOCS = ROOT / "docs"

SCALE = ("confirmed", "partly", "contradicted", "opinion")
"""The verdicts there are: one scale for every page."""
ID = re.compile(r"\{:? ?#([a-z0-9-]+)[ }]")
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


def place(language: str, page: str) -> str:
    """Return a page's path, as a contributor knows it."""
    return f"docs/{language}/{page}.md"


def holds(problems: list[str]) -> None:
    """Fail with one sentence for each problem, and nothing else to read."""
    if problems:
        pytest.fail("\n".join(problems), pytrace=False)


def at(language: str, page: str, id_: str) -> str:
    """Return the paragraph or item that bears an id, all its spaces made ordinary."""
    before = text(language, page).partition(f"{{: #{id_} }}")[0]
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
