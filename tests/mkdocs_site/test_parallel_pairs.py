"""The passages of a page, paired for its reader: rows, what is alike, ids, digests."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

import msgspec
import pytest

from concordance.checks.glossary.uses import terms
from concordance.corpus.corpus import read_corpus
from concordance.mkdocs_site import parallel
from concordance.mkdocs_site.parallel_pairs import Pairs, digest, folded, pairs
from concordance.project.project import project_from_mkdocs
from parallel_site import CONFIG, PAGES
from sites import write

if TYPE_CHECKING:
    from pathlib import Path

    from concordance.corpus.corpus import Corpus

TERM = "---\nterm: {term}\ndefinition: x\n---\n\n# {term}\n"


BOTH, ALONE = (
    next(line for line in PAGES["docs/index.md"].splitlines() if line.startswith(start))
    for start in ("It stood", "Only here")
)


def corpus(folder: Path, files: dict[str, str]) -> Corpus:
    """Read a project of English, French and Arabic pages by suffix."""
    write(folder, {"mkdocs.yml": CONFIG.format(hook="x.py"), **files})
    return read_corpus(project_from_mkdocs(folder / "mkdocs.yml"))


def paired(made: Corpus) -> dict[str, Pairs]:
    """Return the passages of each page as a browser reads them."""
    found = parallel.paired(made)
    return {key: msgspec.json.decode(each, type=Pairs) for key, each in found.items()}


def alike(folder: Path, english: str, french: str, **more: str) -> set[tuple[str, str]]:
    """Return what of two paragraphs bears the same number, as pairs of texts."""
    files = {f"docs/{name}.md": text for name, text in more.items()}
    found = paired(corpus(folder, {"docs/a.md": english, "docs/a.fr.md": french, **files}))["a.md"]
    (one,), (other,) = found["en"], found["fr"]
    return {(text, there) for text, key in one.marks for there, same in other.marks if key == same}


@pytest.mark.parametrize(
    ("english", "french", "wanted"),
    [
        ("It has 1,234.5 kg.", "Il a 1 234,5 kg.", {("1,234.5 kg", "1 234,5 kg")}),
        (
            "It costs $2 billion.",
            "Prix : 2 milliards de dollars.",
            {("$2 billion", "2 milliards de dollars")},
        ),
        ("On 3 May 2024.", "Le 3 mai 2024.", {("3 May 2024", "3 mai 2024")}),
        ("It has 12 legs.", "Il a 13 pattes.", set()),
        (
            "First 12 km, then 3 kg and 12 km.",
            "D’abord 3 kg, puis 12 km et 12 km.",
            {("12 km", "12 km"), ("3 kg", "3 kg")},
        ),
        (  # a mark that is read in two ways leaves it to the rules of the values
            "It has 1,234 here, 1.234 there.",
            "Il a 1 234 ici, 1,234 là.",
            {("1,234", "1 234"), ("1.234", "1,234")},
        ),
        ("He met Ada Byron.", "Il a vu Ada Byron.", {("Ada Byron", "Ada Byron")}),
        ("The GB200 came.", "La GB200 est là.", {("GB200", "GB200")}),
        ("Le is a word.", "Le mot est là.", set()),
        ("Use `12 kg` here.", "Mettez `12 kg` ici.", set()),
    ],
)
def test_what_is_alike(tmp_path: Path, english: str, french: str, wanted: set[tuple[str, str]]):
    """Values however written, dates, names and codes; no first word, no other value, no code."""
    assert alike(tmp_path, english, french) == wanted


def test_a_term_is_its_translation(tmp_path: Path):
    """By the concept that both name."""
    entries = {
        "glossary/hive": TERM.format(term="hive"),
        "glossary/hive.fr": TERM.format(term="ruche"),
    }
    found = alike(tmp_path, "It is a hive.", "C’est une ruche.", **entries)
    assert found == {("hive", "ruche")}


def test_rows(tmp_path: Path):
    """In the order of the page; two passages in one have both rows; ids those of the headings."""
    found = paired(corpus(tmp_path, PAGES))["index.md"]
    assert set(found) == {"en", "fr", "ar"}
    english, french = found["en"], found["fr"]
    assert [passage.id for passage in english if passage.id] == ["bees", "setting-up", "smoke"]
    assert [passage.id for passage in french if passage.id] == [
        "abeilles",
        "mise-en-place",
        "fumee",
    ]
    by_digest = {passage.digest: passage.rows for passage in english}
    both = by_digest[digest(BOTH)]
    there = {passage.digest: passage.rows for passage in french}
    assert len(both) == 2
    assert there[digest("Elle est restée 12 ans à Lyon, près de la gare.")] == [both[0]]
    assert there[digest("Personne ne l’a déplacée depuis l’inondation de 1910.")] == [both[1]]
    alone = by_digest[digest(ALONE)]
    assert not set(alone) & {row for passage in french for row in passage.rows}


def test_a_page_alone_has_none(tmp_path: Path):
    """Nothing is told of a page in one language, nor of one that waits for its text."""
    files = {
        "docs/one.md": "# One\n",
        "docs/two.md": "# Two\n\nText.\n",
        "docs/two.fr.md": "---\nuntranslated: true\n---\n\n# Deux\n",
    }
    made = corpus(tmp_path, files)
    assert parallel.paired(made) == {}
    assert all(not group.is_read for group in made.groups)
    assert made.groups[0].query(pairs, made.memo(terms)) == b""


def test_a_digest_is_of_letters_and_digits():
    """What a theme changes of a text counts for nothing."""
    assert folded("L’été\u00a0: 1\u202f000 $") == "Lété1000"
    assert digest("a b") == crc32(b"ab")
    assert digest("e\u0301") == digest("é")
