"""Entries that cannot serve as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.glossary.uses import terms
from concordance.checks.rule import corpus_rule
from concordance.corpus.links.targets import link_targets, near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.findings.model import Finding
    from concordance.glossary.entry import GlossaryEntry

SOURCES = "sources"
"""The page, in each language, on which each source has an id; a site need not have it."""


@corpus_rule("invalid-entry", family="glossary")
def invalid_entry(corpus: Corpus) -> Iterator[Finding]:
    """An entry lacks its definition, names what does not exist, or cannot be read."""
    glossary = corpus.memo(terms)
    for problem in glossary.problems:
        if problem.rule == "invalid-entry":
            yield problem
    listed = corpus.memo(link_targets)
    group = listed.pages.get(SOURCES)
    if group is None:
        return
    for code, lexicon in glossary.termbase.lexicons.items():
        ids = listed.ids(group, code) if code in group.sources else None
        for entry in lexicon.entries.values() if ids else ():
            yield from _unlisted(entry, ids or frozenset(), group.sources[code].path)


def _unlisted(entry: GlossaryEntry, ids: frozenset[str], path: str) -> Iterator[Finding]:
    """Return a finding for each source of an entry that the page of sources does not have."""
    for name in entry.sources:
        if name not in ids:
            meant = near(name, ids)
            remedy = "list the source there, or remove the line"
            yield entry.finding(
                f"sources names '{name}', which is no id in {path}",
                f"did you mean '{meant}'?" if meant else remedy,
                "sources",
                name,
            )
