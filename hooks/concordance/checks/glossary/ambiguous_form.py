"""Forms that two concepts claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.glossary.uses import terms
from concordance.checks.rule import corpus_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.findings.model import Finding


@corpus_rule("ambiguous-form", family="glossary")
def ambiguous_form(corpus: Corpus) -> Iterator[Finding]:
    """A form belongs to two entries, so that a link could lead to either."""
    for problem in corpus.memo(terms).problems:
        if problem.rule == "ambiguous-form":
            yield problem
