"""The spelling of every page and drawing, with hunspell and one list of names per language."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import defaultdict
from typing import TYPE_CHECKING

import pytest
import yaml

from concordance.markdown import read_page
from sites import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from concordance.markdown.model import Prose

DICTIONARIES = {"fr": "fr", "es": "es_ES", "pt": "pt_BR"}
SPOKEN = ("title", "description", "term", "definition", "forms")
WORD = re.compile(r"aujourd’hui|\w+(?:[-.]\w+)*")
CLAIM = re.compile(r"A\d{1,2}")
FOREIGN = re.compile(r"\*[^*\n]+\*(?=\{: lang=\w+ \})")
ADDRESS = re.compile(r"https?://\S+|\S+@\S+\.\w+")


def words_of(language: str) -> set[str]:
    """Return the names and terms that the dictionary lacks."""
    path = ROOT / "tests" / "words" / f"{language}.txt"
    return set(path.read_text(encoding="utf-8").splitlines())


def texts(language: str) -> Iterator[tuple[str, str]]:
    """Return every text of a language that a reader sees, with its place."""
    for path in sorted((ROOT / "docs" / language).rglob("*.md")):
        page = read_page(path, path.relative_to(ROOT).as_posix())
        for key in SPOKEN:
            value = page.front_matter.get(key, "")
            for text in value if isinstance(value, list) else [value]:
                yield f"{page.path}:1", str(text)
        for block in page.blocks:
            line, _ = page.line_column(block.span.start)
            for prose in block.cells or (block.prose,):
                yield f"{page.path}:{line}", without_foreign(page.text, prose)
            for link in block.links:
                if link.kind in {"image", "html-image"}:
                    yield f"{page.path}:{line}", link.text or ""
    for path in sorted((ROOT / "docs" / "assets" / "data").glob("*.yml")):
        for text in said(yaml.safe_load(path.read_text(encoding="utf-8")), language):
            yield path.relative_to(ROOT).as_posix(), text


def without_foreign(source: str, prose: Prose) -> str:
    """Return the visible text of a block without what is marked with another language."""
    spans = [match.span() for match in FOREIGN.finditer(source)]
    return "".join(
        letter
        for index, letter in enumerate(prose.text)
        if not any(start <= prose.offset(index) < end for start, end in spans)
    )


def said(data: object, language: str) -> Iterator[str]:
    """Return the texts that a data file has in a language."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == language and isinstance(value, str):
                yield value
            else:
                yield from said(value, language)
    elif isinstance(data, list):
        for value in data:
            yield from said(value, language)


def unknown(language: str, text: str) -> set[str]:
    """Return the words of a text that neither the dictionary nor the list has.

    Words are cut at apostrophes. Those with a digit or a point in them are names, that only the
    list can know; single letters, numbers and the numbers of claims are no words.
    """
    listed = words_of(language)
    words = {
        word
        for word in WORD.findall(ADDRESS.sub(" ", text))
        if len(word) > 1
        and re.search(r"[^\W\d_]", word)
        and not CLAIM.fullmatch(word)
        and not known(word, listed)
    }
    names = {word for word in words if re.search(r"[\d.]", word)}
    return names | misspelt(language, words - names)


def known(word: str, listed: set[str]) -> bool:
    """Return whether a word, or each part of a compound, is in the list."""
    return word in listed or all(
        part in listed or part.isdecimal() for part in re.split(r"[-.]", word)
    )


def misspelt(language: str, words: set[str]) -> set[str]:
    """Ask hunspell which of these words it does not know."""
    if shutil.which("hunspell") is None:
        pytest.fail("hunspell is not installed: run `make test`, which installs it")
    run = subprocess.run(
        ["hunspell", "-i", "UTF-8", "-l", "-d", DICTIONARIES[language]],
        input="\n".join(sorted(words)) + "\n",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    assert run.returncode == 0, (
        f"hunspell has no dictionary {DICTIONARIES[language]}: run `make test`, "
        f"which installs it ({run.stderr.strip()})"
    )
    return {word for word in run.stdout.split() if word}


def where(word: str, places: dict[str, set[str]]) -> list[str]:
    """Return the places of a word, or of the compounds it is part of."""
    return sorted({place for whole, at in places.items() if word in whole for place in at})


@pytest.mark.parametrize("language", DICTIONARIES)
def test_every_word_is_known(language: str):
    """Each word is in the dictionary, or is a name in tests/words/."""
    places: dict[str, set[str]] = defaultdict(set)
    everything: list[str] = []
    for place, text in texts(language):
        everything.append(text)
        for word in WORD.findall(text):
            places[word].add(place)
    assert len(everything) > 500
    wrong = unknown(language, "\n".join(everything))
    told = [f"{word}: {', '.join(where(word, places)[:3])}" for word in sorted(wrong)]
    if told:
        remedy = f"mend these; for a name: make word LANGUAGE={language} WORD={min(wrong)}"
        pytest.fail("\n".join([remedy, *told]), pytrace=False)


def test_words_of_another_language_are_left_out(tmp_path: Path):
    """Marked with their language, they are not held to the page's dictionary."""
    path = tmp_path / "page.md"
    path.write_text("# Un\n\nIl cite « *nothing final*{: lang=en } » et *rien d’autre*.\n", "utf-8")
    page = read_page(path, "page.md")
    prose = list(page.blocks)[-1].prose
    assert without_foreign(page.text, prose) == "Il cite «  » et rien d’autre."


@pytest.mark.parametrize("language", DICTIONARIES)
def test_the_lists_are_sorted(language: str):
    """A list has each word once, in the order of `LC_ALL=C sort -u`."""
    path = ROOT / "tests" / "words" / f"{language}.txt"
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))


@pytest.mark.parametrize(
    ("language", "text", "wrong"),
    [
        ("fr", "Une acceuillante puce de l’IA, aujourd’hui.", {"acceuillante"}),
        ("es", "El chip se deasrrolla en la nube.", {"deasrrolla"}),
        ("pt", "O treinamneto do modelo.", {"treinamneto"}),
        ("pt", "Um chip de 3 nanómetros da Acme3.", {"nanómetros", "Acme3"}),
    ],
)
def test_a_misspelling_is_found(language: str, text: str, wrong: set[str]):
    """The test itself sees what it is there to see."""
    assert wrong <= unknown(language, text)
