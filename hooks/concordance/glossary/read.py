"""The termbase of a project, from the pages its glossary's pattern names."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from concordance.glossary.entry import read_entry
from concordance.glossary.termbase import Termbase, make_termbase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.findings.model import Finding
    from concordance.glossary.entry import GlossaryEntry
    from concordance.project.project import Project

NOT_ENTRIES = ("index", "README")
"""Pages that present the glossary; nor is one whose name begins with an underscore an entry."""


class EntryPage(NamedTuple):
    """A page of the glossary, not read yet.

    `key` is its path without the language, `path` its file as findings and links name it.
    """

    key: str
    concept: str
    language: str
    path: str
    text: Callable[[], str]


def read_glossary(
    corpus: Corpus, pattern: str = "", *, defined: bool = True
) -> tuple[Termbase, list[Finding]]:
    """Read every entry of a corpus, and return the termbase and what is wrong with it.

    `pattern` is as in `concept_of`, `defined` as in `read_entries`.
    """
    return read_entries(entry_pages(corpus, pattern), corpus.project, defined=defined)


def read_entries(
    pages: Iterable[EntryPage], project: Project, *, defined: bool = True
) -> tuple[Termbase, list[Finding]]:
    """Read the entries of a project, and return the termbase and what is wrong with it.

    `defined` asks each entry for a term and a definition; without it a page with a title is one.
    """
    entries: list[GlossaryEntry] = []
    problems: list[Finding] = []
    concepts: set[str] = set()
    for page in pages:
        concepts.add(page.concept)
        entry, found = _read_entry(page.path, page.text(), page.concept, page.language, defined)
        problems += found
        if entry is not None:
            entries.append(entry)
    codes = [language.code for language in project.languages]
    termbase, wrong = make_termbase(entries, codes, pages=concepts)
    return termbase, problems + wrong


@lru_cache(maxsize=4096)
def _read_entry(
    path: str,
    text: str,
    concept: str,
    language: str,
    defined: bool,  # noqa: FBT001 - a cache's key
) -> tuple[GlossaryEntry | None, tuple[Finding, ...]]:
    """Read an entry; the check and the site read the same ones, and so does each save."""
    entry, found = read_entry(path, text, concept=concept, language=language, defined=defined)
    return entry, tuple(found)


def entry_pages(corpus: Corpus, pattern: str = "") -> Iterator[EntryPage]:
    """Return each glossary page of a corpus; `pattern` is as in `concept_of`."""
    for group in corpus.groups:
        concept = concept_of(group.key, corpus.project, pattern)
        if concept is not None:
            for code, source in group.sources.items():
                yield EntryPage(group.key, concept, code, source.path, source.text)


def concept_of(key: str, project: Project, pattern: str = "") -> str | None:
    """Return the concept whose entry a page is, or None where it is no entry.

    `key` is the page's path without the language: `glossary/node.js.md` is the entry `node.js`.
    `pattern` is a glob relative to each language's folder, by default every page below the
    configured folder.
    """
    name = PurePosixPath(key).stem
    glob = _translate(pattern or f"{project.config.glossary}/**/*")
    if name in NOT_ENTRIES or name.startswith("_") or not re.fullmatch(glob, key):
        return None
    return name


def _translate(pattern: str) -> str:
    """Write a glob as a regular expression: `*` stays within a folder, `**/` goes through any."""
    parts = re.split(r"(\*\*/|\*+|\?)", pattern)
    special = {"**/": "(?:[^/]+/)*", "?": "[^/]"}
    return "".join(
        special.get(part, "[^/]*" if part.startswith("*") else re.escape(part)) for part in parts
    )
