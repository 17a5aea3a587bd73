"""Entries that no page needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.finding import Severity
from concordance.glossary.check import terms
from concordance.rule import corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus import Corpus
    from concordance.finding import Finding


@corpus_rule("unused-entry", family="glossary", severity=Severity.WARNING)
def unused_entry(corpus: Corpus) -> Iterator[Finding]:
    """No page of its language uses an entry's term, its own page apart."""
    known = corpus.once(terms)
    used = {(code, concept) for (_, code), uses in known.uses.items() for concept in uses}
    for code, lexicon in known.termbase.lexicons.items():
        for concept, entry in lexicon.entries.items():
            if (code, concept) not in used:
                yield entry.finding(
                    f"no {code} page uses '{entry.term}'",
                    "list the form that the pages use among its forms, or remove the entry",
                    "term",
                )
