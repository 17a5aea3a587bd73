"""Forms that are ordinary words of their language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from concordance.checks.glossary.uses import terms
from concordance.checks.rule import corpus_rule
from concordance.findings.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from concordance.corpus.corpus import Corpus
    from concordance.findings.model import Finding


@corpus_rule("common-form", family="glossary", severity=Severity.WARNING)
def common_form(corpus: Corpus) -> Iterator[Finding]:
    """A form is so common a word that half of a page would be links."""
    for problem in corpus.memo(terms).problems:
        if problem.rule == "common-form":
            yield problem
