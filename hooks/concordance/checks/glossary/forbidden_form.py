"""Spellings and false friends that an entry forbids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.glossary.uses import terms
from concordance.checks.rule import corpus_rule
from concordance.corpus.queries import Findings, query

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.checks.glossary.uses import Terms
    from concordance.corpus.corpus import Corpus
    from concordance.corpus.group import PageGroup
    from concordance.findings.model import Finding


def _ask(corpus: Corpus, group: PageGroup) -> None:
    group.query(_wrong, corpus.memo(terms))


@corpus_rule("forbidden-form", family="glossary", ask=_ask)
def forbidden_form(corpus: Corpus) -> Iterator[Finding]:
    """A page writes a term in a way that its entry forbids."""
    glossary = corpus.memo(terms)
    for group in corpus.groups:
        yield from group.query(_wrong, glossary)


@query(Findings)
def _wrong(group: PageGroup, glossary: Terms) -> Findings:
    return tuple(_findings(group, glossary))


def _findings(group: PageGroup, glossary: Terms) -> Iterator[Finding]:
    """Return a finding for each form that an entry of its language forbids."""
    for variant, concept, text, span in glossary.uses(group).misuses:
        entry = glossary.termbase.entry(variant.code, concept)
        if entry is not None:
            form = " ".join(text.split())
            yield variant.finding(
                f"'{form}' is a form that the entry '{concept}' forbids",
                span,
                hint=f"write '{entry.term}'"
                + "".join(f" or '{other}'" for other in entry.forms[:2]),
                value=form,
            )
