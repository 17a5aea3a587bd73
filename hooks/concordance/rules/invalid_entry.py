"""Entries that cannot serve as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.glossary.check import terms
from concordance.rule import corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus import Corpus
    from concordance.finding import Finding


@corpus_rule("invalid-entry", family="glossary")
def invalid_entry(corpus: Corpus) -> Iterator[Finding]:
    """An entry lacks its definition, names what does not exist, or cannot be read."""
    for problem in corpus.once(terms).problems:
        if problem.rule == "invalid-entry":
            yield problem
