"""The termbase of a project on disk, from the pages its glossary's pattern names."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from concordance.glossary.entry import read_entry
from concordance.glossary.termbase import Termbase, make_termbase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import Source
    from concordance.findings.model import Finding
    from concordance.glossary.entry import Entry

NOT_ENTRIES = ("index", "README")
"""Pages that present the glossary; nor is one whose name begins with an underscore an entry."""


def read_glossary(
    corpus: Corpus, pattern: str = "", *, defined: bool = True
) -> tuple[Termbase, list[Finding]]:
    """Read every entry of a corpus, and say what is wrong with them.

    `pattern` is a glob relative to each language's folder, by default every page in the
    configured folder. `defined` asks each entry for a term and a definition; without it a page
    with a title is one.
    """
    project = corpus.project
    entries: list[Entry] = []
    problems: list[Finding] = []
    concepts: set[str] = set()
    for key, code, source in entry_sources(corpus, pattern):
        concept = PurePosixPath(key).stem
        concepts.add(concept)
        entry, found = read_entry(
            source.path, source.text(), concept=concept, language=code, defined=defined
        )
        problems += found
        if entry is not None:
            entries.append(entry)
    codes = [language.code for language in project.languages]
    termbase, found = make_termbase(entries, codes, pages=concepts)
    return termbase, problems + found


def entry_sources(corpus: Corpus, pattern: str = "") -> Iterator[tuple[str, str, Source]]:
    """Return each glossary page: its path without the language, its language and its source."""
    matches = re.compile(_translate(pattern or f"{corpus.project.config.glossary}/**/*.md"))
    for group in corpus.groups:
        name = PurePosixPath(group.key).stem
        if name in NOT_ENTRIES or name.startswith("_") or not matches.fullmatch(group.key):
            continue
        for code, source in group.sources.items():
            yield group.key, code, source


def _translate(pattern: str) -> str:
    """Write a glob as a regular expression: `*` stays within a folder, `**/` goes through any."""
    parts = re.split(r"(\*\*/|\*+|\?)", pattern)
    special = {"**/": "(?:[^/]+/)*", "?": "[^/]"}
    return "".join(
        special.get(part, "[^/]*" if part.startswith("*") else re.escape(part)) for part in parts
    )
