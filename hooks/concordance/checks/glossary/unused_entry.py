"""Entries that no page needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.glossary.uses import terms
from concordance.checks.rule import corpus_rule
from concordance.corpus.queries import query
from concordance.findings.model import Severity
from concordance.findings.wording import named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.glossary.uses import Terms
    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding


def _ask(corpus: Corpus, group: PageGroup) -> None:
    glossary = corpus.memo(terms)
    if glossary.termbase.concepts:
        group.query(_used, glossary)


@corpus_rule("unused-entry", family="glossary", severity=Severity.WARNING, ask=_ask)
def unused_entry(corpus: Corpus) -> Iterator[Finding]:
    """No page of its language uses an entry's term, its own page apart."""
    glossary = corpus.memo(terms)
    if not glossary.termbase.concepts:
        return
    used = {
        (code, concept)
        for group in corpus.groups
        for code, concepts in group.query(_used, glossary).items()
        for concept in concepts
    }
    for code, lexicon in glossary.termbase.lexicons.items():
        for concept, entry in lexicon.entries.items():
            if (code, concept) not in used:
                yield entry.finding(
                    f"no {named(code)} page uses '{entry.term}'",
                    "list the form that the pages use among its forms, or remove the entry",
                    "term",
                )


@query(dict[str, tuple[str, ...]])
def _used(group: PageGroup, glossary: Terms) -> dict[str, tuple[str, ...]]:
    return {code: tuple(uses) for code, uses in glossary.uses(group).first.items()}
